"""SVG: the values of attributes and the text of style sheets, and what in them may not stay.

Rules (SVG 2, section 16.1): an address that begins with ``#`` is in this file; a ``data:`` URI is
a picture inside it, if it stands where pictures do; all else is loaded from elsewhere, when the
picture is shown or when somebody clicks. Values are read with their references resolved, as a
viewer reads them; what is cut is counted back to the bytes that say it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from coatcheck.formats.svg import css as svg_css
from coatcheck.formats.svg.css import What
from coatcheck.formats.svg.marks import Marks
from coatcheck.formats.svg.names import ATTRIBUTES, PICTURES, STYLED, XLINK, XML_ATTRIBUTES
from coatcheck.formats.svg.text import REFERENCE as _REFERENCE
from coatcheck.formats.svg.text import Entities, character, is_entity
from coatcheck.model import Content, Kind, Span

Piece = tuple[int, int, bool]
"""A run of text: its range in the document, and whether references in it count."""
PICTURE, NAMESPACE = "picture", "namespace"

_FLAT = bytes.maketrans(b"\t\r\n", b"   ")
"""In a value, blanks of all kinds are spaces (XML 1.0, 3.3.3), so that no line ends there."""
_ID = re.compile(rb"\sid\s*=\s*[\"']([^\"']+)")
_NAMES = {
    What.COMMENT: "style comment",
    What.REFERENCE: "style address",
    What.EDITOR: "style property",
}


class Values:
    """What the values of one document have in common."""

    def __init__(self, data: bytes, marks: Marks) -> None:
        self.data = data
        self.marks = marks
        self.entities: Entities = {}
        self._ids: frozenset[bytes] | None = None
        self._scanner = svg_css.Scanner(self._is_id)

    def references(self, start: int, end: int) -> None:
        """Mark the references in text that stays."""
        if self.data.find(b"&", start, end) < 0:
            return
        for match in _REFERENCE.finditer(self.data, start, end):
            kind = Kind.ENTITY if is_entity(match) else Kind.REFERENCE
            self.marks.add(*match.span(), kind.value, Content.STRUCTURE, kind)

    def namespace(self, value: str, span: Span, own: str) -> bool:
        """Tell whether the declaration of a namespace stays; ``span`` is all of it."""
        if value not in (own, XLINK):
            return False
        start, end = span
        for match in _REFERENCE.finditer(self.data, start, end):
            if is_entity(match):
                self.marks.add(start, match.start(), NAMESPACE, Content.STRUCTURE)
                self.marks.add(
                    *match.span(),
                    "entity of a namespace",
                    Content.STRUCTURE,
                    Kind.NAMESPACE_ENTITY,
                )
                start = match.end()
        self.marks.add(start, end, NAMESPACE, Content.STRUCTURE)
        return True

    def attribute(
        self, name: str, value: str, span: Span, element: str, spaces: dict[str, str]
    ) -> bool:
        """Tell whether an attribute stays, and mark what in it does not."""
        if ":" in name:
            prefix, _, name = name.partition(":")
            if prefix == "xml":
                stays = f"xml:{name}" in XML_ATTRIBUTES
            else:
                stays = spaces.get(prefix) == XLINK and name == "href"
        else:
            stays = name in ATTRIBUTES
        if stays and name == "href":
            stays = self._address(value.strip(), span, element)
        elif stays and name in STYLED and svg_css.is_suspicious(value.encode()):
            self.style([(*span, True)], is_attribute=True)
        if stays:
            self.references(*span)
        return stays

    def _address(self, value: str, span: Span, element: str) -> bool:
        if not value or value.startswith("#"):
            return True
        if value[:5].lower() != "data:" or element not in PICTURES:
            return False
        start, end = span
        raw = self.data[start:end]
        if any(is_entity(match) for match in _REFERENCE.finditer(raw)):
            return False
        start += len(raw) - len(raw.lstrip())
        end -= len(raw) - len(raw.rstrip())
        self.marks.add(start, end, PICTURE, Content.EMBEDDED)
        return True

    def style(self, pieces: Sequence[Piece], *, is_attribute: bool = False) -> None:
        """Mark what in a style sheet, or in a value like one, may not stay."""
        sheet = _Sheet(self.data, pieces, self.entities, _FLAT if is_attribute else None)
        for cut in self._scanner.cuts(sheet.text):
            ranges = list(sheet.ranges(cut.start, cut.end))
            if cut.what is What.EMBEDDED and len(ranges) == 1 and not self._unclear(ranges[0]):
                self.marks.add(*ranges[0], PICTURE, Content.EMBEDDED)
                continue
            what = What.REFERENCE if cut.what is What.EMBEDDED else cut.what
            content = Content.COMMENT if what is What.COMMENT else Content.TEXT
            for span in ranges:
                self.marks.add(*span, _NAMES[what], content, Kind.STYLE)

    def _unclear(self, span: Span) -> bool:
        return any(is_entity(match) for match in _REFERENCE.finditer(self.data, *span))

    def _is_id(self, name: bytes) -> bool:
        if self._ids is None:
            self._ids = frozenset(match[1] for match in _ID.finditer(self.data))
        return name in self._ids


class _Sheet:
    """Text with its references resolved, and where each part of it comes from."""

    def __init__(
        self, data: bytes, pieces: Sequence[Piece], entities: Entities, table: bytes | None
    ) -> None:
        self._table = table
        """How a parser changes what is not written as a reference to a character."""
        parts: list[bytes] = []
        self._runs: list[tuple[int, int, int, bool]] = []
        """Start in the text, range in the document, whether byte for byte."""
        self._starts: list[int] = []
        self._size = 0
        for start, end, resolved in pieces:
            for match in _REFERENCE.finditer(data, start, end) if resolved else ():
                self._add(parts, data[start : match.start()], start, match.start(), True)
                said = character(match, entities)
                if is_entity(match) and table is not None:
                    said = said.translate(table)
                self._add(parts, said, *match.span(), False)
                start = match.end()
            self._add(parts, data[start:end], start, end, True)
        self.text = b"".join(parts)

    def _add(self, parts: list[bytes], text: bytes, start: int, end: int, plain: bool) -> None:
        if text:
            parts.append(text if self._table is None or not plain else text.translate(self._table))
            self._runs.append((self._size, start, end, plain))
            self._starts.append(self._size)
            self._size += len(text)

    def ranges(self, start: int, end: int) -> Iterator[Span]:
        """Yield the ranges of the document that a range of the text comes from."""
        span: Span | None = None
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._runs) and self._runs[index][0] < end:
            at, first, last, plain = self._runs[index]
            if plain:
                last = min(last, first + end - at)
                first = first + max(start - at, 0)
            index += 1
            if span is not None and span[1] == first:
                span = (span[0], last)
                continue
            if span is not None:
                yield span
            span = (first, last)
        if span is not None:
            yield span
