"""Where the coded image of a TIFF page lies: strips, tiles, JPEG streams.

Rules (TIFF 6.0): a picture is cut into strips of RowsPerStrip rows (section 3) or into tiles
(section 15), once for each component if PlanarConfiguration is 2; two arrays tell offset and length
of each. Those beyond the number that the picture needs are shown by nobody, and so are bytes beyond
what an uncompressed strip needs. With compression 7 (Technical Note 2) each strip is a JPEG stream,
whose comments and application segments go; with 6 (section 22) tables and stream lie at places of
their own. Compressions whose streams can hold metadata that is not looked into are refused.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.formats.jpeg.walk import walk
from coatcheck.formats.tiff import old_jpeg
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.claims import Claim
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.read import Entry
from coatcheck.formats.webp import walk as webp_walk
from coatcheck.model import Content, Span

MAX_STRIPS = 500_000
"""More strips and tiles than this in one picture are an attack on time."""
MAX_STREAMS, MAX_RUNS = 5_000, 30_000
"""Most JPEG and WebP streams that are looked into in a picture that is not large, and most strips
that do not follow each other."""

UNCOMPRESSED, OLD_JPEG, JPEG, LOSSY_JPEG, WEBP = 1, 6, 7, 34892, 50001
_OPAQUE = frozenset(
    {
        2,
        3,
        4,
        5,
        8,
        9,
        10,
        32766,
        32771,
        32773,
        32809,
        32895,
        32896,
        32897,
        32898,
        32908,
        32909,
        32946,
        34661,
        34676,
        34677,
        34887,
        34925,
        50000,
    }
)
"""Compressions whose data is nothing but pixels."""
_IMAGE_DEPTH, _TILE_DEPTH = 32997, 32998
_YCBCR = 6
_JPEG_STAYS = frozenset({Content.STRUCTURE, Content.ESSENCE, Content.COLOR})
_WEBP_STAYS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})


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


def _rows(layout: Layout, found: Geometry) -> Iterator[Span]:
    """Yield the same, neighbours within a block joined where all of it lies in one row."""
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


def pixels(layout: Layout, node: Node) -> list[Claim]:
    """Return the claims of the coded image of a directory, and of what lies within its streams."""
    if not node.shown:
        return _copy(layout, node)
    compression = layout.value(node, t.COMPRESSION, UNCOMPRESSED)
    found = geometry(layout, node)
    runs = list(_runs(layout, node, found)) if found else []
    for tag in (_IMAGE_DEPTH, _TILE_DEPTH):
        if layout.value(node, tag, 1) > 1:
            raise UnsupportedFormat("Coatcheck cannot clean TIFF pictures with depth")
    if compression in (JPEG, LOSSY_JPEG) and found:
        return _streams(layout, node, found)
    if compression == OLD_JPEG:
        return _old_jpeg(layout, node, runs)
    if compression == WEBP and found:
        _check_webp(layout, found)
    elif compression not in _OPAQUE and compression != UNCOMPRESSED:
        raise UnsupportedFormat(
            f"Coatcheck cannot clean TIFF pictures of compression {compression}"
        )
    if not runs:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return [_pixels(node, *run) for run in runs]


def _copy(layout: Layout, node: Node) -> list[Claim]:
    """Return the claims of a picture that does not stay; of a broken one what can be found."""
    runs = list(old_jpeg.stream(layout, node))
    with suppress(DamagedFile):
        found = geometry(layout, node)
        runs += _runs(layout, node, found) if found else ()
    return [
        Claim(*run, node.content, f"{node.name} image", node.name, order, decoded=True)
        for order, run in enumerate(runs)
    ]


def _pixels(node: Node, start: int, end: int) -> Claim:
    return Claim(start, end, Content.ESSENCE, f"{node.name} image")


def _runs(layout: Layout, node: Node, found: Geometry) -> Iterator[Span]:
    """Yield the strips, neighbours joined."""
    first = last = count = 0
    for start, end in _rows(layout, found):
        if start == last:
            last = end
        elif first <= start and end <= last:
            continue
        else:
            if end <= start:
                if node.shown:
                    raise DamagedFile("the file ends before its image data", start)
                continue
            if last:
                yield first, last
            first, last = start, end
            count += 1
            if count > layout.limit(MAX_RUNS):
                raise LimitExceeded("the strips of the picture are too scattered", start)
    if last:
        yield first, last


def _streams(layout: Layout, node: Node, found: Geometry) -> list[Claim]:
    """Look into JPEG streams, each of which lies apart from the others or is the same."""
    streams = sorted(set(spans(layout, found)))
    if len(streams) > layout.limit(MAX_STREAMS):
        raise LimitExceeded("the picture has too many JPEG streams", found.offsets.at)
    claims: list[Claim] = []
    position = 0
    for start, end in streams:
        if start < position:
            raise DamagedFile("two JPEG streams overlap", start)
        claims += _jpeg(layout, node, start, end)
        position = end
    if not claims:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return claims


def _jpeg(layout: Layout, node: Node, start: int, end: int) -> Iterator[Claim]:
    """Yield what stays and what goes of one JPEG stream."""
    position = start
    for part in walk(layout.source, start, end):
        if part.content in _JPEG_STAYS:
            yield _pixels(node, part.start, part.end)
        else:
            content = Content.UNKNOWN if part.content is Content.ICC else part.content
            yield Claim(part.start, part.end, content, f"{node.name} {part.name}", strict=True)
        position = part.end
    yield Claim(position, end, Content.UNKNOWN, f"{node.name} data after EOI", strict=True)


def _old_jpeg(layout: Layout, node: Node, runs: list[Span]) -> list[Claim]:
    """Return the claims of stream, strips and tables of an old-style JPEG."""
    if node.scan:
        spans = sorted({node.scan, *old_jpeg.tables(layout, node)})
        return [_pixels(node, *span) for span in spans]
    streams = list(old_jpeg.stream(layout, node))
    claims = [claim for span in streams for claim in _jpeg(layout, node, *span)]
    for start, end in runs:
        if not any(first <= start and end <= last for first, last in streams):
            if layout.source.peek(start, 2) == b"\xff\xd8":
                claims += _jpeg(layout, node, start, end)
            else:
                claims.append(_pixels(node, start, end))
    for span in old_jpeg.tables(layout, node):
        if not any(first <= span[0] and span[1] <= last for first, last in streams):
            claims.append(_pixels(node, *span))
    if not claims:
        raise DamagedFile("the picture has no image data", node.directory.start)
    return claims


def _check_webp(layout: Layout, found: Geometry) -> None:
    """Refuse WebP tiles that hold anything but a picture."""
    for index, (start, end) in enumerate(spans(layout, found)):
        if index > layout.limit(MAX_STREAMS):
            raise LimitExceeded("the picture has too many WebP tiles", start)
        position = start + webp_walk.RIFF_HEADER
        for kind, at, length in webp_walk.chunks(layout.source, position, end):
            if kind not in _WEBP_STAYS:
                raise UnsupportedFormat("Coatcheck cannot clean metadata inside of WebP tiles", at)
            position = webp_walk.padded(at + 8 + length, end)
        if position < end:
            raise UnsupportedFormat("Coatcheck cannot clean data behind WebP tiles", position)
