"""Where the coded image of a TIFF page lies: the number and size of its strips or tiles.

Rules (TIFF 6.0): a picture is cut into strips of RowsPerStrip rows (section 3) or into tiles
(section 15), once for each component if PlanarConfiguration is 2; two arrays tell offset and length
of each. Those beyond the number that the picture needs are never shown, and neither are bytes
beyond what an uncompressed strip needs.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.read import Entry
from coatcheck.model import Span

MAX_STRIPS = 500_000
"""More strips and tiles than this in one picture are an attack on time."""
UNCOMPRESSED = 1
_YCBCR = 6


@dataclass(frozen=True, slots=True)
class Geometry:
    """How many strips or tiles a picture needs, and how long they are uncompressed."""

    offsets: Entry
    counts: Entry | None
    number: int
    each: int
    """Bytes that an uncompressed one needs, 0 if that is not known."""
    last: int
    """The same of the last in each plane."""
    per_plane: int


def geometry(layout: Layout, node: Node) -> Geometry | None:
    """Return the geometry of a picture; None for one that has no strips."""
    get = node.directory.get
    offsets = get(t.TILE_OFFSETS) or get(t.STRIP_OFFSETS)
    counts = get(t.TILE_COUNTS) or get(t.STRIP_COUNTS)
    if offsets is None:
        return None
    for entry in (offsets, counts):
        if entry and (entry.type not in t.POSITIONS or not layout.reader.whole(entry)):
            raise DamagedFile("the list of strips is broken", entry.at)
    width, length = layout.value(node, t.WIDTH, 0), layout.value(node, t.LENGTH, 0)
    if not width or not length:
        raise DamagedFile("the picture has no size", node.directory.start)
    planes = node.samples if layout.value(node, t.PLANAR, 1) == 2 else 1
    bits = _bits(layout, node) if planes == 1 else node.bits
    if layout.value(node, t.COMPRESSION, 1) != UNCOMPRESSED or _subsampled(layout, node):
        bits = 0
    tile = layout.value(node, t.TILE_WIDTH, 0), layout.value(node, t.TILE_LENGTH, 0)
    if all(tile):
        per_plane = -(-width // tile[0]) * -(-length // tile[1])
        each = last = -(-tile[0] * bits // 8) * tile[1]
    else:
        rows = min(layout.value(node, t.ROWS_PER_STRIP, length) or length, length)
        per_plane = -(-length // rows)
        row = -(-width * bits // 8)
        each, last = row * rows, row * (length - (per_plane - 1) * rows)
    number = min(per_plane * planes, offsets.count, counts.count if counts else offsets.count)
    if number > MAX_STRIPS:
        raise LimitExceeded(f"the picture has more than {MAX_STRIPS} strips", offsets.at)
    if counts is None and not each:
        raise DamagedFile("the picture does not tell the lengths of its strips", offsets.at)
    return Geometry(offsets, counts, number, each, last, per_plane)


def _bits(layout: Layout, node: Node) -> int:
    """Return the bits of one pixel."""
    entry = node.directory.get(t.BITS)
    if entry is None or entry.type not in t.INTEGERS or not layout.reader.whole(entry):
        return node.samples
    found = [n for block in layout.reader.numbers(entry, node.samples) for n in block]
    return sum(found) if len(found) == node.samples else found[0] * node.samples


def _subsampled(layout: Layout, node: Node) -> bool:
    if layout.value(node, t.PHOTOMETRIC, 0) != _YCBCR:
        return False
    entry = node.directory.get(t.SUBSAMPLING)
    if entry is None or not layout.reader.whole(entry) or entry.type != t.SHORT:
        return True
    return any(n != 1 for block in layout.reader.numbers(entry, 2) for n in block)


def blocks(layout: Layout, found: Geometry) -> Iterator[tuple[array[int], array[int]]]:
    """Yield offsets and lengths of the strips or tiles, block by block, as far as they count."""
    numbers = layout.reader.numbers
    lengths = numbers(found.counts, found.number) if found.counts else None
    index = 0
    for starts in numbers(found.offsets, found.number):
        counts = next(lengths) if lengths else array("Q", [found.each]) * len(starts)
        if found.each:
            if max(counts) > found.each:
                counts = array("Q", [min(count, found.each) for count in counts])
            first = -(index + 1) % found.per_plane
            for place in range(first, len(counts), found.per_plane):
                counts[place] = min(counts[place], found.last)
        yield starts, counts
        index += len(starts)


def spans(layout: Layout, found: Geometry) -> Iterator[Span]:
    """Yield where each strip or tile lies that has any data, as far as it lies in the file."""
    size = layout.source.size
    for starts, counts in blocks(layout, found):
        for start, count in zip(starts, counts, strict=True):
            if count:
                yield start, min(start + count, size)


def rows(layout: Layout, found: Geometry) -> Iterator[Span]:
    """Yield the spans, neighbours within a block joined where all of it lies in one row."""
    size = layout.source.size
    for starts, counts in blocks(layout, found):
        row = list(accumulate(counts, initial=starts[0]))
        end = row.pop()
        if end <= size and min(counts) and starts.tolist() == row:
            yield starts[0], end
        else:
            for start, count in zip(starts, counts, strict=True):
                if count:
                    yield start, min(start + count, size)
