"""Writing the directories of a TIFF for a file from which parts were left out.

Rules (TIFF 6.0 section 2): entries stand in the order of their tags, as they did; a value of at
most 4 bytes (8 in BigTIFF) stands in its entry, left-justified, a longer one at an offset on a word
boundary.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from operator import add

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.image import JPEG
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.read import Entry
from coatcheck.formats.tiff.strips import blocks, geometry
from coatcheck.model import Content, Kind, Plan, Segment

_CODES: Mapping[int, str] = {2: "H", 4: "I", 8: "Q"}
_POINTING = frozenset({t.SUB_IFDS, *t.POINTERS})
_PLACES = t.OLD_TABLES | {t.JPEG_OFFSET}


class Places:
    """Where what stays comes to lie."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.news: list[int] = []
        self.sizes: list[int] = []
        self.totals: list[int] = [0]
        """Bytes that stay of all parts before this one."""
        self.position = 0

    def add(self, start: int, end: int, size: int) -> None:
        """Put the next part behind those before it."""
        self.starts.append(start)
        self.ends.append(end)
        self.news.append(self.position)
        self.sizes.append(size)
        self.totals.append(self.totals[-1] + size)
        self.position += size

    def new(self, old: int) -> int:
        """Return where a byte comes to lie that stays."""
        index = bisect_right(self.starts, old) - 1
        if index < 0 or old >= self.ends[index]:
            raise DamagedFile("an offset leads to what does not stay", old)
        return self.news[index] + old - self.starts[index]

    def shift(self, start: int, end: int) -> int | None:
        """Return by how much a range moves that lies within one part; None for others."""
        index = bisect_right(self.starts, start) - 1
        if index < 0 or end > self.ends[index]:
            return None
        return self.starts[index] - self.news[index]

    def stays(self, start: int, end: int) -> int:
        """Return how many bytes of a range stay."""
        return self._before(end) - self._before(start)

    def _before(self, old: int) -> int:
        index = bisect_right(self.starts, old) - 1
        if index < 0:
            return 0
        if old >= self.ends[index]:
            return self.totals[index + 1]
        return self.totals[index] + min(old - self.starts[index], self.sizes[index])


class _Writing:
    """One rewriting of a file."""

    def __init__(self, layout: Layout, segments: Sequence[Segment], edits: Edits) -> None:
        self.layout = layout
        self.form = layout.form
        self.segments = segments
        self.edits = edits
        self.places = Places()
        self.gone = {
            child.start
            for segment in segments
            for child in segment.children
            if child.size == self.form.entry and edits.get(child, b"") is None
        }
        starts = {s.start for s in segments if edits.get(s, b"") is not None}
        self.nodes = {n.directory.start: n for n in layout.nodes if n.directory.start in starts}
        self.heads = _heads(layout)
        self.changes: list[Change] = []

    def plan(self) -> Plan:
        """Find the places, then write what depends on them."""
        for segment in self.segments:
            data = self.edits.get(segment, b"")
            if data is None or segment.kind is Kind.ALIGNMENT:
                self.changes.append((segment.start, segment.end, b""))
                continue
            if segment.start % 2 == 0 and self.places.position % 2 and segment.start in self.heads:
                self.changes.append((segment.start, segment.start, b"\0"))
                self.places.position += 1
            size = segment.size
            if segment.start in self.nodes:
                size = self._length(self.nodes[segment.start])
            elif data:
                size = len(data)
                self.changes.append((segment.start, segment.end, data))
            self.places.add(segment.start, segment.end, size)
        self._header()
        for chain in self.layout.chains:
            kept = [node for node in chain if node.directory.start in self.nodes]
            for node, following in zip_longest(kept, kept[1:]):
                self._directory(node, following)
        return splice(self.layout.source, self.changes)

    def _entries(self, node: Node) -> list[Entry]:
        return [e for e in node.directory.entries if e.at in node.counts and self._stays(node, e)]

    def _stays(self, node: Node, entry: Entry) -> bool:
        if entry.at in self.gone:
            return False
        if entry.tag in _POINTING and entry.at in node.children:
            return bool(self._targets(node, entry))
        return entry.inline or self.layout.reader.whole(entry)

    def _targets(self, node: Node, entry: Entry) -> list[int]:
        children = (child.directory.start for child in node.children[entry.at])
        return [start for start in children if start in self.nodes]

    def _length(self, node: Node) -> int:
        form = self.form
        number = len(self._entries(node)) + self._nameless(node)
        return form.count + form.entry * number + form.word

    def _nameless(self, node: Node) -> bool:
        """Tell whether a page of JPEG streams lacks the entry that says it is no smaller copy.

        The entry may be absent (section 8), but some programs then take the streams for previews.
        """
        jpeg = self.layout.value(node, t.COMPRESSION, 1) == JPEG
        return node.shown and jpeg and node.directory.get(t.NEW_SUBFILE_TYPE) is None

    def _header(self) -> None:
        word = self.form.word
        first = next(
            p.directory.start for p in self.layout.pages if p.directory.start in self.nodes
        )
        self.changes.append((word, 2 * word, self.form.pack(word, self.places.new(first))))

    def _directory(self, node: Node, following: Node | None) -> None:
        form = self.form
        entries = self._entries(node)
        nameless = self._nameless(node)
        parts = [form.pack(form.count, len(entries) + nameless)]
        if nameless:
            head = form.pack(2, t.NEW_SUBFILE_TYPE) + form.pack(2, t.LONG)
            parts.append(head + form.pack(form.word, 1) + bytes(form.word))
        for entry in entries:
            parts.append(self._entry(node, entry))
        link = self.places.new(following.directory.start) if following else 0
        parts.append(form.pack(form.word, link))
        start, end = node.directory.start, node.directory.end
        self.changes.append((start, end, b"".join(parts)))

    def _entry(self, node: Node, entry: Entry) -> bytes:
        """Return an entry as it is written, and put down the change of a value outside of it."""
        form = self.form
        head = form.pack(2, entry.tag) + form.pack(2, entry.type)
        unit = t.SIZES.get(entry.type, 1)
        count = node.counts[entry.at]
        stop = entry.start + count * unit
        data = self._value(node, entry, count)
        if data is None and not entry.inline and stop - entry.start > form.word:
            count = self.places.stays(entry.start, stop) // unit
            return head + form.pack(form.word, count) + self._offset(entry)
        if data is None:
            data = self.layout.source.read(entry.start, stop)
        count = len(data) // unit
        if len(data) <= form.word:
            return head + form.pack(form.word, count) + data.ljust(form.word, b"\0")
        self.changes.append((entry.start, entry.start + len(data), data))
        return head + form.pack(form.word, count) + self._offset(entry)

    def _offset(self, entry: Entry) -> bytes:
        return self.form.pack(self.form.word, self.places.new(entry.start))

    def _value(self, node: Node, entry: Entry, count: int) -> bytes | None:
        """Return the value of an entry whose value depends on places, None for others."""
        if entry.tag in _POINTING and entry.at in node.children:
            return self._packed(entry, map(self.places.new, self._targets(node, entry)))
        if node.content is Content.EXIF or not self._is_list(entry):
            return None
        if entry.tag in t.OFFSETS | t.COUNTS:
            return self._strips(node, entry)
        if entry.tag in _PLACES and entry.type in t.POSITIONS:
            olds = (n for block in self.layout.reader.numbers(entry, count) for n in block)
            return self._packed(entry, (self.places.new(n) if n else 0 for n in olds))
        if entry.tag == t.JPEG_LENGTH:
            start = self.layout.value(node, t.JPEG_OFFSET, 0)
            end = start + self.layout.reader.integer(entry, 0)
            return self._packed(entry, [self.places.stays(start, end)])
        return None

    def _is_list(self, entry: Entry) -> bool:
        return self.layout.reader.whole(entry) and entry.type in t.POSITIONS | t.INTEGERS

    def _strips(self, node: Node, entry: Entry) -> bytes | None:
        """Return the new offsets or lengths of strips; None for those that nothing reads."""
        if node.scan:
            start, end = node.scan
            wanted = entry.tag in t.OFFSETS
            return self._packed(entry, [self.places.new(start) if wanted else end - start])
        found = geometry(self.layout, node)
        if found is None or entry.at not in (found.offsets.at, found.counts and found.counts.at):
            return None
        wanted = entry.at == found.offsets.at
        new = self._offsets if wanted else self._lengths
        return b"".join(self._packed(entry, new(*block)) for block in blocks(self.layout, found))

    def _offsets(self, starts: array[int], counts: array[int]) -> Iterable[int]:
        """Return the new offsets of a block of strips."""
        shift = self._shift(starts, counts)
        if shift is not None:
            return [start - shift for start in starts]
        new = self.places.new
        pairs = zip(starts, counts, strict=True)
        return [new(start) if count else 0 for start, count in pairs]

    def _lengths(self, starts: array[int], counts: array[int]) -> Iterable[int]:
        """Return the new lengths of a block of strips."""
        if self._shift(starts, counts) is not None:
            return counts
        stays = self.places.stays
        pairs = zip(starts, counts, strict=True)
        return [stays(start, start + count) if count else 0 for start, count in pairs]

    def _shift(self, starts: array[int], counts: array[int]) -> int | None:
        """Return by how much all strips of a block move, if they lie in one part and all stay."""
        if not min(counts):
            return None
        return self.places.shift(min(starts), max(map(add, starts, counts)))

    def _packed(self, entry: Entry, values: Iterable[int]) -> bytes:
        """Write numbers in the type of an entry."""
        unit = t.SIZES[entry.type]
        if unit == 1:
            return bytes(value & 0xFF for value in values)
        result = array(_CODES[unit], values)
        if not self.form.native:
            result.byteswap()
        return result.tobytes()


def written(layout: Layout, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan of the file in which the edits are made."""
    return _Writing(layout, segments, edits).plan()


def _heads(layout: Layout) -> set[int]:
    """Return where directories and values start, which an alignment may precede."""
    heads: set[int] = set()
    for node in layout.nodes:
        heads.add(node.directory.start)
        heads |= {entry.start for entry in node.directory.entries if not entry.inline}
    return heads
