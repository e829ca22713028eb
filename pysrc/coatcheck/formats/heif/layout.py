"""Which byte of the image data belongs to what.

Rules: the extents of items and the chunks of tracks may lie anywhere in a box of data, share bytes
and leave gaps. Every byte is given to the claim that comes first in the order of ``_PRECEDENCE``:
a byte that any picture to be shown is decoded from stays; a byte that nothing claims is unknown.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coatcheck.model import Content, Segment, Span
from coatcheck.source import Source

GAP = "bytes of no item"
_SAMPLE = 4096
_PRECEDENCE = {
    content: place
    for place, content in enumerate(
        (Content.ESSENCE, Content.GAIN_MAP, Content.SECOND_IMAGE, Content.THUMBNAIL, Content.VIDEO,
         Content.EXIF, Content.XMP, Content.C2PA, Content.UNKNOWN)
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """A range of the file that is data of one item or track."""

    start: int
    end: int
    content: Content
    name: str
    group: str = ""
    offset: int = 0
    """How many bytes of the same item come before this range."""
    skip: int = 0
    """How many bytes at the start of the item are framing and no payload."""


def lay_out(source: Source, region: Span, claims: Sequence[Claim]) -> list[Segment]:
    """Return the segments that tile a region; ``claims`` are those that touch it."""
    found: list[Segment] = []
    position, end = region
    for start, stop, claim in _shares(claims):
        start, stop = max(start, region[0]), min(stop, end)
        if start >= stop:
            continue
        if start > position:
            found.append(_gap(source, position, start))
        position = stop
        last = found[-1] if found else None
        if claim.content is Content.ESSENCE:
            if last is not None and last.content is Content.ESSENCE and last.end == start:
                start = found.pop().start
            found.append(Segment("image data", Content.ESSENCE, start, stop, (start, stop)))
            continue
        place = claim.offset + start - claim.start
        first = start + min(max(claim.skip - place, 0), stop - start)
        found.append(
            Segment(claim.name, claim.content, start, stop, (first, stop), claim.group, place)
        )
    if position < end:
        found.append(_gap(source, position, end))
    return found


def _gap(source: Source, start: int, end: int) -> Segment:
    zeros = end - start <= _SAMPLE and not source.read(start, end).strip(b"\0")
    content = Content.PADDING if zeros else Content.UNKNOWN
    return Segment(GAP, content, start, end, (start, end))


def _shares(claims: Sequence[Claim]) -> Iterator[tuple[int, int, Claim]]:
    """Part overlapping claims: yield ranges in their order, each with the claim that has it."""
    order = sorted(claims, key=lambda claim: claim.start)
    points = sorted({point for claim in order for point in (claim.start, claim.end)})
    heap: list[tuple[int, int, int]] = []
    position = 0
    run: tuple[int, int, Claim] | None = None
    for start, end in pairwise(points):
        while position < len(order) and order[position].start <= start:
            claim = order[position]
            heapq.heappush(heap, (_PRECEDENCE[claim.content], claim.start, position))
            position += 1
        while heap and order[heap[0][2]].end <= start:
            heapq.heappop(heap)
        if not heap:
            continue
        claim = order[heap[0][2]]
        if run is not None and run[2] is claim and run[1] == start:
            run = (run[0], end, claim)
            continue
        if run is not None:
            yield run
        run = (start, end, claim)
    if run is not None:
        yield run
