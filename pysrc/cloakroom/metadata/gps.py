"""Positions on Earth, from the ways in which the standards write them.

Exif 2.32, 4.6.6: three rationals (degrees, minutes, seconds) and a reference letter.
XMP part 2, 3.6 (GPSCoordinate): ``DDD,MM,SSk`` or ``DDD,MM.mmk`` with k one of N, S, E, W; in the
wild also plain decimal degrees, with or without a sign.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

_COORDINATE = re.compile(
    r"\s*([+-]?\d{1,3}(?:\.\d{1,15})?)"
    r"(?:[,°\s]+(\d{1,2}(?:\.\d{1,15})?))?"
    r"(?:[,'′\s]+(\d{1,2}(?:\.\d{1,15})?))?"
    r"[\"″\s,]*([NSEWnsew])?\s*\Z"
)


def degrees(parts: Sequence[float], reference: str) -> float | None:
    """Degrees, minutes, seconds and a reference letter as signed decimal degrees."""
    if not parts or any(math.isnan(p) or math.isinf(p) for p in parts[:3]):
        return None
    value = sum((p / 60.0**i for i, p in enumerate(parts[:3])), 0.0)
    return -value if reference.strip()[:1].upper() in ("S", "W") else value


def parse(text: str) -> float | None:
    """Read one coordinate as XMP and its imitators write it."""
    match = _COORDINATE.match(text[:80])
    if match is None:
        return None
    whole, minutes, seconds, letter = match.groups()
    value = abs(float(whole)) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    negative = whole.startswith("-") or (letter or "").upper() in ("S", "W")
    return -value if negative else value


def position(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """Both as a place, or None where there is none; 0, 0 is what devices write without a fix."""
    if latitude is None or longitude is None:
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    if latitude == 0 and longitude == 0:
        return None
    return round(latitude, 7), round(longitude, 7)


def say(place: tuple[float, float]) -> str:
    """Write a place: four decimals, which is about ten metres; north and east are positive."""
    return f"{place[0]:.4f}, {place[1]:.4f}"
