"""The metadata of a TIFF as one Exif body, which a decoder of Exif reads.

Rules (TIFF 6.0 section 2; Exif 2.32, 4.6.3): the body is a classic TIFF structure of just the
entries that no decoder of pictures needs, in the byte order of the file, with the directories that
they point to. Long values are cut, so that the body stays small whatever the file holds.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.read import Entry
from coatcheck.model import Content

MAX_PAGES = 8
"""Pages whose metadata is told."""
MAX_BODY = 4 * 1024 * 1024
_LONGEST = 64 * 1024
_LONGEST_OF = {33723: 1024 * 1024, 37500: 2 * 1024 * 1024}
"""IPTC and maker notes, in which pictures can lie."""
_APART = frozenset({t.XMP, t.PHOTOSHOP, t.ICC})
_POINTERS = frozenset({t.SUB_IFDS, *t.POINTERS})
_MOST_SUB_IFDS = 8
_DEEPEST = 3
_WIDE = frozenset({t.LONG8, t.SLONG8, t.IFD8})


@dataclass(slots=True)
class _Ifd:
    values: list[tuple[int, int, int, bytes]] = field(default_factory=list)
    """Tag, type, count and data."""
    below: list[tuple[int, list[_Ifd]]] = field(default_factory=list)


def body(layout: Layout) -> bytes:
    """Return the Exif body that says what the pages of a file say, pictures left out."""
    gathering = _Gathering(layout)
    pages = [gathering.directory(page) for page in layout.pages[:MAX_PAGES]]
    order = layout.form.order
    result = bytearray((b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8))
    for number, page in enumerate(pages, 1):
        link = _write(page, result, order)
        if number < len(pages):
            struct.pack_into(order + "I", result, link, len(result))
    return bytes(result)


class _Gathering:
    """What is left of the room while entries are gathered."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.left = MAX_BODY

    def directory(self, node: Node, depth: int = 0) -> _Ifd:
        """Gather what a directory says beside how to decode its image."""
        result = _Ifd()
        for entry in node.directory.entries:
            children = node.children.get(entry.at, [])[:_MOST_SUB_IFDS]
            if children and depth < _DEEPEST:
                below = [self.directory(child, depth + 1) for child in children]
                result.below.append((entry.tag, below))
            if entry.tag in _POINTERS or (entry.tag in _APART and node.shown):
                continue
            picture = node.content is not Content.EXIF
            if picture and t.needed(entry.tag, entry.type, entry.count, node.samples, node.bits):
                continue
            if self.left > 0 and self.layout.reader.whole(entry):
                result.values.append(self._value(entry))
        return result

    def _value(self, entry: Entry) -> tuple[int, int, int, bytes]:
        size = min(entry.size, _LONGEST_OF.get(entry.tag, _LONGEST), self.left)
        unit = t.SIZES[entry.type]
        size -= size % unit
        data = self.layout.source.read(entry.start, entry.start + size)
        self.left -= size + 12
        if entry.type in _WIDE:
            return entry.tag, t.UNDEFINED, size, data
        return entry.tag, entry.type, size // unit, data


def _write(ifd: _Ifd, out: bytearray, order: str) -> int:
    """Write a directory and all below it at the end; return where the link to the next stands."""
    number = len(ifd.values) + len(ifd.below)
    at = len(out) + 2
    link = at + 12 * number
    out += struct.pack(order + "H", number) + bytes(12 * number + 4)
    for tag, kind, count, data in ifd.values:
        field = data.ljust(4, b"\0")
        if len(data) > 4:
            field = struct.pack(order + "I", len(out))
            out += data
        struct.pack_into(order + "HHI4s", out, at, tag, kind, count, field)
        at += 12
    for tag, children in ifd.below:
        offsets: list[int] = []
        for child in children:
            offsets.append(len(out))
            _write(child, out, order)
        place = offsets[0]
        if len(offsets) > 1:
            place = len(out)
            out += struct.pack(f"{order}{len(offsets)}I", *offsets)
        struct.pack_into(order + "HHII", out, at, tag, t.LONG, len(offsets), place)
        at += 12
    return link
