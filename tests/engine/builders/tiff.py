"""Exif bodies: a TIFF header and one directory (TIFF 6.0, section 2)."""

from __future__ import annotations

import struct

from engine.builders import SECRET

ORIENTATION, ARTIST = 0x0112, 0x013B
SHORT, ASCII = 3, 2


def exif(orientation: int | None = None, artist: bytes = SECRET, order: str = "<") -> bytes:
    """Make an Exif body with an artist and, if asked for, an orientation."""
    text = artist + b"\0"
    entries = [struct.pack(f"{order}HHIHH", ORIENTATION, SHORT, 1, orientation or 1, 0)]
    if orientation is None:
        entries = []
    offset = 8 + 2 + 12 * (len(entries) + 1) + 4
    entries.append(struct.pack(f"{order}HHII", ARTIST, ASCII, len(text), offset))
    mark = b"II" if order == "<" else b"MM"
    header = mark + struct.pack(f"{order}HI", 42, 8)
    directory = struct.pack(f"{order}H", len(entries)) + b"".join(entries)
    return header + directory + struct.pack(f"{order}I", 0) + text
