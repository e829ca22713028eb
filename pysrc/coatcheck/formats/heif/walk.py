"""The walk over a file of the HEIF family: its boxes, its items, and what of them stays.

Rules (ISO/IEC 14496-12): a file is a row of boxes (4.2); ``ftyp`` comes first and names brands
(4.3); pictures are items of the ``meta`` box (8.11), or samples of the tracks of a ``moov`` box
(8.2); their data lie in ``mdat`` (8.1.1) or, for items, in ``idat`` (8.11.11). Segments of one item
are a group: its entry in ``iinf``, its data, and the properties that nothing else has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from coatcheck.errors import DamagedFile
from coatcheck.formats.base import checked
from coatcheck.formats.heif.items import Directory, Item
from coatcheck.formats.heif.layout import Claim, lay_out
from coatcheck.formats.heif.meta import Meta
from coatcheck.formats.heif.movie import Movie, group_of
from coatcheck.formats.heif.parts import kept, unknown
from coatcheck.formats.heif.roles import STAYING, Role, Roles
from coatcheck.formats.heif.rules import BRANDS, MAX_BOXES, SEQUENCE_BRANDS
from coatcheck.formats.heif.tracks import Track, chunks, tracks_of
from coatcheck.formats.isobmff import Box, box_at, boxes
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Segment, Span
from coatcheck.source import Source

_LAST = 1 << 62
_TABLES = frozenset({b"iloc", b"iref", b"ipma"})
_MAX_BRANDS = 64


class Walk:
    """One pass over the boxes, and what it has met."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.directory: Directory | None = None
        self.roles: Roles | None = None
        self.tracks: list[Track] = []
        self.data: list[Box] = []
        """The ``mdat`` boxes; the last of them may be longer than the file."""
        self._top: list[Box] = []
        self._first: dict[bytes, Box] = {}
        self._read()
        self.claims = list(self._claims())
        self._shares: dict[int, list[Claim]] | None = None
        self._check()

    def _read(self) -> None:
        source = self.source
        for box in boxes(source, 0, source.size, MAX_BOXES):
            self._top.append(box)
            self._first.setdefault(box.kind, box)
        end = self._top[-1].end if self._top else 0
        last = box_at(source, end, source.size)
        if last is not None and last.kind == b"mdat" and last.body <= source.size:
            self._top.append(last)
        elif last is not None and last.kind in (b"meta", b"moov") and last.kind not in self._first:
            raise DamagedFile("the file ends in the middle of its directory", end)
        self.data = [box for box in self._top if box.kind == b"mdat"]
        ftyp, meta, moov = (self._first.get(kind) for kind in (b"ftyp", b"meta", b"moov"))
        if ftyp is None or ftyp.start or ftyp.end - ftyp.body < 8:
            raise DamagedFile("the picture does not begin with a header", 0)
        if moov is not None:
            sequence = not SEQUENCE_BRANDS.isdisjoint(brands(source, ftyp))
            self.tracks = tracks_of(source, moov, sequence)
        if meta is not None and meta.end - meta.body >= 4:
            self.directory = Directory(source, meta)
            self.roles = Roles(source, self.directory)

    def _check(self) -> None:
        """Raise unless there is a picture, and all of its data."""
        moves = any(track.content is Content.ESSENCE for track in self.tracks)
        directory, roles = self.directory, self.roles
        if directory is not None and roles is not None:
            if directory.primary is not None and directory.primary not in directory.items:
                raise DamagedFile("the primary item is missing", directory.meta.start)
            roles.check()
        if not moves and not (roles and roles.kept):
            raise DamagedFile("the file has no picture", self.source.size)
        regions = self._regions()
        inside = 0
        for claim in sorted(
            (c for c in self.claims if c.content in STAYING), key=lambda c: c.start
        ):
            while inside < len(regions) and regions[inside][1] <= claim.start:
                inside += 1
            if inside == len(regions) or not (
                regions[inside][0] <= claim.start and claim.end <= regions[inside][1]
            ):
                raise DamagedFile("image data lie outside of any box of data", claim.start)

    def _regions(self) -> list[Span]:
        """Return where image data may lie, in the order of the file."""
        found = [*self.data]
        if self.directory is not None:
            inside = self.directory.first
            found += [inside[kind] for kind in (b"idat", b"mdat") if kind in inside]
        size = self.source.size
        return sorted((box.body, min(box.end, size)) for box in found)

    def _claims(self) -> Iterable[Claim]:
        if self.directory is not None and self.roles is not None:
            for item in self.directory.located:
                yield from self._item_claims(item, self.roles.of[item.number])
        for track in self.tracks:
            group, offset = "" if track.content is Content.ESSENCE else group_of(track), 0
            for start, end in chunks(self.source, track):
                yield Claim(start, end, track.content, _track_name(track), group, offset)
                offset += end - start

    def _item_claims(self, item: Item, role: Role) -> Iterable[Claim]:
        skip = 0
        if role.content is Content.EXIF and item.spans:
            start, end = item.spans[0]
            skip = 4 + int.from_bytes(self.source.read(start, min(start + 4, end)))
            if skip >= sum(stop - first for first, stop in item.spans):
                skip = 0
        offset = 0
        for start, end in item.spans:
            group = "" if role.content in STAYING else f"item {role.leader}"
            yield Claim(
                start,
                end,
                role.content,
                role.name,
                group,
                offset + (item.number != role.leader) * _LAST // 2,
                skip,
            )
            offset += end - start

    def segments(self) -> list[Segment]:
        """Return the segments of the whole file."""
        found: list[Segment] = []
        for box in self._top:
            if box.kind == b"mdat":
                found.append(Segment("mdat", Content.STRUCTURE, box.start, box.body))
                found += self._region((box.body, min(box.end, self.source.size)))
            elif self._first[box.kind] is not box:
                found.append(unknown(self.source, box))
            elif box.kind == b"ftyp":
                found.append(self._ftyp(box))
            elif box.kind == b"meta" and self.directory is not None and self.roles is not None:
                found.append(Meta(self.source, self.directory, self.roles, self._region).segment())
            elif box.kind == b"moov":
                found.append(Movie(self.source, box, self.tracks).segment())
            else:
                found.append(unknown(self.source, box))
            checked(found)
        return checked(found + trailing(self.source, found[-1].end, "data after the last box"))

    def _region(self, region: Span) -> list[Segment]:
        """Return the segments of image data; a claim counts in the first region that it touches."""
        if self._shares is None:
            self._shares = {}
            regions = self._regions()
            ends = [end for _, end in regions]
            for claim in self.claims:
                index = bisect_right(ends, claim.start)
                if index < len(regions) and regions[index][0] < claim.end:
                    self._shares.setdefault(regions[index][0], []).append(claim)
        return lay_out(self.source, region, self._shares.get(region[0], ()))

    def _ftyp(self, box: Box) -> Segment:
        """Return the segment of the brands; those that are not known are its children."""
        inside: list[Segment] = []
        for index, brand in enumerate(brands(self.source, box)[1:]):
            start = box.body + 8 + 4 * index
            if brand not in BRANDS:
                inside.append(
                    Segment("brand", Content.UNKNOWN, start, start + 4, (start, start + 4))
                )
        end = box.body + 8 + min((box.end - box.body - 8) // 4, _MAX_BRANDS) * 4
        return kept(box, inside, end=end)


def _track_name(track: Track) -> str:
    return "sound track" if track.handler == b"soun" else "track"


def brands(source: Source, ftyp: Box) -> list[bytes]:
    """Return the major brand and those that the file is compatible with."""
    data = source.peek(ftyp.body, min(ftyp.end - ftyp.body, 8 + 4 * _MAX_BRANDS))
    return [data[:4], *(data[i : i + 4] for i in range(8, len(data) - 3, 4))]
