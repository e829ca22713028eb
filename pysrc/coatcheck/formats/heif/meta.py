"""The segments of a ``meta`` box: what stays of its tables, entry by entry.

Rules (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 9.3): an entry of ``iinf`` and a property belong to
the items that they are for, and go with the last of them. ``iloc``, ``iref`` and ``ipma`` are
written anew with any change (see ``heif_write``); where they have entries of no item, or bytes
behind their entries, that alone asks for a change. Groups of entities (8.18) stay if they tie a
gain map.
"""

from __future__ import annotations

from collections.abc import Callable

from coatcheck.formats.heif.items import Directory, Item
from coatcheck.formats.heif.parts import handler, kept, name, property_segment, unknown
from coatcheck.formats.heif.roles import Role, Roles
from coatcheck.formats.heif.rules import DESCRIPTIVE, MAX_BOXES, REFERENCES, SELF_CONTAINED
from coatcheck.formats.isobmff import Box, boxes
from coatcheck.model import Content, Kind, Segment, Span
from coatcheck.source import Source

_LAST = 1 << 62


class Meta:
    """A ``meta`` box with its directory and the roles of its items."""

    def __init__(
        self,
        source: Source,
        directory: Directory,
        roles: Roles,
        region: Callable[[Span], list[Segment]],
    ) -> None:
        self._source = source
        self._meta = directory.meta
        self._directory = directory
        self._roles = roles
        self._region = region
        """Returns the segments of a range of image data."""

    def segment(self) -> Segment:
        """Return the segment of the whole box."""
        box = self._meta
        inside: list[Segment] = []
        position = box.body + 4
        for child in self._directory.children:
            position = child.end
            if self._directory.first[child.kind] is not child:
                inside.append(unknown(self._source, child))
            else:
                inside.append(self._child(child))
        return kept(box, inside, end=position)

    def _child(self, box: Box) -> Segment:
        match box.kind:
            case b"hdlr":
                return handler(self._source, box)
            case b"pitm":
                wide = self._source.peek(box.body, 1) != b"\0"
                return kept(box, end=box.body + (8 if wide else 6))
            case b"iinf":
                return self._iinf(box)
            case b"iloc" | b"iref":
                return self._table(box)
            case b"iprp":
                return self._iprp(box)
            case b"idat" | b"mdat":
                return kept(box, self._region((box.body, box.end)))
            case b"grpl":
                return self._groups(box)
            case b"dinf" if (
                self._source.peek(box.start, 37)[: box.end - box.start] == SELF_CONTAINED
            ):
                return kept(box)
        return unknown(self._source, box)

    def _table(self, box: Box) -> Segment:
        """Return the segment of a table that is written anew with any change."""
        odd = box.start in self._directory.surplus
        if box.kind == b"iref":
            odd = odd or any(r.kind not in REFERENCES for r in self._directory.references)
        if not odd:
            return kept(box)
        rest = Segment(f"{box.name} entries of no item", Content.UNKNOWN, box.body, box.end)
        return kept(box, [rest])

    def _iinf(self, box: Box) -> Segment:
        inside: list[Segment] = []
        position = box.body + (8 if self._source.peek(box.body, 1) != b"\0" else 6)
        for entry, item in self._directory.entries:
            position = entry.end
            inside.append(unknown(self._source, entry) if item is None else self._infe(item))
        return kept(box, inside, end=position)

    def _infe(self, item: Item) -> Segment:
        if self._roles.stays(item.number):
            return kept(item.box, name(self._source, "infe", *item.name), end=item.end)
        return _along(self._roles.of[item.number], item.box)

    def _iprp(self, box: Box) -> Segment:
        inside: list[Segment] = []
        position = box.body
        for child in boxes(self._source, box.body, box.end, MAX_BOXES):
            position = child.end
            if child == self._directory.ipco:
                inside.append(self._ipco(child))
            elif child.kind == b"ipma":
                inside.append(self._table(child))
            else:
                inside.append(unknown(self._source, child))
        return kept(box, inside, end=position)

    def _ipco(self, box: Box) -> Segment:
        users: dict[int, Role | None] = {}
        for number, item in self._directory.items.items():
            role = None if self._roles.stays(number) else self._roles.of[number]
            for index, _ in item.properties:
                if role is None or index not in users:
                    users[index] = role
        inside: list[Segment] = []
        position = box.body
        for index, child in enumerate(self._directory.property_boxes, 1):
            position = child.end
            segment = property_segment(self._source, child)
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
        inside: list[Segment] = []
        position = box.body
        some = False
        for child in boxes(self._source, box.body, box.end, MAX_BOXES):
            position = child.end
            stays, whole = self._group(child)
            some = some or stays
            if stays:
                inside.append(kept(child))
            elif whole:
                inside.append(Segment(child.name, Content.PADDING, child.start, child.end))
            else:
                inside.append(unknown(self._source, child))
        if some:
            return kept(box, inside, end=position)
        known = position == box.end and all(s.content is Content.PADDING for s in inside)
        span = (box.body, box.end)
        content = Content.PADDING if known else Content.UNKNOWN
        return Segment(box.name, content, box.start, box.end, span)

    def _group(self, box: Box) -> tuple[bool, bool]:
        """Say whether a group stays, and whether it is no more than its specification says."""
        data = self._source.peek(box.body, min(box.end - box.body, 4096))
        count = int.from_bytes(data[8:12])
        whole = len(data) == 12 + 4 * count == box.end - box.body
        members = [int.from_bytes(data[i : i + 4]) for i in range(12, len(data), 4)]
        stays = box.kind == b"altr" and whole and all(n in self._roles.kept for n in members)
        return stays and len(members) > 1, whole


def _along(role: Role, box: Box) -> Segment:
    """Make the segment of a box that goes along with an item."""
    span = (box.end, box.end)
    return Segment(
        role.name, role.content, box.start, box.end, span, f"item {role.leader}", _LAST + box.start
    )


def _descriptive(box: Box, segment: Segment) -> Segment:
    """Make the segment of a property that is there for people."""
    if box.kind in (b"crtt", b"mdft"):
        span = (box.body + 4, box.end)
        kind = Kind.CREATION_TIME if box.kind == b"crtt" else Kind.MODIFICATION_TIME
        return Segment(box.name, Content.TIME, box.start, box.end, span, kind=kind, owner=box.name)
    return segment
