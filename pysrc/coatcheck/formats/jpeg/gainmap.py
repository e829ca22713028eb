"""The gain map behind a JPEG: found, taken apart, and tied to its picture again.

Rules (Ultra HDR image format v1.1; ISO 21496-1; CIPA DC-007 5.2; Apple's files as they are): the
gain map is a JPEG of its own behind the EOI of the primary picture. An MPF index or a directory in
the primary's XMP says where; the gain map itself says, in its XMP or in an APP2 of ISO 21496-1,
which numbers to use.

A gain map becomes one segment of content ``GAIN_MAP``, whose children are its own segments: each is
decided alone, as in any JPEG. What ties it to its picture is never kept, but written from values:
the *link* in the primary (XMP, ISO 21496-1) and the *parameters* in the gain map (XMP, ISO
21496-1), each as one row of segments right before the first table or header. Only a row that is,
byte for byte, what would be written there has the content ``GAIN_MAP`` too and stays; any other has
the content that it has in every JPEG, and goes. A gain map that does not fit, because it has an
unknown parameter, a broken structure, or no place in an index, is a second picture like others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.formats.base import Change
from coatcheck.formats.jpeg import mpf as jpeg_mpf
from coatcheck.formats.jpeg.apps import (
    APP1,
    APP2,
    ISO_GAIN_MAP,
    XMP,
)
from coatcheck.formats.jpeg.mpf import Entry
from coatcheck.formats.jpeg.walk import walk
from coatcheck.metadata import gain_map
from coatcheck.metadata.gain_map import Announcement
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import Source

NAME = "gain map JPEG"
UNFIT = "gain map that does not fit"
GROUP = "gain map "
"""Before the group of a gain map's segments, so that they are not taken for the primary's."""
_OF = " of the gain map"
_KEPT: dict[object, Kind] = {Kind.MPF: Kind.KEPT_MPF, Kind.ISO_GAIN_MAP: Kind.KEPT_ISO_GAIN_MAP}


@dataclass(frozen=True, slots=True)
class Link:
    """How the primary picture leads to its gain map: by a directory in XMP, and what goes with it.

    An index of the multi-picture format, which led there too, is read but not written again: to
    whoever reads it, what it lists is a further picture of its own.
    """

    iso: bool
    """Whether the primary says the version of ISO 21496-1."""

    def write(self, length: int) -> bytes:
        """Make the link to a gain map of this length, which ends the file."""
        made = _segment(APP1, XMP + gain_map.announcement_packet(length))
        if self.iso:
            made += _segment(APP2, ISO_GAIN_MAP + gain_map.iso_version(bytes(4)))
        return made


def _segment(code: int, body: bytes) -> bytes:
    return bytes((0xFF, code)) + (len(body) + 2).to_bytes(2) + body


def recognised(
    source: Source, picture: Sequence[Segment], rest: Sequence[Segment]
) -> list[Segment]:
    """Return all segments, a gain map among the rest as one that can be kept."""
    candidates = [segment for segment in rest if segment.kind is Kind.SECOND_JPEG]
    if not candidates:
        return [*picture, *rest]
    announced = _Announced(source, picture)
    named = {start for start, _ in announced.places}
    for segment in candidates:
        if segment.start not in named:
            continue
        try:
            parts = _parts(source, segment)
        except EngineError:
            continue
        try:
            parameters = _parameters(source, parts)
            if not parameters:
                continue
            link = announced.link(segment)
        except EngineError:
            link = None
        if link is None:
            rest = [
                replace(s, name=UNFIT, kind=Kind.UNFIT_GAIN_MAP) if s is segment else s
                for s in rest
            ]
            continue
        kept = _kept(segment, marked(source, parts, parameters))
        first = [_named(s) for s in marked(source, picture, link.write(kept.size))]
        return [*first, *(kept if s is segment else s for s in rest)]
    return [*picture, *rest]


def tied(
    source: Source, picture: Sequence[Segment], kept: Segment, changes: Iterable[Change]
) -> list[Change]:
    """Return what is still to be changed so that the gain map ``kept`` is found and applied.

    ``changes`` are all other changes of the file.
    """
    changes = list(changes)
    announced = _Announced(source, picture)
    link = announced.link(kept)
    if link is None:
        raise DamagedFile("nothing leads to the gain map", kept.start)
    inner = _placed(kept.children, _parameters(source, kept.children))
    changes.append(inner)
    length = kept.size + _growth(changes, kept.start + 1, kept.end)
    return [inner, _placed(picture, link.write(length))]


def insertion(parts: Sequence[Segment]) -> int:
    """Return where link and parameters stand: before the first table or header behind SOI."""
    return next(s.start for s in parts[1:] if s.content is Content.STRUCTURE)


def marked(source: Source, parts: Sequence[Segment], made: bytes) -> list[Segment]:
    """Return the segments, those that are ``made`` at its place with the content of a gain map."""
    stop = insertion(parts)
    start = stop - len(made)
    if start < parts[0].end or source.read(start, stop) != made:
        return list(parts)
    return [
        replace(s, content=Content.GAIN_MAP) if start <= s.start and s.end <= stop else s
        for s in parts
    ]


def _placed(parts: Sequence[Segment], made: bytes) -> Change:
    """Return the change that puts a row at its place, instead of the one that stands there."""
    stop = insertion(parts)
    row = [s for s in parts if s.content is Content.GAIN_MAP]
    return (row[0].start if row else stop), stop, made


def _growth(changes: Iterable[Change], start: int, end: int) -> int:
    """Return by how many bytes the changes between two places lengthen the file."""
    return sum(len(new) - (e - s) for s, e, new in changes if start <= s and e <= end)


def _parts(source: Source, segment: Segment) -> list[Segment]:
    """Take the JPEG apart, which must be whole."""
    parts = walk(source, segment.start, segment.end)
    if parts[-1].kind is not Kind.EOI or parts[-1].end != segment.end:
        raise DamagedFile("the gain map has no end", segment.end)
    return parts


def _kept(segment: Segment, parts: Iterable[Segment]) -> Segment:
    children = tuple(replace(s, group=GROUP + s.group) if s.group else s for s in parts)
    return Segment(
        NAME,
        Content.GAIN_MAP,
        segment.start,
        segment.end,
        segment.payload,
        children=children,
        kind=Kind.GAIN_MAP_JPEG,
    )


def _named(segment: Segment) -> Segment:
    """Say of an index or a version that it is there for a gain map that is kept."""
    kind = _KEPT.get(segment.kind)
    return segment if kind is None else replace(segment, name=segment.name + _OF, kind=kind)


def _is_xmp(segment: Segment) -> bool:
    """Whether this is, or was before it was marked, a packet of XMP."""
    return segment.kind is Kind.XMP_PACKET


def _parameters(source: Source, parts: Iterable[Segment]) -> bytes:
    """Make the row of segments that holds a gain map's numbers; empty if it has none.

    Raises DamagedFile if what it has does not fit.
    """
    packets: dict[bytes, None] = {}
    binaries: dict[bytes, None] = {}
    for part in parts:
        if _is_xmp(part):
            packets.setdefault(gain_map.parameters_packet(source.read(*part.payload)))
        elif part.kind is Kind.EXTENDED_XMP:
            if gain_map.HDRGM.encode() in source.read(*part.payload):
                raise DamagedFile("the gain map's parameters are in extended XMP", part.start)
        elif part.kind is Kind.ISO_GAIN_MAP:
            binaries.setdefault(gain_map.iso_parameters(source.read(*part.payload)))
    packets.pop(b"", None)
    if len(packets) > 1 or len(binaries) > 1:
        raise DamagedFile("the gain map contradicts itself")
    made = b"".join(_segment(APP1, XMP + packet) for packet in packets)
    return made + b"".join(_segment(APP2, ISO_GAIN_MAP + binary) for binary in binaries)


class _Announced:
    """What the primary picture says of pictures behind it."""

    def __init__(self, source: Source, picture: Sequence[Segment]) -> None:
        self.announcement = Announcement()
        self.iso = False
        self.entries: list[tuple[int, Entry]] = []
        for segment in picture:
            if _is_xmp(segment):
                self._xmp(source.read(*segment.payload))
            elif segment.kind in (Kind.ISO_GAIN_MAP, Kind.KEPT_ISO_GAIN_MAP):
                self.iso |= source.read(*segment.payload)[:2] == b"\0\0" and segment.size == 36
            elif segment.kind in (Kind.MPF, Kind.KEPT_MPF):
                header = segment.payload[0]
                entries = jpeg_mpf.read(source.read(*segment.payload))
                self.entries += [(header + e.offset, e) for e in entries if e.offset]
        self.places = [(place, entry.size) for place, entry in self.entries]
        distance = self.announcement.distance()
        if distance is not None:
            self.places.append((picture[-1].end + distance, 0))

    def _xmp(self, packet: bytes) -> None:
        found = gain_map.announcement(packet)
        if found.version and not self.announcement.version:
            self.announcement = found

    def link(self, segment: Segment) -> Link | None:
        """Return by which ways one comes to this picture, or None if there is none."""
        if all(start != segment.start for start, _ in self.places):
            return None
        sizes = [entry.size for place, entry in self.entries if place == segment.start]
        if not self.announcement.directory and all(size < segment.size for size in sizes):
            return None
        return Link(self.iso)
