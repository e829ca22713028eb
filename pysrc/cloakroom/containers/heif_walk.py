"""The walk over a file of the HEIF family: its boxes, its items, and what of them stays.

Rules (ISO/IEC 14496-12): a file is a row of boxes (4.2); ``ftyp`` comes first and names brands
(4.3); pictures are items of the ``meta`` box (8.11), or samples of the tracks of a ``moov`` box
(8.2); their data lie in ``mdat`` (8.1.1) or, for items, in ``idat`` (8.11.11). Segments of one item
are a group: its entry in ``iinf``, its data, and the properties that nothing else has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from cloakroom.containers.base import checked
from cloakroom.containers.boxes import Box, box_at, boxes
from cloakroom.containers.heif_items import Directory, Item
from cloakroom.containers.heif_layout import Claim, lay_out
from cloakroom.containers.heif_movie import Movie, group_of
from cloakroom.containers.heif_parts import handler, kept, name, property_segment, unknown
from cloakroom.containers.heif_roles import STAYING, Role, Roles
from cloakroom.containers.heif_rules import (
    BRANDS,
    DESCRIPTIVE,
    MAX_BOXES,
    REFERENCES,
    SELF_CONTAINED,
    SEQUENCE_BRANDS,
)
from cloakroom.containers.heif_tracks import Track, chunks, tracks_of
from cloakroom.containers.trailing import trailing
from cloakroom.errors import DamagedFile
from cloakroom.model import Content, Segment, Span
from cloakroom.source import Source

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
        moves = any(track.content is Content.PIXELS for track in self.tracks)
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
            group, offset = "" if track.content is Content.PIXELS else group_of(track), 0
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
            yield Claim(start, end, role.content, role.name, group,
                        offset + (item.number != role.leader) * _LAST // 2, skip)  # fmt: skip
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
            elif box.kind == b"meta" and self.directory is not None:
                found.append(self._meta(box, self.directory))
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

    def _meta(self, box: Box, directory: Directory) -> Segment:
        inside: list[Segment] = []
        position = box.body + 4
        for child in directory.children:
            position = child.end
            if directory.first[child.kind] is not child:
                inside.append(unknown(self.source, child))
            else:
                inside.append(self._child(child, directory))
        return kept(box, inside, end=position)

    def _child(self, box: Box, directory: Directory) -> Segment:
        match box.kind:
            case b"hdlr":
                return handler(self.source, box)
            case b"pitm":
                wide = self.source.peek(box.body, 1) != b"\0"
                return kept(box, end=box.body + (8 if wide else 6))
            case b"iinf":
                return self._iinf(box, directory)
            case b"iloc" | b"iref":
                return self._table(box, directory)
            case b"iprp":
                return self._iprp(box, directory)
            case b"idat" | b"mdat":
                return kept(box, self._region((box.body, box.end)))
            case b"grpl":
                return self._groups(box)
            case b"dinf" if (
                self.source.peek(box.start, 37)[: box.end - box.start] == SELF_CONTAINED
            ):
                return kept(box)
        return unknown(self.source, box)

    def _table(self, box: Box, directory: Directory) -> Segment:
        """Return the segment of a table that is written anew with any change."""
        odd = box.start in directory.surplus
        if box.kind == b"iref":
            odd = odd or any(r.kind not in REFERENCES for r in directory.references)
        if not odd:
            return kept(box)
        rest = Segment(f"{box.name} entries of no item", Content.UNKNOWN, box.body, box.end)
        return kept(box, [rest])

    def _iinf(self, box: Box, directory: Directory) -> Segment:
        inside: list[Segment] = []
        position = box.body + (8 if self.source.peek(box.body, 1) != b"\0" else 6)
        for entry, item in directory.entries:
            position = entry.end
            inside.append(unknown(self.source, entry) if item is None else self._infe(item))
        return kept(box, inside, end=position)

    def _infe(self, item: Item) -> Segment:
        assert self.roles is not None
        if self.roles.stays(item.number):
            return kept(item.box, name(self.source, "infe", *item.name), end=item.end)
        return _along(self.roles.of[item.number], item.box)

    def _iprp(self, box: Box, directory: Directory) -> Segment:
        inside: list[Segment] = []
        position = box.body
        for child in boxes(self.source, box.body, box.end, MAX_BOXES):
            position = child.end
            if child is directory.ipco or child == directory.ipco:
                inside.append(self._ipco(child, directory))
            elif child.kind == b"ipma":
                inside.append(self._table(child, directory))
            else:
                inside.append(unknown(self.source, child))
        return kept(box, inside, end=position)

    def _ipco(self, box: Box, directory: Directory) -> Segment:
        assert self.roles is not None
        users: dict[int, Role | None] = {}
        for number, item in directory.items.items():
            role = None if self.roles.stays(number) else self.roles.of[number]
            for index, _ in item.properties:
                if role is None or index not in users:
                    users[index] = role
        inside: list[Segment] = []
        position = box.body
        for index, child in enumerate(directory.property_boxes, 1):
            position = child.end
            segment = property_segment(self.source, child)
            known = segment.content is not Content.UNKNOWN
            user = users.get(index)
            if known and user is not None:
                segment = _along(user, child)
            elif known and index not in users:
                whole = not segment.children and segment.content is not Content.ICC
                content = Content.PADDING if whole else Content.UNKNOWN
                segment = Segment(
                    child.name, content, child.start, child.end, (child.body, child.end)
                )
            elif not known and child.kind in DESCRIPTIVE:
                segment = _descriptive(child, segment)
            inside.append(segment)
        return kept(box, inside, end=position)

    def _groups(self, box: Box) -> Segment:
        """Return the segment of the groups of entities: those that tie a gain map stay."""
        assert self.roles is not None
        inside: list[Segment] = []
        position = box.body
        some = False
        for child in boxes(self.source, box.body, box.end, MAX_BOXES):
            position = child.end
            stays, whole = self._group(child)
            some = some or stays
            if stays:
                inside.append(kept(child))
            elif whole:
                inside.append(Segment(child.name, Content.PADDING, child.start, child.end))
            else:
                inside.append(unknown(self.source, child))
        if some:
            return kept(box, inside, end=position)
        known = position == box.end and all(s.content is Content.PADDING for s in inside)
        span = (box.body, box.end)
        content = Content.PADDING if known else Content.UNKNOWN
        return Segment(box.name, content, box.start, box.end, span)

    def _group(self, box: Box) -> tuple[bool, bool]:
        """Say whether a group stays, and whether it is no more than its specification says."""
        assert self.roles is not None
        data = self.source.peek(box.body, min(box.end - box.body, 4096))
        count = int.from_bytes(data[8:12])
        whole = len(data) == 12 + 4 * count == box.end - box.body
        members = [int.from_bytes(data[i : i + 4]) for i in range(12, len(data), 4)]
        stays = box.kind == b"altr" and whole and all(n in self.roles.kept for n in members)
        return stays and len(members) > 1, whole


def _along(role: Role, box: Box) -> Segment:
    """Make the segment of a box that goes along with an item."""
    span = (box.end, box.end)
    return Segment(role.name, role.content, box.start, box.end, span, f"item {role.leader}",
                   _LAST + box.start)  # fmt: skip


def _descriptive(box: Box, segment: Segment) -> Segment:
    """Make the segment of a property that is there for people."""
    if box.kind in (b"crtt", b"mdft"):
        span = (box.body + 4, box.end)
        return Segment(box.name, Content.TIME, box.start, box.end, span)
    return segment


def _track_name(track: Track) -> str:
    return "sound track" if track.handler == b"soun" else "track"


def brands(source: Source, ftyp: Box) -> list[bytes]:
    """Return the major brand and those that the file is compatible with."""
    data = source.peek(ftyp.body, min(ftyp.end - ftyp.body, 8 + 4 * _MAX_BRANDS))
    return [data[:4], *(data[i : i + 4] for i in range(8, len(data) - 3, 4))]
