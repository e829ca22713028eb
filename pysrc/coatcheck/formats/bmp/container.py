"""BMP: what stays, what goes, and how the headers are mended.

Rules (Windows GDI: BITMAPFILEHEADER): 14 bytes: ``BM``, the length of the file, two reserved
fields, the offset of the pixels; a device-independent bitmap follows (``bmp_dib``). BITMAPV5HEADER:
a colour profile lies where the header says, embedded, or linked, which is the path of a file and
nobody else's business: the colour space becomes sRGB then. What lies between these parts or behind
them is shown by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from struct import pack, unpack

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.bmp import dib
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source

FILE_HEADER = 14
LINK = "linked profile"
BETWEEN = "bytes between parts"
_RESERVED = (6, 10)


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a BMP."""
    return head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in dib.HEADERS


def segments(source: Source) -> list[Segment]:
    """Return headers, palette, pixels, profile, and what lies between."""
    if source.size < FILE_HEADER + dib.CORE:
        raise DamagedFile("the file ends in the middle of its header", 0)
    size, offset = _file_header(source)
    if offset > source.size:
        raise DamagedFile("the file ends before its image data", 10)
    bitmap = dib.read(source, FILE_HEADER, offset or source.size)
    offset = offset or bitmap.end
    children = []
    if size != source.size:
        children.append(Segment("length of the file", Content.PADDING, 2, 6))
    if any(source.read(*_RESERVED)):
        children.append(Segment("reserved field", Content.UNKNOWN, *_RESERVED))
    header = FILE_HEADER + bitmap.header
    parts = [
        Segment("file header", Content.STRUCTURE, 0, FILE_HEADER, children=tuple(children)),
        Segment(
            "bitmap header", Content.STRUCTURE, FILE_HEADER, header, children=tuple(bitmap.hidden)
        ),
    ]
    if bitmap.masks:
        parts.append(Segment("colour masks", Content.STRUCTURE, header, bitmap.palette))
    parts += dib.palette(source, bitmap)
    end = dib.pixels(source, bitmap, offset, source.size)
    if end <= offset:
        raise DamagedFile("the file ends before its image data", offset)
    parts.append(Segment("pixels", Content.ESSENCE, offset, end, (offset, end)))
    parts += _profile(source, bitmap)
    return _tiled(source, sorted(parts, key=lambda part: part.start))


def _file_header(source: Source) -> tuple[int, int]:
    """Return the length of the file and the offset of the pixels, as the header says them."""
    head = source.read(0, FILE_HEADER)
    size, offset = unpack("<I4xI", head[2:])
    return size, offset


def _profile(source: Source, bitmap: dib.Dib) -> list[Segment]:
    """Return the colour profile, or the link to one."""
    if bitmap.header != dib.V5:
        return []
    at = FILE_HEADER + dib.COLOR_SPACE
    space = source.read(at, at + 4)
    at = FILE_HEADER + dib.PROFILE
    offset, size = unpack("<II", source.read(at, at + 8))
    start, end = FILE_HEADER + offset, FILE_HEADER + offset + size
    if not size or end > source.size or space not in (dib.LINKED, dib.EMBEDDED):
        return []
    if space == dib.LINKED:
        return [Segment(LINK, Content.UNKNOWN, start, end, (start, end), kind=Kind.LINKED_PROFILE)]
    return [Segment("ICC profile", Content.ICC, start, end, (start, end))]


def _tiled(source: Source, parts: list[Segment]) -> list[Segment]:
    """Put segments into the gaps between parts, none of which may overlap."""
    found: list[Segment] = []
    position = 0
    for part in parts:
        if part.start < position:
            raise DamagedFile(f"{part.name} overlaps with {found[-1].name}", part.start)
        if part.start > position:
            found.append(gap(source, position, part.start))
        found.append(part)
        position = part.end
    return found + trailing(source, position, "data after the picture")


def gap(source: Source, start: int, end: int) -> Segment:
    """Say what lies between two parts."""
    zeros = all(not block.strip(b"\0") for _, block in source.blocks(start, end))
    name, content = ("zero padding", Content.PADDING) if zeros else (BETWEEN, Content.UNKNOWN)
    return Segment(name, content, start, end, (start, end))


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made."""
    changes: list[Change] = []
    head = bytearray(source.read(0, FILE_HEADER))
    bitmap = dib.read(source, FILE_HEADER, _file_header(source)[1] or source.size)
    position = 0
    profile = b""
    for segment in segments:
        data = edits.get(segment, b"")
        size = 0 if data is None else len(data) or segment.size
        if size != segment.size or data:
            changes.append((segment.start, segment.end, data or b""))
        if segment.content is Content.ESSENCE:
            head[10:14] = pack("<I", position)
        if segment.content is Content.ICC and size:
            profile = pack("<II", position - FILE_HEADER, size)
        if segment.kind is Kind.LINKED_PROFILE and size:
            profile = pack("<II", position - FILE_HEADER, size)
        if segment.kind is Kind.PALETTE and any(child in edits for child in segment.children):
            changes.append((segment.start, segment.end, colors(source, segment)))
        position += size
    if not edits:
        return splice(source, ())
    head[2:6] = pack("<I", min(position, 0xFFFFFFFF))
    if any(segment.start == _RESERVED[0] for segment in edits):
        head[6:10] = bytes(4)
    changes.append((0, FILE_HEADER, bytes(head)))
    length = next(s.size for s in segments if s.content is Content.ESSENCE)
    new = _bitmap_header(source, bitmap, edits, length, profile)
    changes.append((FILE_HEADER, FILE_HEADER + bitmap.header, new))
    return splice(source, changes)


def _bitmap_header(
    source: Source, bitmap: dib.Dib, edits: Edits, length: int, profile: bytes
) -> bytes:
    new = header(source, bitmap, edits)
    if bitmap.compression and bitmap.size_image and bitmap.header >= dib.INFO:
        new[dib.SIZE_IMAGE : dib.SIZE_IMAGE + 4] = pack("<I", length)
    if bitmap.header == dib.V5:
        space = slice(dib.COLOR_SPACE, dib.COLOR_SPACE + 4)
        if new[space] in (dib.LINKED, dib.EMBEDDED):
            new[dib.PROFILE : dib.PROFILE + 8] = profile or bytes(8)
            if not profile:
                new[space] = dib.SRGB
    return bytes(new)


def header(source: Source, bitmap: dib.Dib, edits: Edits) -> bytearray:
    """Return the header of a bitmap with the fields mended that go."""
    new = bytearray(source.read(bitmap.start, bitmap.start + bitmap.header))
    for field in bitmap.hidden:
        if field in edits:
            at = field.start - bitmap.start
            new[at : at + field.size] = bytes(field.size)
            if at == dib.COLORS_USED:
                new[at : at + field.size] = pack("<I", bitmap.colors)
    return new


def colors(source: Source, segment: Segment) -> bytes:
    """Return a palette without what lies beside its colours."""
    data = bytearray(source.read(segment.start, segment.end))
    data[3::4] = bytes(len(data) // 4)
    return bytes(data)
