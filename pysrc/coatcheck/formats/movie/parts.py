"""The parts of a movie as segments: what stays, what becomes zero, what becomes a ``free`` box.

Nothing in a movie moves: offsets in its tables, in its fragments and in indices of other files stay
right. A box that goes becomes a ``free`` box of zeros (ISO/IEC 14496-12, 8.1.2), a field that goes
becomes zeros.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from coatcheck.formats.base import Blanking
from coatcheck.formats.isobmff import Box, boxes
from coatcheck.formats.movie.rules import FILL, MAX_BOXES
from coatcheck.model import Content, Segment, Zeros
from coatcheck.source import Source

NAME_OF, TIMES_OF, RESERVED_OF = "name of ", "times of ", "reserved bytes of "
DATA_OF = "data of "


class MovieKind(StrEnum):
    """Parts of which something stays."""

    CUT_AND_CHAPTERS = "cut_and_chapters"
    """Notes that say how the sound is cut, and its chapters."""
    CHAPTERS = "chapters"
    SPHERICAL = "spherical"


XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
C2PA_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_BLOCK = 1 << 20


def inner_boxes(source: Source, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes inside of a box; one of size 0, which only a file may end with, ends them."""
    for box in boxes(source, start, end, MAX_BOXES):
        if box.open:
            return
        yield box


def kept(
    box: Box, children: Sequence[Segment] = (), content: Content = Content.STRUCTURE
) -> Segment:
    """Make the segment of a box that stays."""
    span = (box.body, box.end)
    return Segment(box.name, content, box.start, box.end, span, children=tuple(children))


def gone(source: Source, box: Box, content: Content | None = None, name: str = "") -> Segment:
    """Make the segment of a box that goes; one that holds nothing stays as it is."""
    if box.kind in FILL and is_zero(source, box.body, box.end):
        return kept(box)
    if content is None:
        content = _content(box)
    return Segment(name or box.name, content, box.start, box.end, (box.body, box.end))


def _content(box: Box) -> Content:
    if box.kind in (b"udta", b"meta"):
        return Content.MOVIE_DATA
    return {XMP_UUID: Content.XMP, C2PA_UUID: Content.C2PA}.get(box.uuid, Content.UNKNOWN)


def field(name: str, start: int, end: int, content: Content = Content.UNKNOWN) -> Segment:
    """Make the segment of bytes that become zero."""
    owner = name.rpartition(" ")[2]
    return Segment(name, content, start, end, (start, end), owner=owner)


def nonzero(
    source: Source, name: str, start: int, end: int, content: Content = Content.UNKNOWN
) -> list[Segment]:
    """Return the segment of bytes that become zero, unless they are that already."""
    return [] if is_zero(source, start, end) else [field(name, start, end, content)]


def is_zero(source: Source, start: int, end: int) -> bool:
    """Whether all these bytes are zero; stops at the first block in which one is not."""
    if end - start <= 64:
        return not source.read(start, end).strip(b"\0")
    if source.fetch(start, min(end, start + 4096)).strip(b"\0"):
        return False
    for position in range(start, end, _BLOCK):
        if source.fetch(position, min(position + _BLOCK, end)).strip(b"\0"):
            return False
    return True


def removed(source: Source, segment: Segment) -> list[Blanking]:
    """Return the changes that make a segment go."""
    start, end = segment.payload
    if segment.start == start:
        return [(start, end, Zeros(end - start))]
    head = source.read(segment.start, segment.start + 8)
    size = 16 if head[:4] == b"\0\0\0\1" else 8
    body = segment.start + size
    changes: list[Blanking] = [(segment.start + 4, segment.start + 8, b"free")]
    if body < segment.end:
        changes.append((body, segment.end, Zeros(segment.end - body)))
    return changes
