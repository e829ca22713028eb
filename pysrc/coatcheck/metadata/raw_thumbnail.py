"""Thumbnails of JFIF and JFXX, which no browser shows, as PNG that every browser shows.

ITU-T T.871 10.1: the thumbnail in an APP0 JFIF is three bytes for each pixel. 10.2: in an APP0 JFXX
a code says whether it is a JPEG (10), a palette of 256 colours and one byte for each pixel (11), or
three bytes for each pixel (13); the latter two start with width and height in a byte each.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from coatcheck.metadata import opaque
from coatcheck.metadata.text import is_picture
from coatcheck.model import Kind, Segment, Tag

_JPEG, _PALETTE, _RGB = 0x10, 0x11, 0x13
_PALETTE_SIZE = 3 * 256


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Describe a thumbnail of any kind; those of JFIF and JFXX become viewable."""
    tags = opaque.decode(segment, payload)
    picture = b""
    if segment.kind is Kind.JFIF_THUMBNAIL and segment.order:
        picture = _png(payload, segment.order, len(payload) // (3 * segment.order))
    elif segment.kind is Kind.JFXX and len(payload) > 3:
        picture = _extension(payload[0], payload[1:])
    if not tags or not picture:
        return tags
    (tag,) = tags
    return [replace(tag, picture=picture)]


def _extension(code: int, data: bytes) -> bytes:
    if code == _JPEG:
        return data if is_picture(data) else b""
    width, height = data[0], data[1]
    if code == _PALETTE:
        return _png(data[2 + _PALETTE_SIZE :], width, height, data[2 : 2 + _PALETTE_SIZE])
    return _png(data[2:], width, height) if code == _RGB else b""


def _png(pixels: bytes, width: int, height: int, palette: bytes = b"") -> bytes:
    """Make a PNG of pixels in rows; empty if there are too few."""
    row = width if palette else 3 * width
    if not row * height or len(pixels) < row * height:
        return b""
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, row * height, row))
    header = struct.pack(">IIBBBBB", width, height, 8, 3 if palette else 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    if palette:
        chunks.insert(1, (b"PLTE", palette))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
