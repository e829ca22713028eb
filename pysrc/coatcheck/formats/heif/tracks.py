"""Image sequences: what stays of a ``moov`` box, and where the samples of its tracks lie.

Rules (ISO/IEC 14496-12, clause 8; ISO/IEC 23008-12, clause 7): a track tells its handler, its
sample table and, by ``tref``, what it is to others. The first track of pictures is the sequence; a
track that is its alpha plane belongs to it; sound, depth and other tracks go. Samples lie in
chunks: where ``stco`` or ``co64`` says, of as many samples as ``stsc`` says,
of the sizes in ``stsz``.
Movie fragments (8.8) are refused. Dates of creation and change become zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import accumulate
from struct import unpack

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded, UnsupportedFormat
from coatcheck.formats.heif.rules import (
    ALPHA,
    CODED,
    MAX_BOXES,
    MAX_DEPTH,
    MAX_EXTENTS,
    MAX_SAMPLES,
)
from coatcheck.formats.isobmff import Box, boxes
from coatcheck.model import Content, Span
from coatcheck.source import Source

_PICTURES = frozenset({b"pict", b"vide"})
_SAMPLE_ENTRY = 86
"""Length of a visual sample entry before the boxes inside it (12.1.3)."""


@dataclass(slots=True)
class Track:
    """One track: what its boxes say of it, before anyone has judged it."""

    box: Box
    parts: dict[bytes, Box]
    number: int = 0
    handler: bytes = b""
    auxiliary: bytes = b""
    references: dict[bytes, tuple[int, ...]] = field(default_factory=dict)
    entries: list[Box] = field(default_factory=list)
    content: Content = Content.UNKNOWN

    @property
    def chunk_table(self) -> Box | None:
        """The box with the offsets of the chunks."""
        return self.parts.get(b"stco") or self.parts.get(b"co64")


def tracks_of(source: Source, moov: Box, sequence: bool) -> list[Track]:
    """Return the tracks of a movie, each with its content; ESSENCE for those that stay."""
    found: list[Track] = []
    for box in boxes(source, moov.body, moov.end, MAX_BOXES):
        if box.kind == b"mvex":
            raise UnsupportedFormat(
                "Coatcheck cannot clean image sequences in fragments", box.start
            )
        if box.kind == b"trak":
            found.append(_track(source, box))
    if not sequence:
        for track in found:
            track.content = Content.VIDEO
        return found
    master = next((t for t in found if t.handler in _PICTURES and not t.references), None)
    for track in found:
        track.content = _content(track, master)
    return found


def _content(track: Track, master: Track | None) -> Content:
    if track is master:
        return Content.ESSENCE
    if track.handler == b"soun" or master is None:
        return Content.VIDEO
    if b"thmb" in track.references:
        return Content.THUMBNAIL
    alpha = track.handler in _PICTURES | {b"auxv"} and (
        track.auxiliary in ALPHA and master.number in track.references.get(b"auxl", ())
    )
    return Content.ESSENCE if alpha else Content.SECOND_IMAGE


def _track(source: Source, box: Box) -> Track:
    track = Track(box, dict(_inside(source, box)))
    parts = track.parts
    if b"tkhd" in parts:
        at = parts[b"tkhd"].body
        version = source.peek(at, 1)
        track.number = int.from_bytes(source.peek(at + (20 if version == b"\1" else 12), 4))
    if b"hdlr" in parts:
        track.handler = source.peek(parts[b"hdlr"].body + 8, 4)
    if b"tref" in parts:
        for child in boxes(source, parts[b"tref"].body, parts[b"tref"].end, 100):
            data = source.peek(child.body, min(child.end - child.body, 4000))
            track.references[child.kind] = unpack(f">{len(data) // 4}I", data[: len(data) & ~3])
    if b"stsd" in parts:
        track.entries = list(boxes(source, parts[b"stsd"].body + 8, parts[b"stsd"].end, 1000))
    for entry in track.entries:
        for child in boxes(source, entry.start + _SAMPLE_ENTRY, entry.end, 1000):
            if child.kind == b"auxi":
                track.auxiliary = source.peek(child.body + 4, 256).partition(b"\0")[0]
    return track


_NESTED = frozenset({b"mdia", b"minf", b"stbl"})


def _inside(source: Source, box: Box, depth: int = 0) -> Iterator[tuple[bytes, Box]]:
    """Yield the first box of each kind inside a track."""
    seen: set[bytes] = set()
    for child in boxes(source, box.body, box.end, MAX_BOXES):
        if child.kind in seen:
            continue
        seen.add(child.kind)
        yield child.kind, child
        if child.kind in _NESTED and depth < MAX_DEPTH:
            yield from _inside(source, child, depth + 1)


def check(source: Source, track: Track) -> None:
    """Raise unless a track that stays can be shown by what stays of it."""
    missing = {b"tkhd", b"mdia", b"stbl", b"stsd", b"stsc", b"stsz"} - track.parts.keys()
    if missing or track.chunk_table is None or not track.entries:
        raise DamagedFile("the image sequence lacks a part", track.box.start)
    for entry in track.entries:
        if entry.kind not in CODED or entry.header != 8 or entry.end < entry.start + _SAMPLE_ENTRY:
            raise UnsupportedFormat(
                f"Coatcheck cannot clean image sequences of type {entry.name}", entry.start
            )
        if source.read(entry.start + 14, entry.start + 16) != b"\0\1":
            raise UnsupportedFormat("the image sequence lies in another file", entry.start)


def chunks(source: Source, track: Track) -> list[Span]:
    """Return where the samples lie; of a track that goes, as far as that can be said."""
    if track.content is Content.ESSENCE:
        check(source, track)
        spans = list(_joined(_chunks(source, track)))
        if not spans or any(end > source.size for _, end in spans):
            raise DamagedFile("the file ends in the middle of the image data", track.box.start)
        return spans
    found: list[Span] = []
    with suppress(EngineError):
        for start, end in _joined(_chunks(source, track)):
            if start < end <= source.size:
                found.append((start, end))
    return found


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Join chunks that follow each other; none that is empty."""
    last: Span | None = None
    count = 0
    for start, end in spans:
        if start == end:
            continue
        if last is not None and last[1] == start:
            last = (last[0], end)
            continue
        if last is not None:
            yield last
        last = (start, end)
        count += 1
        if count > MAX_EXTENTS:
            raise LimitExceeded(f"the file has more than {MAX_EXTENTS} chunks", start)
    if last is not None:
        yield last


def _numbers(
    source: Source, box: Box, start: int, count: int, letter: str = "I"
) -> tuple[int, ...]:
    size = 8 if letter == "Q" else 4
    end = start + count * size
    if count > MAX_SAMPLES * 3:
        raise LimitExceeded(f"the file has more than {MAX_SAMPLES} samples", box.start)
    if end > box.end:
        raise DamagedFile(f"{box.name} ends in the middle of an entry", box.start)
    return unpack(f">{count}{letter}", source.read(start, end))


def offsets(source: Source, table: Box) -> tuple[int, ...]:
    """Return the offsets of all chunks."""
    (count,) = _numbers(source, table, table.body + 4, 1)
    return _numbers(source, table, table.body + 8, count, "Q" if table.kind == b"co64" else "I")


def _chunks(source: Source, track: Track) -> Iterator[Span]:
    table, runs, sizes = track.chunk_table, track.parts.get(b"stsc"), track.parts.get(b"stsz")
    if table is None or runs is None or sizes is None:
        return
    starts = offsets(source, table)
    same, samples = _numbers(source, sizes, sizes.body + 4, 2)
    totals = [] if same else [0, *accumulate(_numbers(source, sizes, sizes.body + 12, samples))]
    (count,) = _numbers(source, runs, runs.body + 4, 1)
    rows = _numbers(source, runs, runs.body + 8, 3 * count)
    sample, row = 0, 0
    for index, start in enumerate(starts, 1):
        while row + 1 < count and rows[3 * row + 3] <= index:
            row += 1
        many = rows[3 * row + 1] if count else 0
        last = min(sample + many, samples)
        size = same * (last - sample) if same else totals[last] - totals[sample]
        yield start, start + size
        sample = last
    if sample < samples:
        raise DamagedFile("the image sequence has more samples than chunks", track.box.start)
