"""The segments of a ``moov`` box.

Rules (ISO/IEC 14496-12): ``mvhd`` (8.2.2), ``tkhd`` (8.3.2) and ``mdhd`` (8.4.2) begin with the
dates of creation and change, of four bytes each or, in version 1, of eight; sample entries of
pictures have a compressor's name of 32 bytes (12.1.3); tables end with their last entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.formats.heif.parts import (
    handler,
    kept,
    property_segment,
    unknown,
    zeroed,
)
from coatcheck.formats.heif.rules import GROUPINGS, MAX_BOXES, SELF_CONTAINED, TABLES, TRACK_BOXES
from coatcheck.formats.heif.tracks import Track
from coatcheck.formats.isobmff import Box, boxes
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

_HEADERS = {b"mvhd": (108, 120), b"tkhd": (92, 104), b"mdhd": (32, 44)}
_FIXED = {b"vmhd": 20, b"nmhd": 12}
_MANY = frozenset({b"trak", b"sgpd", b"sbgp"})
_VENDOR, _COMPRESSOR, _ENTRY = (16, 32), (50, 82), 86


class Movie:
    """A ``moov`` box with tracks of which some stay."""

    def __init__(self, source: Source, moov: Box, tracks: list[Track]) -> None:
        self._source = source
        self._moov = moov
        self._tracks = {track.box.start: track for track in tracks}
        self._staying = {t.number for t in tracks if t.content is Content.ESSENCE}

    def segment(self) -> Segment:
        """Return the segment of the whole box."""
        if not any(t.content is Content.ESSENCE for t in self._tracks.values()):
            span = (self._moov.body, self._moov.end)
            return Segment(
                "moov", Content.VIDEO, self._moov.start, self._moov.end, span, kind=Kind.MOOV
            )
        return self._tree(self._moov)

    def _tree(self, box: Box) -> Segment:
        """Return the segment of a box that has boxes inside."""
        allowed = TRACK_BOXES[box.kind]
        seen: set[bytes] = set()
        inside: list[Segment] = []
        position = box.body
        for child in boxes(self._source, box.body, box.end, MAX_BOXES):
            position = child.end
            if child.kind in allowed and (child.kind not in seen or child.kind in _MANY):
                seen.add(child.kind)
                inside.append(self._child(box, child))
            else:
                inside.append(unknown(self._source, child))
        return kept(box, inside, end=position)

    def _child(self, parent: Box, box: Box) -> Segment:
        if parent.kind == b"tref":
            return self._reference(box)
        match box.kind:
            case b"trak":
                return self._track(box)
            case b"mdia" | b"minf" | b"stbl" | b"edts" | b"tref":
                return self._tree(box)
            case b"mvhd" | b"tkhd" | b"mdhd":
                return self._header(box)
            case b"hdlr":
                return handler(self._source, box)
            case b"dinf":
                if self._source.read(box.start, box.end) != SELF_CONTAINED:
                    raise UnsupportedFormat("the image sequence lies in another file", box.start)
                return kept(box)
            case b"stsd":
                return self._entries(box)
            case b"sgpd" | b"sbgp":
                grouping = self._source.peek(box.body + 4, 4)
                return kept(box) if grouping in GROUPINGS else unknown(self._source, box)
        return kept(box, end=self._table_end(box))

    def _track(self, box: Box) -> Segment:
        track = self._tracks[box.start]
        if track.content is Content.ESSENCE:
            return self._tree(box)
        span = (box.end, box.end)
        return Segment("trak", track.content, box.start, box.end, span, group_of(track), box.end)

    def _reference(self, box: Box) -> Segment:
        """Return the segment of a reference to other tracks, which must all stay."""
        data = self._source.peek(box.body, box.end - box.body)
        targets = {int.from_bytes(data[i : i + 4]) for i in range(0, len(data), 4)}
        return kept(box) if targets <= self._staying else unknown(self._source, box)

    def _header(self, box: Box) -> Segment:
        """Return the segment of a header with dates."""
        version = self._source.peek(box.body, 1) == b"\1"
        end = box.body + _HEADERS[box.kind][version] - 8
        if end > box.end:
            raise DamagedFile(f"{box.name} is too short", box.start)
        span = (box.body + 4, box.body + (20 if version else 12))
        times = []
        if self._source.read(*span).strip(b"\0"):
            name = f"times of {box.name}"
            times = [zeroed(name, Kind.TIMES, *span, Content.TIME, box.name)]
        return kept(box, times, end=end)

    def _table_end(self, box: Box) -> int:
        """Return where a box that is no more than a table or a few fields ends by itself."""
        if box.kind in _FIXED:
            return box.body + _FIXED[box.kind] - 8
        if box.kind == b"stsz":
            same, count = self._fields(box, 4, 8)
            return box.body + 12 + (0 if same else 4 * count)
        if box.kind == b"elst":
            version = self._source.peek(box.body, 1) == b"\1"
            return box.body + 8 + (20 if version else 12) * self._fields(box, 4)[0]
        if box.kind == b"cslg":
            version = self._source.peek(box.body, 1) == b"\1"
            return box.body + (44 if version else 24)
        if box.kind in TABLES:
            return box.body + 8 + TABLES[box.kind] * self._fields(box, 4)[0]
        return box.end

    def _fields(self, box: Box, *places: int) -> list[int]:
        return [int.from_bytes(self._source.peek(box.body + place, 4)) for place in places]

    def _entries(self, box: Box) -> Segment:
        """Return the segment of the sample entries."""
        position = box.body + 8
        inside: list[Segment] = []
        for entry in boxes(self._source, position, box.end, MAX_BOXES):
            position = entry.end
            inside.append(kept(entry, list(self._entry(entry))))
        return kept(box, inside, end=position)

    def _entry(self, entry: Box) -> Iterator[Segment]:
        """Yield what stands inside a sample entry."""
        fields = (
            (_VENDOR, f"reserved bytes of {entry.name}", Kind.RESERVED, Content.UNKNOWN),
            (_COMPRESSOR, "name of the compressor", Kind.COMPRESSOR, Content.TEXT),
        )
        for (start, end), label, kind, content in fields:
            if self._source.read(entry.start + start, entry.start + end).strip(b"\0"):
                span = (entry.start + start, entry.start + end)
                yield zeroed(label, kind, *span, content, "the compressor")
        position = entry.start + _ENTRY
        for child in boxes(self._source, position, entry.end, MAX_BOXES):
            position = child.end
            yield property_segment(self._source, child)
        if position < entry.end:
            yield Segment(
                f"{entry.name} surplus", Content.UNKNOWN, position, entry.end, (position, entry.end)
            )


def group_of(track: Track) -> str:
    """Name the group of the segments of a track that goes."""
    return f"track {track.number} at {track.box.start}"
