"""The GPS IFD of Exif, with its pairs put together: a place, a height, a time, a direction.

Exif 2.32, 4.6.6: references are letters (N, S, E, W; T true and M magnetic north; K, M, N for km/h,
mph, knots); altitude reference 1 means below sea level; GPSDateStamp and GPSTimeStamp are UTC. The
references of speed, distance, direction and height have defaults; those of latitude and longitude
have none, so that a place without them is told for what it is, a part of one.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping

from coatcheck.metadata import gps, tiff
from coatcheck.metadata.exif.values import readable
from coatcheck.metadata.text import number
from coatcheck.metadata.tiff import Entry, Tiff
from coatcheck.model import Standard, Tag
from coatcheck.phrases import measure, term
from coatcheck.terms import Term, Unit

_SPEEDS = {
    "": Unit.KILOMETRE_PER_HOUR,
    "K": Unit.KILOMETRE_PER_HOUR,
    "M": Unit.MILE_PER_HOUR,
    "N": Unit.KNOT,
}
_DISTANCES = {"": Unit.KILOMETRE, "K": Unit.KILOMETRE, "M": Unit.MILE, "N": Unit.NAUTICAL_MILE}
_NORTHS = {"T": Term.FROM_TRUE_NORTH, "M": Term.FROM_MAGNETIC_NORTH}
_HIGHEST = 100_000.0
"""Metres above or below the sea from which a height is none: there begins space."""
_CODES: Mapping[int, tuple[str, Mapping[str, Term]]] = {
    9: ("GPSStatus", {"A": Term.MEASURED, "V": Term.NOT_MEASURED}),
    10: ("GPSMeasureMode", {"2": Term.IN_TWO_DIMENSIONS, "3": Term.IN_THREE_DIMENSIONS}),
    30: ("GPSDifferential", {"0": Term.NOT_CORRECTED, "1": Term.CORRECTED}),
}
"""Entries that are codes, and what the codes mean (4.6.6)."""


def compose(data: Tiff, entries: list[Entry]) -> tuple[list[Entry], list[Tag]]:
    """Return the entries that stand for themselves, and the tags made from all others."""
    left = {entry.tag: entry for entry in reversed(entries)}
    tags: list[Tag] = []

    def values(tag: int) -> list[float]:
        return _numbers(data, left[tag]) if tag in left else []

    def one(tag: int, lowest: float, highest: float) -> float | None:
        found = values(tag)
        return found[0] if found and lowest <= found[0] <= highest else None

    def letter(tag: int) -> str:
        return readable(data, left[tag], "")[:1].upper() if tag in left else ""

    def made(name: str, value: str, used: tuple[int, ...], numbers: tuple[float, ...] = ()) -> None:
        tags.append(Tag(Standard.EXIF, "GPS", name, value, numbers=numbers))
        for tag in used:
            left.pop(tag, None)

    def coordinate(tag: int, axis: str) -> gps.Coordinate | None:
        if tag in left and left[tag].type in (tiff.ASCII, tiff.UTF8):
            return gps.parse(f"{readable(data, left[tag], '')} {letter(tag - 1)}", axis)
        return gps.degrees(values(tag), letter(tag - 1), axis)

    def place(prefix: str, first: int) -> None:
        used = tuple(range(first, first + 4))
        both = (coordinate(first + 1, gps.LATITUDE), coordinate(first + 3, gps.LONGITUDE))
        if (found := gps.position(*both)) is not None:
            made(f"{prefix}Position", gps.say(found), used, found)
        elif part := gps.in_part(*both):
            made(f"{prefix}PositionInPart", part, used)
        elif any(found is not None and not found.possible for found in both):
            for tag, name, half in zip(used[::2], ("Latitude", "Longitude"), both, strict=True):
                if half is not None and math.isfinite(half.degrees):
                    made(prefix + name, half.say(), (tag, tag + 1))

    place("GPS", 1)
    place("GPSDest", 19)
    if (height := one(6, -_HIGHEST, _HIGHEST)) is not None:
        below = bool(values(5) and values(5)[0] in (1, 3))
        metres = measure(round(abs(height), 1), Unit.METRE)
        side = Term.BELOW_SEA_LEVEL if below or height < 0 else Term.ABOVE_SEA_LEVEL
        made("GPSAltitude", term(side, metres), (5, 6), (height,))
    if clock := _clock(values(7)):
        date = readable(data, left[29], "") if 29 in left else ""
        if date:
            made("GPSDateTime", f"{date} {clock}Z", (7, 29))
        else:
            made("GPSTimeStamp", f"{clock}Z", (7,))
    for name, reference, units in (
        ("GPSSpeed", 12, _SPEEDS),
        ("GPSDestDistance", 25, _DISTANCES),
    ):
        if (amount := one(reference + 1, 0, 1e6)) is not None:
            unit = units.get(letter(reference))
            rounded = round(amount, 1)
            unknown = term(Term.OF_AN_UNKNOWN_UNIT, number(rounded))
            said = unknown if unit is None else measure(rounded, unit)
            made(name, said, (reference, reference + 1))
    for name, reference in (("GPSTrack", 14), ("GPSImgDirection", 16), ("GPSDestBearing", 23)):
        if (angle := one(reference + 1, 0, 360)) is not None:
            said = measure(round(angle, 1), Unit.DEGREE)
            north = _NORTHS.get(letter(reference))
            made(name, term(north, said) if north else said, (reference, reference + 1))
    if (error := one(31, 0, 1e6)) is not None:
        made("GPSHPositioningError", measure(round(error, 1), Unit.METRE), (31,))
    for tag, (name, words) in _CODES.items():
        code = readable(data, left[tag], "") if tag in left else ""
        if code in words:
            made(name, term(words[code]), (tag,))
    return [entry for entry in entries if left.get(entry.tag) is entry], tags


def _numbers(data: Tiff, entry: Entry) -> list[float]:
    """Return the numbers of a value, each in its place: a rational by zero is no number there."""
    found = data.numbers(entry)
    if entry.type not in (tiff.RATIONAL, tiff.SRATIONAL) or len(found) == min(entry.count, 3):
        return found
    raw = data.raw(entry, 24)
    code = "I" if entry.type == tiff.RATIONAL else "i"
    parts = struct.unpack(f"{data.order}{len(raw) // 8 * 2}{code}", raw[: len(raw) // 8 * 8])
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return [above / below if below else math.nan for above, below in pairs]


def _clock(parts: list[float]) -> str:
    """Write a time of day; empty if there is no such time."""
    if len(parts) != 3 or any(math.isnan(part) for part in parts):
        return ""
    hours, minutes, seconds = parts
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= seconds < 61):
        return ""
    return f"{int(hours):02}:{int(minutes):02}:{int(seconds):02}"
