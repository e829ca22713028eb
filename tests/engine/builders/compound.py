"""A compound file (MS-CFB) with properties, one stream of a program, and a free sector."""

from __future__ import annotations

import struct

from engine.builders import SECRET

_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
CONTENT = b"what the program drew"


def _entry(name: str, kind: int, first: int, size: int, child: int = _NONE) -> bytes:
    raw = name.encode("utf-16-le").ljust(64, b"\0")
    length = 2 * len(name) + 2
    links = struct.pack("<HBB3L", length, kind, 1, _NONE, _NONE, child)
    times = struct.pack("<2Q", 0x01D0000000000000, 0x01D0000000000001)
    return raw + links + bytes(20) + times + struct.pack("<LQ", first, size)


def compound(properties: bytes = SECRET * 3, left: bytes = SECRET) -> bytes:
    """Make one: sectors of 512 bytes, with the table in the first and the directory in the next."""
    assert len(properties) <= 4 * 64
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<10L", 0, 1, 1, 0, 4096, 2, 1, _END, 0, 0)
    header += struct.pack("<108L", *[_FREE] * 108)
    table = struct.pack("<128L", _TABLE, _END, _END, _END, *[_FREE] * 124)
    directory = (
        _entry("Root Entry", 5, 3, 512, 1)
        + _entry("\x05SummaryInformation", 2, 0, len(properties))
        + _entry("Contents", 2, 4, len(CONTENT))
        + bytes(128)
    )
    minis = struct.pack("<128L", 1, 2, 3, _END, _END, *[_FREE] * 123)
    small = (properties.ljust(256, b"\0") + CONTENT).ljust(512, b"\0")
    return header + table + directory + minis + small + left.ljust(512, b"\0")
