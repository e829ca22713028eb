"""The properties of XMP documents, gathered under the paths by which tags name them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import islice

from coatcheck.metadata import ai, gps
from coatcheck.metadata.exif import values as exif_values
from coatcheck.metadata.text import MAX_PICTURE, clip, cut, is_picture
from coatcheck.metadata.xml_tree import Document, Element, Name
from coatcheck.metadata.xmp.names import META, PREFIXES, RDF, XML
from coatcheck.model import MAX_VALUE, Standard, Tag
from coatcheck.phrases import has_marks, size_of, term
from coatcheck.terms import Term

_MAX_DEPTH = 24
_MAX_VALUES = 2000
"""Values of all properties together that are kept."""
_MAX_PICTURES = 4
_MAX_POSITIONS = 100
_ARRAYS = frozenset({(RDF, "Bag"), (RDF, "Seq"), (RDF, "Alt")})
_NOT_PROPERTIES = frozenset({RDF, XML, ""})
_KNOWN_PREFIXES = frozenset(PREFIXES.values())
_EXIF_PREFIXES = frozenset({"exif", "exifEX", "tiff", "aux"})
_WHERE_PROMPTS_ARE = frozenset({"UserComment", "description", "title", "ImageDescription"})
_HEIGHTS = frozenset({"GPSAltitude"})
_CODED = 200
"""From this length on, a value without a blank is taken for coded data."""
_BASE64 = re.compile(r"[A-Za-z0-9+/=_\-]+")
_ITEM = " · "
"""Between the values of one property."""


def walk(roots: list[Element]) -> Iterator[Element]:
    """Yield all elements, parents before what they hold."""
    waiting = list(reversed(roots))
    while waiting:
        element = waiting.pop()
        yield element
        waiting.extend(reversed(element.children))


def _readable(group: str, name: str, text: str) -> str:
    """Say values of Exif in XMP, which are rationals and codes there too, as Exif does."""
    if name.lower().endswith(("digitalsourcetype", "digitalsourcefiletype")):
        return ai.source_type(text)
    if group in _EXIF_PREFIXES and len(text) < 100:
        return exif_values.say(name, text.split(_ITEM)) or text
    return text


def _coordinate(
    half: tuple[Name, str] | None, letter: tuple[Name, str] | None, axis: str
) -> gps.Coordinate | None:
    """Read a coordinate, with the letter that some write into a property of its own."""
    if half is None:
        return None
    alone = gps.parse(half[1], axis)
    if letter is None or (alone is not None and half[1].strip()[-1:].isalpha()):
        return alone
    return gps.parse(f"{half[1]} {letter[1][:1]}", axis)


class Reading:
    """The properties of all documents of one payload."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], dict[str, None]] = {}
        self.positions: list[Tag] = []
        self.pictures: list[Tag] = []
        self.count = 0
        self.document = Document()

    def read(self, document: Document) -> None:
        """Take in one document."""
        self.document = document
        found = False
        for element in walk(document.roots):
            if element.name == (META, "xmpmeta"):
                self._value("x", "xmptk", element.attributes.get((META, "xmptk"), ""))
            elif element.name == (RDF, "RDF"):
                found = True
                for child in element.children:
                    self._description(child)
        if not found:
            for root in document.roots:
                if root.name[0] not in (META, RDF):
                    self._property(root)

    def tags(self) -> Iterator[Tag]:
        """Yield all that was read."""
        yield from self.positions
        yield from self.pictures
        for (group, name), values in self.values.items():
            text = cut(_ITEM.join(values))
            prompt = ai.recognise(name, text) if name in _WHERE_PROMPTS_ARE else None
            if prompt is not None:
                yield Tag(Standard.XMP, prompt.group, name, prompt.text, by_generator=True)
            elif name in _HEIGHTS:
                yield Tag(Standard.XMP, group, name, self._height(group, name, text))
            else:
                yield Tag(Standard.XMP, group, name, _readable(group, name, text))

    def _height(self, group: str, name: str, text: str) -> str:
        """Say a height, above or below the sea where the property beside it says which."""
        reference = next(iter(self.values.get((group, f"{name}Ref"), ())), "")
        metres = exif_values.say(name, [text])
        side = {"0": Term.ABOVE_SEA_LEVEL, "1": Term.BELOW_SEA_LEVEL}.get(reference)
        return term(side, metres) if side and has_marks(metres) else metres or text

    def _prefix(self, namespace: str) -> str:
        known = PREFIXES.get(namespace)
        if known is not None:
            return known
        prefix = self.document.prefixes.get(namespace, "")[:40]
        return f"{prefix}?" if prefix in _KNOWN_PREFIXES else prefix

    def _value(self, group: str, path: str, value: str) -> None:
        value = value.strip()
        if not value or self.count >= _MAX_VALUES:
            return
        self.count += 1
        if len(value) > MAX_VALUE and self._picture(group, path, value):
            return
        if len(value) >= _CODED and _BASE64.fullmatch(value):
            value = term(Term.CODED_DATA, size_of(len(value) * 3 // 4))
        else:
            value = clip(value)
        self.values.setdefault((group, path), {}).setdefault(value)

    def _picture(self, group: str, path: str, value: str) -> bool:
        """Take a long value as a picture in base64, if it is one."""
        if len(self.pictures) >= _MAX_PICTURES or len(value) * 3 > MAX_PICTURE * 4:
            return False
        try:
            data = base64.b64decode(value.encode("ascii", "replace"))
        except (binascii.Error, ValueError):
            return False
        if not is_picture(data):
            return False
        self.pictures.append(Tag(Standard.XMP, group, path, size_of(len(data)), picture=data))
        return True

    def _description(self, element: Element) -> None:
        about = element.attributes.get((RDF, "about"), "")
        self._value("rdf", "about", about)
        self._fields("", "", element, 0)

    def _fields(self, group: str, path: str, element: Element, depth: int) -> None:
        """Read the properties of a description or the fields of a structure."""
        if depth > _MAX_DEPTH:
            return
        used = self._position(group, path, element)
        for name, value in islice(element.attributes.items(), _MAX_VALUES):
            if name[0] not in _NOT_PROPERTIES and name not in used:
                self._value(*self._path(group, path, name), value)
        for child in element.children:
            if child.name == (RDF, "value"):
                self._content(group, path, child, depth)
            elif child.name not in used and child.name[0] != RDF:
                self._property(child, group, path, depth)
            elif child.name == (RDF, "Description"):
                self._fields(group, path, child, depth + 1)

    def _path(self, group: str, path: str, name: Name) -> tuple[str, str]:
        local = name[1][:80]
        if not path:
            return self._prefix(name[0]), local
        return group, f"{path}.{local}" if len(path) < 200 else path

    def _property(self, element: Element, group: str = "", path: str = "", depth: int = 0) -> None:
        group, path = self._path(group, path, element.name)
        self._content(group, path, element, depth)

    def _content(self, group: str, path: str, element: Element, depth: int) -> None:
        """Read the value of a property or of an array's item."""
        if depth > _MAX_DEPTH:
            return
        self._value(group, path, element.attributes.get((RDF, "resource"), ""))
        self._value(group, path, element.attributes.get((RDF, "value"), ""))
        arrays = [child for child in element.children if child.name in _ARRAYS]
        if arrays:
            for array in arrays:
                for item in array.children:
                    self._content(group, path, item, depth + 2)
            return
        self._fields(group, path, element, depth + 1)
        if not element.children:
            self._value(group, path, element.text)

    def _position(self, group: str, path: str, element: Element) -> set[Name]:
        """Make one position of the coordinates in a structure; return the names used up."""
        found: dict[str, tuple[Name, str]] = {}
        for name, value in islice(element.attributes.items(), _MAX_VALUES):
            found.setdefault(name[1].lower(), (name, value))
        for child in element.children:
            if not child.children:
                found.setdefault(child.name[1].lower(), (child.name, child.text))
        used: set[Name] = set()
        for prefix in ("gps", "", "decimal", "gpsdest"):
            latitude, longitude = (found.get(prefix + part) for part in ("latitude", "longitude"))
            if latitude is None:
                latitude = found.get(prefix + "lat")
            if longitude is None:
                longitude = found.get(prefix + "longtitude") or found.get(prefix + "long")
            halves = [half for half in (latitude, longitude) if half is not None]
            if not halves or (len(halves) == 1 and not prefix.startswith("gps")):
                continue
            letters = [found.get(f"{prefix}{part}ref") for part in ("latitude", "longitude")]
            both = (
                _coordinate(latitude, letters[0], gps.LATITUDE),
                _coordinate(longitude, letters[1], gps.LONGITUDE),
            )
            place = gps.position(*both)
            part = "" if place is not None else gps.in_part(*both)
            if place is None and not part:
                continue
            kind = "GPSDestPosition" if prefix == "gpsdest" else "GPSPosition"
            kind += "InPart" if part else ""
            where, full = self._path(group, path, (halves[0][0][0], kind))
            if len(self.positions) < _MAX_POSITIONS:
                said = part if place is None else gps.say(place)
                self.positions.append(Tag(Standard.XMP, where, full, said, numbers=place or ()))
            used |= {half[0] for half in (*halves, *letters) if half is not None}
        return used
