"""The directory of items: what a ``meta`` box says of pictures and of what belongs to them.

Rules (ISO/IEC 14496-12): ``pitm`` names the primary item (8.11.4), ``iinf`` lists all items
(8.11.6), ``iloc`` says where their data lie (8.11.3): at offsets in the file (construction 0), in
the ``idat`` box (1), or in the data of another item (2); ``iref`` ties items together (8.11.12).
ISO/IEC 23008-12: ``iprp`` has the properties of items and who has which (9.3). Numbers of a size
that no version of the specification knows make the file damaged; entries of items that do not exist
are remembered as such, so that they can be told and dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.heif.rules import MAX_BOXES, MAX_ENTRIES, MAX_EXTENTS, MAX_ITEMS
from coatcheck.formats.isobmff import Box, boxes
from coatcheck.model import Span
from coatcheck.source import MAX_PAYLOAD, Source

Extent = tuple[int, int, int]
"""Extent index, offset and length, as ``iloc`` has them, the base offset added."""


@dataclass(slots=True)
class Item:
    """One item: its entry in ``iinf`` and what the other tables say of it."""

    number: int
    box: Box
    kind: bytes
    protected: bool
    hidden: bool
    name: Span
    """Where its name stands, with the zero byte that ends it."""
    end: int
    """Where the entry ends by its own account."""
    mime: bytes = b""
    construction: int = 0
    elsewhere: bool = False
    """Whether its data lie in another file."""
    located: bool = False
    extents: list[Extent] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    """Where its data lie in the file, in their order; without what lies outside of it."""
    whole: bool = True
    """Whether all its data lie within the file."""
    properties: list[tuple[int, bool]] = field(default_factory=list)
    """Numbers of its properties, from 1, and whether each is essential."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What one item is to others."""

    kind: bytes
    source: int
    targets: tuple[int, ...]


class Reader:
    """Big-endian numbers one after the other in the body of a box."""

    def __init__(self, source: Source, box: Box) -> None:
        if box.end - box.body > MAX_PAYLOAD:
            raise LimitExceeded(f"{box.name} is too long to be read", box.start)
        self.data = source.read(box.body, box.end)
        self.position = 0
        self.start = box.start

    def number(self, size: int) -> int:
        """Take a number of this many bytes."""
        end = self.position + size
        if end > len(self.data):
            raise DamagedFile("a table ends in the middle of an entry", self.start)
        value = int.from_bytes(self.data[self.position : end])
        self.position = end
        return value

    @property
    def left(self) -> int:
        """How many bytes come after what has been taken."""
        return len(self.data) - self.position


class Directory:
    """All that the boxes inside a ``meta`` box say, by item."""

    def __init__(self, source: Source, meta: Box) -> None:
        self.source = source
        self.meta = meta
        self.first: dict[bytes, Box] = {}
        self.children: list[Box] = []
        self.items: dict[int, Item] = {}
        self.entries: list[tuple[Box, Item | None]] = []
        """All boxes inside ``iinf``; those that are no entry of a new item have None."""
        self.located: list[Item] = []
        self.references: list[Reference] = []
        self.property_boxes: list[Box] = []
        self.ipco: Box | None = None
        self.ipmas: list[Box] = []
        self.primary: int | None = None
        self.surplus: set[int] = set()
        """Starts of the tables that have entries of no item, or bytes behind their entries."""
        for box in boxes(source, meta.body + 4, meta.end, MAX_BOXES):
            self.children.append(box)
            self.first.setdefault(box.kind, box)
        self._read()

    def _read(self) -> None:
        readers = {
            b"iinf": self._iinf,
            b"pitm": self._pitm,
            b"iloc": self._iloc,
            b"iref": self._iref,
            b"iprp": self._iprp,
        }
        for kind, reader in readers.items():
            if kind in self.first:
                reader(self.first[kind])
        self._hosts = {r.source: r.targets for r in self.references if r.kind == b"iloc"}
        for item in self.located:
            item.spans = list(self._spans(item))

    def _pitm(self, box: Box) -> None:
        table = Reader(self.source, box)
        self.primary = table.number(4 if table.number(4) >> 24 else 2)

    def _iinf(self, box: Box) -> None:
        version = Reader(self.source, box).number(4) >> 24
        for entry in boxes(self.source, box.body + (8 if version else 6), box.end, MAX_ITEMS):
            item = self._infe(entry) if entry.kind == b"infe" else None
            if item is not None and item.number in self.items:
                item = None
            if item is not None:
                self.items[item.number] = item
            self.entries.append((entry, item))

    def _infe(self, box: Box) -> Item:
        table = Reader(self.source, box)
        head = table.number(4)
        version = head >> 24
        number = table.number(4 if version == 3 else 2)
        protected = table.number(2) != 0
        old = version < 2
        kind = b"mime" if old else table.number(4).to_bytes(4)
        texts: list[bytes] = []
        at = table.position
        for _ in range(3 if kind == b"mime" else 2 if kind == b"uri " else 1):
            end = table.data.find(b"\0", at)
            end = len(table.data) if end < 0 else end
            texts.append(table.data[at:end])
            at = min(end + 1, len(table.data))
        name = (
            box.body + table.position,
            box.body + min(table.position + len(texts[0]) + 1, len(table.data)),
        )
        encoded = len(texts) == 3 and texts[2]
        mime = texts[1] if kind == b"mime" and not encoded else b""
        return Item(number, box, kind, protected, bool(head & 1), name, box.body + at, mime)

    def _iloc(self, box: Box) -> None:
        table = Reader(self.source, box)
        version = table.number(4) >> 24
        sizes = table.number(2)
        offset_size, length_size, base_size, index_size = (sizes >> s & 15 for s in (12, 8, 4, 0))
        if version > 2 or not {offset_size, length_size, base_size} <= {0, 4, 8}:
            raise DamagedFile("iloc is of an unknown kind", box.start)
        if version == 0:
            index_size = 0
        total = 0
        for _ in range(table.number(4 if version == 2 else 2)):
            number = table.number(4 if version == 2 else 2)
            construction = table.number(2) & 15 if version else 0
            elsewhere = table.number(2) != 0
            base = table.number(base_size)
            count = table.number(2)
            total += count
            if total > MAX_EXTENTS:
                raise LimitExceeded(f"the file has more than {MAX_EXTENTS} extents", box.start)
            extents = [
                (
                    table.number(index_size),
                    base + table.number(offset_size),
                    table.number(length_size),
                )
                for _ in range(count)
            ]
            item = self.items.get(number)
            if item is None:
                self.surplus.add(box.start)
                continue
            if item.located:
                raise DamagedFile("iloc names an item twice", box.start)
            item.located = True
            item.construction, item.elsewhere, item.extents = construction, elsewhere, extents
            self.located.append(item)
        if table.left:
            self.surplus.add(box.start)

    def _iref(self, box: Box) -> None:
        wide = 4 if Reader(self.source, box).number(4) >> 24 else 2
        end, total = box.body + 4, 0
        for entry in boxes(self.source, box.body + 4, box.end, MAX_ENTRIES):
            table = Reader(self.source, entry)
            number = table.number(wide)
            count = table.number(2)
            total += count
            if total > MAX_ENTRIES:
                raise LimitExceeded(f"the file has more than {MAX_ENTRIES} references", box.start)
            targets = tuple(table.number(wide) for _ in range(count))
            self.references.append(Reference(entry.kind, number, targets))
            known = number in self.items and all(target in self.items for target in targets)
            if not known or table.left:
                self.surplus.add(box.start)
            end = entry.end
        if end != box.end:
            self.surplus.add(box.start)

    def _iprp(self, box: Box) -> None:
        for child in boxes(self.source, box.body, box.end, MAX_BOXES):
            if child.kind == b"ipco" and self.ipco is None:
                self.ipco = child
                self.property_boxes = list(boxes(self.source, child.body, child.end, MAX_ITEMS))
            elif child.kind == b"ipma":
                self.ipmas.append(child)
        for child in self.ipmas:
            self._ipma(child)

    def _ipma(self, box: Box) -> None:
        entries, left = associations_of(self.source, box)
        if left:
            self.surplus.add(box.start)
        for number, associations in entries:
            item = self.items.get(number)
            right = [a for a in associations if 0 < a[0] <= len(self.property_boxes)]
            if item is None or len(right) != len(associations):
                self.surplus.add(box.start)
            if item is not None:
                item.properties += right
                if len(item.properties) > 1000:
                    raise LimitExceeded("an item has more than 1000 properties", box.start)

    def _spans(self, item: Item) -> Iterator[Span]:
        """Yield where the data of an item lie."""
        idat = self.first.get(b"idat")
        for index, offset, length in item.extents:
            if item.construction == 2:
                yield from self._inside(item, index, offset, length)
                continue
            base, limit = 0, self.source.size
            if item.construction == 1:
                base, limit = (idat.body, idat.end) if idat else (0, 0)
            start, end = base + offset, base + offset + length
            if end > limit or item.construction > 2:
                item.whole = False
                end = min(end, limit) if item.construction < 2 else start
            if start < end and not item.elsewhere:
                yield start, end

    def _inside(self, item: Item, index: int, offset: int, length: int) -> Iterator[Span]:
        """Yield where an extent lies that is part of the data of another item."""
        targets = self._hosts.get(item.number, ())
        host = self.items.get(targets[max(index, 1) - 1]) if max(index, 1) <= len(targets) else None
        if host is None or host.construction == 2 or len(host.extents) > 1:
            item.whole = False
            return
        for start, end in self._spans(host):
            span = (start + offset, min(start + offset + length, end))
            item.whole = item.whole and span[1] == start + offset + length
            if span[0] < span[1]:
                yield span


Associations = list[tuple[int, list[tuple[int, bool]]]]
"""For each item the numbers of its properties, and whether each is essential."""


def associations_of(source: Source, box: Box) -> tuple[Associations, int]:
    """Read an ``ipma``; also say how many bytes come after its entries."""
    table = Reader(source, box)
    head = table.number(4)
    wide, size = 4 if head >> 24 else 2, 2 if head & 1 else 1
    essential = 0x8000 if size == 2 else 0x80
    total = 0
    found: Associations = []
    for _ in range(table.number(4)):
        number = table.number(wide)
        count = table.number(1)
        total += count + 1
        if total > MAX_ENTRIES:
            raise LimitExceeded(f"the file has more than {MAX_ENTRIES} associations", box.start)
        values = [table.number(size) for _ in range(count)]
        found.append((number, [(v & ~essential, bool(v & essential)) for v in values]))
    return found, table.left
