"""What follows the logical end of a picture.

No format gives these bytes a meaning, so nothing here ever stays; but a person wants to know what
it was. Told apart: zero bytes; a further JPEG or PNG; an MP4 video (ISO/IEC 14496-12 4.2: boxes of
size and type, the first of them ``ftyp``), as motion photos carry it; and the trailer of Samsung
phones, which is read from its end: ``SEFT`` and before it the length of a directory ``SEFH``.
"""

from __future__ import annotations

import re
import struct
from contextlib import suppress

from coatcheck.errors import EngineError
from coatcheck.formats.base import checked, printable
from coatcheck.formats.jpeg.walk import walk
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

_PNG = b"\x89PNG\r\n\x1a\n"
_START = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|\0\0[\0\1][\0-\xff]ftyp")
_OVERLAP = 8
_BOXES = frozenset(
    b"ftyp moov mdat free skip wide uuid meta moof mfra sidx styp udta pnot mpvd".split()
)
_NAMES = (
    (b"PK\x03\x04", "ZIP archive"),
    (b"CANON OPTIONAL DATA", "Canon VRD trailer"),
    (b"vivo{", "vivo trailer"),
    (b"cbipcbbl", "PhotoMechanic trailer"),
    (b"AXS", "AFCP trailer"),
)
_MAX_ENTRIES = 4096

SECOND_JPEG = "second JPEG"


def trailing(source: Source, start: int, name: str) -> list[Segment]:
    """Return the segments that tile the file from ``start``, called ``name`` where nothing fits."""
    samsung = _samsung(source, start)
    end = samsung[0].start if samsung else source.size
    found: list[Segment] = []
    while start < end:
        found.append(_next(source, start, end, name))
        start = found[-1].end
        checked(found)
    return found + samsung


def _next(source: Source, start: int, end: int, name: str) -> Segment:
    zeros = _zeros(source, start, end)
    if zeros > start:
        return Segment("zero padding", Content.PADDING, start, zeros, (start, zeros))
    head = source.peek(start, 32)
    if head.startswith(b"\xff\xd8\xff"):
        return _second_jpeg(source, start, end)
    if head.startswith(_PNG):
        return Segment("second PNG", Content.SECOND_IMAGE, start, end, (start, end))
    if head[4:8] == b"ftyp":
        stop = _boxes(source, start, end)
        return Segment("MP4 video", Content.VIDEO, start, stop, (start, stop))
    stop = _search(source, start + 1, end)
    label = next((label for code, label in _NAMES if head.startswith(code)), name)
    return _opaque(label, start, stop)


def _zeros(source: Source, start: int, end: int) -> int:
    """Return where the run of zero bytes that starts here ends."""
    if source.peek(start, 1) != b"\0" or start >= end:
        return start
    if source.peek(start + 4, 4) == b"ftyp":
        return start
    for position, block in source.blocks(start, end, 32 * 1024):
        rest = block.lstrip(b"\0")
        if rest:
            stop = position + len(block) - len(rest)
            box = max(start, stop - 3)
            while box < stop and source.peek(box + 4, 4) != b"ftyp":
                box += 1
            return box
    return end


def _search(source: Source, start: int, end: int) -> int:
    """Return where the next picture or video starts, or the end."""
    position, size = start, 4096
    while position < end:
        block = source.read(position, min(position + size, end))
        match = _START.search(block)
        if match:
            return position + match.start()
        if position + len(block) == end:
            break
        position += len(block) - _OVERLAP
        size = min(size * 2, 256 * 1024)
    return end


def _second_jpeg(source: Source, start: int, end: int) -> Segment:
    """A further JPEG: to its own end, or if it is broken to the end of all."""
    with suppress(EngineError):
        end = walk(source, start, end)[-1].end
    return Segment(
        SECOND_JPEG, Content.SECOND_IMAGE, start, end, (start, end), kind=Kind.SECOND_JPEG
    )


def _boxes(source: Source, start: int, end: int) -> int:
    """Return where the sequence of MP4 boxes that starts here ends."""
    position = start
    for _ in range(_MAX_ENTRIES):
        head = source.peek(position, 16)
        if len(head) < 8 or head[4:8] not in _BOXES or position >= end:
            return min(position, end)
        size = int.from_bytes(head[:4])
        if size == 1 and len(head) == 16:
            size = int.from_bytes(head[8:16])
        if size < 8 or size > end - position:
            return end
        position += size
    return end


def _samsung(source: Source, start: int) -> list[Segment]:
    """Return the parts of the trailer of a Samsung phone at the end of the file, if it has one."""
    tail = source.peek(max(source.size - 8, start), 8)
    if len(tail) < 8 or tail[4:] != b"SEFT":
        return []
    directory = source.size - 8 - int.from_bytes(tail[:4], "little")
    if directory < start or source.peek(directory, 4) != b"SEFH":
        return []
    found: list[Segment] = []
    for entry in _entries(source, start, directory):
        position = found[-1].end if found else entry.start
        if entry.start < position:
            continue
        if entry.start > position:
            found.append(_opaque("Samsung trailer", position, entry.start))
        found.append(entry)
    position = found[-1].end if found else directory
    return [*found, _opaque("Samsung trailer", position, source.size)]


def _opaque(name: str, start: int, end: int) -> Segment:
    return Segment(name, Content.TRAILER, start, end, (start, end))


def _entries(source: Source, start: int, directory: int) -> list[Segment]:
    """Read the directory: each entry has a type, a distance back from the directory and a size."""
    count = int.from_bytes(source.peek(directory + 8, 4), "little")
    table = source.peek(directory + 12, 12 * min(count, _MAX_ENTRIES))
    found: list[Segment] = []
    for _, back, size in struct.iter_unpack("<III", table[: len(table) // 12 * 12]):
        at = directory - back
        length = int.from_bytes(source.peek(at + 4, 4), "little")
        if at < start or at + size > directory or size < 8 + length:
            continue
        name = printable(source.peek(at + 8, min(length, 64)))
        content = Content.VIDEO if name == "MotionPhoto_Data" else Content.TRAILER
        span = (at + 8 + length, at + size)
        found.append(Segment(f"Samsung {name}", content, at, at + size, span))
    return sorted(found, key=lambda entry: entry.start)
