"""Gain maps: the numbers that say how a second picture brightens the first on HDR screens.

Three forms. Adobe's and Google's (Ultra HDR image format v1.1, XMP chapters): the XMP of the
primary says ``hdrgm:Version``, and in a ``Container:Directory`` which pictures follow; the XMP of
the gain map has the numbers, each one real or, by colour, an ``rdf:Seq`` of three. ISO 21496-1,
C.2: the same numbers as rationals in binary, behind two bytes of minimum version and two of writer
version; the primary has the versions alone. Apple's: the gain map's XMP names its type, a version
and sometimes a headroom.

Nothing here copies. A value is read as a number of bounded size, kept as an integer of millionths,
and written anew, so that no text, and no long number in place of one, can pass. What has a field
that is not listed here does not fit and raises DamagedFile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.errors import DamagedFile
from coatcheck.metadata.gain_map.iso import iso_parameters, iso_version
from coatcheck.metadata.gain_map.numbers import decimal, millionths
from coatcheck.metadata.gain_map.packet import descriptions, values_of
from coatcheck.metadata.xml_tree import Element

HDRGM = "http://ns.adobe.com/hdr-gain-map/1.0/"
CONTAINER = "http://ns.google.com/photos/1.0/container/"
ITEM = "http://ns.google.com/photos/1.0/container/item/"
APPLE_MAP = "http://ns.apple.com/HDRGainMap/1.0/"
APPLE_DATA = "http://ns.apple.com/pixeldatainfo/1.0/"
APPLE_TYPE = "urn:com:apple:photo:2020:aux:hdrgainmap"

MAX_ITEMS = 32

_LISTS = ("GainMapMin", "GainMapMax", "Gamma", "OffsetSDR", "OffsetHDR")
_SINGLES = ("HDRCapacityMin", "HDRCapacityMax")
_REQUIRED = {"Version", "GainMapMax", "HDRCapacityMax"}
_APPLE_FORMATS = frozenset(
    int.from_bytes(code) for code in (b"L008", b"L010", b"L016", b"BGRA", b"420f", b"420v")
)

_PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
_DIRECTORY = (
    "<Container:Directory><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource">'
    '<Container:Item Item:Semantic="Primary" Item:Mime="image/jpeg"/></rdf:li>'
    '<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" '
    'Item:Mime="image/jpeg" Item:Length="{}"/></rdf:li></rdf:Seq></Container:Directory>'
)

__all__ = [
    "Announcement",
    "Item",
    "announcement",
    "announcement_packet",
    "iso_parameters",
    "iso_version",
    "parameters_packet",
]


@dataclass(frozen=True, slots=True)
class Item:
    """A picture or a video that a directory lists."""

    semantic: str
    media_type: str
    length: int
    padding: int


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the XMP of a primary picture says of a gain map."""

    version: bool = False
    items: tuple[Item, ...] = ()

    @property
    def directory(self) -> bool:
        """Whether a gain map is listed."""
        return any(_is_map(item) for item in self.items)

    def distance(self) -> int | None:
        """How far behind the end of the primary picture the gain map starts, if it is listed."""
        position = 0
        for number, item in enumerate(self.items):
            if number and _is_map(item):
                return position
            position += item.padding + (item.length if number else 0)
        return None


def _is_map(item: Item) -> bool:
    return item.semantic == "GainMap" and item.media_type == "image/jpeg"


def announcement(packet: bytes) -> Announcement:
    """Read what the XMP of a primary picture announces; what cannot be read announces nothing."""
    if HDRGM.encode() not in packet:
        return Announcement()
    try:
        found = descriptions(packet)
        version = values_of(found, HDRGM).get("Version") == ["1.0"]
        return Announcement(version, tuple(_items(found)))
    except DamagedFile:
        return Announcement()


def announcement_packet(length: int) -> bytes:
    """Write the XMP of a primary picture: the directory with the length of its gain map."""
    names = f' xmlns:hdrgm="{HDRGM}" xmlns:Container="{CONTAINER}" xmlns:Item="{ITEM}"'
    return _PACKET.format(f'{names} hdrgm:Version="1.0">{_DIRECTORY.format(length)}').encode()


def parameters_packet(packet: bytes) -> bytes:
    """Write the XMP of a gain map anew from its numbers; empty if it says nothing of gain maps.

    Raises DamagedFile if what it says does not fit.
    """
    if not any(name.encode() in packet for name in (HDRGM, APPLE_MAP, APPLE_DATA)):
        return b""
    found = descriptions(packet)
    attributes, elements = "", ""
    values = values_of(found, HDRGM)
    if values:
        attributes, elements = _hdrgm(values)
    kind = values_of(found, APPLE_DATA)
    if APPLE_TYPE in kind.get("AuxiliaryImageType", ()):
        attributes += _apple(kind, values_of(found, APPLE_MAP))
    return _PACKET.format(f"{attributes}>{elements}").encode() if attributes else b""


def _hdrgm(values: dict[str, list[str]]) -> tuple[str, str]:
    """Return attributes and elements of the numbers in the namespace ``hdrgm``."""
    known = {"Version", "BaseRenditionIsHDR", *_LISTS, *_SINGLES}
    if not values.keys() <= known or not values.keys() >= _REQUIRED:
        raise DamagedFile("the gain map has other parameters than it should")
    if values["Version"] != ["1.0"]:
        raise DamagedFile("the gain map is of another version")
    attributes = f' xmlns:hdrgm="{HDRGM}" hdrgm:Version="1.0"'
    elements = ""
    base = values.get("BaseRenditionIsHDR")
    if base is not None:
        if base not in (["True"], ["False"], ["true"], ["false"]):
            raise DamagedFile("the gain map does not say which picture is the bright one")
        attributes += f' hdrgm:BaseRenditionIsHDR="{base[0].capitalize()}"'
    for name in (*_LISTS, *_SINGLES):
        texts = values.get(name)
        if texts is None:
            continue
        numbers = [decimal(millionths(text, name == "Gamma")) for text in texts]
        if len(numbers) == 1:
            attributes += f' hdrgm:{name}="{numbers[0]}"'
        elif len(numbers) == 3 and name in _LISTS:
            items = "".join(f"<rdf:li>{number}</rdf:li>" for number in numbers)
            elements += f"<hdrgm:{name}><rdf:Seq>{items}</rdf:Seq></hdrgm:{name}>"
        else:
            raise DamagedFile(f"the gain map has {len(numbers)} values of {name}")
    return attributes, elements


def _apple(kind: dict[str, list[str]], values: dict[str, list[str]]) -> str:
    """Return the attributes of Apple's gain map."""
    if not {"HDRGainMapVersion"} <= values.keys() <= {"HDRGainMapVersion", "HDRGainMapHeadroom"}:
        raise DamagedFile("the gain map has other parameters than it should")
    attributes = (
        f' xmlns:apdi="{APPLE_DATA}" xmlns:HDRGainMap="{APPLE_MAP}"'
        f' apdi:AuxiliaryImageType="{APPLE_TYPE}"'
    )
    for name in ("StoredFormat", "NativeFormat"):
        code = kind.get(name, [""])[0]
        if len(code) == 10 and code.isdecimal() and int(code) in _APPLE_FORMATS:
            attributes += f' apdi:{name}="{int(code)}"'
    version = values["HDRGainMapVersion"]
    if len(version) != 1 or not re.fullmatch(r"[0-9]{1,7}", version[0]):
        raise DamagedFile("the gain map is of an unknown version")
    attributes += f' HDRGainMap:HDRGainMapVersion="{int(version[0])}"'
    for text in values.get("HDRGainMapHeadroom", [])[:1]:
        attributes += f' HDRGainMap:HDRGainMapHeadroom="{decimal(millionths(text))}"'
    return attributes


def _items(found_in: list[Element]) -> Iterator[Item]:
    """Yield the entries of the directory: elements of attributes, or of a resource each."""
    count = 0
    waiting = [
        child
        for description in found_in
        for child in description.children
        if child.name == (CONTAINER, "Directory")
    ]
    while waiting:
        element = waiting.pop()
        if element.name == (CONTAINER, "Item"):
            count += 1
            if count > MAX_ITEMS:
                raise DamagedFile("the directory of pictures is too long")
            yield _item(element)
        else:
            waiting.extend(reversed(element.children))


def _item(element: Element) -> Item:
    found = {name: text for (space, name), text in element.attributes.items() if space == ITEM}
    found |= {child.name[1]: child.text for child in element.children if child.name[0] == ITEM}
    sizes = [found.get(name, "0").strip() for name in ("Length", "Padding")]
    if not all(re.fullmatch(r"[0-9]{1,12}", size) for size in sizes):
        raise DamagedFile("the directory of pictures has a broken length")
    length, padding = (int(size) for size in sizes)
    return Item(found.get("Semantic", ""), found.get("Mime", ""), length, padding)
