"""What the root of a document reaches, and which entries of that may stay.

Each object is visited once, by the type of the place that it was reached from first; pages come
first, since their place is the surest. What no table lists is a part that goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.pdf import annots, keys
from coatcheck.formats.pdf.drawing.unseen import Looker
from coatcheck.formats.pdf.notes import Notes
from coatcheck.formats.pdf.parts import Found, PdfKind, Place, Task
from coatcheck.formats.pdf.pictures import parts as pictures
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import (
    HOLDING,
    Dict,
    Name,
    Ref,
    Stream,
    String,
    Value,
    entries_of,
)
from coatcheck.model import Content
from coatcheck.source import MAX_SEGMENTS

_PRIVATE_TYPES = frozenset({b"Metadata", b"EmbeddedFile", b"Sig", b"DocTimeStamp"})
"""Types of objects that go wherever they are reached from."""
_SAYING = frozenset({b"Alt", b"ActualText", b"T", b"Title", b"TU"})
"""Entries that stay, and in which programs write where a file lies."""
_UNSURE = frozenset({"Field", "Annot", "Dest", "StructElem", "Outline", "Action", keys.ANY})
"""Types whose dictionaries say better themselves what they are, if they do."""
_OF_PAGES = frozenset({b"Contents", b"MediaBox", b"Resources"})
"""Entries by which a page is known that does not say that it is one."""
_TREES = (b"Names", b"Nums")


class Walk(Notes):
    """Visits a document."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.pages: list[Dict] = []
        self._waiting: tuple[list[tuple[int, str]], ...] = ([], [], [])
        """Objects to visit: pages, what is drawn, and what is not sure to be what its place says.
        Damaged files refer to fonts as to fields."""

    def run(self) -> Found:
        """Visit all that the root reaches."""
        self._waiting[0].append((self.document.root, "Catalog"))
        while (queue := next(filter(None, self._waiting), None)) is not None:
            if queue is not self._waiting[0]:
                self.check_leads()
            number, kind = queue.pop()
            if number not in self.found.reached:
                self._object(number, kind)
        self.check_leads()
        if not self.pages:
            raise DamagedFile("no page can be found")
        self.note_authors()
        self.number, self.span = 0, (0, 0)
        self.behind_cuts()
        for kind, page, said in Looker(self.document).find():
            self.note(Content.UNSEEN, f"text {page}", said, kind)
        return self.found

    def _object(self, number: int, kind: str) -> None:
        own = self.document.indirect(number)
        if own is None:
            return
        self.found.reached[number] = None
        if len(self.found.reached) > 5 * MAX_SEGMENTS or len(self.found.cuts) > MAX_SEGMENTS:
            raise LimitExceeded("the document has too many parts")
        self.number, self.span = number, (own.start, own.end)
        for start, end in own.extras:
            self.found.add(
                number, "stray bytes", Content.UNKNOWN, (start, end),
                place=Place([], 0), payload=(start, end), kind=PdfKind.STRAY,
            )  # fmt: skip
        self._value(own.value, kind)

    def _value(self, value: Value, kind: str) -> None:
        """Visit a value and all that lies directly in it."""
        stack: list[Task] = [(value, kind, [], 0)]
        while stack:
            value, kind, holder, key = stack.pop()
            self.left -= 1
            if self.left < 0:
                raise LimitExceeded("the document has too many values")
            if isinstance(value, Ref):
                if value not in self.found.reached:
                    self._reference(value, kind, holder, key)
            elif isinstance(value, list):
                if not HOLDING.isdisjoint(map(type, value)):
                    stack.extend(self._elements(value, kind))
            elif isinstance(value, dict):
                stack.extend(self._dictionary(value, kind))
            elif isinstance(value, Stream):
                stack.extend(self._stream(value, kind))

    def _reference(
        self, value: Ref, kind: str, holder: Dict | list[Value], key: bytes | int
    ) -> None:
        target = self.document.get(value)
        if target is None:
            return
        named = entries_of(target).get(b"Type")
        if isinstance(named, Ref):
            named = self.document.get(named)
        if isinstance(named, Name) and named in _PRIVATE_TYPES:
            self.cut(Content.UNKNOWN, holder, key, kind, target)
        elif named == b"Page" and kind != "Pages":
            self.leads.append((value, Place(holder, key), self.number, self.span))
        else:
            place = 0 if kind == "Pages" else 2 if kind.lstrip("*@") in _UNSURE else 1
            self._waiting[place].append((int(value), kind))

    def _elements(self, values: list[Value], kind: str) -> Iterator[Task]:
        """Yield the elements of an array: mostly they are what the array is said to be."""
        if kind == "ColorSpace":
            if self.document.get(values[0]) == b"ICCBased":
                kind = "Profile"
        elif kind == "Annot":
            yield from annots.of_page(self, values)
            return
        for place, value in enumerate(values):
            if value.__class__ not in HOLDING:
                continue
            if kind == "Action" and self._is_action(value) and self.goes(value, values, place):
                continue
            yield value, kind, values, place

    def _is_action(self, value: Value) -> bool:
        return isinstance(self.document.get(value), dict)

    def _dictionary(self, own: Dict, kind: str) -> Iterator[Task]:
        if kind[0] == "*":
            yield from ((v, kind[1:], own, k) for k, v in own.items() if v.__class__ is not bytes)
            return
        if kind[0] == "@":
            yield from self._tree(own, kind)
            return
        kind = self._type(own, kind)
        if kind == "LayerSetting":
            self.hidden_layers(own)
        if kind == "Page" and (own.get(b"Type") == b"Page" or not _OF_PAGES.isdisjoint(own)):
            self.pages.append(own)
        yield from self._entries(own, kind, keys.TYPES[kind])

    def _tree(self, own: Dict, kind: str) -> Iterator[Task]:
        """Visit a node of a name or number tree: kids are nodes, every second leaf is a value."""
        for key, value in own.items():
            if key == b"Kids":
                yield value, kind, own, key
            elif key in _TREES:
                leaves = self.document.get(value)
                if isinstance(value, Ref):
                    self.found.reached.setdefault(int(value))
                if isinstance(leaves, list):
                    for place, leaf in enumerate(leaves):
                        yield leaf, kind[1:] if place % 2 else keys.ANY, leaves, place
            elif key in (b"Limits", b"Type"):
                yield value, keys.ANY, own, key
            else:
                self.cut(Content.DOCUMENT_DATA, own, key, "Tree", value)

    def _type(self, own: Dict, kind: str) -> str:
        """Say more exactly what a dictionary is than its place does."""
        named = own.get(b"Type")
        if kind == "Pages" and (named == b"Page" or (named != b"Pages" and b"Kids" not in own)):
            return "Page"
        if kind in _UNSURE:
            own_kind = keys.named(self.document.entry(own, b"Type"))
            if own_kind not in (keys.ANY, "Annot") or kind in ("Dest", keys.ANY):
                return own_kind if own_kind != keys.ANY else kind
        if kind == "Action" and b"S" not in own:
            return "Dest"
        return kind

    def _entries(self, own: Dict, kind: str, allowed: Mapping[bytes, str]) -> Iterator[Task]:
        special = annots.KINDS if kind in ("Annot", "Field", "Movie") else ()
        for key, value in own.items():
            inner = allowed.get(key)
            if inner is None:
                self.not_listed(own, key, kind, value)
            elif inner == "" and value.__class__ is list and HOLDING.isdisjoint(map(type, value)):
                continue
            elif not special and value.__class__ not in HOLDING:
                if key in _SAYING:
                    self.path(key, kind, value)
            elif inner == "Action" and self._is_action(value) and self.goes(value, own, key):
                continue
            elif key in special and annots.special(self, own, key, kind):
                if isinstance(value, Ref) and (id(own), key) not in self.is_cut:
                    yield value, keys.ANY, own, key
            elif value.__class__ is bytes or value is None:
                continue
            elif isinstance(value, (String, Name)):
                if key in _SAYING:
                    self.path(key, kind, value)
            elif inner == "State":
                yield from self._states(value, own, key)
            else:
                yield value, inner or keys.ANY, own, key

    def _states(self, value: Value, own: Dict, key: bytes) -> Iterator[Task]:
        """Visit an appearance, or several of them by the names of states (12.5.5)."""
        target = self.document.get(value)
        if isinstance(target, dict):
            if isinstance(value, Ref):
                if value in self.found.reached:
                    return
                self.found.reached.setdefault(int(value))
            yield target, "*XObject", own, key
        else:
            yield value, "XObject", own, key

    def _stream(self, stream: Stream, kind: str) -> Iterator[Task]:
        kind = self._stream_type(stream, kind)
        found = self.found
        content = pictures.part_of(self, stream, kind, self.number, self.span)
        if content is None:
            found.add(
                self.number, "stream", Content.ESSENCE, (stream.span[0], stream.span[1]),
                payload=stream.span,
            )  # fmt: skip
        yield from self._entries(stream.entries, kind, keys.STREAMS[kind])

    def _stream_type(self, stream: Stream, kind: str) -> str:
        own = stream.entries
        if kind.startswith(("*", "@")):
            kind = keys.ANY
        if kind in _UNSURE:
            kind = keys.named(self.document.entry(own, b"Type"))
        if kind in ("XObject", "StructElem", keys.ANY):
            subtype = self.document.entry(own, b"Subtype")
            if subtype == b"Image" or (subtype is None and b"Width" in own):
                return "Image"
            return "FormXObject" if subtype == b"Form" or b"BBox" in own else "XObject"
        return kind if kind in keys.STREAMS else keys.ANY
