"""Boxes of the ISO base media file format, for every container that is made of them.

Rules (ISO/IEC 14496-12, section 4.2): a box is a size of four bytes that counts the whole box, a
type of four bytes, and its body. A size of 1 says that eight bytes with the true size follow the
type; a size of 0 says that the box reaches to the end of what it lies in. A box of type ``uuid``
begins with sixteen bytes more that tell its true type. Boxes lie one behind the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import LimitExceeded
from coatcheck.formats.base import printable
from coatcheck.source import MAX_SEGMENTS, Source

UUID = b"uuid"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: ``start <= i < end``, of which ``header`` bytes come before the body."""

    kind: bytes
    start: int
    header: int
    """Length of size, type, long size and uuid together."""
    end: int
    uuid: bytes = b""
    """The sixteen bytes that tell the type of a ``uuid`` box; empty for all others."""
    open: bool = False
    """Whether its size is 0: it reaches to the end of what it lies in."""

    @property
    def body(self) -> int:
        """Where the body starts."""
        return self.start + self.header

    @property
    def name(self) -> str:
        """The type as text that is safe to show."""
        return printable(self.kind)


def boxes(source: Source, start: int, end: int, limit: int = MAX_SEGMENTS) -> Iterator[Box]:
    """Yield the boxes from ``start`` to ``end``, as far as they are whole.

    The walk stops without a word at bytes that are no box, or a box that is longer than what is
    left: the caller sees that the last box does not end at ``end``. Raises LimitExceeded where
    there are more than ``limit`` boxes.
    """
    for _ in range(limit):
        box = box_at(source, start, end)
        if box is None or box.end > end:
            return
        yield box
        start = box.end
    if start < end:
        raise LimitExceeded(f"the file has more than {limit} boxes in one place", start)


def box_at(source: Source, start: int, end: int) -> Box | None:
    """Read the header of one box; its end may lie beyond ``end``. None where no header fits."""
    head = source.peek(start, min(32, max(end - start, 0)))
    if len(head) < 8:
        return None
    size, kind, header = int.from_bytes(head[:4]), head[4:8], 8
    if size == 1:
        size, header = int.from_bytes(head[8:16]), 16
    uuid = b""
    if kind == UUID:
        uuid = head[header : header + 16]
        header += 16
    stop = end if size == 0 else start + size
    if header > len(head) or stop < start + header:
        return None
    return Box(kind, start, header, stop, uuid, size == 0)


def frame(kind: bytes, body: bytes) -> bytes:
    """Make a box of this type around a body, with a size of four bytes."""
    return (len(body) + 8).to_bytes(4) + kind + body
