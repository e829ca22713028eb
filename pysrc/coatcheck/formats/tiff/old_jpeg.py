"""Old-style JPEG in a TIFF: tables, stream and strips, each at a place of its own.

Rules (TIFF 6.0 section 22): tables of 64 bytes (519) and of 16 counts and as many codes (520, 521),
one for each component; strips of entropy-coded data; and, as a second way to the same picture, a
whole JPEG stream (513, 514), which readers prefer. What readers take from tables and strips is
certainly what they take from the stream if it is baseline with one scan, and its tables are the
very same bytes: then the scan becomes the one strip, and headers and whatever else the stream holds
go with it. Otherwise the stream stays, without its comments and application segments.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import DamagedFile
from coatcheck.formats.jpeg.walk import walk
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.model import Content, Kind, Segment, Span

_READ = frozenset({Kind.SOF0, Kind.DQT, Kind.DHT, Kind.SOS})
_HEADERS = _READ | {Kind.SOI, Kind.SCAN, Kind.EOI}
_STAYING = (Content.STRUCTURE, Content.ESSENCE)
_LENGTHS = {t.Q_TABLES: 64, t.DC_TABLES: 16, t.AC_TABLES: 16}
_ALLOWED = (t.STRIP_OFFSETS, t.STRIP_COUNTS)


def stream(layout: Layout, node: Node) -> Iterator[Span]:
    """Yield where the stream of an old-style JPEG, or a JPEG thumbnail, lies."""
    start = layout.value(node, t.JPEG_OFFSET, 0)
    end = min(start + layout.value(node, t.JPEG_LENGTH, 0), layout.source.size)
    if 0 < start < end:
        yield start, end


def tables(layout: Layout, node: Node) -> Iterator[Span]:
    """Yield where the tables lie."""
    for tag in sorted(t.OLD_TABLES):
        for start in _places(layout, node, tag):
            length = _LENGTHS[tag]
            if tag != t.Q_TABLES:
                length += sum(layout.source.peek(start, 16))
            if start and start + length <= layout.source.size:
                yield start, start + length


def _places(layout: Layout, node: Node, tag: int) -> list[int]:
    entry = node.directory.get(tag)
    if entry is None or entry.type not in t.POSITIONS or not layout.reader.whole(entry):
        return []
    most = max(node.samples, 3)
    return [n for block in layout.reader.numbers(entry, most) for n in block]


def scan(layout: Layout, node: Node) -> Span | None:
    """Return where the one scan lies if tables and scan are provably all that the stream says."""
    for tag in _ALLOWED:
        entry = node.directory.get(tag)
        if entry is None or entry.type != t.LONG or entry.count != 1 or not entry.inline:
            return None
    for span in stream(layout, node):
        try:
            parts = walk(layout.source, *span)
        except DamagedFile:
            return None
        kinds = [
            part.kind for part in parts if part.content in (Content.STRUCTURE, Content.ESSENCE)
        ]
        if set(kinds) <= _HEADERS and kinds.count(Kind.SCAN) == kinds.count(Kind.SOF0) == 1:
            found = next(part for part in parts if part.kind is Kind.SCAN)
            return (found.start, found.end) if _same(layout, node, parts) else None
    return None


def _same(layout: Layout, node: Node, parts: list[Segment]) -> bool:
    """Tell whether the entries of the directory say of each component what the stream says."""
    read = layout.source.read
    quantization: dict[int, int] = {}
    huffman: dict[int, int] = {}
    frame = order = b""
    for part in parts:
        body = read(part.start + 4, part.end) if part.kind in _READ else b""
        if part.kind is Kind.DQT:
            for at in range(0, len(body), 65):
                quantization[body[at]] = part.start + 5 + at
        elif part.kind is Kind.DHT:
            at = 0
            while at < len(body):
                huffman[body[at]] = part.start + 5 + at
                at += 17 + sum(body[at + 1 : at + 17])
        elif part.kind is Kind.SOF0:
            frame = body
        elif part.kind is Kind.SOS:
            order = body
    count = frame[5]
    if count != node.samples or order[0] != count or frame[0] != 8:
        return False
    if layout.value(node, t.LENGTH, 0) != int.from_bytes(frame[1:3]):
        return False
    components = [frame[6 + 3 * i : 9 + 3 * i] for i in range(count)]
    chosen = [order[1 + 2 * i : 3 + 2 * i] for i in range(count)]
    if [c[0] for c in components] != [c[0] for c in chosen]:
        return False
    sampling = [_sampling(layout, node), *[0x11] * (count - 1)]
    return (
        (count == 1 or [c[1] for c in components] == sampling)
        and _places(layout, node, t.Q_TABLES) == [quantization.get(c[2]) for c in components]
        and _places(layout, node, t.DC_TABLES) == [huffman.get(c[1] >> 4) for c in chosen]
        and _places(layout, node, t.AC_TABLES) == [huffman.get(0x10 | c[1] & 15) for c in chosen]
    )


def _sampling(layout: Layout, node: Node) -> int:
    entry = node.directory.get(t.SUBSAMPLING)
    if entry is None:
        return 0x22
    if entry.type != t.SHORT or entry.count != 2 or not layout.reader.whole(entry):
        return 0
    across, down = (n for block in layout.reader.numbers(entry, 2) for n in block)
    return across << 4 | down
