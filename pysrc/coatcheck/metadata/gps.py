"""Positions on Earth, from the ways in which the standards write them.

Exif 2.32, 4.6.6: three rationals (degrees, minutes, seconds) and a reference letter, for which
there is no default: without it nobody knows the hemisphere. XMP part 2, 3.6 (GPSCoordinate):
``DDD,MM,SSk`` or ``DDD,MM.mmk`` with k one of N, S, E, W; in the wild also plain decimal degrees,
which are north and east of zero where they have no sign (ISO 6709).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coatcheck.phrases import term
from coatcheck.terms import Term

LATITUDE, LONGITUDE = "NS", "EW"
_OPEN_SIDE = {LATITUDE: Term.NORTH_OR_SOUTH, LONGITUDE: Term.EAST_OR_WEST}
_ALONE = {LATITUDE: Term.LATITUDE_ONLY, LONGITUDE: Term.LONGITUDE_ONLY}
_FARTHEST = {LATITUDE: 90.0, LONGITUDE: 180.0}
_COORDINATE = re.compile(
    r"\s*([+-]?\d{1,3}(?:\.\d{1,15})?)"
    r"(?:[,°\s]+(\d{1,2}(?:\.\d{1,15})?))?"
    r"(?:[,'′\s]+(\d{1,2}(?:\.\d{1,15})?))?"
    r"[\"″\s,]*([NSEWnsew])?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Coordinate:
    """A latitude or a longitude."""

    axis: str
    """``LATITUDE`` or ``LONGITUDE``."""
    degrees: float
    """How far from the equator or from Greenwich."""
    side: str
    """N, S, E or W; empty where nothing says which."""

    @property
    def possible(self) -> bool:
        """Whether there is such a place."""
        return self.degrees <= _FARTHEST[self.axis]

    @property
    def signed(self) -> float:
        """Degrees, negative in the south and the west."""
        return -self.degrees if self.side == self.axis[1] else self.degrees

    def say(self) -> str:
        """Write it: ``37.8700° N``, ``37.8700° north or south``."""
        said = f"{self.degrees:.4f}°"
        return f"{said} {self.side}" if self.side else term(_OPEN_SIDE[self.axis], said)


def degrees(
    parts: Sequence[float], reference: str, axis: str, sign: float = 0.0
) -> Coordinate | None:
    """Read degrees, minutes and seconds with a reference letter, as Exif has them.

    Parts that are no numbers say nothing; minutes and seconds from 60 on make an impossible place.
    A sign says the side where there is no letter; a letter that the sign denies says nothing.
    ``sign`` tells the sign of a negative zero.
    """
    if not parts or math.isnan(parts[0]):
        return None
    known = [0.0 if math.isnan(part) else float(part) for part in parts[:3]]
    negative = known[0] < 0 or sign < 0
    letter = reference.strip()[:1].upper()
    side = letter if letter in axis else ""
    if negative:
        side = "" if side == axis[0] else axis[1]
    value = sum((abs(part) / 60.0**place for place, part in enumerate(known)), 0.0)
    if any(not 0 <= part <= 60 for part in known[1:]) or not math.isfinite(value):
        value = math.inf
    return Coordinate(axis, value, side)


def parse(text: str, axis: str) -> Coordinate | None:
    """Read one coordinate as XMP and its imitators write it; None if it cannot be read."""
    match = _COORDINATE.match(text[:80])
    if match is None:
        return None
    whole, minutes, seconds, letter = match.groups()
    if not letter and minutes is None and whole[0] != "-":
        letter = axis[0]
    sign = math.copysign(1.0, float(whole))
    parts = [float(whole), float(minutes or 0), float(seconds or 0)]
    return degrees(parts, letter or "", axis, sign)


def position(
    latitude: Coordinate | None, longitude: Coordinate | None
) -> tuple[float, float] | None:
    """Both as a place, or None where there is none; 0, 0 is what devices write without a fix."""
    if latitude is None or longitude is None:
        return None
    if not (latitude.possible and longitude.possible and latitude.side and longitude.side):
        return None
    if latitude.degrees == 0 and longitude.degrees == 0:
        return None
    return round(latitude.signed, 7), round(longitude.signed, 7)


def in_part(latitude: Coordinate | None, longitude: Coordinate | None) -> str:
    """Say what is known of a place that is not told as a whole; empty where nothing is.

    That is where there is one coordinate only, or where one has no hemisphere.
    """
    there = [found for found in (latitude, longitude) if found is not None]
    if not all(found.possible for found in there) or not any(found.degrees for found in there):
        return ""
    if len(there) == 2 and all(found.side for found in there):
        return ""
    if len(there) == 1:
        return term(_ALONE[there[0].axis], there[0].say())
    return ", ".join(found.say() for found in there)


def say(place: tuple[float, float]) -> str:
    """Write a place: four decimals, which is about ten metres; north and east are positive."""
    return f"{place[0]:.4f}, {place[1]:.4f}"
