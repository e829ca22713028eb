"""ICO and CUR: a directory of pictures, each a bitmap without file header or a whole PNG.

Rules (Windows icon resources): 6 bytes: a reserved field, the kind (1 for icons, 2 for cursors) and
the number of entries; then entries of 16 bytes: width, height, colours, a reserved byte, planes and
depth or the hot spot, length and offset of the picture. Pictures may lie in any order; entries may
share one. A PNG is cleaned as such; of a bitmap (``bmp_dib``) header, palette and pixels stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from struct import unpack

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.base import Change, Edits, checked, splice
from coatcheck.formats.bmp import container as bmp
from coatcheck.formats.bmp import dib
from coatcheck.formats.png import container as png
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Keep, Kind, Plan, Segment, Zeros
from coatcheck.source import Source

HEADER, ENTRY = 6, 16
MAX_ENTRIES = 1024
_KINDS = (b"\0\0\1\0", b"\0\0\2\0")
_DIRECTORY = "directory"


@dataclass(frozen=True, slots=True)
class _Picture:
    """One picture and the entries that show it."""

    start: int
    end: int
    entries: tuple[int, ...]


class _Part(Source):
    """A range of a source as a source of its own."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        super().__init__(end - start)
        self._source = source
        self._start = start

    def fetch(self, start: int, end: int) -> bytes:
        return self._source.read(self._start + start, self._start + end)


def detect(head: bytes) -> bool:
    """Tell whether this is the start of an icon or a cursor."""
    if not head.startswith(_KINDS) or len(head) < HEADER + ENTRY:
        return False
    (count,) = unpack("<H", head[4:6])
    size, offset = unpack("<II", head[14:22])
    return bool(0 < count <= MAX_ENTRIES and size > 0 and offset >= HEADER + ENTRY * count)


def segments(source: Source) -> list[Segment]:
    """Return the directory and the parts of the pictures."""
    (count,) = unpack("<H", source.peek(4, 2))
    if count > MAX_ENTRIES:
        raise LimitExceeded(f"the icon has more than {MAX_ENTRIES} pictures", 4)
    end = HEADER + ENTRY * count
    children = tuple(
        Segment("reserved field", Content.PADDING, at, at + 1)
        for at in range(HEADER + 3, end, ENTRY)
        if source.read(at, at + 1) not in (b"\0", b"\xff")
    )
    found = [Segment(_DIRECTORY, Content.STRUCTURE, 0, end, children=children)]
    for picture in _pictures(source):
        position = found[-1].end
        if picture.start < position:
            raise DamagedFile("two pictures overlap", picture.start)
        if picture.start > position:
            found.append(bmp.gap(source, position, picture.start))
        found += _parts(source, picture)
        checked(found)
    return found + trailing(source, found[-1].end, "data after the last picture")


def _pictures(source: Source) -> list[_Picture]:
    """Return the pictures in their order in the file."""
    (count,) = unpack("<H", source.peek(4, 2))
    if not count or HEADER + ENTRY * count > source.size:
        raise DamagedFile("the file ends in the middle of its directory", HEADER)
    entries: dict[tuple[int, int], list[int]] = {}
    for index in range(count):
        at = HEADER + ENTRY * index
        size, offset = unpack("<II", source.read(at + 8, at + ENTRY))
        if not size or offset >= source.size:
            raise DamagedFile("a picture lies outside of the file", at)
        entries.setdefault((offset, min(offset + size, source.size)), []).append(at)
    return [_Picture(*span, tuple(at)) for span, at in sorted(entries.items())]


def _parts(source: Source, picture: _Picture) -> Iterator[Segment]:
    """Yield the parts of one picture."""
    if source.peek(picture.start, len(png.SIGNATURE)) == png.SIGNATURE:
        part = _Part(source, picture.start, picture.end)
        yield from (_moved(s, picture.start) for s in png.segments(part))
        return
    bitmap = dib.read(source, picture.start, picture.end)
    header = picture.start + bitmap.header
    hidden = tuple(bitmap.hidden)
    yield Segment("bitmap header", Content.STRUCTURE, picture.start, header, children=hidden)
    if bitmap.masks:
        yield Segment("colour masks", Content.STRUCTURE, header, bitmap.palette)
    yield from dib.palette(source, bitmap)
    end = dib.pixels(source, bitmap, bitmap.end, picture.end, icon=True)
    if end <= bitmap.end:
        raise DamagedFile("the file ends before its image data", bitmap.end)
    yield Segment("pixels", Content.ESSENCE, bitmap.end, end, (bitmap.end, end))
    if end < picture.end:
        yield bmp.gap(source, end, picture.end)


def _moved(segment: Segment, by: int) -> Segment:
    """Return a segment of a part of the file as one of the file, or the other way round."""
    first, last = segment.payload
    span = (first + by, last + by) if last else (0, 0)
    if by < 0 and segment.payload == (0, 0):
        span = (0, 0)
    return replace(segment, start=segment.start + by, end=segment.end + by, payload=span)


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made."""
    if not edits:
        return Plan((Keep(0, source.size),))
    directory = bytearray(source.read(0, segments[0].end))
    for field in segments[0].children:
        if field in edits:
            directory[field.start] = 0
    changes: list[Change] = []
    position = len(directory)
    rest = list(segments[1:])
    for picture in _pictures(source):
        inside = [s for s in rest if picture.start <= s.start < picture.end]
        before = [s for s in rest if s.start < picture.start]
        rest = rest[len(before) + len(inside) :]
        position += _gaps(before, edits, changes)
        size = _picture(source, picture, inside, edits, changes)
        for at in picture.entries:
            directory[at + 8 : at + ENTRY] = size.to_bytes(4, "little") + position.to_bytes(
                4, "little"
            )
        position += size
    _gaps(rest, edits, changes)
    changes.append((0, len(directory), bytes(directory)))
    return splice(source, changes)


def _gaps(gaps: Sequence[Segment], edits: Edits, changes: list[Change]) -> int:
    """Drop what lies between pictures; return the length of what stays."""
    changes += [(gap.start, gap.end, b"") for gap in gaps if gap in edits]
    return sum(gap.size for gap in gaps if gap not in edits)


def _picture(
    source: Source,
    picture: _Picture,
    inside: Sequence[Segment],
    edits: Edits,
    changes: list[Change],
) -> int:
    """Make the edits of one picture; return its new length."""
    if source.peek(picture.start, len(png.SIGNATURE)) == png.SIGNATURE:
        local = [_moved(segment, -picture.start) for segment in inside]
        chosen = {
            there: edits[here] for there, here in zip(local, inside, strict=True) if here in edits
        }
        part = _Part(source, picture.start, picture.end)
        plan = png.rewrite(part, local, chosen)
        changes += _changes(plan, picture)
        return plan.size
    bitmap = dib.read(source, picture.start, picture.end)
    changes.append(
        (bitmap.start, bitmap.start + bitmap.header, bytes(bmp.header(source, bitmap, edits)))
    )
    size = 0
    for segment in inside:
        if segment in edits:
            changes.append((segment.start, segment.end, b""))
            continue
        if segment.kind is Kind.PALETTE and any(child in edits for child in segment.children):
            changes.append((segment.start, segment.end, bmp.colors(source, segment)))
        size += segment.size
    return size


def _changes(plan: Plan, picture: _Picture) -> Iterator[Change]:
    """Turn the plan of a picture into changes of the file that it lies in."""
    position = 0
    inserted = b""
    for piece in plan.pieces:
        if not isinstance(piece, Keep):
            inserted += bytes(piece.size) if isinstance(piece, Zeros) else piece
            continue
        yield picture.start + position, picture.start + piece.start, inserted
        position, inserted = piece.end, b""
    yield picture.start + position, picture.end, inserted
