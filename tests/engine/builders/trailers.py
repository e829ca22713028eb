"""What phones and others leave behind the end of a picture."""

from __future__ import annotations

import struct

from engine.builders import SECRET


def box(kind: bytes, data: bytes) -> bytes:
    """Make a box of an MP4."""
    return (len(data) + 8).to_bytes(4) + kind + data


def video() -> bytes:
    """Make the boxes of a video; nothing could play it."""
    return box(b"ftyp", b"mp42\0\0\0\0mp42isom") + box(b"moov", SECRET) + box(b"mdat", bytes(99))


def samsung(**entries: bytes) -> bytes:
    """Make the trailer of a Samsung phone with these named entries."""
    blocks, table = b"", []
    for name, data in entries.items():
        head = struct.pack("<HHI", 0, 0x0A30, len(name)) + name.encode()
        table.append((len(blocks), len(head) + len(data)))
        blocks += head + data
    directory = b"SEFH" + struct.pack("<II", 107, len(table))
    for start, size in table:
        directory += struct.pack("<HHII", 0, 0x0A30, len(blocks) - start, size)
    return blocks + directory + struct.pack("<I", len(directory)) + b"SEFT"
