"""Positions in the text chunks of PNG, which have each half of one in a chunk of its own.

ImageMagick copies Exif into texts (``exif:GPSLatitude``: ``37/1, 52/1, 12/1``, with its letter in
``exif:GPSLatitudeRef``); others write ``Latitude`` and ``Longitude`` as decimal degrees, or both
into one ``Location``, also as ISO 6709 does (``+37.8700-122.2700/``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from coatcheck.metadata import gps
from coatcheck.model import Standard, Tag

_HALF = re.compile(
    r"(?i)(?:exif:)?(gps(?:dest)?)?[ _:-]?(lat|lon|lng)(?:itude|gt?itude|g)?[ _-]?(ref)?\Z"
)
_BOTH = re.compile(
    r"(?i)(?:exif:)?(?:gps|geo)?[ _:-]?(?:position|location|coordinates|point|gps)\Z"
)
_PAIR = re.compile(
    r"([+-]?\d{1,2}\.\d+)(?:\s*[,;]\s*|\s+|(?=[+-]))([+-]?\d{1,3}\.\d+)"
    r"\s*(?:[+-][\d.]+)?/?\Z"
)
_RATIONALS = re.compile(r"-?\d+/\d+(?:[,\s]+\d+/\d+){0,2}\Z")


def joined(tags: Iterable[Tag]) -> list[Tag]:
    """Return tags with the halves of each position in texts of PNG put together."""
    left: list[Tag] = []
    halves: dict[tuple[str, str], dict[str, Tag]] = {}
    for tag in tags:
        if tag.standard is not Standard.PNG:
            left.append(tag)
        elif match := _HALF.match(tag.name):
            prefix = (match[1] or "gps").lower()
            axis = gps.LATITUDE if match[2].lower() == "lat" else gps.LONGITUDE
            kind = axis + ("ref" if match[3] else "")
            halves.setdefault((tag.group, prefix), {}).setdefault(kind, tag)
        elif (pair := _PAIR.match(tag.value.strip())) and _BOTH.match(tag.name):
            left.append(_position(tag, pair[1], pair[2]))
        else:
            left.append(tag)
    for (group, prefix), found in halves.items():
        left.extend(_together(group, prefix, found))
    return left


def _position(tag: Tag, latitude: str, longitude: str) -> Tag:
    place = gps.position(gps.parse(latitude, gps.LATITUDE), gps.parse(longitude, gps.LONGITUDE))
    if place is None:
        return tag
    return Tag(Standard.PNG, tag.group, "GPSPosition", gps.say(place), numbers=place)


def _together(group: str, prefix: str, found: dict[str, Tag]) -> Iterable[Tag]:
    """Yield one position, or what is told in its place."""
    both = tuple(_coordinate(found, axis) for axis in (gps.LATITUDE, gps.LONGITUDE))
    place = gps.position(*both)
    name = "GPSDestPosition" if prefix == "gpsdest" else "GPSPosition"
    if place is not None:
        yield Tag(Standard.PNG, group, name, gps.say(place), numbers=place)
    elif part := gps.in_part(*both):
        yield Tag(Standard.PNG, group, f"{name}InPart", part)
    else:
        yield from found.values()


def _coordinate(found: dict[str, Tag], axis: str) -> gps.Coordinate | None:
    if axis not in found:
        return None
    text = found[axis].value.strip()
    letter = found[f"{axis}ref"].value.strip()[:1] if f"{axis}ref" in found else ""
    if not _RATIONALS.match(text):
        return gps.parse(text, axis) if text[-1:].isalpha() else gps.parse(f"{text} {letter}", axis)
    pairs = (part.split("/") for part in re.split(r"[,\s]+", text))
    parts = [int(above) / int(below) if int(below) else float("nan") for above, below in pairs]
    return gps.degrees(parts, letter, axis)
