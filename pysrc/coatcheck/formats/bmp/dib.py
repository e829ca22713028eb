"""Device-independent bitmaps: what a BMP holds behind its file header, and an icon without one.

Rules (Windows GDI: BITMAPCOREHEADER, BITMAPINFOHEADER, BITMAPV4HEADER, BITMAPV5HEADER; OS/2 2.x:
OS22XBITMAPHEADER): a header that begins with its own length, colour masks where the compression
asks for them and the header has no room, a palette, and rows of pixels, each filled up to four
bytes, or run lengths that end with the code 00 01. A negative height is a picture from top to
bottom. In an icon the height counts twice, for a mask of one bit follows the pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

CORE, OS2_SHORT, INFO, V2, V3, OS2, V4, V5 = 12, 16, 40, 52, 56, 64, 108, 124
HEADERS = frozenset({CORE, OS2_SHORT, INFO, V2, V3, OS2, V4, V5})
"""Lengths of the headers, which tell them apart."""
SIZE_IMAGE = 20
"""Where the header says the length of the pixels."""
COLORS_USED = 32
COLOR_SPACE, PROFILE = 56, 112
"""Where the header says the kind of its colour space, and offset and length of a profile."""
SRGB, LINKED, EMBEDDED = b"BGRs", b"KNIL", b"DEBM"

_RLE8, _RLE4, _BITFIELDS, _JPEG, _PNG, _ALPHA_BITFIELDS = 1, 2, 3, 4, 5, 6
_CMYK, _CMYK_RLE8, _CMYK_RLE4 = 11, 12, 13
_PLAIN = frozenset({0, _BITFIELDS, _ALPHA_BITFIELDS, _CMYK})
_RUNS = {_RLE8: 8, _RLE4: 4, _CMYK_RLE8: 8, _CMYK_RLE4: 4}
_DEPTHS = frozenset({1, 2, 4, 8, 16, 24, 32, 64})
_RESERVED = {OS2: ((42, 44), (60, 64)), V5: ((120, 124),)}
"""Fields that mean nothing to a decoder, the identifier of an OS/2 application among them."""
_WINDOW = 64 * 1024
_ENCODED = re.compile(rb"(?:[\x01-\xff].)+", re.DOTALL)
_ENCODED_24 = re.compile(rb"(?:[\x01-\xff]...)+", re.DOTALL)


@dataclass(slots=True)
class Dib:
    """A bitmap taken apart."""

    start: int
    header: int
    """Length of the header."""
    width: int
    height: int
    """As the header says it: negative from top to bottom, doubled in an icon."""
    depth: int
    compression: int
    used: int
    """Colours in the palette as the header says it."""
    size_image: int
    masks: int = 0
    """Length of the colour masks behind the header."""
    colors: int = 0
    """Colours in the palette that stay."""
    color: int = 4
    """Length of a colour."""
    hidden: list[Segment] = field(default_factory=list)
    """Fields that can hide bytes, and do."""

    @property
    def palette(self) -> int:
        """Where the palette starts."""
        return self.start + self.header + self.masks

    @property
    def end(self) -> int:
        """Where the palette ends."""
        return self.palette + self.colors * self.color


def read(source: Source, start: int, end: int) -> Dib:
    """Read the header at ``start``; the palette ends at ``end`` at the latest."""
    length = int.from_bytes(source.peek(start, 4), "little")
    if length not in HEADERS:
        raise DamagedFile("the bitmap has a header of unknown length", start)
    if start + length > end:
        raise DamagedFile("the file ends in the middle of a header", start)
    head = source.read(start, start + length)
    if length == CORE:
        _, width, height, _, depth = unpack("<IHHHH", head)
        dib = Dib(start, length, width, height, depth, 0, 0, 0, color=3)
    else:
        fields = unpack("<IiiHHIIiiII", head[:INFO].ljust(INFO, b"\0"))
        _, width, height, _, depth, compression, size, _, _, used, _ = fields
        dib = Dib(start, length, width, height, depth, compression, used, size)
    if width <= 0 or height == 0 or depth not in _DEPTHS:
        raise DamagedFile("the bitmap has no size or depth", start)
    windows = length not in (OS2, OS2_SHORT, CORE)
    if windows and dib.compression in (_JPEG, _PNG):
        raise UnsupportedFormat("Coatcheck cannot clean JPEG and PNG pictures inside of BMP", start)
    if length == INFO:
        dib.masks = {_BITFIELDS: 12, _ALPHA_BITFIELDS: 16}.get(dib.compression, 0)
    if depth <= 8:
        most = 1 << depth
        dib.colors = min(dib.used, most) if dib.used else most
    if dib.palette > end:
        raise DamagedFile("the file ends in the middle of a header", start)
    dib.colors = min(dib.colors, (end - dib.palette) // dib.color)
    dib.hidden = list(_hidden(dib, head))
    return dib


def _hidden(dib: Dib, head: bytes) -> Iterator[Segment]:
    start = dib.start
    fields = list(_RESERVED.get(dib.header, ()))
    if dib.header == V5 and head[COLOR_SPACE : COLOR_SPACE + 4] not in (LINKED, EMBEDDED):
        fields.append((PROFILE, PROFILE + 8))
    for first, last in fields:
        if any(head[first:last]):
            yield Segment("reserved field", Content.UNKNOWN, start + first, start + last)
    if dib.used != dib.colors and dib.used:
        at = start + COLORS_USED
        yield Segment("number of colours", Content.PADDING, at, at + 4)


def palette(source: Source, dib: Dib) -> Iterator[Segment]:
    """Yield the palette, and in it the bytes beside its colours if they are not zero."""
    if dib.end == dib.palette:
        return
    children: tuple[Segment, ...] = ()
    if dib.color == 4 and any(source.read(dib.palette, dib.end)[3::4]):
        children = (Segment("bytes beside colours", Content.UNKNOWN, dib.palette, dib.end),)
    span = (dib.palette, dib.end)
    yield Segment("palette", Content.STRUCTURE, *span, children=children, kind=Kind.PALETTE)


def pixels(source: Source, dib: Dib, start: int, end: int, icon: bool = False) -> int:
    """Return where the pixels that start at ``start`` end, at ``end`` at the latest."""
    if dib.header in (OS2, OS2_SHORT) and dib.compression in (_BITFIELDS, _JPEG):
        runs = 24 if dib.compression == _JPEG else 0  # run lengths of 24 bits, or Huffman codes
    elif dib.compression in _PLAIN:
        height = abs(dib.height) // 2 if icon else abs(dib.height)
        row = (dib.width * dib.depth + 31) // 32 * 4
        mask = (dib.width + 31) // 32 * 4 if icon else 0
        return min(start + (row + mask) * height, end)
    elif dib.compression in _RUNS:
        runs = _RUNS[dib.compression]
    else:
        raise UnsupportedFormat(f"Coatcheck cannot clean BMP of compression {dib.compression}")
    if not runs:
        return min(start + dib.size_image, end) if dib.size_image else end
    return _run_lengths(source, start, end, runs)


def _run_lengths(source: Source, start: int, end: int, depth: int) -> int:
    """Return where run lengths end: behind the code 00 01, or with the file."""
    encoded = _ENCODED_24 if depth == 24 else _ENCODED
    position, base, window = start, start, b""
    while position < end:
        if position - base + 512 > len(window) and base + len(window) < end:
            base, window = position, source.peek(position, min(_WINDOW, end - position))
        match = encoded.match(window, position - base)
        if match:
            position = base + match.end()
            continue
        code = window[position - base : position - base + 2]
        if len(code) < 2 or code[0]:
            return end
        if code[1] == 1:
            return position + 2
        if code[1] == 2:
            position += 4
        elif code[1]:
            size = -(-code[1] * depth // 8)
            position += 2 + size + size % 2
        else:
            position += 2
    return end
