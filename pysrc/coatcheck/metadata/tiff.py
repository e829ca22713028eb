"""The directory structure of TIFF, on which Exif stands.

TIFF 6.0, section 2: an 8 byte header (byte order ``II`` or ``MM``, the number 42, the offset of
the first IFD), then IFDs: a count, so many entries of 12 bytes (tag, type, count, value or offset
of the value), the offset of the next IFD. Type 13 (IFD) is from TIFF Technical Note 1, type 129
(UTF-8) from Exif 3.0. All offsets count from the header.

Real files break these rules in every way, so reading takes what lies within the data and leaves
out the rest. Limits: a directory is visited once, at most MAX_DIRECTORIES of them and MAX_ENTRIES
entries in all, and no more than MAX_RAW bytes of a value are looked at unless it is asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile

MAX_DIRECTORIES = 64
MAX_ENTRIES = 4000
MAX_RAW = 8192
"""Bytes of a value that are read for display."""
MAX_NUMBERS = 64
"""Numbers of a value that are converted."""

BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL = range(1, 11)
FLOAT, DOUBLE, IFD, UTF8 = 11, 12, 13, 129

_SIZES = {
    BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, SBYTE: 1, UNDEFINED: 1, SSHORT: 2,
    SLONG: 4, SRATIONAL: 8, FLOAT: 4, DOUBLE: 8, IFD: 4, UTF8: 1,
}  # fmt: skip
_CODES = {
    BYTE: "B", SHORT: "H", LONG: "I", SBYTE: "b", UNDEFINED: "B", SSHORT: "h", SLONG: "i",
    FLOAT: "f", DOUBLE: "d", IFD: "I", ASCII: "B", UTF8: "B",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an IFD, its value not yet read."""

    tag: int
    type: int
    count: int
    offset: int
    """Where its value lies, or would lie, from the TIFF header."""
    size: int
    """Length of its value in bytes, as the entry claims."""


class Tiff:
    """The directories of one TIFF structure in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the header; raise DamagedFile if it is none."""
        if data[:2] == b"II":
            self.order = "<"
        elif data[:2] == b"MM":
            self.order = ">"
        else:
            raise DamagedFile("there is no TIFF header where Exif should begin")
        if len(data) < 8 or data[2:4] not in (b"*\0", b"\0*"):
            raise DamagedFile("the TIFF header of the Exif is broken")
        self.data = data
        self.first = self._unpack("I", 4)
        self._visited: set[int] = set()
        self._entries = 0

    def _unpack(self, code: str, offset: int) -> int:
        value: int = struct.unpack_from(self.order + code, self.data, offset)[0]
        return value

    def directory(self, offset: int) -> tuple[list[Entry], int]:
        """Read the IFD at ``offset``: its entries, and the offset of the next IFD or 0.

        An IFD that was read before, or that lies outside, gives no entries.
        """
        nothing: tuple[list[Entry], int] = ([], 0)
        if not 8 <= offset <= len(self.data) - 2 or offset in self._visited:
            return nothing
        if len(self._visited) >= MAX_DIRECTORIES:
            return nothing
        self._visited.add(offset)
        claimed = self._unpack("H", offset)
        room = (len(self.data) - offset - 2) // 12
        count = min(claimed, room, MAX_ENTRIES - self._entries)
        self._entries += count
        entries = list(self._read_entries(offset + 2, count))
        end = offset + 2 + claimed * 12
        following = self._unpack("I", end) if end + 4 <= len(self.data) else 0
        return entries, following

    def _read_entries(self, start: int, count: int) -> Iterator[Entry]:
        for position in range(start, start + count * 12, 12):
            tag, kind, number = struct.unpack_from(self.order + "HHI", self.data, position)
            unit = _SIZES.get(kind)
            if unit is None:
                continue
            size = unit * number
            offset = position + 8 if size <= 4 else self._unpack("I", position + 8)
            yield Entry(tag, kind, number, offset, size)

    def raw(self, entry: Entry, most: int = MAX_RAW) -> bytes:
        """Up to ``most`` bytes of a value, fewer where the data ends."""
        return self.data[entry.offset : entry.offset + min(entry.size, most)]

    def numbers(self, entry: Entry) -> list[float]:
        """Up to MAX_NUMBERS numbers of a value; a rational by zero is not a number and left out.

        Integers stay ``int``.
        """
        unit = _SIZES[entry.type]
        data = self.raw(entry, MAX_NUMBERS * unit)
        count = len(data) // unit
        if entry.type in (RATIONAL, SRATIONAL):
            code = "I" if entry.type == RATIONAL else "i"
            parts = struct.unpack_from(f"{self.order}{2 * count}{code}", data)
            return [a / b for a, b in zip(parts[::2], parts[1::2], strict=True) if b]
        return list(struct.unpack_from(f"{self.order}{count}{_CODES[entry.type]}", data))

    def integer(self, entry: Entry) -> int | None:
        """The first number of a value as an integer, or None."""
        if entry.type in (RATIONAL, SRATIONAL, FLOAT, DOUBLE):
            return None
        found = self.numbers(entry)
        return int(found[0]) if found else None


def body(payload: bytes) -> bytes:
    """Return the TIFF structure of an Exif payload, which some writers put behind ``Exif`` marks.

    HEIF, annex A.2.1, puts the length of what precedes the header in front, in 4 bytes.
    """
    for _ in range(2):
        if payload[:4] in (b"Exif", b"EXIF") and payload[4:5] == b"\0":
            payload = payload[6:]
    if payload[:3] == b"\0\0\0" and payload[4:8] in (b"Exif", b"II*\0", b"MM\0*"):
        return body(payload[4:])
    return payload
