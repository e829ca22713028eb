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
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from coatcheck.errors import DamagedFile
from coatcheck.metadata import xml_tree
from coatcheck.metadata.xml_tree import Element
from coatcheck.metadata.xmp.names import META, RDF

HDRGM = "http://ns.adobe.com/hdr-gain-map/1.0/"
CONTAINER = "http://ns.google.com/photos/1.0/container/"
ITEM = "http://ns.google.com/photos/1.0/container/item/"
APPLE_MAP = "http://ns.apple.com/HDRGainMap/1.0/"
APPLE_DATA = "http://ns.apple.com/pixeldatainfo/1.0/"
APPLE_TYPE = "urn:com:apple:photo:2020:aux:hdrgainmap"

MILLION = 1_000_000
LARGEST = 100
"""No factor here, most of them powers of two, comes near this."""
MAX_ITEMS = 32

_NUMBER = re.compile(r"[+-]?(\d{1,9}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)
_LISTS = ("GainMapMin", "GainMapMax", "Gamma", "OffsetSDR", "OffsetHDR")
_SINGLES = ("HDRCapacityMin", "HDRCapacityMax")
_REQUIRED = {"Version", "GainMapMax", "HDRCapacityMax"}
_APPLE_FORMATS = frozenset(
    int.from_bytes(code) for code in (b"L008", b"L010", b"L016", b"BGRA", b"420f", b"420v")
)
_ISO_MANY, _ISO_BASE_COLORS, _ISO_COMMON, _ISO_BACKWARD = 0x80, 0x40, 0x08, 0x04

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
        found = _descriptions(packet)
        version = _values(found, HDRGM).get("Version") == ["1.0"]
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
    found = _descriptions(packet)
    attributes, elements = "", ""
    values = _values(found, HDRGM)
    if values:
        attributes, elements = _hdrgm(values)
    kind = _values(found, APPLE_DATA)
    if APPLE_TYPE in kind.get("AuxiliaryImageType", ()):
        attributes += _apple(kind, _values(found, APPLE_MAP))
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
        numbers = [_decimal(_millionths(text, name == "Gamma")) for text in texts]
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
        attributes += f' HDRGainMap:HDRGainMapHeadroom="{_decimal(_millionths(text))}"'
    return attributes


def iso_version(body: bytes) -> bytes:
    """Write the versions that ISO 21496-1 puts into the primary picture anew."""
    if len(body) != 4 or body[:2] != b"\0\0":
        raise DamagedFile("the gain map asks for an unknown version")
    return bytes(4)


def iso_parameters(body: bytes) -> bytes:
    """Write the numbers of ISO 21496-1 anew, in the same form.

    Raises DamagedFile if the length, the flags or a number do not fit.
    """
    if len(body) < 5 or body[:4] != bytes(4):
        raise DamagedFile("the gain map is of an unknown version")
    flags = body[4]
    if flags & ~(_ISO_MANY | _ISO_BASE_COLORS | _ISO_COMMON | _ISO_BACKWARD):
        raise DamagedFile("the gain map has unknown flags")
    channel = "iiIii"  # minimum, maximum, gamma, base offset, alternate offset
    layout = "II" + channel * (3 if flags & _ISO_MANY else 1)
    common = flags & _ISO_COMMON
    pattern = ">I" + layout if common else ">" + "".join(code + "I" for code in layout)
    if len(body) != 5 + struct.calcsize(pattern):
        raise DamagedFile("the gain map's parameters have a wrong length")
    numbers = struct.unpack(pattern, body[5:])
    below = [numbers[0]] * len(layout) if common else numbers[1::2]
    above = numbers[1:] if common else numbers[::2]
    if not all(below):
        raise DamagedFile("the gain map has a number without a value")
    written = [MILLION] if common else []
    for place, (numerator, denominator) in enumerate(zip(above, below, strict=True)):
        value = round(Fraction(numerator, denominator) * MILLION)
        is_gamma = place >= 2 and (place - 2) % len(channel) == 2
        written.append(_bounded(value, is_gamma))
        if not common:
            written.append(MILLION)
    return bytes(4) + bytes((flags,)) + struct.pack(pattern, *written)


def _millionths(text: str, positive: bool = False) -> int:
    """Read a number."""
    if not _NUMBER.fullmatch(text):
        raise DamagedFile("the gain map has a parameter that is no number")
    return _bounded(round(Fraction(text) * MILLION), positive)


def _bounded(value: int, positive: bool = False) -> int:
    if abs(value) > LARGEST * MILLION or (positive and value <= 0):
        raise DamagedFile("the gain map has a number out of all bounds")
    return value


def _decimal(millionths: int) -> str:
    whole, rest = divmod(abs(millionths), MILLION)
    sign = "-" if millionths < 0 else ""
    return sign + f"{whole}.{rest:06}".rstrip("0").rstrip(".")


def _descriptions(packet: bytes) -> list[Element]:
    """Return the descriptions in a packet that can be read to its end."""
    document = xml_tree.parse(packet.strip(b"\0 \t\r\n"))
    if not document.whole:
        raise DamagedFile("the XMP of the gain map cannot be read")
    found: list[Element] = []
    for root in document.roots:
        inner = root.children if root.name == (META, "xmpmeta") else [root]
        for rdf in inner:
            if rdf.name == (RDF, "RDF"):
                found += [child for child in rdf.children if child.name == (RDF, "Description")]
    return found


def _values(descriptions: list[Element], namespace: str) -> dict[str, list[str]]:
    """Return the simple values, or those of an ordered array, of all properties in a namespace."""
    found: dict[str, list[str]] = {}
    for name, texts in _properties(descriptions, namespace):
        if name in found:
            raise DamagedFile(f"the XMP says {name} twice")
        found[name] = texts
    return found


def _properties(descriptions: list[Element], namespace: str) -> Iterator[tuple[str, list[str]]]:
    for description in descriptions:
        for (space, name), text in description.attributes.items():
            if space == namespace:
                yield name, [text.strip()]
        for child in description.children:
            if child.name[0] == namespace:
                arrays = [part for part in child.children if part.name == (RDF, "Seq")]
                items = [item.text for array in arrays for item in array.children]
                yield child.name[1], items if arrays else [child.text]


def _items(descriptions: list[Element]) -> Iterator[Item]:
    """Yield the entries of the directory: elements of attributes, or of a resource each."""
    count = 0
    waiting = [
        child
        for description in descriptions
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
