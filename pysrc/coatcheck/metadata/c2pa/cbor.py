"""A bounded reader of CBOR.

RFC 8949: an item is a byte with a major type (3 bits) and an argument (5 bits, or 1 to 8 bytes
that follow); types are integers, bytes, text, arrays, maps, tags and simple values; lengths may be
indefinite. Limits: depth, number of items, and nothing is allocated that is not there.
"""

from __future__ import annotations

import math
import struct

from coatcheck.errors import DamagedFile

MAX_DEPTH = 24
MAX_ITEMS = 20_000
_BREAK = object()

Map = dict[str, object]


def loads(data: bytes) -> object:
    """Read one item: None, bool, int, float, str, bytes, list or dict with keys as text.

    Raises DamagedFile for what is no CBOR or too much of it.
    """
    return _Reader(data).item(0)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.items = 0

    def _take(self, count: int) -> bytes:
        end = self.position + count
        if end > len(self.data):
            raise DamagedFile("CBOR ends in the middle of an item")
        data = self.data[self.position : end]
        self.position = end
        return data

    def item(self, depth: int) -> object:
        """Read the item at the present position."""
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise DamagedFile("CBOR is nested too deep or too long")
        first = self._take(1)[0]
        major, low = first >> 5, first & 31
        if major == 7:
            return self._simple(low)
        if low == 31:
            return self._indefinite(major, depth)
        argument = self._argument(low)
        if major == 0:
            return argument
        if major == 1:
            return -1 - argument
        if major == 2:
            return self._take(argument)
        if major == 3:
            return self._take(argument).decode("utf-8", "replace")
        if major == 4:
            return [self.item(depth + 1) for _ in range(self._count(argument))]
        if major == 5:
            return self._map(self._count(argument), depth)
        return self.item(depth + 1)

    def _argument(self, low: int) -> int:
        if low < 24:
            return low
        if low > 27:
            raise DamagedFile("CBOR has an argument of reserved length")
        return int.from_bytes(self._take(1 << (low - 24)))

    def _count(self, argument: int) -> int:
        if argument > len(self.data) - self.position:
            raise DamagedFile("CBOR claims more items than there are bytes")
        return argument

    def _map(self, count: int, depth: int) -> Map:
        result: Map = {}
        for _ in range(count):
            key = self.item(depth + 1)
            result[_key(key)] = self.item(depth + 1)
        return result

    def _indefinite(self, major: int, depth: int) -> object:
        if major not in (2, 3, 4, 5):
            raise DamagedFile("CBOR has an item that cannot be of indefinite length")
        found: list[object] = []
        while (value := self.item(depth + 1)) is not _BREAK:
            found.append(value)
        if major == 4:
            return found
        if major == 5:
            return {_key(k): v for k, v in zip(found[::2], found[1::2], strict=False)}
        if major == 2:
            return b"".join(part for part in found if isinstance(part, bytes))
        return "".join(part for part in found if isinstance(part, str))

    def _simple(self, low: int) -> object:
        if low in (20, 21):
            return low == 21
        if low == 24:
            self._take(1)
            return None
        if low == 25:
            return _finite(struct.unpack(">e", self._take(2))[0])
        if low == 26:
            return _finite(struct.unpack(">f", self._take(4))[0])
        if low == 27:
            return _finite(struct.unpack(">d", self._take(8))[0])
        return _BREAK if low == 31 else None


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _key(value: object) -> str:
    return value if isinstance(value, str) else str(value)[:100]
