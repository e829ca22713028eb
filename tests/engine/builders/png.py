"""PNG pictures, 4 by 4 pixels (PNG specification, third edition)."""

from __future__ import annotations

import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, RGBA = 0, 2, 3, 6
_CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, RGBA: 4}


def chunk(kind: bytes, data: bytes = b"", crc: int | None = None) -> bytes:
    """Make a chunk, with a wrong CRC if one is given."""
    check = zlib.crc32(kind + data) if crc is None else crc
    return len(data).to_bytes(4) + kind + data + check.to_bytes(4)


IEND = chunk(b"IEND")


def header(color_type: int = RGB) -> bytes:
    """Make an IHDR."""
    return chunk(b"IHDR", bytes((0, 0, 0, 4, 0, 0, 0, 4, 8, color_type, 0, 0, 0)))


def rows(color_type: int = RGB, shift: int = 0) -> bytes:
    """Compress rows of pixels without a filter."""
    width = 4 * _CHANNELS[color_type]
    limit = 2 if color_type == PALETTE else 256
    lines = (bytes((x * 7 + y * 40 + shift) % limit for x in range(width)) for y in range(4))
    return zlib.compress(b"".join(b"\0" + line for line in lines))


def pixels(color_type: int = RGB, parts: int = 1) -> bytes:
    """Make IDAT chunks."""
    data = rows(color_type)
    size = -(-len(data) // parts)
    return b"".join(chunk(b"IDAT", data[at : at + size]) for at in range(0, len(data), size))


def picture(
    before: bytes = b"",
    after: bytes = b"",
    color_type: int = RGB,
    end: bytes = IEND,
    parts: int = 1,
) -> bytes:
    """Make a picture with further chunks before and after its pixels."""
    start = SIGNATURE + header(color_type)
    return start + before + pixels(color_type, parts) + after + end


def text(keyword: bytes, value: bytes) -> bytes:
    """Make a tEXt."""
    return chunk(b"tEXt", keyword + b"\0" + value)


def compressed_text(keyword: bytes, value: bytes) -> bytes:
    """Make a zTXt."""
    return chunk(b"zTXt", keyword + b"\0\0" + zlib.compress(value))


def international_text(keyword: bytes, value: bytes, compressed: bool = False) -> bytes:
    """Make an iTXt."""
    body = zlib.compress(value) if compressed else value
    return chunk(b"iTXt", keyword + b"\0" + bytes((compressed, 0)) + b"en\0Key\0" + body)


def icc(profile: bytes, name: bytes = b"icc") -> bytes:
    """Make an iCCP."""
    return chunk(b"iCCP", name + b"\0\0" + zlib.compress(profile))


def frame_control(number: int) -> bytes:
    """Make an fcTL for a frame as large as the picture, shown for a tenth of a second."""
    size = bytes((0, 0, 0, 4, 0, 0, 0, 4)) + bytes(8)
    return chunk(b"fcTL", number.to_bytes(4) + size + b"\0\1\0\x0a\0\0")


def frame_data(number: int, shift: int) -> bytes:
    """Make an fdAT."""
    return chunk(b"fdAT", number.to_bytes(4) + rows(shift=shift))


def animation(frames: int = 3, announced: int | None = None, extra: bytes = b"") -> bytes:
    """Make an APNG whose first frame is the picture; ``extra`` follows each frame."""
    total = frames if announced is None else announced
    data = SIGNATURE + header() + chunk(b"acTL", total.to_bytes(4) + bytes(4))
    data += frame_control(0) + pixels() + extra
    for index in range(1, frames):
        data += frame_control(2 * index - 1) + frame_data(2 * index, 60 * index) + extra
    return data + IEND
