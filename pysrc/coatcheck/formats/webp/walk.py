"""The walk over the chunks of a WebP, and which of them stay.

Rules (RFC 9649, section 2): the file is one RIFF chunk of form WEBP, and a chunk is a code of four
characters, a little-endian length, the data and, where the length is odd, a padding byte 0. The
simple format is one VP8 or VP8L chunk (2.5, 2.6). The extended format (2.7) starts with VP8X, whose
flags announce the rest: a still picture is an optional ALPH and one VP8 or VP8L; an animation is
ANIM and one ANMF per frame, each with its own ALPH and VP8 or VP8L inside. Readers skip unknown
chunks, and what a flag does not announce, they do not look for. VP8X has 10 bytes of data, ANIM 6
and ANMF a header of 16; longer ones are read to that length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from struct import unpack

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import checked, exif_offset, printable
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

RIFF_HEADER = 12
ICC_FLAG, EXIF_FLAG, XMP_FLAG, ANIMATION_FLAG = 0x20, 0x08, 0x04, 0x02
PAD = "padding byte"
KINDS = {b"VP8X": Kind.VP8X, b"VP8 ": Kind.VP8, b"ALPH": Kind.ALPH}
SURPLUS = {b"VP8X": 10, b"ANIM": 6}
"""Chunks of fixed length: what lies beyond is a segment of its own, ``VP8X surplus``."""
FRAME_HEADER = 16
SHORTEST_BITSTREAM = 5
"""Bytes of the header of a VP8L, which is the shorter one."""
BETWEEN = "bytes between chunks"

_BITSTREAMS = (b"VP8 ", b"VP8L")


class Walk:
    """One pass over the chunks, and what it has met so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        head = source.peek(0, RIFF_HEADER)
        self.end = min(8 + int.from_bytes(head[4:8], "little"), source.size)
        self.found = [Segment("RIFF", Content.STRUCTURE, 0, RIFF_HEADER)]
        self.extended = False
        self.flags = 0
        self.seen: set[bytes] = set()

    def segments(self) -> list[Segment]:
        """Return the segments of the whole file."""
        for kind, start, length in chunks(self.source, RIFF_HEADER, self.end):
            self.found += self.chunk(kind, start, length)
            checked(self.found)
        if not any(s.content is Content.ESSENCE and s.kind is not Kind.ALPH for s in self.found):
            raise DamagedFile("the picture ends before any image data", self.found[-1].end)
        position = self.found[-1].end
        if position < self.end:
            if self.source.peek(position, 4) in (*_BITSTREAMS, b"ANMF", b"ALPH"):
                raise DamagedFile("the file ends in the middle of the image data", position)
            span = (position, self.end)
            self.found.append(Segment(BETWEEN, Content.UNKNOWN, *span, span))
        return self.found + trailing(self.source, self.end, "data after the RIFF chunk")

    def chunk(self, kind: bytes, start: int, length: int) -> list[Segment]:
        """Return the segments of one top-level chunk."""
        if len(self.found) == 1 and kind not in (*_BITSTREAMS, b"VP8X"):
            raise DamagedFile("the picture does not begin with a header", start)
        if kind == b"VP8X" and len(self.found) == 1:
            if length < SURPLUS[kind]:
                raise DamagedFile("VP8X is too short", start)
            self.extended = True
            self.flags = self.source.read(start + 8, start + 9)[0]
            content = Content.STRUCTURE
        else:
            content = self.content(kind, length)
        self.seen.add(kind)
        body = start + 8
        span = (body, body + length)
        segment = Segment(
            printable(kind),
            content,
            start,
            padded(span[1], self.end),
            span,
            kind=KINDS.get(kind),
        )
        if content is Content.EXIF:
            skip = exif_offset(self.source.peek(body, min(6, length)))
            segment = replace(segment, payload=(body + skip, span[1]))
        if kind == b"ANMF" and content is Content.ESSENCE:
            children = tuple(_frame(self.source, body, segment.end))
            payload = (body, body + FRAME_HEADER)
            return [replace(segment, payload=payload, children=children)]
        if content is not Content.UNKNOWN and length > SURPLUS.get(kind, length):
            return _split(segment, body + SURPLUS[kind])
        return _unpadded(self.source, segment, span[1])

    def content(self, kind: bytes, length: int) -> Content:
        """Say what a chunk holds, given those before it."""
        if kind in _BITSTREAMS and length < SHORTEST_BITSTREAM:
            raise DamagedFile("the file has empty image data", self.found[-1].end)
        moving = bool(self.flags & ANIMATION_FLAG)
        again = kind in self.seen
        match kind:
            case b"VP8 " | b"VP8L":
                shown = not moving and not self.seen & set(_BITSTREAMS)
                return Content.ESSENCE if shown else Content.SECOND_IMAGE
            case b"ALPH":
                shown = self.extended and not moving and not self.seen & {*_BITSTREAMS, kind}
                return Content.ESSENCE if shown else Content.UNKNOWN
            case b"ANIM":
                return (
                    Content.ANIMATION if moving and length >= 6 and not again else Content.UNKNOWN
                )
            case b"ANMF":
                shown = moving and b"ANIM" in self.seen and length >= FRAME_HEADER
                return Content.ESSENCE if shown else Content.SECOND_IMAGE
            case b"ICCP":
                return Content.ICC if self.flags & ICC_FLAG and not again else Content.UNKNOWN
            case b"EXIF":
                return Content.EXIF
            case b"XMP ":
                return Content.XMP
            case b"C2PA":
                return Content.C2PA
        return Content.UNKNOWN


def chunks(source: Source, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield code, start and data length of each whole chunk in a range."""
    while end - start >= 8:
        kind, length = unpack("<4sI", source.read(start, start + 8))
        if length > end - start - 8:
            return
        yield kind, start, length
        start = padded(start + 8 + length, end)


def padded(position: int, end: int) -> int:
    """Return where the chunk whose data ends here ends; all chunks start at even positions."""
    return min(position + (position & 1), end)


def _unpadded(source: Source, segment: Segment, stop: int) -> list[Segment]:
    """Part a chunk from its padding byte, if that is not the 0 that it should be."""
    if segment.end == stop or source.read(stop, stop + 1) == b"\0":
        return [segment]
    pad = Segment(
        PAD, Content.UNKNOWN, stop, segment.end, (stop, segment.end), kind=Kind.PADDING_BYTE
    )
    return [replace(segment, end=stop), pad]


def _split(segment: Segment, stop: int) -> list[Segment]:
    """Part a chunk of fixed length from what is beyond that length."""
    name = f"{segment.name} surplus"
    span = (stop, segment.payload[1])
    rest = Segment(name, Content.UNKNOWN, stop, segment.end, span, kind=Kind.SURPLUS)
    return [replace(segment, end=stop, payload=(segment.payload[0], stop)), rest]


def _frame(source: Source, start: int, end: int) -> Iterator[Segment]:
    """Yield the chunks inside an ANMF: one picture, its alpha before it, no more.

    The frame's own padding byte, if it has one, is at the same time that of its last chunk.
    """
    shown: set[bytes] = set()
    position = start + FRAME_HEADER
    for kind, at, length in chunks(source, position, end):
        content = Content.UNKNOWN
        if kind in _BITSTREAMS and length < SHORTEST_BITSTREAM:
            raise DamagedFile("a frame of the animation has empty image data", at)
        if kind in (*_BITSTREAMS, b"ALPH") and not shown & {*_BITSTREAMS, kind}:
            content = Content.ESSENCE
            shown.add(kind)
        span = (at + 8, at + 8 + length)
        position = padded(span[1], end)
        segment = Segment(printable(kind), content, at, position, span, kind=KINDS.get(kind))
        yield from _unpadded(source, segment, span[1])
    if not shown & set(_BITSTREAMS):
        raise DamagedFile("a frame of the animation has no picture", start)
    if position < end:
        yield Segment(BETWEEN, Content.UNKNOWN, position, end, (position, end))
