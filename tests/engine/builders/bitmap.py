"""BMP, ICO and CUR made in code."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SRGB, LINKED, EMBEDDED = b"BGRs", b"KNIL", b"DEBM"


def header(
    size: int = 40,
    width: int = 5,
    height: int = 3,
    depth: int = 24,
    compression: int = 0,
    used: int = 0,
    image: int = 0,
    rest: bytes = b"",
) -> bytes:
    """Make a header of this length; ``rest`` is what follows the first 40 bytes."""
    if size == 12:
        return struct.pack("<IHHHH", 12, width, height, 1, depth)
    first = struct.pack(
        "<IiiHHIIiiII", size, width, height, 1, depth, compression, image, 2835, 2835, used, 0
    )
    return (first + rest).ljust(size, b"\0")


def v5(space: bytes, offset: int, size: int, reserved: bytes = bytes(4)) -> bytes:
    """Make what a BITMAPV5HEADER has behind its first 40 bytes."""
    rest = bytes(16) + space + bytes(48)
    return rest + struct.pack("<III", 4, offset, size) + reserved


def rows(width: int = 5, height: int = 3, depth: int = 24) -> bytes:
    """Make uncompressed pixels."""
    row = (width * depth + 31) // 32 * 4
    return bytes(index % 251 for index in range(row * height))


def file(
    head: bytes,
    pixels: bytes,
    palette: bytes = b"",
    gap: bytes = b"",
    tail: bytes = b"",
    reserved: bytes = bytes(4),
    size: int | None = None,
) -> bytes:
    """Put a BMP together; ``tail`` counts in its length."""
    offset = 14 + len(head) + len(palette) + len(gap)
    total = offset + len(pixels) + len(tail) if size is None else size
    start = b"BM" + struct.pack("<I", total) + reserved + struct.pack("<I", offset)
    return start + head + palette + gap + pixels + tail


def icon(
    pictures: Sequence[bytes], kind: int = 1, gap: bytes = b"", reserved: int = 0, tail: bytes = b""
) -> bytes:
    """Put pictures into an ICO (1) or CUR (2)."""
    at = 6 + 16 * len(pictures)
    directory, body = struct.pack("<HHH", 0, kind, len(pictures)), b""
    for picture in pictures:
        body += gap
        place = at + len(body)
        depth = 32 if picture.startswith(b"\x89PNG") else 4
        directory += struct.pack("<BBBBHHII", 4, 4, 0, reserved, 1, depth, len(picture), place)
        body += picture
    return directory + body + tail


def in_icon(surplus: bytes = b"", beside: int = 0) -> bytes:
    """Make a picture of 4 by 4 with 16 colours and a mask."""
    colors = b"".join(bytes((n, n, n, beside)) for n in range(0, 256, 16))
    return header(40, 4, 8, 4) + colors + rows(4, 4, 4) + bytes(16) + surplus
