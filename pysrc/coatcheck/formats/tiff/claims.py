"""Who owns which bytes of a TIFF: from claims that may overlap to segments that tile the file.

Rules: in a TIFF everything lies where an offset says, in any order and with anything between (TIFF
6.0 section 2). Parts that stay may share bytes only where that is harmless: strips with strips,
values with values. A part that goes may not lie within one that stays, or its bytes would survive.
Values and directories begin on a word boundary, so that a single zero byte before one is not
data, but alignment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import checked
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

ALIGNMENT = "alignment"
BETWEEN = "bytes that belong to nothing"
BEHIND = "data after the last part"
IMAGE = "image"
"""Group of all coded pixels: nothing is decoded of them, however many parts there are."""
STAYS = frozenset({Content.STRUCTURE, Content.ESSENCE, Content.ICC})
_SMALL = 64
"""Longest gap in bytes that is read alone."""
_SHARED = 8
"""Values of up to so many bytes may be shared by an entry that stays and one that goes."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A range that something in the file says is its own."""

    start: int
    end: int
    content: Content
    name: str
    group: str = ""
    order: int = 0
    decoded: bool = False
    """Whether a decoder reads these very bytes."""
    strict: bool = False
    """Whether it may not lie within what stays, or, if it stays itself, share with others."""


def tile(source: Source, claims: Iterable[Claim]) -> list[Segment]:
    """Return the segments that tile the file."""
    ordered = sorted((c for c in claims if c.end > c.start), key=lambda c: (c.start, -c.end))
    stays = _merged([c for c in ordered if c.content in STAYS])
    goes = [c for c in ordered if c.content not in STAYS]
    segments: list[Segment] = []
    position = 0
    for claim in sorted([*stays, *_trimmed(goes, stays)], key=lambda c: c.start):
        if claim.start > position:
            segments.append(_gap(source, position, claim.start))
        segments.append(_segment(claim))
        position = claim.end
        checked(segments)
    if position < source.size:
        segments += trailing(source, position, BEHIND)
    return segments


def _merged(claims: list[Claim]) -> list[Claim]:
    """Join claims of the same kind that share bytes, and neighbouring runs of coded pixels."""
    result: list[Claim] = []
    for claim in claims:
        last = result[-1] if result else None
        if last is None or claim.start > last.end:
            result.append(claim)
        elif claim.start == last.end:
            if last.content is claim.content is Content.ESSENCE:
                result[-1] = replace(last, end=claim.end)
            else:
                result.append(claim)
        elif (claim.start, claim.end, claim.content) == (last.start, last.end, last.content):
            if last.strict and last.content is Content.STRUCTURE:
                raise DamagedFile(f"{last.name} and {claim.name} lie in the same place", last.start)
        else:
            alike = last.content is claim.content and not last.strict and not claim.strict
            if not alike or claim.content is Content.ICC:
                raise DamagedFile(f"{last.name} and {claim.name} overlap", claim.start)
            result[-1] = replace(last, end=max(last.end, claim.end))
    return result


def _trimmed(goes: list[Claim], stays: list[Claim]) -> Iterator[Claim]:
    """Yield what of the claims that go is free; both lists are sorted."""
    position = index = 0
    ends = [stay.end for stay in stays]
    for claim in goes:
        if claim.strict and claim.end - claim.start > _SHARED:
            inside = bisect_right(ends, claim.start)
            if inside < len(stays) and stays[inside].start < claim.end:
                raise DamagedFile(f"{claim.name} lies within {stays[inside].name}", claim.start)
        start = max(claim.start, position)
        while index < len(stays) and stays[index].end <= start:
            index += 1
        at = index
        while start < claim.end:
            if at == len(stays) or stays[at].start >= claim.end:
                yield replace(claim, start=start)
                break
            if stays[at].start > start:
                yield replace(claim, start=start, end=stays[at].start)
            start = max(start, stays[at].end)
            at += 1
        position = max(position, claim.end)


def _segment(claim: Claim) -> Segment:
    span, group = (claim.start, claim.end), claim.group
    if claim.content is Content.ESSENCE:
        group = IMAGE
    elif not claim.decoded and claim.content is not Content.ICC:
        span = (0, 0)
    return Segment(
        claim.name, claim.content, claim.start, claim.end, span, group, order=claim.order
    )


def _gap(source: Source, start: int, end: int) -> Segment:
    """Say what lies between two parts."""
    if end - start <= _SMALL:
        zeros = not source.fetch(start, end).strip(b"\0")  # no read-ahead: there may be many
    else:
        zeros = all(not block.strip(b"\0") for _, block in source.blocks(start, end))
    if zeros:
        if end - start == 1 and start % 2:
            return Segment(ALIGNMENT, Content.STRUCTURE, start, end, kind=Kind.ALIGNMENT)
        return Segment("zero padding", Content.PADDING, start, end, (start, end))
    return Segment(BETWEEN, Content.UNKNOWN, start, end, (start, end), "gaps", start)
