"""The tracks of a movie: what each is, and whether it stays.

Rules (ISO/IEC 14496-12, clause 8): a track that a person sees, hears or reads stays. One of hints,
of the clock of the recording or of what a camera measured goes, and so does a track of text that is
nothing but such measurements, as drones write them. Protected media and media in other files are
refused: nobody can say what is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from struct import unpack_from

from coatcheck.errors import DamagedFile, EngineError, UnsupportedFormat
from coatcheck.formats.isobmff import Box
from coatcheck.formats.movie.parts import inner_boxes
from coatcheck.formats.movie.rules import (
    CHILDREN,
    MAX_DEPTH,
    NOTES,
    PROTECTED,
    PROTECTION,
    SHOWN,
    WORDS,
)
from coatcheck.formats.movie.spans import Frames, of_tables, unpacked
from coatcheck.model import Span
from coatcheck.source import Source

_NESTED = frozenset({b"mdia", b"minf", b"stbl", b"dinf", b"edts"})
_PLAIN_SOUND = frozenset(
    {b"raw ", b"twos", b"sowt", b"NONE", b"in24", b"in32", b"fl32", b"fl64", b"lpcm", b"ipcm",
     b"fpcm", b"ulaw", b"alaw", b"\0\0\0\0"}
)  # fmt: skip
_SAMPLES_LOOKED_AT = 12
_MEASURED = re.compile(
    rb"GPS ?[(:]|\bHOME ?\(|(latitude|longitude|rel_alt|iso|shutter|altitude) ?:|F/\d[.\d]*, ?SS ",
    re.IGNORECASE,
)
"""What DJI's and other drones write as subtitles."""


@dataclass(slots=True)
class Track:
    """One track: what its boxes say of it."""

    box: Box
    parts: dict[bytes, Box]
    number: int = 0
    handler: bytes = b""
    entries: list[Box] = field(default_factory=list)
    references: dict[bytes, tuple[int, ...]] = field(default_factory=dict)
    stays: bool = False

    @property
    def kind(self) -> bytes:
        """The type of its first sample entry."""
        return self.entries[0].kind if self.entries else b""


def tracks_of(source: Source, moov: Box) -> list[Track]:
    """Return the tracks of a movie; raise for what is protected or lies in another file."""
    found: list[Track] = []
    for box in inner_boxes(source, moov.body, moov.end):
        if box.kind in PROTECTION:
            raise UnsupportedFormat("Coatcheck cannot clean protected media", box.start)
        if box.kind == b"trak":
            found.append(_track(source, box))
    for track in found:
        track.stays = _is_shown(source, track)
    return found


def _track(source: Source, box: Box) -> Track:
    track = Track(box, dict(_inside(source, box)))
    parts = track.parts
    if b"tkhd" in parts:
        at = parts[b"tkhd"].body
        long = source.peek(at, 1) == b"\1"
        track.number = int.from_bytes(source.peek(at + (20 if long else 12), 4))
    if b"hdlr" in parts:
        track.handler = source.peek(parts[b"hdlr"].body + 8, 4)
    if b"tref" in parts:
        for child in inner_boxes(source, parts[b"tref"].body, parts[b"tref"].end):
            data = source.peek(child.body, min(child.end - child.body, 4000))
            track.references[child.kind] = unpacked(data)
    if b"stsd" in parts:
        track.entries = list(inner_boxes(source, parts[b"stsd"].body + 8, parts[b"stsd"].end))
    for entry in track.entries:
        if entry.kind in PROTECTED:
            raise UnsupportedFormat("Coatcheck cannot clean protected media", entry.start)
    return track


def _inside(source: Source, box: Box, depth: int = 0) -> Iterator[tuple[bytes, Box]]:
    """Yield the first box of each kind inside a track."""
    seen: set[bytes] = set()
    allowed = CHILDREN[box.kind]
    for child in inner_boxes(source, box.body, box.end):
        if child.kind in PROTECTION:
            raise UnsupportedFormat("Coatcheck cannot clean protected media", child.start)
        if (
            child.kind in seen
            or child.kind not in allowed
            or (box.kind == b"minf" and child.kind == b"hdlr")
        ):
            continue
        seen.add(child.kind)
        yield child.kind, child
        if child.kind in _NESTED and depth < MAX_DEPTH:
            yield from _inside(source, child, depth + 1)


def _is_shown(source: Source, track: Track) -> bool:
    if track.handler not in SHOWN or track.kind in NOTES:
        return False
    missing = {b"tkhd", b"mdhd", b"stsd"} - track.parts.keys()
    if missing or not track.number:
        raise DamagedFile("a track lacks a part", track.box.start)
    return not (track.handler in WORDS and _is_measured(source, track))


def _is_measured(source: Source, track: Track) -> bool:
    """Whether what stands in a track of text is what a camera measured."""
    with suppress(EngineError):
        for start, end in islice(of_tables(source, track.parts, Frames()), _SAMPLES_LOOKED_AT):
            if _MEASURED.search(source.peek(start, min(end - start, 2000))):
                return True
    return False


def spans(source: Source, track: Track) -> Iterator[Span]:
    """Yield where the samples of a track that stays lie."""
    check_references(source, track)
    frames = _frames(source, track) if track.handler == b"soun" else Frames()
    yield from of_tables(source, track.parts, frames)


def _frames(source: Source, track: Track) -> Frames:
    """Read from the sample entry how long the frames of a sound are; the longest, if it varies."""
    found = [Frames()]
    for entry in track.entries:
        data = source.peek(entry.start, min(entry.end - entry.start, 72)).ljust(72, b"\0")
        version, channels, bits = unpack_from(">H6xHH", data, 16)
        if version == 0 and entry.kind in _PLAIN_SOUND:
            found.append(Frames(channels * -(-bits // 8)))
        elif version == 1:
            samples, _, length = unpack_from(">III", data, 36)
            found.append(Frames(length, max(samples, 1)))
        elif version == 2:
            length, samples = unpack_from(">II", data, 64)
            found.append(Frames(length, max(samples, 1)))
    return max(found, key=lambda frames: frames.length / frames.samples)


def check_references(source: Source, track: Track) -> None:
    """Raise where the media lie in another file (8.7.2)."""
    table = track.parts.get(b"dref")
    if table is None:
        return
    for entry in inner_boxes(source, table.body + 8, table.end):
        if not source.peek(entry.body + 3, 1) or not source.peek(entry.body + 3, 1)[0] & 1:
            raise UnsupportedFormat("the movie's media lie in another file", entry.start)
