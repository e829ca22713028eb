"""The segments of a movie.

Rules (ISO/IEC 14496-12): ``mvhd`` (8.2.2), ``tkhd`` (8.3.2) and ``mdhd`` (8.4.2) begin with the
dates of creation and change, of four bytes each or, in version 1, of eight; a handler (8.4.3) has a
name for people; tables end with their last entry. What lies in ``mdat`` and is part of no sample of
a track that stays is what tracks and files of before have left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.formats.base import checked
from coatcheck.formats.isobmff import Box, box_at, boxes
from coatcheck.formats.movie import tracks as movie_tracks
from coatcheck.formats.movie.entries import entry
from coatcheck.formats.movie.kept_notes import spherical, told_apart
from coatcheck.formats.movie.parts import (
    DATA_OF,
    NAME_OF,
    RESERVED_OF,
    TIMES_OF,
    field,
    gone,
    inner_boxes,
    is_zero,
    kept,
    nonzero,
)
from coatcheck.formats.movie.rules import (
    CHILDREN,
    FILL,
    FIXED,
    GROUPINGS,
    MANY,
    MAX_BOXES,
    MAX_HOLES,
    MAX_SPANS,
    PROTECTION,
    REFERENCES,
    TABLES,
)
from coatcheck.formats.movie.spans import Fragments, joined, number, unpacked
from coatcheck.formats.movie.tracks import Track
from coatcheck.model import Content, Segment, Span
from coatcheck.source import Source

_DATES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_QUICKTIME_HANDLERS = frozenset({b"mhlr", b"dhlr"})
_LONGEST_LANGUAGE = 64


class Walk:
    """One movie on its way from boxes to segments."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._top = list(boxes(source, 0, source.size, MAX_BOXES))
        self._add_cut_box()
        movies = [box for box in self._top if box.kind == b"moov"]
        if not movies:
            raise DamagedFile("the movie has no list of its tracks")
        if len(movies) > 1:
            raise DamagedFile("the movie has two lists of its tracks", movies[1].start)
        self._tracks = {t.box.start: t for t in movie_tracks.tracks_of(source, movies[0])}
        self._staying = {t.number for t in self._tracks.values() if t.stays}
        if self._tracks and not self._staying:
            raise UnsupportedFormat("the movie has no track that can be seen or heard")
        self._cuts = not any(
            track.stays and track.handler == b"soun" and b"elst" in track.parts
            for track in self._tracks.values()
        )
        self._used = joined(self._spans(movies[0]), source.size)

    def _add_cut_box(self) -> None:
        """Take the data at the end of a file that is cut off for what is left of them."""
        end = self._top[-1].end if self._top else 0
        last = box_at(self._source, end, self._source.size)
        if last is not None and last.kind == b"mdat":
            self._top.append(replace(last, end=self._source.size))

    def segments(self) -> list[Segment]:
        """Return the segments, which tile the file."""
        found = [self._at_top(box) for box in self._top]
        end = self._top[-1].end if self._top else 0
        if end < self._source.size:
            if any(stop > end for _, stop in self._used):
                raise DamagedFile("the file ends in the middle of a box", end)
            span = (end, self._source.size)
            found.append(Segment("data after the end", Content.TRAILER, *span, span))
        return checked(found)

    def _spans(self, moov: Box) -> Iterator[Span]:
        for track in self._tracks.values():
            if track.stays:
                yield from movie_tracks.spans(self._source, track)
        defaults = {}
        for box in inner_boxes(self._source, moov.body, moov.end):
            if box.kind == b"mvex":
                for child in inner_boxes(self._source, box.body, box.end):
                    if child.kind == b"trex":
                        name = number(self._source, child, child.body + 4)
                        defaults[name] = number(self._source, child, child.body + 16)
        fragments = Fragments(self._source, defaults)
        for box in self._top:
            if box.kind == b"moof":
                yield from fragments.of(box, self._staying)

    def _at_top(self, box: Box) -> Segment:
        if box.kind != b"mdat" and self._holds_samples(box):
            raise DamagedFile("samples lie outside of the boxes of data", box.start)
        if box.kind in PROTECTION:
            raise UnsupportedFormat("Coatcheck cannot clean protected media", box.start)
        match box.kind:
            case b"mdat":
                return kept(box, list(self._media(box)))
            case b"ftyp" | b"styp":
                return kept(box)
            case b"moov" | b"moof" | b"mfra":
                return self._tree(box)
            case b"sidx" | b"ssix" | b"pdin":
                return kept(box)
        return gone(self._source, box)

    def _holds_samples(self, box: Box) -> bool:
        index = bisect_left(self._used, (box.start, box.start))
        before = index and self._used[index - 1][1] > box.start
        return bool(before) or (index < len(self._used) and self._used[index][0] < box.end)

    def _media(self, box: Box) -> Iterator[Segment]:
        """Yield the samples of tracks that stay, and what lies between them."""
        position, holes = box.body, 0
        index = bisect_left(self._used, (box.body, box.body))
        if index and self._used[index - 1][1] > box.body:
            raise DamagedFile("samples lie across boxes", box.start)
        while index < len(self._used) and self._used[index][0] < box.end:
            start, end = self._used[index]
            if end > box.end:
                raise DamagedFile("samples lie across boxes", box.start)
            for segment in self._hole(position, start, holes == 0):
                holes += 1
                yield segment
            yield Segment("samples", Content.ESSENCE, start, end, (start, end))
            position, index = end, index + 1
            if holes > MAX_HOLES or index > MAX_SPANS:
                raise LimitExceeded("the movie has too many gaps between its samples", start)
        yield from self._hole(position, box.end, holes == 0)

    def _hole(self, start: int, end: int, first: bool) -> Iterator[Segment]:
        """Yield bytes of no sample; only the first of many gaps is told."""
        if start < end and not is_zero(self._source, start, end):
            content = Content.UNKNOWN if first else Content.PADDING
            yield field(DATA_OF + "no track", start, end, content)

    def _tree(self, box: Box, track: Track | None = None) -> Segment:
        allowed = CHILDREN[box.kind]
        seen: set[bytes] = set()
        inside: list[Segment] = []
        position = box.body
        for child in inner_boxes(self._source, box.body, box.end):
            position = child.end
            if child.kind in PROTECTION:
                raise UnsupportedFormat("Coatcheck cannot clean protected media", child.start)
            if child.kind in allowed and (child.kind not in seen or child.kind in MANY):
                seen.add(child.kind)
                inside.append(self._child(child, track))
            else:
                inside.append(self._other(child))
        inside.extend(nonzero(self._source, box.name + " surplus", position, box.end))
        return kept(box, inside)

    def _other(self, box: Box) -> Segment:
        """Return the segment of a box that goes, or of the numbers that stay of it."""
        numbers = spherical(self._source, box)
        return numbers if numbers is not None else gone(self._source, box)

    def _child(self, box: Box, track: Track | None) -> Segment:
        match box.kind:
            case b"trak":
                return self._track(box)
            case b"udta":
                return told_apart(self._source, box, self._cuts) or gone(self._source, box)
            case b"traf":
                return self._fragment(box)
            case b"trex" | b"tfra":
                at = box.body + 4
                if number(self._source, box, at) not in self._staying:
                    return gone(self._source, box)
            case b"tref":
                return self._references(box)
            case b"hdlr":
                return self._handler(box)
            case b"dref":
                return self._places(box)
            case b"stsd":
                handler = track.handler if track is not None else b""
                return self._entries(box, handler)
            case b"sgpd" | b"sbgp":
                if self._source.peek(box.body + 4, 4) not in GROUPINGS:
                    return gone(self._source, box)
            case b"elng":
                if box.end - box.body > _LONGEST_LANGUAGE:
                    return gone(self._source, box)
        if box.kind in CHILDREN:
            return self._tree(box, track)
        return kept(box, self._fields(box))

    def _track(self, box: Box) -> Segment:
        track = self._tracks[box.start]
        if track.stays:
            return self._tree(box, track)
        name = f"{track.kind.decode('latin-1')} track"
        name = "".join(c if " " <= c < "\x7f" else "?" for c in name)
        return gone(self._source, box, Content.TELEMETRY, name)

    def _fragment(self, box: Box) -> Segment:
        for child in inner_boxes(self._source, box.body, box.end):
            if child.kind == b"tfhd":
                if number(self._source, child, child.body + 4) in self._staying:
                    return self._tree(box)
                break
        return gone(self._source, box, Content.TELEMETRY)

    def _fields(self, box: Box) -> list[Segment]:
        """Return dates of a header, and what is behind the fields or the last entry of a box."""
        source, inside = self._source, list[Segment]()
        version = source.peek(box.body, 1) == b"\1"
        end = box.end
        if box.kind in FIXED:
            end = box.body + FIXED[box.kind][version] - 8
        elif box.kind in TABLES:
            size = 20 if box.kind == b"elst" and version else TABLES[box.kind]
            end = box.body + 8 + size * number(source, box, box.body + 4)
        elif box.kind == b"stsz":
            same = number(source, box, box.body + 4)
            count = 0 if same else number(source, box, box.body + 8)
            end = box.body + 12 + 4 * count
        elif box.kind == b"trun":
            end = Fragments.run_end(source, box)
        if end > box.end:
            raise DamagedFile(f"{box.name} is cut off", box.start)
        if box.kind in _DATES:
            start = box.body + 4
            times = (start, start + (16 if version else 8))
            inside += nonzero(source, TIMES_OF + box.name, *times, Content.TIME)
        if end < box.end:
            inside += nonzero(source, box.name + " surplus", end, box.end)
        return inside

    def _handler(self, box: Box) -> Segment:
        start = box.body
        if box.end - start < 24:
            raise DamagedFile("hdlr is cut off", box.start)
        inside: list[Segment] = []
        if self._source.peek(start + 4, 4) not in _QUICKTIME_HANDLERS:
            inside += nonzero(self._source, RESERVED_OF + "hdlr", start + 4, start + 8)
        inside += nonzero(self._source, RESERVED_OF + "hdlr", start + 12, start + 24)
        inside += nonzero(self._source, NAME_OF + "hdlr", start + 24, box.end, Content.TEXT)
        return kept(box, inside)

    def _places(self, box: Box) -> Segment:
        """Return the table that says in which file the media lie: in this one."""
        inside: list[Segment] = []
        for child in inner_boxes(self._source, box.body + 8, box.end):
            start = min(child.body + 4, child.end)
            inside += nonzero(self._source, RESERVED_OF + "dref", start, child.end)
        return kept(box, inside)

    def _entries(self, box: Box, handler: bytes) -> Segment:
        inside: list[Segment] = []
        position = box.body + 8
        for child in inner_boxes(self._source, position, box.end):
            inside.append(entry(self._source, child, handler))
            position = child.end
        inside += nonzero(self._source, "stsd surplus", min(position, box.end), box.end)
        return kept(box, inside)

    def _references(self, box: Box) -> Segment:
        """Return what a track is to others that stay; references to tracks that go do so too."""
        inside: list[Segment] = []
        staying = 0
        for child in inner_boxes(self._source, box.body, box.end):
            named = unpacked(self._source.peek(child.body, min(child.end - child.body, 4000)))
            if child.kind in REFERENCES and named and self._staying.issuperset(named):
                staying += 1
                inside.append(kept(child))
            elif child.kind not in FILL:
                inside.append(gone(self._source, child))
            else:
                inside.extend(nonzero(self._source, DATA_OF + "tref", child.body, child.end))
        if not staying:
            return gone(self._source, box)
        return kept(box, inside)
