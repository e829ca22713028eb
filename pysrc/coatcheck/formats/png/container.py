"""PNG and APNG: a signature and a row of chunks.

Rules (PNG specification, third edition): a chunk is a length of four bytes, a type of four letters,
the data and a CRC over type and data (5.3). IHDR comes first; IDAT chunks follow each other with
nothing between (5.6), so that an IDAT after a gap belongs to no picture; IEND comes last. Beyond
the standard, as decoders do: a file that lacks its IEND, or is broken after its image data, is
shown all the same. Neighbouring chunks of coded pixels make one segment, so that the cost of a
large file does not follow the number of its chunks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from struct import unpack_from
from zlib import crc32

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.base import Change, Edits, checked, splice
from coatcheck.formats.png.rules import KINDS, XMP_KEYWORD, Header, chunk
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source

SIGNATURE = b"\x89PNG\r\n\x1a\n"
IEND = b"\0\0\0\0IEND\xaeB`\x82"
XMP_HEAD = XMP_KEYWORD + b"\0\0\0\0"
"""What an iTXt chunk has before an XMP packet: not compressed, no language, no translation."""
MAX_CHUNKS = 4_000_000
"""More chunks than this, those of pixels included, are an attack on time."""

_TYPE = re.compile(rb"[A-Za-z]{4}")
_WINDOW = 4096

Chunk = tuple[bytes, int, int]
"""Type, start and length of the data of one chunk."""


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a PNG."""
    return head.startswith(SIGNATURE)


def segments(source: Source) -> list[Segment]:
    """Return the chunks, and what follows them."""
    walk = _chunks(source)
    found = [Segment("signature", Content.STRUCTURE, 0, len(SIGNATURE))]
    header = _header(source, walk, found)
    run: tuple[bytes, int, int] | None = None  # type, start and end of neighbouring pixel chunks
    for kind, start, length in walk:
        end = start + length + 12
        if run and run[0] == kind:
            run = (kind, run[1], end)
            continue
        if run:
            found.append(_pixels(*run))
            run = None
        if kind == b"IDAT" and not header.pixels:
            header.pixels = True
            run = (kind, start, end)
            continue
        if kind == b"IHDR":
            raise DamagedFile("a second IHDR", start)
        if kind == b"PLTE" and kind in header.seen and not header.pixels:
            raise DamagedFile("a second palette", start)
        if kind == b"IEND" and length == 0:
            found.append(Segment("IEND", Content.STRUCTURE, start, end, kind=Kind.IEND))
            break
        segment = chunk(source, header, kind, start, length)
        if segment.content is Content.ESSENCE:
            run = (kind, start, end)
            continue
        found.append(segment)
        checked(found)
        if kind == b"IEND":
            break
    if run:
        found.append(_pixels(*run))
    return found + _rest(source, header, found[-1])


def _pixels(kind: bytes, start: int, end: int) -> Segment:
    span = (start, end)
    return Segment(kind.decode(), Content.ESSENCE, *span, span, kind=KINDS.get(kind))


def _header(source: Source, walk: Iterator[Chunk], found: list[Segment]) -> Header:
    """Take the chunks up to IHDR."""
    for kind, start, length in walk:
        end = start + length + 12
        if kind == b"CgBI" and length == 4 and len(found) == 1:
            found.append(Segment("CgBI", Content.STRUCTURE, start, end))
        elif kind == b"IHDR" and length == 13:
            found.append(Segment("IHDR", Content.STRUCTURE, start, end, kind=Kind.IHDR))
            return Header(source.read(start + 17, start + 18)[0])
        else:
            break
    raise DamagedFile("the picture does not begin with a header", found[-1].end)


def _rest(source: Source, header: Header, last: Segment) -> list[Segment]:
    """Return what lies after the last good chunk."""
    if not header.pixels:
        raise DamagedFile("the picture ends before any image data", last.end)
    if last.kind is Kind.IEND:
        return trailing(source, last.end, "data after IEND")
    if last.end == source.size:
        return []
    if source.peek(last.end + 4, 4) in (b"IDAT", b"fdAT"):
        raise DamagedFile("the file ends in the middle of the image data", last.end)
    span = (last.end, source.size)
    return [Segment("bytes after the image data", Content.UNKNOWN, *span, span)]


def _chunks(source: Source) -> Iterator[Chunk]:
    """Yield the chunks as far as they are whole and well named."""
    position, base, window = len(SIGNATURE), 0, b""
    for _ in range(MAX_CHUNKS):
        offset = position - base
        if offset + 8 > len(window):
            base, window, offset = position, source.peek(position, _WINDOW), 0
            if len(window) < 8:
                return
        length, kind = unpack_from(">I4s", window, offset)
        end = position + length + 12
        if end > source.size or not _TYPE.fullmatch(kind):
            return
        yield kind, position, length
        position = end
    raise LimitExceeded(f"the file has more than {MAX_CHUNKS} chunks", position)


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made; a picture that lacks its IEND gets one."""
    changes: list[Change] = []
    for segment in segments:
        if segment in edits:
            data = edits[segment]
            new = b"" if data is None else _framed(source, segment, data)
            changes.append((segment.start, segment.end, new))
    end = segments[-1].end
    if changes and not any(s.kind is Kind.IEND for s in segments):
        changes.append((end, end, IEND))
    return splice(source, changes)


def _framed(source: Source, segment: Segment, data: bytes) -> bytes:
    """Return the chunk that carries this payload."""
    kind = source.read(segment.start + 4, segment.start + 8)
    if segment.content is Content.XMP:
        data = XMP_HEAD + data
    return len(data).to_bytes(4) + kind + data + crc32(data, crc32(kind)).to_bytes(4)
