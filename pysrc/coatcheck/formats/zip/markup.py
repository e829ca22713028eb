"""XML that is edited where it stands: a walk that tells tags and their places.

Rules (XML 1.0, Namespaces in XML 1.0): expat checks that a part is well formed and reads names and
values; the ranges are found in the bytes themselves, and nothing is written anew but what changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from coatcheck.errors import DamagedFile
from coatcheck.formats.zip.tags import Context, Edit, OnTag, OnText, Tag, Why
from coatcheck.formats.zip.xml_text import SEPARATOR, TAG_END, parsed, refuse
from coatcheck.model import Content, Span

OnNote = Callable[[Why, str, list[Edit]], None]
"""Takes what something is, what it says, and the ranges that give way where it goes."""

_ROOT = re.compile(rb"<[A-Za-z_][^\s/>]*")
_ASIDE = re.compile(rb"<!--|<\?(?!xml\s)")
_LONG = 256 * 1024
"""From this length on it pays to know where the last tag is that has to be looked at."""

COMMENT: Why = (Content.COMMENT, "xml", "comment")
ASIDE: Why = (Content.DOCUMENT_DATA, "xml", "instruction")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a walk looks for."""

    elements: Mapping[str, OnTag]
    attributes: Mapping[str, OnTag]
    """By the attribute, what is told of a tag that has it."""
    hint: re.Pattern[bytes]
    """Found in every part that has any of them; where it is not, no tag has to be looked at."""
    doctype: bool = False
    """Whether a document type is taken that declares nothing itself."""


def rules(
    elements: Mapping[str, OnTag], attributes: Mapping[str, OnTag], *, doctype: bool = False
) -> Rules:
    """Make rules; the names are ``namespace|name``, or bare for elements of no namespace."""
    found = {name.rpartition(SEPARATOR)[2] for name in (*elements, *attributes)}
    by_letter: dict[str, list[str]] = {}
    for name in sorted(found):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    letters = (f"{first}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    # Elements stand behind "<" or a prefix, attributes of a namespace behind a prefix.
    hint = f"[<:](?:{'|'.join(letters)})[\\s=/>]" if found else "(?!)"
    return Rules(elements, attributes, re.compile(hint.encode()), doctype)


class Walk:
    """One pass over a part."""

    def __init__(
        self,
        data: bytes,
        found: Rules,
        note: OnNote,
        context: Context | None = None,
        implied: bytes = b"",
    ) -> None:
        self.data = data
        self.note = note
        self.implied: Span = (0, 0)
        """Where a declaration stands that is not in the part itself."""
        if implied and implied.partition(b"=")[0].strip() not in data:
            self._imply(implied)
        self.context = context if context is not None else Context()
        self._rules = found
        self._elements = found.elements
        self._attributes = found.attributes
        self._interesting = frozenset(found.attributes)
        self._depth = 0
        self._from = 0
        self._text: list[str] = []
        self._on_text: OnText | None = None
        self._why = ASIDE
        self._value: str | None = ""
        self._last = -1
        self._parser = expat.ParserCreate(None, SEPARATOR)
        self._parser.buffer_text = True

    def run(self) -> None:
        """Walk; raise DamagedFile for what is not well formed."""
        parser = self._parser
        parser.ordered_attributes = True
        parser.StartDoctypeDeclHandler = _refuse_declarations if self._rules.doctype else refuse
        if _ASIDE.search(self.data) is not None:
            parser.CommentHandler = self._comment
            parser.ProcessingInstructionHandler = self._instruction
        hint = self._rules.hint
        if hint.search(self.data) is not None:
            parser.StartElementHandler = self._start
            self._last = len(self.data)
            if self._last > _LONG:
                self._last = max(match.start() for match in hint.finditer(self.data))
        parsed(parser, self.data)

    def _imply(self, declaration: bytes) -> None:
        root = _ROOT.search(self.data)
        if root is None:
            return
        at = root.end()
        self.data = self.data[:at] + declaration + self.data[at:]
        self.implied = (at, at + len(declaration))
        note = self.note

        def moved(why: Why, value: str, edits: list[Edit]) -> None:
            note(why, value, [(self.real(start), self.real(end), new) for start, end, new in edits])

        self.note = moved

    def real(self, position: int) -> int:
        """Return where in the part a position of the walk is."""
        start, end = self.implied
        return position if position <= start else max(position - (end - start), start)

    def skip(self, tag: Tag, why: Why, value: str | None, on_text: OnText | None) -> None:
        """Pass over an element; whole, or what is in it where ``value`` is None, gives way."""
        if tag.handled:
            return
        tag.handled = True
        end = TAG_END.match(self.data, tag.start)
        if end is None:
            raise DamagedFile("the end of a tag cannot be found", tag.start)
        if self.data[end.end() - 2 : end.end() - 1] == b"/":
            if value is not None:
                self.note(why, value, [(tag.start, end.end(), b"")])
            return
        self._depth, self._why, self._value = 1, why, value
        self._from = tag.start if value is not None else end.end()
        self._on_text, self._text = on_text, []
        self._parser.StartElementHandler = self._deeper
        self._parser.EndElementHandler = self._back
        if on_text is not None:
            self._parser.CharacterDataHandler = self._text.append

    def _start(self, name: str, attributes: list[str]) -> None:
        on_tag = self._elements.get(name)
        if on_tag is None and self._interesting.isdisjoint(attributes):
            if self._parser.CurrentByteIndex > self._last:
                self._parser.StartElementHandler = None
            return
        values = dict(zip(attributes[::2], attributes[1::2], strict=True))
        tag = Tag(self, name, values, self._parser.CurrentByteIndex)
        if on_tag is not None:
            on_tag(tag)
        for attribute in attributes[::2]:
            if tag.handled:
                return
            on_attribute = self._attributes.get(attribute)
            if on_attribute is not None:
                on_attribute(tag)

    def _deeper(self, _name: str, _attributes: list[str]) -> None:
        self._depth += 1

    def _back(self, _name: str) -> None:
        self._depth -= 1
        if self._depth:
            return
        index = self._parser.CurrentByteIndex
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = None
        self._parser.CharacterDataHandler = None
        text = "".join(self._text)
        if self._value is not None:
            end = self.data.index(b">", index) + 1
            self.note(self._why, self._value or text, [(self._from, end, b"")])
            return
        answer = self._on_text(text) if self._on_text is not None else b""
        if answer is not None:
            self.note(self._why, text, [(self._from, index, answer)])

    def _comment(self, text: str) -> None:
        if not self._depth:
            start = self._parser.CurrentByteIndex
            end = self.data.index(b"-->", start + 4) + 3
            self.note(COMMENT, text, [(start, end, b"")])

    def _instruction(self, _target: str, text: str) -> None:
        if not self._depth:
            start = self._parser.CurrentByteIndex
            end = self.data.index(b"?>", start + 2) + 2
            self.note(ASIDE, text, [(start, end, b"")])


def _refuse_declarations(_name: str, _system: object, _public: object, internal: bool) -> None:
    if internal:
        refuse()
