"""Reading the directories of a TIFF, however long the file is.

Rules (TIFF 6.0 section 2): a header of 8 bytes (``II`` or ``MM``, the number 42, the offset of the
first directory), and directories: a count, so many entries of 12 bytes (tag, type, count, and the
value or its offset), the offset of the next directory or 0. BigTIFF: the number is 43, offsets have
8 bytes, an entry has 20 and the header 16. Values that fit into the place of an offset stand there.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile
from coatcheck.formats.tiff.tags import SIZES
from coatcheck.source import Source

MAX_ENTRIES = 0xFFFF
"""Most entries of one directory; the classic form has no room for more."""
_BLOCK = 32 * 1024
"""Numbers of a long value that are read at once."""
_ARRAYS = {1: "B", 2: "H", 4: "I", 8: "Q"}


@dataclass(frozen=True, slots=True)
class Form:
    """How this file writes its numbers."""

    order: str
    """Byte order as ``struct`` says it."""
    big: bool

    @property
    def word(self) -> int:
        """Length in bytes of an offset, and of a value that stands in its place."""
        return 8 if self.big else 4

    @property
    def header(self) -> int:
        """Length in bytes of the header."""
        return 16 if self.big else 8

    @property
    def entry(self) -> int:
        """Length in bytes of an entry."""
        return 20 if self.big else 12

    @property
    def count(self) -> int:
        """Length in bytes of the count of entries."""
        return 8 if self.big else 2

    @property
    def native(self) -> bool:
        """Whether numbers stand in the byte order of this machine."""
        return (sys.byteorder == "little") == (self.order == "<")

    def pack(self, size: int, value: int) -> bytes:
        """Write a number of ``size`` bytes."""
        return value.to_bytes(size, "little" if self.order == "<" else "big")

    def unpack(self, data: bytes) -> int:
        """Read a number of as many bytes as there are."""
        return int.from_bytes(data, "little" if self.order == "<" else "big")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a directory, its value not yet read."""

    tag: int
    type: int
    count: int
    at: int
    """Where the entry itself stands."""
    start: int
    """Where its value stands, in the entry or outside."""
    size: int
    """Length of its value in bytes, as the entry claims; 0 for a type that nobody knows."""
    inline: bool

    @property
    def end(self) -> int:
        """Where its value would end."""
        return self.start + self.size


@dataclass(frozen=True, slots=True)
class Directory:
    """One directory."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    following: int
    """Offset of the next directory, or 0."""

    def get(self, tag: int) -> Entry | None:
        """Return the first entry with this tag."""
        return next((entry for entry in self.entries if entry.tag == tag), None)


class Reader:
    """A TIFF file: its form, and its directories at given places."""

    def __init__(self, source: Source) -> None:
        """Read the header; raise DamagedFile if it is broken."""
        self.source = source
        head = source.peek(0, 16)
        self.form = Form("<" if head[:2] == b"II" else ">", 43 in head[2:4])
        if len(head) < self.form.header:
            raise DamagedFile("the file ends in the middle of its header", 0)
        word = self.form.word
        if self.form.big and self.form.unpack(head[4:6]) != word:
            raise DamagedFile("the header has offsets of unknown length", 4)
        self.first = self.form.unpack(head[word : 2 * word])

    def directory(self, offset: int) -> Directory | None:
        """Read the directory at ``offset``; None if it does not lie whole within the file."""
        form, size = self.form, self.source.size
        table = offset + form.count
        if offset < form.header or table > size:
            return None
        count = form.unpack(self.source.read(offset, table))
        end = table + count * form.entry
        if not 0 < count <= MAX_ENTRIES or end > size:
            return None
        data = self.source.read(table, end)
        following = self.source.peek(end, form.word)
        stop = end + len(following)
        link = form.unpack(following) if len(following) == form.word else 0
        return Directory(offset, stop, tuple(self._entries(table, data)), link)

    def _entries(self, at: int, data: bytes) -> Iterator[Entry]:
        form = self.form
        code = form.order + ("HHQQ" if form.big else "HHII")
        for tag, kind, count, offset in struct.iter_unpack(code, data):
            size = SIZES.get(kind, 0) * count
            inline = size <= form.word
            start = at + form.entry - form.word if inline else offset
            yield Entry(tag, kind, count, at, start, size, inline)
            at += form.entry

    def whole(self, entry: Entry) -> bool:
        """Tell whether the value of an entry lies within the file."""
        return entry.size > 0 and entry.end <= self.source.size

    def numbers(self, entry: Entry, most: int) -> Iterator[array[int]]:
        """Yield up to ``most`` whole numbers of a value in blocks."""
        unit = SIZES[entry.type]
        left = min(entry.count, most)
        position = entry.start
        while left > 0:
            step = min(left, _BLOCK)
            numbers = array(_ARRAYS[unit])
            numbers.frombytes(self.source.read(position, position + step * unit))
            if not self.form.native:
                numbers.byteswap()
            yield numbers
            position += step * unit
            left -= step

    def integer(self, entry: Entry | None, default: int) -> int:
        """Return the first whole number of a value, or ``default`` if there is none."""
        if entry is None or not self.whole(entry) or SIZES[entry.type] > 8:
            return default
        return next(self.numbers(entry, 1))[0]
