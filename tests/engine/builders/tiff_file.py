"""TIFF files made in code: pages of strips or tiles, classic or BigTIFF, in either byte order."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, LONG8 = 1, 2, 3, 4, 5, 7, 16
_UNITS = {BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, UNDEFINED: 1, LONG8: 8}
_CODES = {SHORT: "H", LONG: "I", RATIONAL: "I", LONG8: "Q"}

Value = bytes | Sequence[int]


@dataclass
class Page:
    """A directory: entries by tag with type and value, image data, directories it points to."""

    entries: Mapping[int, tuple[int, Value]] = field(default_factory=dict)
    strips: Sequence[bytes] = ()
    below: Mapping[int, Sequence[Page]] = field(default_factory=dict)
    tiled: bool = False
    surplus: Sequence[bytes] = ()
    """Strips beyond those that the picture needs."""


def grey(
    width: int = 8,
    length: int = 6,
    more: Mapping[int, tuple[int, Value]] | None = None,
    strips: int = 2,
    **other: object,
) -> Page:
    """Make a page of 8 bits in uncompressed strips."""
    rows = -(-length // strips)
    data = bytes(index % 251 for index in range(width * length))
    cut = [data[at : at + rows * width] for at in range(0, len(data), rows * width)]
    return page(width, length, cut, {278: (SHORT, (rows,)), **(more or {})}, **other)


def page(
    width: int,
    length: int,
    strips: Sequence[bytes],
    more: Mapping[int, tuple[int, Value]],
    **other: object,
) -> Page:
    """Make a page of 8 bits with these strips."""
    entries: dict[int, tuple[int, Value]] = {
        256: (SHORT, (width,)),
        257: (SHORT, (length,)),
        258: (SHORT, (8,)),
        259: (SHORT, (1,)),
        262: (SHORT, (1,)),
        277: (SHORT, (1,)),
        282: (RATIONAL, (72, 1)),
        **more,
    }
    return Page(entries, strips, **other)  # type: ignore[arg-type]


class _Writer:
    def __init__(self, order: str, big: bool) -> None:
        self.order = order
        self.word, self.code = (8, "Q") if big else (4, "I")
        self.count = "Q" if big else "H"
        mark = b"II" if order == "<" else b"MM"
        head = struct.pack(order + "HHH", 43, 8, 0) if big else struct.pack(order + "H", 42)
        self.out = bytearray(mark + head + bytes(self.word))

    def put(self, data: bytes) -> int:
        self.out += b"\0" * (len(self.out) % 2)
        self.out += data
        return len(self.out) - len(data)

    def chain(self, pages: Sequence[Page], link: int) -> None:
        for one in pages:
            at, following = self.page(one)
            struct.pack_into(self.order + self.code, self.out, link, at)
            link = following

    def page(self, one: Page) -> tuple[int, int]:
        entries = dict(one.entries)
        data = [*one.strips, *one.surplus]
        places = [self.put(strip) for strip in data]
        if places:
            offsets, counts = (324, 325) if one.tiled else (273, 279)
            entries.setdefault(offsets, (LONG, places))
            entries.setdefault(counts, (LONG, [len(strip) for strip in data]))
        for tag, pages in one.below.items():
            offsets_below = [self.page(child)[0] for child in pages]
            entries[tag] = (LONG, offsets_below)
        table = b""
        for tag in sorted(entries):
            kind, value = entries[tag]
            raw = value if isinstance(value, bytes) else self.numbers(kind, value)
            count = len(raw) // _UNITS[kind]
            if len(raw) > self.word:
                raw = struct.pack(self.order + self.code, self.put(raw))
            table += struct.pack(self.order + "HH" + self.code, tag, kind, count)
            table += raw.ljust(self.word, b"\0")
        head = struct.pack(self.order + self.count, len(entries))
        at = self.put(head + table + bytes(self.word))
        return at, len(self.out) - self.word

    def numbers(self, kind: int, value: Sequence[int]) -> bytes:
        if kind in (BYTE, ASCII, UNDEFINED):
            return bytes(value)
        return struct.pack(f"{self.order}{len(value)}{_CODES[kind]}", *value)


def file(*pages: Page, order: str = "<", big: bool = False, tail: bytes = b"") -> bytes:
    """Write pages as a TIFF."""
    writer = _Writer(order, big)
    writer.chain(pages, 8 if big else 4)
    return bytes(writer.out) + tail
