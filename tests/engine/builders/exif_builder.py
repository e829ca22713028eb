"""Exif bodies made in code: directories of entries, in either byte order."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SRATIONAL = 1, 2, 3, 4, 5, 7, 10

Value = bytes | str | int | Sequence[tuple[int, int]] | Sequence[int]


@dataclass
class Ifd:
    """A directory: entries by tag, directories that entries point to, and the next directory."""

    entries: Mapping[int, tuple[int, Value]] = field(default_factory=dict)
    pointers: Mapping[int, Ifd] = field(default_factory=dict)
    thumbnail: bytes = b""
    next: Ifd | None = None


def exif(ifd0: Ifd, order: str = ">") -> bytes:
    """Make a TIFF structure of a directory and all that hangs on it."""
    header = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "I", 8)
    return header + _directory(ifd0, 8, order)


def text(value: str) -> tuple[int, Value]:
    """An ASCII value."""
    return ASCII, value


def short(value: int) -> tuple[int, Value]:
    """A SHORT value."""
    return SHORT, (value,)


def rationals(*values: tuple[int, int]) -> tuple[int, Value]:
    """A RATIONAL value of one or more numbers."""
    return RATIONAL, values


def undefined(value: bytes) -> tuple[int, Value]:
    """An UNDEFINED value."""
    return UNDEFINED, value


def degrees(value: float) -> tuple[int, Value]:
    """A positive coordinate as degrees, minutes and seconds."""
    whole = int(value)
    minutes = int((value - whole) * 60)
    seconds = round(((value - whole) * 60 - minutes) * 60 * 10000)
    return rationals((whole, 1), (minutes, 1), (seconds, 10000))


def place(latitude: float, longitude: float) -> Ifd:
    """A GPS directory with a position."""
    return Ifd(
        {
            1: text("N" if latitude >= 0 else "S"),
            2: degrees(abs(latitude)),
            3: text("E" if longitude >= 0 else "W"),
            4: degrees(abs(longitude)),
        }
    )


def _directory(ifd: Ifd, offset: int, order: str) -> bytes:
    entries = dict(ifd.entries)
    if ifd.thumbnail:
        entries[0x0201] = entries[0x0202] = (LONG, (0,))
    for tag in ifd.pointers:
        entries[tag] = (LONG, (0,))
    end = offset + 2 + 12 * len(entries) + 4
    table, tail = b"", b""
    for tag in sorted(entries):
        kind, value = entries[tag]
        if tag in ifd.pointers:
            data = struct.pack(order + "I", end + len(tail))
            tail += _directory(ifd.pointers[tag], end + len(tail), order)
        elif tag == 0x0201 and ifd.thumbnail:
            data = struct.pack(order + "I", end + len(tail))
            tail += ifd.thumbnail
        elif tag == 0x0202 and ifd.thumbnail:
            data = struct.pack(order + "I", len(ifd.thumbnail))
        else:
            data = _value(kind, value, order)
        unit = {SHORT: 2, LONG: 4, RATIONAL: 8, SRATIONAL: 8}.get(kind, 1)
        count = len(data) // unit
        if len(data) > 4:
            table += struct.pack(order + "HHII", tag, kind, count, end + len(tail))
            tail += data + b"\0" * (len(data) % 2)
        else:
            table += struct.pack(order + "HHI", tag, kind, count) + data.ljust(4, b"\0")
    following = b"\0\0\0\0"
    if ifd.next is not None:
        at = end + len(tail)
        following = struct.pack(order + "I", at)
        tail += _directory(ifd.next, at, order)
    return struct.pack(order + "H", len(entries)) + table + following + tail


def _value(kind: int, value: Value, order: str) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode() + b"\0"
    if isinstance(value, int):
        value = (value,)
    if kind in (RATIONAL, SRATIONAL):
        code = "I" if kind == RATIONAL else "i"
        return b"".join(struct.pack(f"{order}2{code}", *pair) for pair in value)  # type: ignore[misc]
    return struct.pack(f"{order}{len(value)}{ {BYTE: 'B', SHORT: 'H', LONG: 'I'}[kind] }", *value)
