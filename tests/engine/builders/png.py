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


def of_pixels(lines: list[bytes], color_type: int, filters: str = "0", parts: int = 1) -> bytes:
    """Make a picture of these rows of 8-bit pixels, under filters that take turns (0 to 4)."""
    channels = _CHANNELS[color_type]
    size = (len(lines[0]) // channels).to_bytes(4) + len(lines).to_bytes(4)
    raw, above = b"", bytes(len(lines[0]))
    for number, line in enumerate(lines):
        kind = int(filters[number % len(filters)])
        raw += bytes((kind,)) + _filtered(kind, line, above, channels)
        above = line
    data = zlib.compress(raw)
    step = -(-len(data) // parts)
    idat = b"".join(chunk(b"IDAT", data[at : at + step]) for at in range(0, len(data), step))
    return SIGNATURE + chunk(b"IHDR", size + bytes((8, color_type, 0, 0, 0))) + idat + IEND


def _filtered(kind: int, line: bytes, above: bytes, channels: int) -> bytes:
    left = bytes(channels) + line[:-channels]
    corner = bytes(channels) + above[:-channels]
    guesses: list[int] = []
    for a, b, c in zip(left, above, corner, strict=True):
        distances = abs(b - c), abs(a - c), abs(a + b - 2 * c)
        nearest = (a, b, c)[distances.index(min(distances))]
        guesses.append((0, a, b, (a + b) // 2, nearest)[kind])
    return bytes((v - g) & 255 for v, g in zip(line, guesses, strict=True))


def with_signature(signature: bytes, width: int, height: int, color_type: int) -> list[bytes]:
    """Make rows whose lowest bits hold these letters, as tools for AI pictures hide a prompt.

    Column by column from the top; in alpha, or in red, green and blue in turn for ``rgb``.
    """
    channels = _CHANNELS[color_type]
    size = width * channels
    lines = [bytearray((x * 29 + y * 53) & 255 for x in range(size)) for y in range(height)]
    bits = "".join(f"{letter:08b}" for letter in signature)
    used = (0, 1, 2) if b"rgb" in signature else (3,)
    for number, bit in enumerate(bits):
        pixel, channel = divmod(number, len(used))
        x, y = divmod(pixel, height)
        at = x * channels + used[channel]
        lines[y][at] = lines[y][at] & 254 | int(bit)
    return [bytes(line) for line in lines]


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
