"""The GPS IFD of Exif, with its pairs put together: a place, a height, a time, a direction.

Exif 2.32, 4.6.6: references are letters (N, S, E, W; T true and M magnetic north; K, M, N for km/h,
mph, knots); altitude reference 1 means below sea level; GPSDateStamp and GPSTimeStamp are UTC.
"""

from __future__ import annotations

from cloakroom.metadata import gps
from cloakroom.metadata.exif_values import readable
from cloakroom.metadata.text import number
from cloakroom.metadata.tiff import Entry, Tiff
from cloakroom.model import Tag

_SPEEDS = {"K": "km/h", "M": "mph", "N": "knots"}
_DISTANCES = {"K": "km", "M": "miles", "N": "nautical miles"}


def compose(data: Tiff, entries: list[Entry]) -> tuple[list[Entry], list[Tag]]:
    """Return the entries that stand for themselves, and the tags made from all others."""
    left = {entry.tag: entry for entry in reversed(entries)}
    tags: list[Tag] = []

    def values(tag: int) -> list[float]:
        return data.numbers(left[tag]) if tag in left else []

    def letter(tag: int) -> str:
        return readable(data, left[tag], "")[:1].upper() if tag in left else ""

    def made(name: str, value: str, used: tuple[int, ...], numbers: tuple[float, ...] = ()) -> None:
        tags.append(Tag("Exif", "GPS", name, value, numbers=numbers))
        for tag in used:
            left.pop(tag, None)

    def place(name: str, first: int) -> None:
        found = gps.position(
            gps.degrees(values(first + 1), letter(first)),
            gps.degrees(values(first + 3), letter(first + 2)),
        )
        if found is not None:
            made(name, gps.say(found), tuple(range(first, first + 4)), found)

    place("GPSPosition", 1)
    place("GPSDestPosition", 19)
    if height := values(6):
        below = bool(values(5) and values(5)[0] in (1, 3))
        metres = number(round(abs(height[0]), 1))
        side = "below" if below or height[0] < 0 else "above"
        made("GPSAltitude", f"{metres} m {side} sea level", (5, 6), (height[0],))
    if 29 in left and len(clock := values(7)) == 3:
        date = readable(data, left[29], "")
        if date:
            hours, minutes, seconds = clock
            time = f"{int(hours):02}:{int(minutes):02}:{int(seconds):02}"
            made("GPSDateTime", f"{date} {time}Z", (7, 29))
    for name, reference, units in (
        ("GPSSpeed", 12, _SPEEDS),
        ("GPSDestDistance", 25, _DISTANCES),
    ):
        if amount := values(reference + 1):
            unit = units.get(letter(reference), "")
            made(name, f"{number(round(amount[0], 1))} {unit}".strip(), (reference, reference + 1))
    for name, reference in (("GPSTrack", 14), ("GPSImgDirection", 16), ("GPSDestBearing", 23)):
        if angle := values(reference + 1):
            north = {"T": "true", "M": "magnetic"}.get(letter(reference), "")
            made(
                name,
                f"{number(round(angle[0], 1))}°" + (f" from {north} north" if north else ""),
                (reference, reference + 1),
            )
    return [entry for entry in entries if left.get(entry.tag) is entry], tags
