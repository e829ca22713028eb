"""HEIF: writing the directories anew after parts of the file have gone.

Rules: whatever goes, goes with its bytes, and what stays moves up. So every table that counts
parts, names items or properties, or says where data lie is written anew: ``iinf`` (its count),
``iloc``, ``iref``, ``ipma``, ``stco``, ``co64``, and the size of every box around a change. Item
numbers stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from struct import pack

from coatcheck.errors import LimitExceeded
from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.heif.items import Directory, Item, associations_of
from coatcheck.formats.heif.parts import removal
from coatcheck.formats.heif.rules import REFERENCES
from coatcheck.formats.heif.tracks import offsets
from coatcheck.formats.heif.walk import Walk
from coatcheck.formats.isobmff import Box, box_at
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source

_SLACK = 1 << 20
_WRITTEN = frozenset({Kind.ILOC, Kind.IREF, Kind.IPMA})


class Shift:
    """Where the bytes of the old file come to lie in the new one."""

    def __init__(self, changes: Iterable[Change]) -> None:
        order = sorted(changes, key=lambda change: change[:2])
        self._starts = [start for start, _, _ in order]
        self._ends = [end for _, end, _ in order]
        grown = (len(data) - (end - start) for start, end, data in order)
        self._sums = [0, *accumulate(grown)]

    def at(self, position: int) -> int:
        """Return the new position of a byte; of one that is gone, that of the next that is not."""
        index = bisect_right(self._ends, position)
        if index < len(self._starts) and self._starts[index] < position:
            return self._starts[index] + self._sums[index]
        return position + self._sums[index]

    def within(self, start: int, end: int) -> int:
        """Return by how much a range grows through the changes that lie in it."""
        first = bisect_left(self._starts, start)
        return self._sums[max(bisect_right(self._ends, end), first)] - self._sums[first]


class Rewriting:
    """One rewriting: the changes that were asked for, and those that follow from them."""

    def __init__(self, source: Source, segments: Sequence[Segment], edits: Edits) -> None:
        self._source = source
        self._walk = Walk(source)
        self._changes: list[Change] = []
        self._gone: set[int] = set()
        self._rewritten = self._descriptions()
        self._boxes: list[int] = []
        """Starts of the boxes that stay and in which something may have changed."""
        for segment in segments:
            self._edit(segment, edits)

    def _edit(self, segment: Segment, edits: Edits) -> None:
        if segment in edits:
            data = edits[segment]
            if data is None:
                self._gone.add(segment.start)
                data = self._rewritten.get(segment.start) or removal(segment)
                self._changes.append((segment.start, segment.end, data))
                return
            self._changes.append((*segment.payload, data))
            if segment.content is Content.ICC:
                self._boxes.append(segment.start)
        elif segment.kind not in _WRITTEN:
            if segment.children:
                self._boxes.append(segment.start)
            for child in segment.children:
                self._edit(child, edits)

    def _descriptions(self) -> dict[int, bytes]:
        """Return what stays of descriptions that go, by the place where they start."""
        directory, roles = self._walk.directory, self._walk.roles
        if directory is None or roles is None:
            return {}
        return {
            directory.items[number].spans[0][0]: data for number, data in roles.rewritten.items()
        }

    def plan(self) -> Plan:
        """Return the plan of the new file."""
        directory = self._walk.directory
        if directory is not None and directory.meta.start not in self._gone:
            self._tables(directory)
        shift = Shift(self._changes)
        sizes = list(self._sizes(shift))
        if directory is not None and directory.meta.start not in self._gone:
            sizes += self._locations(directory, shift)
        sizes += self._chunks(shift)
        places = {(start, end) for start, end, _ in sizes}
        changes = [change for change in self._changes if change[:2] not in places]
        return splice(self._source, changes + sizes)

    def _tables(self, directory: Directory) -> None:
        """Write the tables that name items; that of places gets its length only."""
        iinf, iref, iloc = (directory.first.get(kind) for kind in (b"iinf", b"iref", b"iloc"))
        if iinf is not None:
            wide = 4 if self._source.read(iinf.body, iinf.body + 1) != b"\0" else 2
            count = sum(entry.start not in self._gone for entry, _ in directory.entries)
            start = iinf.body + 4
            self._changes.append((start, start + wide, count.to_bytes(wide)))
        if iref is not None and iref.start not in self._gone:
            body = self._references(directory, iref)
            start = iref.body if body else iref.start
            self._changes.append((start, iref.end, body))
            if body:
                self._boxes.append(iref.start)
        if iloc is not None and iloc.start not in self._gone:
            body = self._iloc(directory, iloc, Shift(()))
            self._changes.append((iloc.body, iloc.end, body))
            self._boxes.append(iloc.start)
        for ipma in directory.ipmas:
            if ipma.start not in self._gone:
                self._changes.append((ipma.body, ipma.end, self._associations(directory, ipma)))
                self._boxes.append(ipma.start)

    def _stays(self, directory: Directory, number: int) -> bool:
        item = directory.items.get(number)
        return item is not None and item.box.start not in self._gone

    def _references(self, directory: Directory, box: Box) -> bytes:
        head = self._source.read(box.body, box.body + 4)
        letter, wide = ("I", 4) if head[0] else ("H", 2)
        parts: list[bytes] = []
        for reference in directory.references:
            if reference.kind not in REFERENCES or not self._stays(directory, reference.source):
                continue
            targets = [n for n in reference.targets if self._stays(directory, n)]
            if targets:
                size = 10 + wide + wide * len(targets)
                parts.append(
                    pack(
                        f">I4s{letter}H{len(targets)}{letter}",
                        size,
                        reference.kind,
                        reference.source,
                        len(targets),
                        *targets,
                    )
                )
        return head + b"".join(parts) if parts else b""

    def _associations(self, directory: Directory, box: Box) -> bytes:
        head = self._source.read(box.body, box.body + 4)
        wide, size = 4 if head[0] else 2, 2 if head[3] & 1 else 1
        essential_bit = 0x8000 if size == 2 else 0x80
        numbers: dict[int, int] = {}
        for index, child in enumerate(directory.property_boxes, 1):
            if child.start not in self._gone:
                numbers[index] = len(numbers) + 1
        rows: list[bytes] = []
        for number, associations in associations_of(self._source, box)[0]:
            if self._stays(directory, number):
                kept = [(numbers[i], essential) for i, essential in associations if i in numbers]
                values = (i | essential_bit * essential for i, essential in kept)
                rows.append(
                    number.to_bytes(wide)
                    + bytes((len(kept),))
                    + b"".join(value.to_bytes(size) for value in values)
                )
        return head + len(rows).to_bytes(4) + b"".join(rows)

    def _iloc(self, directory: Directory, box: Box, shift: Shift) -> bytes:
        """Write where the data of all items lie that stay, without base offsets."""
        version = self._source.read(box.body, box.body + 1)[0]
        wide = 4 if version == 2 else 2
        size = 4 if self._source.size + _SLACK < 1 << 32 else 8
        idat = directory.first.get(b"idat")
        items = [item for item in directory.located if item.box.start not in self._gone]
        parts = [
            self._source.read(box.body, box.body + 4),
            bytes((size << 4 | size, 0)),
            len(items).to_bytes(wide),
        ]
        for item in items:
            construction, base = _construction(item, idat)
            parts.append(item.number.to_bytes(wide))
            if version:
                parts.append(construction.to_bytes(2))
            parts.append(bytes(2) + len(item.spans).to_bytes(2))
            origin = shift.at(base)
            for start, end in item.spans:
                place = shift.at(start)
                parts.append((place - origin).to_bytes(size))
                parts.append((shift.at(end) - place).to_bytes(size))
        return b"".join(parts)

    def _locations(self, directory: Directory, shift: Shift) -> Iterable[Change]:
        iloc = directory.first.get(b"iloc")
        if iloc is not None and iloc.start not in self._gone:
            yield iloc.body, iloc.end, self._iloc(directory, iloc, shift)

    def _chunks(self, shift: Shift) -> Iterable[Change]:
        """Write where the samples lie of the tracks that stay."""
        for track in self._walk.tracks:
            table = track.chunk_table
            if track.content is not Content.ESSENCE or table is None:
                continue
            if track.box.start in self._gone:
                continue
            places = [shift.at(place) for place in offsets(self._source, table)]
            letter, limit = ("Q", 1 << 64) if table.kind == b"co64" else ("I", 1 << 32)
            if max(places, default=0) >= limit:
                raise LimitExceeded("the file would become too long", table.start)
            data = pack(f">{len(places)}{letter}", *places)
            yield table.body + 8, table.body + 8 + len(data), data

    def _sizes(self, shift: Shift) -> Iterable[Change]:
        """Write the size of each box in which something changed."""
        size = self._source.size
        found = [box_at(self._source, start, size) for start in self._boxes]
        for box in (*found, *self._walk.data):
            if box is None or box.open:
                continue
            new = min(box.end, size) - box.start + shift.within(box.start, min(box.end, size))
            if int.from_bytes(self._source.read(box.start, box.start + 4)) == 1:
                yield box.start + 8, box.start + 16, new.to_bytes(8)
            else:
                yield box.start, box.start + 4, new.to_bytes(4)


def _construction(item: Item, idat: Box | None) -> tuple[int, int]:
    """Say by which method an item's data are found, and from where its offsets count."""
    if item.construction == 1 and idat is not None:
        return 1, idat.body
    return 0, 0


def rewritten(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan of the file with the edits made."""
    if not edits:
        return splice(source, ())
    return Rewriting(source, segments, edits).plan()
