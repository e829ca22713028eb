"""A colour profile: a grey display profile of version 2 (ICC.1:2001-04)."""

from __future__ import annotations

import struct

from engine.builders import PROFILE_SECRET


def profile(text: bytes = PROFILE_SECRET, padding: int = 0, rights: bytes | None = None) -> bytes:
    """Make a profile with a private description, and with ``padding`` bytes of private text.

    Its copyright is the same text unless ``rights`` says another.
    """
    rights = text if rights is None else rights
    name = text + b" " * padding + b"\0"
    desc = struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(78)
    elements = {
        b"desc": desc + bytes(-len(desc) % 4),
        b"cprt": b"text\0\0\0\0" + rights + b"\0" + bytes(-(len(rights) + 1) % 4),
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">III", 0xF6D6, 0x10000, 0xD32D),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHH", 1, 0x0233, 0),
    }
    offset = 128 + 4 + 12 * len(elements)
    table, body = struct.pack(">I", len(elements)), b""
    for signature, data in elements.items():
        table += struct.pack(">4sII", signature, offset + len(body), len(data))
        body += data
    header = bytearray(128)
    struct.pack_into(
        ">I4sI4s4s4s", header, 0, offset + len(body), b"", 0x02100000, b"mntr", b"GRAY", b"XYZ "
    )
    struct.pack_into(">6H4s4s", header, 24, 2024, 5, 6, 7, 8, 9, b"acsp", b"APPL")
    struct.pack_into(">III", header, 68, 0xF6D6, 0x10000, 0xD32D)
    return bytes(header) + table + body
