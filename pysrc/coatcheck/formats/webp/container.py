"""WebP: what a change of chunks asks for elsewhere in the file.

Rules (RFC 9649, section 2): the RIFF length and that of each ANMF count what they hold, the flags
of VP8X say which kinds of chunks are there (2.7), reserved fields are 0, a padding byte is 0. Flags
are only ever taken back: a chunk that no flag announced was not heeded before, and is not now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.webp.walk import (
    EXIF_FLAG,
    ICC_FLAG,
    RIFF_HEADER,
    SURPLUS,
    XMP_FLAG,
    Walk,
)
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source

_FLAGS = {Content.ICC: ICC_FLAG, Content.EXIF: EXIF_FLAG, Content.XMP: XMP_FLAG}
_ALL_FLAGS = 0x3E


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a WebP."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def segments(source: Source) -> list[Segment]:
    """Return the chunks, and what follows them."""
    return Walk(source).segments()


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made, and lengths and flags to suit."""
    changes = list(_edited(source, segments, edits))
    for segment in segments:
        if segment not in edits and any(child in edits for child in segment.children):
            changes += _frame(source, segment, edits)
    if changes:
        changes += _lengths(source, segments, edits)
        changes += _flags(source, segments, edits)
        changes += _riff(source, changes)
    return splice(source, changes)


def _edited(source: Source, segments: Sequence[Segment], edits: Edits) -> Iterator[Change]:
    """Yield the changes of a row of chunks; the padding byte of a chunk that stays becomes 0."""
    stays = True
    for segment in segments:
        data = edits.get(segment, b"")
        if segment.kind is Kind.PADDING_BYTE and (segment in edits or not stays):
            yield segment.start, segment.end, b"\0" if stays else b""
            continue
        stays = segment not in edits
        if data is None:
            yield segment.start, segment.end, b""
        elif not stays:
            kind = source.read(segment.start, segment.start + 4)
            pad = b"\0" * (len(data) & 1)
            new = kind + len(data).to_bytes(4, "little") + data + pad
            yield segment.start, segment.end, new


def _frame(source: Source, segment: Segment, edits: Edits) -> Iterator[Change]:
    """Change the chunks inside an ANMF, and its length."""
    length = segment.size - 8
    for start, end, data in _edited(source, segment.children, edits):
        length += len(data) - (end - start)
        yield start, end, data
    yield segment.start + 4, segment.start + 8, length.to_bytes(4, "little")


def _lengths(source: Source, segments: Sequence[Segment], edits: Edits) -> Iterator[Change]:
    """Shorten the chunks of fixed length whose surplus goes."""
    for head, tail in pairwise(segments):
        if tail.kind is Kind.SURPLUS and tail in edits and head not in edits:
            right = SURPLUS[source.read(head.start, head.start + 4)]
            yield head.start + 4, head.start + 8, right.to_bytes(4, "little")


def _flags(source: Source, segments: Sequence[Segment], edits: Edits) -> Iterator[Change]:
    """Take back the flags of VP8X that announce what is no longer there."""
    header = segments[1]
    if header.kind is not Kind.VP8X:
        return
    there = {s.content for s in segments if s not in edits or edits[s] is not None}
    flags = source.read(header.start + 8, header.start + 9)[0] & _ALL_FLAGS
    for content, flag in _FLAGS.items():
        if content not in there:
            flags &= ~flag
    yield header.start + 8, header.start + 12, bytes((flags, 0, 0, 0))


def _riff(source: Source, changes: list[Change]) -> Iterator[Change]:
    """Set the length of the RIFF chunk to what it will hold; complete a missing padding byte."""
    declared = 8 + int.from_bytes(source.read(4, 8), "little")
    end = min(declared, source.size)
    inside = [change for change in changes if change[0] < end]
    size = end - 8 + sum(len(data) - (stop - start) for start, stop, data in inside)
    if size & 1:
        yield end, end, b"\0"
        size += 1
    yield 4, RIFF_HEADER - 4, size.to_bytes(4, "little")
