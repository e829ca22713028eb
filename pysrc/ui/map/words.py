"""The town that a position is near to, in the person's language."""

from __future__ import annotations

from ui.common.values import isolate, shorten, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import Finding

_LONGEST = 60
_IN_THE_CENTRE, _FAR_AWAY = 0.75, 100
"""Kilometres up to which a position is in a town, and from which on it is only the nearest one."""


def place_of(finding: Finding, speech: Speech) -> str:
    """Return the place that a position is near to; empty where the engine names none."""
    place = finding.place
    if finding.point is None or place is None:
        return ""
    named = tidy(f"{place.name}, {speech.country(place.country)}")
    town = isolate(shorten(named, _LONGEST), speech)
    if place.kilometres < _IN_THE_CENTRE:
        return speech.say("place_in_centre", town)
    distance = speech.say("distance_kilometres", speech.number(round(place.kilometres)))
    key = "place_from_town" if place.kilometres > _FAR_AWAY else "place_from_centre"
    return speech.say(key, distance, town)
