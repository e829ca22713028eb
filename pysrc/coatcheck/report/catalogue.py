"""English for codes: the messages that the extension speaks by, read where they are kept.

There is one source, ``extension/_locales/en/messages.json``; an installed package has a copy of it
beside its modules (see ``pyproject.toml``). The worker in the browser hands on
codes, and the pages say them in their person's language by the messages of the same names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from pkgutil import get_data
from typing import Any

from coatcheck import phrases, places
from coatcheck.labels import Label
from coatcheck.model import MAX_ORIGINS, Finding, Inside, Kept, Origin, Place
from coatcheck.phrases import Measure, Moment, Part
from coatcheck.report.english import MONTHS

_IN_THE_TREE = Path(__file__).parents[3] / "extension" / "_locales" / "en" / "messages.json"
IN_THE_CENTRE, FAR_AWAY = 0.75, 100
"""Kilometres up to which a position is in a town, and from which on it is only the nearest one."""
_PLACEHOLDER = re.compile(r"\$(\w+)\$")
_CHOSEN = frozenset({Kept.COPYRIGHT, Kept.DATE, Kept.CREDENTIALS})


@cache
def _messages() -> dict[str, Any]:
    try:
        data = get_data("coatcheck", "messages.json")
    except OSError:  # Not an installed package.
        data = None
    found: dict[str, Any] = json.loads(_IN_THE_TREE.read_bytes() if data is None else data)
    return found


def say(key: str, *parts: str) -> str:
    """Return a message with its placeholders filled, as the browser's ``getMessage`` does.

    Empty if there is none of this name.
    """
    entry = _messages().get(key)
    if entry is None:
        return ""

    def content(match: re.Match[str]) -> str:
        numbered: str = entry["placeholders"][match[1].lower()]["content"]
        return parts[int(numbered.removeprefix("$")) - 1]

    message: str = entry["message"]
    return _PLACEHOLDER.sub(content, message)


def label(code: Label) -> str:
    """Say what a finding is: ``Where it was taken``."""
    return say(f"label_{code.value}")


def kept(code: Kept) -> tuple[str, str]:
    """Say what stays, as it stands in a sentence, and why."""
    reason = "kept_chosen" if code in _CHOSEN else f"kept_{code.value}_reason"
    return say(f"kept_{code.value}"), say(reason)


def source(finding: Finding) -> str:
    """Say where a finding lies: ``picture 1 inside: Exif GPS GPSPosition``."""
    named = [_origin(origin) for origin in finding.origins[:MAX_ORIGINS]]
    if len(finding.origins) > MAX_ORIGINS:
        named.append(say("source_others"))
    inside = [_inside(part) for part in finding.inside]
    return ": ".join([*inside, "; ".join(named)] if named else inside)


def place(found: Place) -> str:
    """Say which town a position is near to: ``3 km from the centre of Paris, France``."""
    town = f"{found.name}, {places.country_name(found.country)}"
    if found.kilometres < IN_THE_CENTRE:
        return say("place_in_centre", town)
    # A terminal knows no space that does not break.
    distance = say("distance_kilometres", f"{round(found.kilometres):,}").replace("\u00a0", " ")
    key = "place_from_town" if found.kilometres > FAR_AWAY else "place_from_centre"
    return say(key, distance, town)


def value(finding: Finding) -> str:
    """Say what a finding says: of a position, the numbers and the town that it is near to."""
    near = place(finding.place) if finding.place is not None else ""
    return f"{text(finding)}, {near}" if near else text(finding)


def text(finding: Finding) -> str:
    """Say what a finding says, without the town."""
    return said(finding.parts) if finding.parts else finding.value


def moment(found: Moment) -> str:
    """Say a moment: ``4 July 2026, 15:30 (UTC+2)``."""
    date, _, time = found.iso.partition("T")
    year, month, day = (int(part or 0) for part in f"{date}--".split("-")[:3])
    said = f"{MONTHS[month - 1]} {year}" if month else str(year)
    said = f"{day} {said}" if day else said
    return f"{said}, {time[:5]}{_zone(time[5:])}" if time else said


def _zone(zone: str) -> str:
    if not zone:
        return ""
    if zone == "Z":
        return " (UTC)"
    return f" (UTC{zone[0]}{int(zone[1:3])}{'' if zone[4:] == '00' else ':' + zone[4:]})"


def said(parts: Iterable[Part]) -> str:
    """Say the parts of a value."""
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Moment):
        return moment(part)
    if isinstance(part, Measure):
        return phrases.measured(part)
    return say(f"term_{part.term.value}", *map(said, part.parts))


def _origin(origin: Origin) -> str:
    standard = say(f"source_{origin.standard.value}") or origin.standard.value
    return " ".join((standard, *origin.path))


def _inside(part: Inside) -> str:
    return say(f"source_inside_{part.kind.value}", str(part.number))
