"""ZIP archives, byte for byte: as ours are by default, or with what others write into them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

FIRST_TIME = 0x0021 << 16


@dataclass(frozen=True, slots=True)
class Habits:
    """What a program writes beside names and data."""

    deflated: bool = False
    time: int = FIRST_TIME
    extra: bytes = b""
    member_comment: bytes = b""
    comment: bytes = b""
    before: bytes = b""
    between: bytes = b""
    after: bytes = b""
    descriptor: bool = False
    flags: int = 0
    method: int | None = None
    zip64: bool = False


PLAIN = Habits()


def archive(members: list[tuple[str, bytes]], habits: Habits = PLAIN) -> bytes:
    """Make an archive of members in this order."""
    body = bytearray(habits.before)
    directory = bytearray()
    for place, (name, data) in enumerate(members):
        if place:
            body += habits.between
        start = len(body)
        raw = name.encode()
        deflated = habits.deflated and name != "mimetype"
        packed = deflate(data) if deflated else data
        method = habits.method if habits.method is not None else 8 if deflated else 0
        flags = habits.flags | (8 if habits.descriptor else 0)
        sizes = (zlib.crc32(data), len(packed), len(data))
        time, date = habits.time & 0xFFFF, habits.time >> 16
        own = (0, 0, 0) if habits.descriptor else sizes
        lengths = len(raw), len(habits.extra)
        body += b"PK\3\4" + struct.pack("<5H3L2H", 20, flags, method, time, date, *own, *lengths)
        body += raw + habits.extra + packed
        if habits.descriptor:
            body += b"PK\7\x08" + struct.pack("<3L", *sizes)
        directory += b"PK\1\2" + struct.pack(
            "<6H3L5H2L", 20, 20, flags, method, time, date, *sizes, len(raw), len(habits.extra),
            len(habits.member_comment), 0, 0, 0, start,
        ) + raw + habits.extra + habits.member_comment  # fmt: skip
    count, at = len(members), len(body)
    end = b""
    if habits.zip64:
        end += b"PK\6\6" + struct.pack(
            "<Q2H2L4Q", 44, 45, 45, 0, 0, count, count, len(directory), at
        )
        end += b"PK\6\7" + struct.pack("<LQL", 0, at + len(directory), 1)
    end += b"PK\5\6" + struct.pack(
        "<4H2LH", 0, 0, count, count, len(directory), at, len(habits.comment)
    )
    return bytes(body + directory + end + habits.comment + habits.after)


def deflate(data: bytes) -> bytes:
    """Deflate into one raw stream."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()
