"""A position as the engine says it, in the person's language and without its numbers.

The engine writes ``48.8584, 2.2945, 3 km from the centre of Paris, France``, or the numbers alone.
"""

from __future__ import annotations

from ui.common.values import isolate, shorten, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import Finding

_LONGEST = 60
_WAYS = (
    ("in the centre of ", "place_in_centre"),
    (" from the centre of ", "place_from_centre"),
    (" from the nearest town, ", "place_from_town"),
)


def place_of(finding: Finding, speech: Speech) -> str:
    """Return the place that a position is near to; empty where the engine names none."""
    parts = tidy(finding.value[:400]).split(", ", 2)
    if finding.point is None or len(parts) < 3:
        return ""
    for way, key in _WAYS:
        distance, found, town = parts[2].partition(way)
        if found:
            town = isolate(shorten(town, _LONGEST), speech)
            if not distance:
                return speech.say(key, town)
            return speech.say(key, speech.say("distance_kilometres", _number(distance)), town)
    return isolate(shorten(parts[2], _LONGEST), speech)


def _number(distance: str) -> str:
    return distance.removesuffix(" km")
