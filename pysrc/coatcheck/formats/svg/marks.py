"""SVG: the marked ranges of a document, and the segments that come of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coatcheck.errors import LimitExceeded, UnsupportedFormat
from coatcheck.formats.svg.text import Text
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import MAX_SEGMENTS

_COMMENT_FRAME = (4, 3)


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the document, in UTF-8, that is not plain drawing."""

    start: int
    end: int
    name: str
    content: Content
    kind: Kind | None = None
    owner: str = ""
    """The name of an element."""


class Marks:
    """All marks of a document, in any order; one may lie in another, and is then not heeded."""

    def __init__(self) -> None:
        self.all: list[Mark] = []

    def add(
        self,
        start: int,
        end: int,
        name: str,
        content: Content,
        kind: Kind | None = None,
        owner: str = "",
    ) -> None:
        """Mark a range; raise LimitExceeded if there are more than any honest picture has."""
        if start == end:
            return
        if len(self.all) > MAX_SEGMENTS:
            raise LimitExceeded(f"the file has more than {MAX_SEGMENTS} parts", start)
        self.all.append(Mark(start, end, name, content, kind, owner))

    def segments(self, text: Text, root_end: int) -> list[Segment]:
        """Return the segments that tile the file: marks, and drawing between them.

        What comes before the end of the root element's name is structure: it is there in any case.
        """
        found: list[Segment] = []
        position = 0
        names: dict[str, str] = {}
        unit = 2 if text.codec.startswith("utf-16") else 1
        for mark in self._tiles(text.data, root_end):
            end = position + text.sizes(mark.start, mark.end)
            payload = (position, end)
            if mark.content is Content.STRUCTURE:
                payload = (0, 0)
            elif mark.kind is Kind.XML_COMMENT:
                before, after = _COMMENT_FRAME
                payload = (position + before * unit, end - after * unit)
            name = names.setdefault(mark.name, f"SVG {mark.name}")
            found.append(
                Segment(
                    name,
                    mark.content,
                    position,
                    end,
                    payload,
                    kind=mark.kind,
                    owner=mark.owner,
                )
            )
            position = end
        return found

    def _tiles(self, data: bytes, root_end: int) -> Iterator[Mark]:
        """Yield marks and what lies between them, in order, without gap or overlap."""
        position = 0
        run: Mark | None = None
        """References to characters that lie one behind the other are one."""
        for mark in sorted(self.all, key=lambda mark: (mark.start, -mark.end)):
            if mark.start < position:
                continue
            if run is not None and (mark.kind is not Kind.REFERENCE or mark.start != position):
                yield run
                run = None
            yield from _drawing(position, mark.start, root_end)
            position = mark.end
            if mark.content is not Content.STRUCTURE:
                _check_brackets(data, mark)
            if mark.kind is Kind.REFERENCE:
                start = mark.start if run is None else run.start
                run = replace(mark, start=start)
            else:
                yield mark
        if run is not None:
            yield run
        yield from _drawing(position, len(data), root_end)


def _drawing(start: int, end: int, root_end: int) -> Iterator[Mark]:
    middle = min(max(start, root_end), end)
    if start < middle:
        yield Mark(start, middle, "prolog", Content.STRUCTURE)
        start = middle
    if start < end:
        yield Mark(start, end, "drawing", Content.ESSENCE)


def _check_brackets(data: bytes, mark: Mark) -> None:
    """Refuse a range that keeps two brackets from closing what they must not close."""
    if data[mark.start - 1 : mark.start] == b"]" and data[mark.end : mark.end + 1] in (b"]", b">"):
        raise UnsupportedFormat("Coatcheck cannot clean what stands between such brackets")
