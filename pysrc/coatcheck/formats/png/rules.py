"""Which chunks of a PNG stay: those that the specification knows, in their place and length.

Rules (PNG specification, third edition, section 11): IHDR has 13 bytes of data, PLTE a multiple of
3 up to 768, IEND none; the ancillary chunks for colour and density have the lengths in the tables
below, occur once, and come before the first IDAT (5.6), where decoders look for them. A chunk that
breaks its rule tells a decoder nothing, so it is unknown here. CgBI is what Apple's tools put
before IHDR, and pictures that have it cannot be read without it. APNG frames count as declared in
acTL (11.3.6): what lies beyond is shown by nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from zlib import crc32

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import exif_offset, printable
from coatcheck.model import Content, Kind, Segment, Span
from coatcheck.source import MAX_PAYLOAD, Source

_LENGTHS = {
    b"cHRM": 32, b"gAMA": 4, b"sRGB": 1, b"cICP": 4, b"mDCV": 24, b"mDCv": 24, b"cLLI": 8,
    b"cLLi": 8, b"pHYs": 9, b"sTER": 1,
}  # fmt: skip
_BY_COLOR_TYPE = {
    b"sBIT": {0: 1, 2: 3, 3: 3, 4: 2, 6: 4},
    b"bKGD": {0: 2, 2: 6, 3: 1, 4: 2, 6: 6},
    b"tRNS": {0: 2, 2: 6},
}
_METADATA = {
    b"tIME": Content.TIME,
    b"tEXt": Content.TEXT,
    b"zTXt": Content.TEXT,
    b"iTXt": Content.TEXT,
    b"eXIf": Content.EXIF,
    b"caBX": Content.C2PA,
}
XMP_KEYWORD = b"XML:com.adobe.xmp\0"
_TEXT_HEAD = 512
"""Longest header in bytes of an iTXt chunk that carries XMP."""


@dataclass(slots=True)
class Header:
    """What the chunks read so far say about those that follow."""

    color_type: int
    palette: int = 0
    """Entries of PLTE."""
    seen: set[bytes] = field(default_factory=set)
    pixels: bool = False
    """Whether there has been an IDAT."""
    frames: int = 0
    """Frames that acTL announces."""
    controls: int = 0
    """fcTL chunks so far."""


def content_of(header: Header, kind: bytes, length: int) -> Content:
    """Say what a chunk with this type and length holds; IDAT and its order are the walk's task."""
    if kind in (b"acTL", b"fcTL", b"fdAT"):
        return _animation(header, kind, length)
    if kind in _METADATA:
        return _METADATA[kind]
    if header.pixels or kind in header.seen:
        return Content.UNKNOWN
    if kind == b"iCCP":
        return Content.ICC
    if kind == b"PLTE":
        if length % 3 or not 3 <= length <= 768:
            raise DamagedFile("the palette has a wrong length")
        header.palette = length // 3
        return Content.STRUCTURE
    if kind == b"tRNS" and header.color_type == 3:
        return Content.COLOR if 1 <= length <= header.palette else Content.UNKNOWN
    if kind == b"hIST":
        return Content.COLOR if length == 2 * header.palette else Content.UNKNOWN
    right = _LENGTHS.get(kind)
    if kind in _BY_COLOR_TYPE:
        right = _BY_COLOR_TYPE[kind].get(header.color_type)
    return Content.COLOR if length == right else Content.UNKNOWN


def _animation(header: Header, kind: bytes, length: int) -> Content:
    if kind == b"acTL":
        wrong = header.pixels or kind in header.seen
        return Content.ANIMATION if length == 8 and not wrong else Content.UNKNOWN
    if not header.frames:
        return Content.UNKNOWN
    if kind == b"fcTL":
        if length != 26:
            raise DamagedFile("a frame control has a wrong length")
        header.controls += 1
    elif length <= 4 or not header.pixels or not header.controls:
        return Content.UNKNOWN
    if header.controls > header.frames:
        return Content.SECOND_IMAGE
    return Content.ANIMATION if kind == b"fcTL" else Content.ESSENCE


KINDS = {
    b"IDAT": Kind.IDAT,
    b"iCCP": Kind.ICCP,
    b"tEXt": Kind.TEXT,
    b"zTXt": Kind.ZTXT,
    b"iTXt": Kind.ITXT,
}
"""Kinds of chunks, by their types."""


def chunk(source: Source, header: Header, kind: bytes, start: int, length: int) -> Segment:
    """Return the segment of one chunk."""
    span = (start + 8, start + 8 + length)
    end = span[1] + 4
    content = content_of(header, kind, length)
    if content in (Content.COLOR, Content.ANIMATION, Content.ICC):
        content = _verified(source, kind, span, content)
    if content is Content.EXIF:
        span = (span[0] + exif_offset(source.peek(span[0], min(6, length))), span[1])
    if kind == b"iTXt":
        text = _xmp(source, span)
        if text is not None:
            content, span = Content.XMP, text
    if kind == b"acTL" and content is Content.ANIMATION:
        header.frames = int.from_bytes(source.read(span[0], span[0] + 4))
        content = Content.ANIMATION if header.frames else Content.UNKNOWN
    header.seen.add(kind)
    return Segment(printable(kind), content, start, end, span, kind=KINDS.get(kind))


def _verified(source: Source, kind: bytes, span: Span, content: Content) -> Content:
    """Take a chunk for unknown if its checksum is wrong: decoders discard such (section 13.2)."""
    start, end = span
    if end - start > MAX_PAYLOAD:
        return Content.UNKNOWN
    data = source.read(start, end + 4)
    if crc32(data[:-4], crc32(kind)) == int.from_bytes(data[-4:]):
        return content
    if kind == b"fcTL":
        raise DamagedFile("a frame control has a wrong checksum", start)
    return Content.UNKNOWN


def _xmp(source: Source, span: Span) -> Span | None:
    """Return where the packet lies if the data of this iTXt chunk is uncompressed XMP."""
    start, end = span
    head = source.peek(start, min(_TEXT_HEAD, end - start))
    if not head.startswith(XMP_KEYWORD) or head[18:19] != b"\0":
        return None
    language = head.find(b"\0", 20)
    keyword = head.find(b"\0", language + 1)
    return (start + keyword + 1, end) if 0 < language < keyword else None
