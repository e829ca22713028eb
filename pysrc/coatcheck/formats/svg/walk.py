"""SVG: the walk over a document, which marks what may not stay.

Rules (XML 1.0, Namespaces in XML 1.0, SVG 1.1 and 2): what draws are elements of SVG's own
namespace with attributes of none; XLink has one attribute that matters, ``href``. All else is
marked: comments, processing instructions, the document type, elements and attributes of other
namespaces or of no known name, declarations of their prefixes, and references to what is not in
this file. Expat checks that the document is well formed and reads names and values; the ranges are
found in the bytes themselves. It expands no entity outside of attributes, and opens none.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.formats.svg.marks import Marks
from coatcheck.formats.svg.names import ANIMATIONS, ELEMENTS, SVG, XML
from coatcheck.formats.svg.text import Declarations, Text, check_expansion
from coatcheck.formats.svg.values import Piece, Values
from coatcheck.model import Content, Kind

MAX_DEPTH = 500
MAX_ELEMENTS = 300_000

_TAG = re.compile(rb"<([^\s/>]+)")
_ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TAG_END = re.compile(rb"(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>")
_BLOCK = 256 * 1024


class Walk:
    """One pass over a document."""

    def __init__(self, text: Text) -> None:
        self.data = text.data
        self.marks = Marks()
        self.root_end = 0
        """Where the name of the root element ends."""
        self._declarations = Declarations()
        self._values = Values(self.data, self.marks)
        self._spaces: list[dict[str, str]] = [{"xml": XML}]
        self._own = SVG
        self._depth = self._elements = 0
        self._skipped = 0
        """At what depth the element is that goes; 0 outside of one."""
        self._skip_start = 0
        self._skip_name = ""
        self._text_start = self._tag_end = 0
        self._in_doctype = self._internal = False
        self._doctype_start = 0
        self._style = self._words = 0
        """At what depth the style sheet is that is being read, and the text that is drawn."""
        self._pieces: list[Piece] = []
        self._parser = expat.ParserCreate("utf-8")

    def run(self) -> None:
        """Walk; raise an EngineError for what is no SVG, is broken, or costs too much."""
        parser = self._parser
        parser.ordered_attributes = True
        parser.specified_attributes = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EndDoctypeDeclHandler = self._doctype_end
        parser.EntityDeclHandler = self._declarations.entity
        parser.AttlistDeclHandler = self._attlist
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartCdataSectionHandler = self._cdata
        parser.EndCdataSectionHandler = self._cdata_end
        parser.DefaultHandler = _ignore
        try:
            for start in range(0, len(self.data), _BLOCK):
                parser.Parse(self.data[start : start + _BLOCK], False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise DamagedFile(
                f"the XML is broken: {expat.ErrorString(error.code)}", parser.ErrorByteIndex
            ) from None
        except (ValueError, LookupError) as error:
            raise DamagedFile(f"the XML cannot be read: {error}") from None

    # The prolog.

    def _declaration(self, *_: object) -> None:
        self._text_start = self.data.index(b"?>") + 2

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, internal: bool
    ) -> None:
        self._in_doctype = True
        self._doctype_start = self.data.index(b"<!DOCTYPE", self._text_start)
        self._internal = internal

    def _doctype_end(self) -> None:
        self._in_doctype = False
        end = self.data.index(b">", self._parser.CurrentByteIndex) + 1
        content = Content.TEXT if self._internal else Content.PADDING
        self.marks.add(self._doctype_start, end, "document type", content, Kind.DOCTYPE)
        self._text_start = end
        self._values.entities = self._declarations.expanded()
        check_expansion(self.data, self._values.entities)

    def _attlist(self, element: str, name: str, _type: str, default: str | None, _: int) -> None:
        if default is not None:
            raise UnsupportedFormat(
                f"Coatcheck cannot clean SVG pictures whose document type sets {name[:40]}"
                f" of {element[:40]}"
            )

    # What lies between tags.

    def _flush(self, index: int, *, references: bool = True) -> None:
        """Take in the text from the last piece of markup to this one."""
        start = self._text_start
        if self._skipped or not self._depth or start >= index:
            return
        if self._style:
            self._pieces.append((start, index, references))
        elif not self._words and not self.data[start:index].isspace():
            self.marks.add(start, index, "words", Content.TEXT)
        if references:
            self._values.references(start, index)

    def _between(
        self, length: int, closing: bytes, name: str, content: Content, kind: Kind
    ) -> None:
        """Mark a comment or a processing instruction."""
        start = self._parser.CurrentByteIndex
        if self._in_doctype or self._skipped:
            return
        self._flush(start)
        end = self.data.index(closing, start + length) + len(closing)
        self.marks.add(start, end, name, content, kind)
        self._text_start = end

    def _comment(self, _text: str) -> None:
        self._between(4, b"-->", "comment", Content.COMMENT, Kind.XML_COMMENT)

    def _instruction(self, _target: str, _data: str) -> None:
        self._between(2, b"?>", "instruction", Content.TEXT, Kind.INSTRUCTION)

    def _cdata(self) -> None:
        index = self._parser.CurrentByteIndex
        self._flush(index)
        self._text_start = index + 9

    def _cdata_end(self) -> None:
        index = self._parser.CurrentByteIndex
        self._flush(index, references=False)
        self._text_start = index + 3

    # Elements.

    def _start(self, name: str, attributes: list[str]) -> None:
        index = self._parser.CurrentByteIndex
        self._flush(index)
        self._depth += 1
        self._elements += 1
        if self._depth > MAX_DEPTH or self._elements > MAX_ELEMENTS:
            raise LimitExceeded("the picture has too many elements, or too deep", index)
        if self._skipped:
            return
        spaces = self._spaces[-1]
        for place in range(0, len(attributes), 2):
            if attributes[place].startswith("xmlns"):
                if spaces is self._spaces[-1]:
                    spaces = dict(spaces)
                spaces[attributes[place].partition(":")[2]] = attributes[place + 1]
        self._spaces.append(spaces)
        prefix, _, local = name.rpartition(":")
        space = spaces.get(prefix, "" if not prefix else None)
        tag = _TAG.match(self.data, index)
        assert tag is not None
        if self._depth == 1:
            self._root(local, space, tag.end())
        if space != self._own or not self._draws(local, attributes):
            self._skipped = self._depth
            self._skip_start = index
            self._skip_name = name[:60]
            end = _TAG_END.match(self.data, index)
            self._tag_end = self._text_start = end.end() if end is not None else index
            return
        self._attributes(tag.end(), local, attributes, spaces)
        if local == "style":
            self._style = self._depth
            self._pieces = []
        elif local == "text" and not self._words:
            self._words = self._depth

    def _root(self, local: str, space: str | None, end: int) -> None:
        """Take the namespace of the root element for that of SVG: old drafts had others."""
        if local != "svg" or space is None or not (not space or "w3.org/" in space):
            raise DamagedFile("the root element is none of SVG")
        self._own = space
        self.root_end = end

    def _draws(self, local: str, attributes: list[str]) -> bool:
        """Whether an element of SVG's namespace may stay."""
        if local not in ELEMENTS or self._style:
            return False
        if local in ANIMATIONS and "attributeName" in attributes[::2]:
            changed = attributes[attributes.index("attributeName") + 1].strip()
            return not (changed.endswith("href") or changed.startswith("on"))
        return True

    def _end(self, _name: str) -> None:
        end = index = self._parser.CurrentByteIndex
        self._flush(index)
        if index != self._tag_end or self.data[index - 2 : index] != b"/>":
            end = self.data.index(b">", index) + 1
        self._tag_end = -1
        if self._skipped == self._depth:
            name = f"element {self._skip_name}"
            span = (self._skip_start, end)
            self.marks.add(*span, name, Content.TEXT, Kind.ELEMENT, self._skip_name)
            self._skipped = 0
        if not self._skipped:
            self._text_start = end
            self._spaces.pop()
            if self._words == self._depth:
                self._words = 0
            if self._style == self._depth:
                self._style = 0
                self._values.style(self._pieces)
        self._depth -= 1

    def _attributes(
        self, position: int, local: str, attributes: list[str], spaces: dict[str, str]
    ) -> None:
        """Mark the attributes of a start tag that go, and find where the tag ends."""
        run_start = run_end = -1
        for place in range(0, len(attributes), 2):
            name, value = attributes[place], attributes[place + 1]
            match = _ATTRIBUTE.match(self.data, position)
            if match is None:
                raise DamagedFile("an attribute cannot be found", position)
            position = match.end()
            span = match.span(2 if match[2] is not None else 3)
            if name.startswith("xmlns"):
                stays = self._values.namespace(value, match.span(), self._own)
            else:
                stays = self._values.attribute(name, value, span, local, spaces)
            if stays:
                continue
            if run_end != match.start():
                self._run(run_start, run_end)
                run_start = match.start()
            run_end = position
        self._run(run_start, run_end)
        end = _TAG_END.match(self.data, position)
        if end is None:
            raise DamagedFile("the end of a tag cannot be found", position)
        self._tag_end = self._text_start = end.end()

    def _run(self, start: int, end: int) -> None:
        """Mark attributes that go, and lie one behind the other."""
        if end > start >= 0:
            self.marks.add(start, end, "attributes", Content.TEXT, Kind.ATTRIBUTES)


def _ignore(_data: str) -> None:
    """With any default handler set, Expat expands no entity in text."""
