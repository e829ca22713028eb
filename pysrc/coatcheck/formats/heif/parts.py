"""Parts that a file of the HEIF family has in several places, as segments.

Rules (ISO/IEC 14496-12): boxes ``free`` and ``skip`` mean nothing (8.1.2); a handler has fields
that are zero by specification and a name for people (8.4.3); ``uuid`` boxes belong to whoever made
their number: that of content credentials is in the C2PA specification, that of XMP in XMP, part 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from coatcheck.formats.heif.rules import property_content
from coatcheck.formats.isobmff import Box
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

KINDS = {
    b"moov": Kind.MOOV,
    b"iloc": Kind.ILOC,
    b"iref": Kind.IREF,
    b"ipma": Kind.IPMA,
}
"""Kinds of boxes, by their types."""
SURPLUS = " surplus"

_FILL = frozenset({b"free", b"skip", b"wide"})
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_SAMPLE = 64 * 1024


def kept(
    box: Box,
    children: Sequence[Segment] = (),
    content: Content = Content.STRUCTURE,
    end: int | None = None,
) -> Segment:
    """Make the segment of a box that stays; what is beyond ``end`` becomes a child that goes."""
    inside = list(children)
    if end is not None and end < box.end:
        span = (end, box.end)
        inside.append(Segment(box.name + SURPLUS, Content.UNKNOWN, *span, span))
    return Segment(
        box.name,
        content,
        box.start,
        box.end,
        (box.body, box.end),
        children=tuple(inside),
        kind=KINDS.get(box.kind),
    )


def unknown(source: Source, box: Box) -> Segment:
    """Make the segment of a box that goes."""
    content, first = Content.UNKNOWN, min(box.body, box.end)
    name = box.name
    if box.kind in _FILL:
        sample = source.peek(first, min(box.end - first, _SAMPLE))
        content = Content.UNKNOWN if sample.strip(b"\0") else Content.PADDING
    elif box.uuid == _C2PA:
        head = source.peek(first + 4, min(box.end - first - 4, 64)).partition(b"\0")[0]
        first = min(first + 4 + len(head) + 1 + 8 * (head == b"manifest"), box.end)
        content = Content.C2PA
    elif box.uuid == _XMP:
        content = Content.XMP
    elif box.kind == b"sefd":
        content = Content.TRAILER
    return Segment(name, content, box.start, box.end, (first, box.end))


def property_segment(source: Source, box: Box) -> Segment:
    """Make the segment of a property, of an item or of a sample entry."""
    content, end = property_content(source, box)
    if content is Content.UNKNOWN:
        return unknown(source, box)
    if content is Content.ICC:
        span = (box.body + 4, box.end)
        return Segment(box.name, content, box.start, box.end, span)
    return kept(box, content=content, end=end)


def handler(source: Source, box: Box) -> Segment:
    """Make the segment of a handler: its name and what should be zero are its children."""
    inside: list[Segment] = []
    for start, end in ((box.body + 4, box.body + 8), (box.body + 12, box.body + 24)):
        if source.peek(start, end - start).strip(b"\0"):
            inside.append(zeroed("reserved bytes of hdlr", Kind.RESERVED, start, end))
    return kept(box, inside + name(source, "hdlr", box.body + 24, box.end))


def zeroed(
    label: str,
    kind: Kind,
    start: int,
    end: int,
    content: Content = Content.UNKNOWN,
    owner: str = "",
) -> Segment:
    """Make the segment of bytes that become zero when they go."""
    return Segment(label, content, start, end, (start, end), kind=kind, owner=owner)


def name(source: Source, owner: str, start: int, end: int) -> list[Segment]:
    """Return the segment of a name, if it is more than the zero byte that ends it."""
    if start >= end or (end - start == 1 and source.read(start, end) == b"\0"):
        return []
    span = (start, end)
    return [Segment(f"name of {owner}", Content.TEXT, *span, span, kind=Kind.NAME, owner=owner)]


def removal(segment: Segment) -> bytes:
    """Return what comes in the place of a segment that goes."""
    if segment.kind in (Kind.COMPRESSOR, Kind.TIMES, Kind.RESERVED):
        return bytes(segment.size)
    return b"\0" if segment.kind is Kind.NAME else b""
