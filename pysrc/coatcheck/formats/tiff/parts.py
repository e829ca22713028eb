"""From the directories of a TIFF to the claims and children that its segments are made of.

Rules: of a page that stays, the entries that a decoder needs stay with their values, and the colour
profile (ICC.1:2022 B.6, tag 34675); each other entry goes, and so does its value, wherever it lies.
Of a directory that goes, everything goes. A field of 4 or 8 bytes that its value does not fill, a
link to no directory, and values beyond the number that counts can hide bytes; they are parts of
their own where they do.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import DamagedFile
from coatcheck.formats.jpeg.walk import DHT, DQT, DRI, EOI, SOI
from coatcheck.formats.tiff import old_jpeg
from coatcheck.formats.tiff import tags as t
from coatcheck.formats.tiff.claims import Claim
from coatcheck.formats.tiff.image import OLD_JPEG, pixels
from coatcheck.formats.tiff.layout import Layout, Node
from coatcheck.formats.tiff.read import Entry
from coatcheck.formats.tiff.strips import geometry
from coatcheck.model import Content, Kind, Segment

EXIF_GROUP = "Exif"
TURNED = "Orientation"
"""Name of the part that turns the first page."""
_LAST = 1 << 62
_STREAM = frozenset({t.JPEG_OFFSET, t.JPEG_LENGTH})
_TABLE_MARKERS = frozenset({DHT, DQT, DRI, SOI, EOI})


class Parts:
    """Everything in a file that somebody says is theirs."""

    def __init__(self, layout: Layout, images: bool = True) -> None:
        """Go through all directories, and unless told otherwise look for the image data."""
        self.layout = layout
        self.images = images
        self.children: dict[int, list[Segment]] = {}
        """By the start of a directory that stays: what goes of it."""
        header = layout.form.header
        self.claims = [Claim(0, header, Content.STRUCTURE, "header", strict=True)]
        for chain in layout.chains:
            for place, node in enumerate(chain):
                self._add(node, place + 1 < len(chain))

    def _add(self, node: Node, linked: bool) -> None:
        directory, shown = node.directory, node.shown
        group = _group(node)
        self.claims.append(
            Claim(
                directory.start, directory.end, node.content, node.name, group, _LAST, strict=shown
            )
        )
        if not shown:
            self._add_all(node, group)
            return
        value = self.layout.value
        node.samples = min(max(value(node, t.SAMPLES, 1), 1), 0xFFFF)
        node.bits = value(node, t.BITS, 1)
        if value(node, t.COMPRESSION, 1) == OLD_JPEG:
            node.scan = old_jpeg.scan(self.layout, node)
        children: list[Segment] = []
        limit = self._limit(node)
        seen: set[int] = set()
        for entry in directory.entries:
            if self._stays(node, entry) and entry.tag not in seen:
                seen.add(entry.tag)
                children += self._keep(node, entry, limit)
            elif entry.tag in t.VITAL and entry.tag not in seen:
                raise DamagedFile(f"the field {entry.tag} is broken", entry.at)
            else:
                children += self._drop(node, entry)
        word = self.layout.form.word
        if directory.following and not linked:
            link = directory.end - word
            children.append(Segment("link to nothing", Content.PADDING, link, directory.end))
        self.children[directory.start] = children
        if self.images:
            self.claims += pixels(self.layout, node)

    def _add_all(self, node: Node, group: str) -> None:
        """Add the values and the image of a directory that goes."""
        if self.images and node.content is not Content.EXIF:
            self.claims += pixels(self.layout, node)
        strict = node.content is Content.EXIF
        for entry in node.directory.entries:
            node.counts[entry.at] = entry.count
            if not entry.inline and self.layout.reader.whole(entry):
                name = f"{node.name} tag {entry.tag}"
                span = (entry.start, entry.end)
                self.claims.append(Claim(*span, node.content, name, group, _LAST, strict=strict))

    def _stays(self, node: Node, entry: Entry) -> bool:
        """Tell whether an entry of a page that stays is one that stays itself."""
        if not self.layout.reader.whole(entry):
            return False
        if node.scan and entry.tag in _STREAM:
            return False
        if entry.tag == t.ICC:
            return entry.type in (t.BYTE, t.UNDEFINED) and not entry.inline
        return t.needed(entry.tag, entry.type, entry.count, node.samples, node.bits)

    def _limit(self, node: Node) -> int:
        """Return how many strips or tiles count."""
        found = geometry(self.layout, node)
        return found.number if found else 0

    def _keep(self, node: Node, entry: Entry, limit: int) -> Iterator[Segment]:
        """Claim the value of an entry that stays; yield what of it goes."""
        unit, word = t.SIZES[entry.type], self.layout.form.word
        arrays = entry.tag in t.OFFSETS | t.COUNTS
        node.counts[entry.at] = count = min(entry.count, limit) if arrays else entry.count
        stop = entry.start + count * unit
        slot = self.layout.form.entry - word
        name = f"{node.name} tag {entry.tag}"
        if entry.tag == t.ORIENTATION and node is self.layout.pages[0]:
            turned = self.layout.reader.integer(entry, 1) != 1
            name = TURNED if turned else name
            if turned:
                end = entry.at + slot + word
                yield Segment(name, Content.STRUCTURE, entry.at, end, kind=Kind.ORIENTATION)
        if entry.inline:
            end = entry.at + self.layout.form.entry
            if count < entry.count or self.layout.source.read(stop, end).strip(b"\0"):
                yield Segment("bytes beside a value", Content.PADDING, entry.at + slot, end)
            return
        if stop < entry.end:
            surplus = Claim(stop, entry.end, Content.UNKNOWN, f"{name} surplus", strict=True)
            self.claims.append(surplus)
            yield Segment(surplus.name, Content.UNKNOWN, entry.at, entry.at + slot)
        if count * unit <= word:
            self.claims.append(Claim(entry.start, stop, Content.UNKNOWN, name))
        elif entry.tag == t.JPEG_TABLES:
            self.claims += self._tables(entry, name)
        else:
            content = Content.ICC if entry.tag == t.ICC else Content.STRUCTURE
            changes = arrays or entry.tag in t.OLD_TABLES
            self.claims.append(Claim(entry.start, stop, content, name, strict=changes))

    def _tables(self, entry: Entry, name: str) -> Iterator[Claim]:
        """Yield the tables of JPEG streams, and what else lies with them."""
        data = self.layout.source.read(entry.start, entry.end)
        position = kept = 0
        while position + 2 <= len(data) and data[position] == 0xFF:
            code = data[position + 1]
            size = 2
            if code not in (SOI, EOI):
                size += int.from_bytes(data[position + 2 : position + 4])
            if size > len(data) - position or (size < 4 and code not in (SOI, EOI)):
                break
            stays = code in _TABLE_MARKERS
            content = Content.STRUCTURE if stays else Content.UNKNOWN
            start = entry.start + position
            yield Claim(start, start + size, content, name, strict=True)
            position += size
            kept += size if stays else 0
            if code == EOI:
                break
        if kept <= self.layout.form.word:
            raise DamagedFile("the JPEG tables are broken", entry.start)
        yield Claim(entry.start + position, entry.end, Content.UNKNOWN, name, strict=True)

    def _drop(self, node: Node, entry: Entry) -> Iterator[Segment]:
        """Claim the value of an entry that goes; yield the entry."""
        content = t.METADATA.get(entry.tag, Content.EXIF)
        children = node.children.get(entry.at)
        if children and entry.tag == t.SUB_IFDS:
            content = children[0].content
        if node.scan and entry.tag in _STREAM:
            content = Content.PADDING
        name = f"{node.name} tag {entry.tag}"
        group = EXIF_GROUP if content is Content.EXIF else ""
        if content in t.METADATA.values():
            group = f"{name} {entry.at}"
        elif children and content is not Content.EXIF:
            group = _group(children[0])
        node.counts[entry.at] = entry.count
        end = entry.at + self.layout.form.entry
        own = content in t.METADATA.values()
        here = (entry.start, entry.end) if own and entry.inline else (0, 0)
        yield Segment(name, content, entry.at, end, here, group, _LAST)
        if not entry.inline and self.layout.reader.whole(entry):
            span = (entry.start, entry.end)
            self.claims.append(Claim(*span, content, name, group, 1, decoded=own, strict=True))


def _group(node: Node) -> str:
    if node.content is Content.EXIF:
        return EXIF_GROUP
    return "" if node.shown else node.name
