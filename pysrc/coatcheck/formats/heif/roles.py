"""What each item is to the picture, and so what it holds.

Rules (ISO/IEC 23008-12): a reader shows the primary item, or in a collection every item that is not
hidden and not there for another one (6.4). An image that is derived from others needs them (6.6);
an auxiliary image that is an alpha plane or a gain map changes how its master looks (6.5.8), while
a depth map or a matte shows the scene once more; a thumbnail is a smaller copy (6.4.4). A ``tmap``
item joins a picture and its gain map, and has the numbers for it (ISO 21496-1, C.2), behind a byte
of version; for an auxiliary gain map an XMP item has them. All else that is no image is metadata.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile, EngineError, UnsupportedFormat
from coatcheck.formats.base import printable
from coatcheck.formats.heif.items import Directory, Item
from coatcheck.formats.heif.rules import (
    ALPHA,
    DEPTH,
    DERIVED,
    DESCRIPTIVE,
    GAIN_MAPS,
    IMAGES,
    INPUTS,
    OTHER_IMAGES,
    property_content,
)
from coatcheck.metadata import gain_map
from coatcheck.model import Content
from coatcheck.source import Source

MAX_URN = 256
MAX_PARAMETERS = 64 * 1024
"""Longest description of a gain map in bytes."""
STAYING = (Content.ESSENCE, Content.GAIN_MAP)


@dataclass(frozen=True, slots=True)
class Role:
    """What an item holds, what it is called, and which item it goes along with."""

    content: Content
    name: str
    leader: int


class Roles:
    """The roles of all items of a directory."""

    def __init__(self, source: Source, directory: Directory) -> None:
        self._source = source
        self._directory = directory
        self._forward: dict[int, list[int]] = {}
        self._masters: dict[int, list[int]] = {}
        self._auxiliaries: dict[int, list[int]] = {}
        self._thumbnails: set[int] = set()
        self._served: set[int] = set()
        self._described: dict[int, list[int]] = {}
        for reference in directory.references:
            if reference.kind in INPUTS:
                self._forward.setdefault(reference.source, []).extend(reference.targets)
                if reference.source in directory.items:
                    self._served.update(reference.targets)
            elif reference.kind == b"auxl":
                self._masters.setdefault(reference.source, []).extend(reference.targets)
                for target in reference.targets:
                    self._auxiliaries.setdefault(target, []).append(reference.source)
            elif reference.kind == b"cdsc":
                self._described.setdefault(reference.source, []).extend(reference.targets)
            elif reference.kind == b"thmb":
                self._thumbnails.add(reference.source)
        self._urns = {number: self._urn(number) for number in self._masters}
        self.kept: dict[int, Content] = {}
        for number in self._roots():
            self._keep(number, Content.ESSENCE)
        for number in list(self._gain_maps()):
            self._keep(number, Content.GAIN_MAP)
        self.rewritten: dict[int, bytes] = {}
        """Metadata items that stay with these data, because a gain map is nothing without them."""
        self.of: dict[int, Role] = {}
        self._assign()

    def _urn(self, number: int) -> bytes:
        """Return what an auxiliary image says that it is."""
        item = self._directory.items.get(number)
        for index, _ in item.properties if item else ():
            box = self._directory.property_boxes[index - 1]
            if box.kind == b"auxC":
                return self._source.peek(box.body + 4, MAX_URN).partition(b"\0")[0]
        return b""

    def _roots(self) -> Iterator[int]:
        """Yield the items that a reader may show."""
        primary = self._directory.primary
        if primary in self._directory.items and primary is not None:
            yield primary
        apart = self._thumbnails | self._served | self._masters.keys()
        for number, item in self._directory.items.items():
            shown = item.kind in IMAGES and item.kind != b"tmap" and not item.hidden
            if shown and number not in apart:
                yield number

    def _gain_maps(self) -> Iterator[int]:
        """Yield the gain maps of what is shown, if nothing but a gain map can be in them."""
        for number, item in self._directory.items.items():
            if item.kind == b"tmap":
                inputs = self._forward.get(number, ())
                if len(inputs) == 2 and inputs[0] in self.kept and self._is_tone_map(item):
                    yield number
            elif self._urns.get(number) in GAIN_MAPS and item.kind in IMAGES:
                yield from (number for master in self._masters[number][:1] if master in self.kept)

    def _is_tone_map(self, item: Item) -> bool:
        data = self._data(item, 256)
        try:
            gain_map.iso_parameters(data[1:])
        except EngineError:
            return False
        return data[:1] == b"\0"

    def _data(self, item: Item, limit: int) -> bytes:
        """Read the data of an item, if they are not too long."""
        if not item.whole or sum(end - start for start, end in item.spans) > limit:
            return b""
        return b"".join(self._source.read(*span) for span in item.spans)

    def stays(self, number: int) -> bool:
        """Whether the entry of an item stays."""
        return self.of[number].content in STAYING or number in self.rewritten

    def _keep(self, root: int, content: Content) -> None:
        """Keep an item and all that it cannot be shown without."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in self.kept:
                continue
            item = self._directory.items.get(number)
            if item is None:
                raise DamagedFile("a part of the picture is missing", self._directory.meta.start)
            self.kept[number] = content
            waiting += self._forward.get(number, ())
            for other in self._auxiliaries.get(number, ()):
                if self._urns.get(other) in ALPHA and other in self._directory.items:
                    waiting.append(other)

    def check(self) -> None:
        """Raise unless all that is kept can be shown by what is kept."""
        known = [
            property_content(self._source, box)[0] is not Content.UNKNOWN
            for box in self._directory.property_boxes
        ]
        for number in self.kept:
            item = self._directory.items[number]
            start = item.box.start
            if item.kind not in IMAGES:
                raise UnsupportedFormat(
                    f"Coatcheck cannot clean HEIF pictures of type {printable(item.kind)}", start
                )
            if item.protected or item.elsewhere:
                raise UnsupportedFormat("the picture is encrypted or lies in another file", start)
            if not item.whole or (not item.spans and item.kind != b"iden"):
                raise DamagedFile("the file ends in the middle of the image data", start)
            for index, essential in item.properties:
                box = self._directory.property_boxes[index - 1]
                if essential and not known[index - 1] and box.kind not in DESCRIPTIVE:
                    raise UnsupportedFormat(
                        f"Coatcheck does not know the property {box.name}", box.start
                    )

    def _assign(self) -> None:
        items = self._directory.items
        for number, content in self.kept.items():
            name = "image data" if content is Content.ESSENCE else "gain map"
            self.of[number] = Role(content, name, number)
        images = IMAGES | OTHER_IMAGES
        for number, item in items.items():
            if number in self.of:
                continue
            if item.kind not in images:
                self.of[number] = self._metadata(item)
            elif number not in self._served:
                self._lead(number, self._dropped(number, item))
        for number, item in items.items():
            if number not in self.of:
                self._lead(number, self._dropped(number, item))

    def _lead(self, number: int, role: Role) -> None:
        """Give a role to an image that goes, and to all that is only there for it."""
        waiting = [number]
        while waiting:
            other = waiting.pop()
            if other in self.of or other not in self._directory.items:
                continue
            self.of[other] = role
            waiting += self._forward.get(other, ())
            waiting += self._auxiliaries.get(other, ())

    def _dropped(self, number: int, item: Item) -> Role:
        if number in self._thumbnails:
            return Role(Content.THUMBNAIL, "thumbnail", number)
        urn = self._urns.get(number)
        if urn is None:
            kind = "" if item.kind in DERIVED else f" {printable(item.kind)}"
            return Role(Content.SECOND_IMAGE, f"further picture{kind}", number)
        if urn in DEPTH:
            return Role(Content.SECOND_IMAGE, "depth map", number)
        name = printable(urn.rpartition(b":")[2][:40]) if urn not in ALPHA else "alpha plane"
        return Role(Content.SECOND_IMAGE, f"auxiliary image {name}".strip(), number)

    def _metadata(self, item: Item) -> Role:
        """Say what an item holds that is no image."""
        if item.kind == b"Exif":
            return Role(Content.EXIF, "Exif item", item.number)
        if item.kind == b"mime" and item.mime == b"application/rdf+xml":
            return self._xmp(item)
        if item.kind == b"mime" and item.mime.startswith(b"application/c2pa"):
            return Role(Content.C2PA, "C2PA", item.number)
        shown = f"{printable(item.kind)} {printable(item.mime[:40])}".strip()
        return Role(Content.UNKNOWN, f"item {shown}", item.number)

    def _xmp(self, item: Item) -> Role:
        """Say what an XMP item holds: of one that describes a gain map, its numbers stay."""
        targets = self._described.get(item.number, ())
        role = Role(Content.XMP, "XMP item", item.number)
        if len(item.spans) != 1 or Content.GAIN_MAP not in (self.kept.get(n) for n in targets):
            return role
        packet = self._data(item, MAX_PARAMETERS)
        try:
            numbers = gain_map.parameters_packet(packet)
        except EngineError:
            return role
        if numbers and numbers == packet:
            return Role(Content.GAIN_MAP, "gain map", item.number)
        if numbers:
            self.rewritten[item.number] = numbers
        return role
