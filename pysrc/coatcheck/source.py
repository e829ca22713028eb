"""Bounded random-access reading: the only way by which the engine sees a file.

A source never reads more than it is asked for plus its read-ahead, so that cost follows the
metadata and not the file. All limits that protect against hostile files stand here.
"""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.model import Keep, Plan, Zeros, length

READ_AHEAD = 64 * 1024
"""Bytes fetched at once when a small read misses the window."""
MAX_SEGMENTS = 200_000
"""More parts than this in one file is an attack on time, not a picture."""
MAX_PAYLOAD = 8 * 1024 * 1024
"""Longest metadata body in bytes that is read at once; a longer one is dropped unread."""
MAX_INFLATED = 8 * 1024 * 1024
"""Longest result in bytes of one inflation."""


class Source(ABC):
    """Random access to ``size`` bytes through a window of read-ahead."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._window_start = 0
        self._window = b""

    @abstractmethod
    def fetch(self, start: int, end: int) -> bytes:
        """Return exactly the bytes of ``start <= i < end``, which lie within the source."""

    def read(self, start: int, end: int) -> bytes:
        """Return the bytes from ``start`` to ``end``; a range that leaves the source is damage."""
        if start < 0 or end < start or end > self.size:
            raise DamagedFile("the file ends in the middle of a part", start)
        if start == end:
            return b""
        offset = start - self._window_start
        if offset >= 0 and end - self._window_start <= len(self._window):
            return self._window[offset : end - self._window_start]
        if end - start >= READ_AHEAD:
            return self.fetch(start, end)
        self._window = self.fetch(start, min(start + READ_AHEAD, self.size))
        self._window_start = start
        return self._window[: end - start]

    def peek(self, start: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``start``, fewer at the end of the source."""
        start = min(max(start, 0), self.size)
        return self.read(start, min(start + length, self.size))

    def blocks(self, start: int, end: int, block: int = 256 * 1024) -> Iterator[tuple[int, bytes]]:
        """Walk over a long range: yield ``(position, bytes)`` in blocks of at most ``block``."""
        for position in range(start, end, block):
            yield position, self.read(position, min(position + block, end))


class BytesSource(Source):
    """A source over bytes in memory."""

    def __init__(self, data: bytes) -> None:
        super().__init__(len(data))
        self._data = data

    def fetch(self, start: int, end: int) -> bytes:
        return self._data[start:end]


class FileSource(Source):
    """A source over a binary file opened for reading."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file.seek(0, 2))
        self._file = file

    def fetch(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        data = self._file.read(end - start)
        if len(data) != end - start:
            raise DamagedFile("the file became shorter while it was read", start)
        return data


class PlanSource(Source):
    """The file that a plan would make, readable without making it."""

    def __init__(self, original: Source, plan: Plan) -> None:
        super().__init__(plan.size)
        self._original = original
        self._pieces = plan.pieces
        self._starts = [0, *accumulate(map(length, plan.pieces))]

    def fetch(self, start: int, end: int) -> bytes:
        parts: list[bytes] = []
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end and index < len(self._pieces):
            piece, base = self._pieces[index], self._starts[index]
            stop = min(end, self._starts[index + 1])
            if isinstance(piece, Keep):
                shift = piece.start - base
                parts.append(self._original.read(start + shift, stop + shift))
            elif isinstance(piece, Zeros):
                parts.append(bytes(stop - start))
            else:
                parts.append(piece[start - base : stop - base])
            start, index = stop, index + 1
        return parts[0] if len(parts) == 1 else b"".join(parts)


def apply(source: Source, plan: Plan) -> Iterator[bytes]:
    """Yield the new file in blocks of bounded size."""
    for piece in plan.pieces:
        if isinstance(piece, Keep):
            for _, data in source.blocks(piece.start, piece.end, 1024 * 1024):
                yield data
        elif isinstance(piece, Zeros):
            for start in range(0, piece.size, 1024 * 1024):
                yield bytes(min(1024 * 1024, piece.size - start))
        else:
            yield piece


def inflate(data: bytes, limit: int = MAX_INFLATED) -> bytes:
    """Decompress one zlib stream of at most ``limit`` bytes.

    Raises DamagedFile for a broken stream and LimitExceeded for one that grows too large.
    """
    decompressor = zlib.decompressobj()
    try:
        result = decompressor.decompress(data, limit)
    except zlib.error as error:
        raise DamagedFile(f"compressed text is broken: {error}") from None
    if decompressor.unconsumed_tail:
        raise LimitExceeded(f"compressed text grows beyond {limit} bytes")
    return result
