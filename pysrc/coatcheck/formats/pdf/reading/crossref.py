"""Where the objects are (ISO 32000-2, 7.5): tables and streams of cross-references, or a scan.

The newest section comes first and says last; older ones are asked for what it does not name. A
section is read once, so that chains that bite their tails end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded
from coatcheck.formats.pdf.reading import filters
from coatcheck.formats.pdf.reading.objects import Dict, Name, Ref, Stream, Value, integer
from coatcheck.formats.pdf.reading.reader import Reader
from coatcheck.formats.pdf.reading.syntax import BLANK
from coatcheck.model import Span

MAX_OBJECTS = 1_000_000
MAX_SECTIONS = 2_000
MAX_TABLE = 64 * 1024 * 1024
"""Longest cross-reference stream in bytes, decoded."""

FREE, PLAIN, PACKED = 0, 1, 2
Entry = tuple[int, int]
"""``PLAIN`` and a position, or ``PACKED`` and the number of an object stream; ``FREE`` and 0."""

_START = re.compile(rb"startxref" + BLANK + rb"*+(\d{1,18})")
_TABLE = re.compile(BLANK + rb"*+xref" + BLANK + rb"*+")
_SUBSECTION = re.compile(BLANK + rb"*+(\d{1,10})" + BLANK + rb"++(\d{1,10})" + BLANK + rb"*+")
_ROW = re.compile(rb"(\d{1,10})" + BLANK + rb"++(\d{1,5})" + BLANK + rb"++([nf])" + BLANK + rb"*+")
_TRAILER = re.compile(BLANK + rb"*+trailer")
_ANY_OBJECT = re.compile(rb"(?<![0-9])(\d{1,10})%b{1,9}(\d{1,5})%b{1,9}obj\b" % (BLANK, BLANK))
_HEADER = re.compile(rb"%PDF-(\d\.\d)?")


@dataclass(slots=True)
class CrossReferences:
    """What is known of where objects are."""

    entries: dict[int, Entry] = field(default_factory=dict)
    trailer: Dict = field(default_factory=dict)
    sections: list[Span] = field(default_factory=list)
    """Where tables and trailers stand; streams are objects and not among them."""
    own: set[int] = field(default_factory=set)
    """Numbers of the streams that hold cross-references."""
    shift: int = 0
    """How far the header is from the start of the file, where positions count from it."""


def read(reader: Reader) -> CrossReferences:
    """Read all sections; raise DamagedFile where one cannot be read."""
    tail_start = max(reader.size - 2048, 0)
    starts = list(_START.finditer(reader.read(tail_start, reader.size)))
    if not starts:
        raise DamagedFile("there is no startxref")
    position = int(starts[-1][1])
    found = CrossReferences()
    header = _HEADER.search(reader.read(0, 1024))
    shift = header.start() if header is not None else 0
    if shift and not _begins(reader, position) and _begins(reader, position + shift):
        found.shift = shift
    waiting, seen = [position], set[int]()
    while waiting:
        position = waiting.pop(0) + found.shift
        if position in seen:
            continue
        seen.add(position)
        if len(seen) > MAX_SECTIONS:
            raise LimitExceeded("there are too many cross-reference sections")
        table = _TABLE.match(reader.read(position, position + 64))
        section = (
            _table(reader, position, table.end(), found)
            if table is not None
            else _stream(reader, position, found)
        )
        for key, value in section.items():
            found.trailer.setdefault(key, value)
        hybrid = integer(section.get(b"XRefStm"))
        if table is not None and hybrid >= 0:
            waiting.insert(0, hybrid)
        previous = integer(section.get(b"Prev"))
        if previous >= 0:
            waiting.append(previous)
    return found


def _begins(reader: Reader, position: int) -> bool:
    return (
        _TABLE.match(reader.read(position, position + 64)) is not None
        or reader.number_at(position)[0] >= 0
    )


def _table(reader: Reader, start: int, head: int, found: CrossReferences) -> Dict:
    """Read a table and its trailer (7.5.4); rows may be a byte too short or too long."""
    position = start + head
    while True:
        match = _SUBSECTION.match(reader.read(position, position + 80))
        if match is None:
            break
        first, count = int(match[1]), int(match[2])
        position += match.end()
        if count > MAX_OBJECTS or first + count > 10 * MAX_OBJECTS:
            raise LimitExceeded("there are too many objects")
        if count * 18 > reader.size:
            raise DamagedFile("a cross-reference table is cut off", position)
        window, base, at = reader.read(position, position + 21 * count + 64), position, 0
        # Some programs begin the numbers at 1 where the first row is that of object 0.
        for place in range(count):
            row = _ROW.match(window, at)
            if row is None:
                raise DamagedFile("a cross-reference table is cut off", base + at)
            at = row.end()
            if place == 0 and first == 1 and row[3] == b"f" and row[2] == b"65535":
                first = 0
            entry = (PLAIN, int(row[1]) + found.shift) if row[3] == b"n" else (FREE, 0)
            found.entries.setdefault(first + place, entry)
        position = base + at
    trailer = _TRAILER.match(reader.read(position, position + 64))
    if trailer is None:
        raise DamagedFile("there is no trailer", position)
    value, end = reader.value(position + trailer.end())
    if not isinstance(value, dict):
        raise DamagedFile("there is no trailer", position)
    found.sections.append((start, end))
    return value


def _stream(reader: Reader, position: int, found: CrossReferences) -> Dict:
    """Read a stream of cross-references (7.5.8)."""
    own = reader.indirect(position, integer)
    if not isinstance(own.value, Stream) or own.value.entries.get(b"Type") != b"XRef":
        raise DamagedFile("there are no cross-references", position)
    entries = own.value.entries
    found.own.add(own.number)
    rows = stream_rows(reader, own.value)
    for number, entry in rows(found.shift):
        found.entries.setdefault(number, entry)
    return entries


def stream_rows(reader: Reader, stream: Stream) -> Callable[[int], list[tuple[int, Entry]]]:
    """Return what yields the rows of a cross-reference stream, by the shift of positions."""
    entries = stream.entries
    widths = _integers(entries.get(b"W"))
    if len(widths) < 3 or any(not 0 <= width <= 8 for width in widths) or not sum(widths):
        raise DamagedFile("a cross-reference stream makes no sense", stream.span[0])
    index = _integers(entries.get(b"Index")) or [0, integer(entries.get(b"Size"), 0)]
    chain = filters.chain(entries, _direct)
    data = filters.undo(reader.read(*stream.span), chain, _direct, MAX_TABLE)
    size = sum(widths)
    if len(data) // size > MAX_OBJECTS:
        raise LimitExceeded("there are too many objects")

    def rows(shift: int) -> list[tuple[int, Entry]]:
        one, two = widths[0], widths[0] + widths[1]
        result: list[tuple[int, Entry]] = []
        at = 0
        for first, count in zip(index[::2], index[1::2], strict=False):
            for number in range(first, first + min(max(count, 0), (len(data) - at) // size)):
                row = data[at : at + size]
                at += size
                kind = int.from_bytes(row[:one]) if one else PLAIN
                where = int.from_bytes(row[one:two])
                if kind == PLAIN:
                    result.append((number, (PLAIN, where + shift)))
                elif kind == PACKED:
                    result.append((number, (PACKED, where)))
                else:
                    result.append((number, (FREE, 0)))
        return result

    return rows


def _integers(value: Value) -> list[int]:
    return [integer(item) for item in value] if isinstance(value, list) else []


def _direct(value: Value) -> Value:
    """Resolve nothing: what is needed to find objects cannot be found through them."""
    return None if isinstance(value, Ref) else value


def scan(reader: Reader) -> CrossReferences:
    """Find objects by looking for them; of those with one number the last one counts."""
    found = CrossReferences()
    trailers: list[int] = []
    block, overlap = 4 * 1024 * 1024, 64
    for start in range(0, max(reader.size, 1), block):
        window = reader.read(max(start - overlap, 0), start + block)
        base = max(start - overlap, 0)
        for match in _ANY_OBJECT.finditer(window):
            found.entries[int(match[1])] = (PLAIN, base + match.start())
            if len(found.entries) > MAX_OBJECTS:
                raise LimitExceeded("there are too many objects")
        at = window.find(b"trailer")
        while at >= 0:
            trailers.append(base + at)
            at = window.find(b"trailer", at + 1)
    for at in trailers[-MAX_SECTIONS:]:
        try:
            value, end = reader.value(at + len(b"trailer"))
        except EngineError:
            continue
        if isinstance(value, dict):
            found.trailer.update(value)
            found.sections.append((at, end))
    packed: dict[int, Entry] = {}
    roots: list[int] = []
    for number, (_, position) in list(found.entries.items()):
        head = reader.read(position, position + 1024)
        if not any(word in head for word in (b"ObjStm", b"XRef", b"Catalog", b"#")):
            continue
        _special(reader, number, position, found, packed, roots)
    for number, entry in packed.items():
        found.entries.setdefault(number, entry)
    if roots and not isinstance(found.trailer.get(b"Root"), Ref):
        found.trailer[b"Root"] = Ref(roots[-1])
    return found


def _special(
    reader: Reader,
    number: int,
    position: int,
    found: CrossReferences,
    packed: dict[int, Entry],
    roots: list[int],
) -> None:
    """Take what an object says about others, where it is of a kind that does."""
    try:
        own = reader.indirect(position, integer)
    except EngineError:
        return
    if isinstance(own.value, dict):
        if own.value.get(b"Type") == b"Catalog":
            roots.append(number)
        return
    if not isinstance(own.value, Stream):
        return
    kind = own.value.entries.get(b"Type")
    if not isinstance(kind, Name):
        return
    if kind == b"XRef":
        found.own.add(number)
        for key in (b"Root", b"Info", b"Encrypt", b"ID"):
            if key in own.value.entries:
                found.trailer.setdefault(key, own.value.entries[key])
    elif kind == b"ObjStm":
        try:
            chain = filters.chain(own.value.entries, _direct)
            data = filters.undo(reader.read(*own.value.span), chain, _direct, MAX_TABLE)
        except EngineError:
            return
        for inner in packed_numbers(data, own.value.entries, _direct):
            packed[inner] = (PACKED, number)


def packed_numbers(
    data: bytes, entries: Dict, resolve: Callable[[Value], Value]
) -> dict[int, Span]:
    """Return the objects in an object stream (7.5.7) by their numbers: where each stands."""
    first = integer(resolve(entries.get(b"First")))
    count = integer(resolve(entries.get(b"N")))
    words = data[: max(first, 0)].split()
    starts: dict[int, int] = {}
    for place in range(min(count, len(words) // 2, MAX_OBJECTS)):
        try:
            number, offset = int(words[2 * place][:12]), int(words[2 * place + 1][:12])
        except ValueError:
            break
        if number >= 0 and 0 <= first + offset <= len(data):
            starts.setdefault(number, first + offset)
    ends = sorted({*starts.values(), len(data)})
    following = dict(pairwise(ends))
    return {number: (start, following.get(start, start)) for number, start in starts.items()}
