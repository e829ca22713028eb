"""An archive written anew: every header the same for everybody.

Rules (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16): no time but the first that MS-DOS knows, no extra field,
no attribute, no comment, no descriptor. What stays keeps the bytes that it is stored in.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from coatcheck.errors import LimitExceeded
from coatcheck.formats.zip.directory import CENTRAL, DEFLATED, END, LOCAL, UTF8, Member
from coatcheck.formats.zip.members import deflated
from coatcheck.model import Keep, Piece, Plan

FIRST_TIME = 0x0021 << 16
"""Midnight of 1 January 1980."""
_VERSION = 20
"""Needed for deflating (4.4.3)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of the new archive."""

    raw_name: bytes
    flags: int
    method: int
    crc: int
    size: int
    packed: int
    data: Piece

    def _common(self) -> bytes:
        return struct.pack(
            "<5H3L2H",
            _VERSION,
            self.flags & UTF8,
            self.method,
            FIRST_TIME & 0xFFFF,
            FIRST_TIME >> 16,
            self.crc,
            self.packed,
            self.size,
            len(self.raw_name),
            0,
        )

    def local(self) -> bytes:
        """Return the header that stands before the data."""
        return LOCAL + self._common() + self.raw_name

    def central(self, start: int) -> bytes:
        """Return the entry of the directory for a member whose header is at ``start``."""
        rest = struct.pack("<3H2L", 0, 0, 0, 0, start)
        return CENTRAL + struct.pack("<H", _VERSION) + self._common() + rest + self.raw_name


def kept(member: Member) -> Entry:
    """Return the entry of a member that stays as it is stored."""
    data = Keep(member.data, member.data_end)
    return Entry(
        member.raw_name, member.flags, member.method, member.crc, member.size, member.packed, data
    )


def made(member: Member, content: bytes) -> Entry:
    """Return the entry of a member with another content, stored as it was."""
    data = deflated(content) if member.method == DEFLATED else content
    return Entry(
        member.raw_name,
        member.flags,
        member.method,
        zlib.crc32(content),
        len(content),
        len(data),
        data,
    )


def archive(entries: list[Entry], order: list[int]) -> Plan:
    """Return the plan of an archive: members in this order, the directory in that of ``order``."""
    pieces: list[Piece] = []
    starts: list[int] = []
    position = 0
    for entry in entries:
        header = entry.local()
        starts.append(position)
        pieces.append(header)
        if entry.packed:
            pieces.append(entry.data)
        position += len(header) + entry.packed
    directory = b"".join(entries[place].central(starts[place]) for place in order)
    if position + len(directory) > 0xFFFFFFFF:
        raise LimitExceeded("the archive would need numbers of 64 bits")
    count = len(entries)
    end = END + struct.pack("<4H2LH", 0, 0, count, count, len(directory), position, 0)
    return Plan((*pieces, directory + end))
