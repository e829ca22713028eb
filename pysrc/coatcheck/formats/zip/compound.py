"""Compound files inside documents: objects of other programs, with properties of their own.

Rules (MS-CFB 2.2 to 2.6, MS-OLEPS 2.21): a file of sectors that a table chains to streams; the
directory gives each a name and two times. What programs write into their streams only they know,
and it stays; but the two streams of properties, which name author, company and last editor, become
sets without a property, times become zero, and so do sectors that are free. Nothing moves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _LAST = 0xFFFFFFFF, 0xFFFFFFFA
_ENTRY, _MINI = 128, 64
_STREAM, _ROOT = 2, 5
_SETS = {
    "\x05SummaryInformation": bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9"),
    "\x05DocumentSummaryInformation": bytes.fromhex("02d5cdd59c2e1b10939708002b2cf9ae"),
}
"""The streams of properties, and the format of each."""

Change = tuple[int, int, bytes]


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    first: int
    size: int
    place: int


def changes(data: bytes) -> list[Change]:
    """Return the ranges that give way to as many other bytes; none where the file is broken."""
    try:
        found = list(_Compound(data).changes())
    except (struct.error, IndexError, ValueError):
        return []
    if any(end > len(data) for _, end, _ in found):
        return []
    return [change for change in found if data[change[0] : change[1]] != change[2]]


class _Compound:
    def __init__(self, data: bytes) -> None:
        self.data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12) or not data.startswith(SIGNATURE):
            raise ValueError(shift)
        self.size: int = 1 << shift
        self.count = len(data) // self.size
        self.table = self._table()
        (first,) = struct.unpack_from("<L", data, 48)
        self.directory = self._chain(first, self.table)
        (mini,) = struct.unpack_from("<L", data, 60)
        (self.cutoff,) = struct.unpack_from("<L", data, 56)
        self.minis = self._numbers(self._chain(mini, self.table))
        self.entries = list(self._entries())
        roots = [entry for entry in self.entries if entry.kind == _ROOT]
        self.small = self._chain(roots[0].first, self.table)

    def _place(self, sector: int) -> int:
        return (sector + 1) * self.size

    def _numbers(self, sectors: Sequence[int]) -> list[int]:
        found: list[int] = []
        for sector in sectors:
            place = self._place(sector)
            found += struct.unpack_from(f"<{self.size // 4}L", self.data, place)
        return found

    def _table(self) -> list[int]:
        sectors = list(struct.unpack_from("<109L", self.data, 76))
        (more,) = struct.unpack_from("<L", self.data, 68)
        for _ in range(self.count):
            if more >= _LAST:
                break
            numbers = self._numbers([more])
            sectors += numbers[:-1]
            more = numbers[-1]
        used = [sector for sector in sectors if sector < _LAST]
        if len(used) > self.count:
            raise ValueError(len(used))
        return self._numbers(used)

    def _chain(self, sector: int, table: Sequence[int]) -> list[int]:
        found: list[int] = []
        while sector < _LAST:
            found.append(sector)
            if len(found) > len(table):
                raise ValueError(sector)
            sector = table[sector]
        return found

    def _entries(self) -> Iterator[_Entry]:
        for sector in self.directory:
            for place in range(self._place(sector), self._place(sector) + self.size, _ENTRY):
                length, kind = struct.unpack_from("<HB", self.data, place + 64)
                first, size = struct.unpack_from("<LQ", self.data, place + 116)
                raw = self.data[place : place + max(min(length, 64) - 2, 0)]
                yield _Entry(raw.decode("utf-16-le", "replace"), kind, first, size, place)

    def changes(self) -> Iterator[Change]:
        """Yield what becomes of times, properties and free sectors."""
        for entry in self.entries:
            yield entry.place + 100, entry.place + 116, bytes(16)
            form = _SETS.get(entry.name)
            if form is not None and entry.kind == _STREAM:
                yield from self._properties(entry, form)
        for sector, following in enumerate(self.table):
            start = self._place(sector)
            if following == _FREE and start < len(self.data):
                end = min(start + self.size, len(self.data))
                yield start, end, bytes(end - start)

    def _properties(self, entry: _Entry, form: bytes) -> Iterator[Change]:
        size = min(entry.size, len(self.data))
        empty = struct.pack("<HHL16sL", 0xFFFE, 0, 0x00020105, b"", 1) + form
        new = (empty + struct.pack("<3L", 48, 8, 0)).ljust(size, b"\0")[:size]
        at = 0
        for start, length in self._pieces(entry, size):
            yield start, start + length, new[at : at + length]
            at += length

    def _pieces(self, entry: _Entry, size: int) -> Iterator[tuple[int, int]]:
        """Yield where the bytes of a stream lie, in their order."""
        if entry.size >= self.cutoff:
            for sector in self._chain(entry.first, self.table):
                length = min(self.size, size)
                yield self._place(sector), length
                size -= length
            return
        each = self.size // _MINI
        for mini in self._chain(entry.first, self.minis):
            length = min(_MINI, size)
            yield self._place(self.small[mini // each]) + mini % each * _MINI, length
            size -= length
