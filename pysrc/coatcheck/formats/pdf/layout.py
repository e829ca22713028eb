"""A document as segments that tile the file: objects that stay, and all that lies between."""

from __future__ import annotations

import re
from dataclasses import replace

from coatcheck.errors import EngineError
from coatcheck.formats.pdf import write
from coatcheck.formats.pdf.parts import Found, PdfKind
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import entries_of, integer
from coatcheck.formats.pdf.reading.reader import Reader
from coatcheck.model import Content, Segment, Span

_VERSION = re.compile(rb"%PDF-(\d\.\d)")
_HEAD = re.compile(rb"%PDF-\d\.\d[\0\t\n\f\r ]*(?:%[^\r\n]{1,16}[\0\t\n\f\r ]*)?\Z")
"""A header with the comment that says that the file is binary."""
_NOT_BLANK = re.compile(rb"[^\0\t\n\f\r ]")
_OBJECT = re.compile(rb"\d[\0\t\n\f\r ]+obj\b")
_END_OF_FILE = re.compile(rb"startxref[\0\t\n\f\r ]*\d+[\0\t\n\f\r ]*%%EOF")
_MARKS = re.compile(rb"(?:startxref|\d{1,18}+|%%EOF|[\0\t\n\f\r ]++)*+\Z")
_BLOCK = 1 << 20
_OBJECTS = "objects"
_DEFAULT_VERSION = b"1.7"


def version(document: Document) -> bytes:
    """Return the version that the header names (7.5.2)."""
    match = _VERSION.search(document.reader.read(0, 1024))
    return match[1] if match is not None else _DEFAULT_VERSION


def segments(document: Document, found: Found) -> list[Segment]:
    """Return the top-level segments; parts of objects are their children."""
    reader = document.reader
    head = write.header(version(document))
    start = len(head) if reader.read(0, len(head)) == head else 0
    placed = _placed(document, found)
    silent = sorted([*_tables(document), *_linearization(document)])
    tiles: list[Segment] = []
    if start:
        tiles.append(Segment("PDF header", Content.STRUCTURE, 0, start))
    position = start
    run: list[Segment] = []
    run_start = position
    offsets: list[int] = []
    in_order = True
    for first, last, number in placed:
        if first > position:
            if run_start < position:
                tiles.append(_run(run_start, position, run))
            tiles.extend(_between(reader, position, first, silent))
            run, run_start = [], first
        in_order = in_order and number == len(offsets) + 1 and first >= position
        offsets.append(first)
        run.extend(found.inside.get(number, ()))
        position = max(position, last)
    if run_start < position:
        tiles.append(_run(run_start, position, run))
    tiles.extend(_end(document, offsets if in_order else [], position, silent))
    _note_earlier_versions(document, found, tiles)
    return _with_packed(document, found, tiles)


def _placed(document: Document, found: Found) -> list[tuple[int, int, int]]:
    """Return where the objects stand that stay and are not packed, in the order of the file."""
    placed: list[tuple[int, int, int]] = []
    for number in (*found.reached, *found.behind):
        own = document.indirect(number)
        if own is not None and own.end > own.start:
            placed.append((own.start, own.end, number))
    return sorted(placed)


def _run(start: int, end: int, inside: list[Segment]) -> Segment:
    return Segment(_OBJECTS, Content.STRUCTURE, start, end, children=tuple(inside))


def _with_packed(document: Document, found: Found, tiles: list[Segment]) -> list[Segment]:
    """Put parts of packed objects, and of the trailer, below the first segment."""
    packed: list[Segment] = []
    for number, inside in found.inside.items():
        own = document.indirect(number) if number else None
        if own is None or own.end == own.start:
            packed.extend(inside)
    return _with_children(tiles, packed)


def _with_children(tiles: list[Segment], more: list[Segment]) -> list[Segment]:
    if not more:
        return tiles
    first = replace(tiles[0], children=(*tiles[0].children, *more))
    return [first, *tiles[1:]]


def _tables(document: Document) -> list[Span]:
    """Return where tables, cross-reference streams and object streams stand: written anew."""
    spans = [*document.references.sections, *document.packing.values()]
    for number in document.references.own:
        own = document.indirect(number)
        if own is not None:
            spans.append((own.start, own.end))
    return spans


def _linearization(document: Document) -> list[Span]:
    """Return where the parameters of a linearized file stand, and its hints (annex F)."""
    reader = document.reader
    head = reader.read(0, 2048)
    match = re.search(rb"\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj", head)
    if match is None or b"/Linearized" not in head:
        return []
    try:
        own = reader.indirect(match.start(), integer)
        entries = entries_of(own.value)
        if b"Linearized" not in entries:
            return []
        spans = [(own.start, own.end)]
        hints = entries.get(b"H")
        if isinstance(hints, list) and hints:
            hint = reader.indirect(integer(hints[0]), integer)
            spans.append((hint.start, hint.end))
    except EngineError:
        return []
    return spans


def _between(reader: Reader, start: int, end: int, silent: list[Span]) -> list[Segment]:
    """Tile what lies between objects that stay."""
    tiles: list[Segment] = []
    position = start
    for first, last in silent:
        if last <= position or first >= end:
            continue
        if first > position:
            tiles.extend(_left_over(reader, position, first))
        stop = min(last, end)
        tiles.append(Segment("cross-references", Content.PADDING, max(first, position), stop))
        position = stop
    if position < end:
        tiles.extend(_left_over(reader, position, end))
    return tiles


def _left_over(reader: Reader, start: int, end: int) -> list[Segment]:
    data = reader.read(start, min(end, start + _BLOCK))
    if end - start <= _BLOCK and (not _NOT_BLANK.search(data) or _is_mark(data)):
        return [Segment("blanks", Content.PADDING, start, end)]
    if start == 0 and _HEAD.match(data) and end - start < 64:
        return [Segment("PDF header", Content.PADDING, start, end)]
    kind, content = PdfKind.STRAY, Content.UNKNOWN
    if _OBJECT.search(data):
        kind, content = PdfKind.LEFT_OVER, Content.REVISION
    return [Segment("unused data", content, start, end, (start, end), kind=kind)]


def _is_mark(data: bytes) -> bool:
    return len(data) < 256 and _MARKS.match(data) is not None


def _end(
    document: Document, offsets: list[int], position: int, silent: list[Span]
) -> list[Segment]:
    """Tile what follows the last object that stays: as it is written here, it stays too."""
    reader = document.reader
    size = reader.size
    if offsets and size - position < 64 * len(offsets) + 256:
        expected = write.tail(offsets, document.root, position)
        if reader.read(position, size) == expected:
            return [Segment("cross-references", Content.STRUCTURE, position, size)]
    if position == size:
        return []
    return _between(reader, position, size, silent)


def _note_earlier_versions(document: Document, found: Found, tiles: list[Segment]) -> None:
    """Count the versions before the last: each ends as a file does; linearized ones end twice."""
    reader, ends = document.reader, 0
    for tile in tiles:
        if tile.name == _OBJECTS:
            continue
        for start in range(tile.start, tile.end, _BLOCK):
            window = reader.read(start, min(start + _BLOCK + 64, tile.end))
            ends += sum(m.start() < _BLOCK for m in _END_OF_FILE.finditer(window))
    earlier = ends - 1 - (b"/Linearized" in reader.read(0, 1024))
    if earlier > 0:
        found.add(
            0, "earlier versions", Content.REVISION, (0, 0),
            body=str(earlier).encode(), kind=PdfKind.EARLIER_VERSION,
        )  # fmt: skip
