"""Very large pictures made on the spot: small structures, and data as long as is wanted.

Those of gigabytes are holes for the most part, which take no room on the disk.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

SIZE = 200_000_000
HUGE = 2_000_000_000
PRIVATE = b"a private word"


def png(path: Path) -> None:
    """Write a PNG of 200 MB with a comment."""
    block = os.urandom(64 * 1024)
    coded = _chunk(b"IDAT", block)
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(_chunk(b"IHDR", struct.pack(">IIBBBBB", 8000, 8000, 8, 2, 0, 0, 0)))
        file.write(_chunk(b"tEXt", b"Comment\0" + PRIVATE))
        for _ in range(SIZE // len(coded)):
            file.write(coded)
        file.write(_chunk(b"IEND", b""))


def webp(path: Path) -> None:
    """Write a WebP of 200 MB with Exif."""
    block = os.urandom(1_000_000)
    frame = bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 8000, 8000)
    size = len(frame) + len(block) * (SIZE // len(block))
    with path.open("wb") as file:
        extended = (
            b"VP8X" + struct.pack("<I", 10) + b"\x08" + bytes(3) + (7999).to_bytes(3, "little") * 2
        )
        private = b"EXIF" + struct.pack("<I", 26) + b"MM\0*" + bytes(22)
        file.write(b"RIFF" + struct.pack("<I", 4 + 18 + 8 + size + 34) + b"WEBP" + extended)
        file.write(b"VP8 " + struct.pack("<I", size) + frame)
        for _ in range(SIZE // len(block)):
            file.write(block)
        file.write(private)


def tiff(path: Path) -> None:
    """Write an uncompressed TIFF of 2 GB in one strip, its directory and a description behind."""
    width, height = 30_000, HUGE // 30_000 // 3
    strip = width * height * 3
    directory = 8 + strip
    text = PRIVATE + b"\0"
    count = 10
    bits = directory + 2 + count * 12 + 4
    short, long, ascii = 3, 4, 2
    entries = (
        (256, long, 1, width),
        (257, long, 1, height),
        (258, short, 3, bits),
        (259, short, 1, 1),
        (262, short, 1, 2),
        (270, ascii, len(text), bits + 6),
        (273, long, 1, 8),
        (277, short, 1, 3),
        (278, long, 1, height),
        (279, long, 1, strip),
    )
    with path.open("wb") as file:
        file.write(b"II*\0" + struct.pack("<I", directory))
        file.seek(directory)
        file.write(struct.pack("<H", count))
        file.writelines(struct.pack("<HHII", *entry) for entry in entries)
        file.write(bytes(4) + struct.pack("<3H", 8, 8, 8) + text)


def heif(path: Path) -> None:
    """Write a HEIC of 2 GB: one coded picture, and Exif before it."""
    exif = bytes(4) + b"MM\0*\0\0\0\x08\0\1\x01\x3b\0\2\0\0\0\x0f\0\0\0\x1a" + bytes(4)
    exif += PRIVATE + b"\0"
    ftyp = _box(b"ftyp", b"heic", bytes(4), b"heic", b"mif1")
    start = len(ftyp) + len(_directory(0, len(exif))) + 8
    with path.open("wb") as file:
        file.write(ftyp + _directory(start, len(exif)))
        file.write((8 + len(exif) + HUGE).to_bytes(4) + b"mdat" + exif)
        file.write((HUGE - 4).to_bytes(4))  # One unit of HEVC, as long as the item.
        file.truncate(start + len(exif) + HUGE)


def _directory(start: int, exif: int) -> bytes:
    locations = struct.pack(">HH", 0x4400, 2)
    for number, place, length in ((1, start + exif, HUGE), (2, start, exif)):
        locations += struct.pack(">HHHII", number, 0, 1, place, length)
    entries = [
        _full(b"infe", struct.pack(">HH", number, 0), kind, b"\0", version=2)
        for number, kind in ((1, b"hvc1"), (2, b"Exif"))
    ]
    config = b"\1\1\x60\0\0\0\x90\0\0\0\0\0\x1e\xf0\0\xfc\xfd\xf8\xf8\0\0\x0f\0"
    shown = _box(b"ipco", _box(b"hvcC", config), _full(b"ispe", struct.pack(">II", 30_000, 30_000)))
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4), b"pict", bytes(13)),
        _full(b"pitm", b"\0\1"),
        _full(b"iloc", locations),
        _full(b"iinf", b"\0\2", *entries),
        _full(b"iref", _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))),
        _box(b"iprp", shown, _full(b"ipma", b"\0\0\0\1\0\1\2\x81\x02")),
    )


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + kind + body


def _full(kind: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(kind, bytes((version, 0, 0, 0)), *parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
