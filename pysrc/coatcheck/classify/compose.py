"""Several entries made into one finding: a list, a place, a movement, a history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from coatcheck.classify import dates
from coatcheck.classify.cameras import camera, exposure, lens
from coatcheck.classify.told import (
    ITEM,
    MAX_PARTS,
    Told,
    by_place,
    heaviest,
    joined,
    name_of,
    single,
    words,
)
from coatcheck.labels import Label as L
from coatcheck.model import Finding
from coatcheck.phrases import term
from coatcheck.terms import Term


def named_values(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding that lists what entries say, each by its name."""
    said: dict[str, None] = {}
    for entry in entries:
        value = entry.said.replace(ITEM, ", ")
        said.setdefault(f"{name_of(entry)}: {value}" if value else name_of(entry))
        if len(said) == MAX_PARTS:
            break
    yield joined(heaviest(entries), ", ".join(said), entries)


def listed_by_place(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield such a list for each directory or namespace."""
    for group in by_place(entries):
        yield from named_values(group)


def values(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding that lists different values."""
    said = list(dict.fromkeys(item for entry in entries for item in entry.said.split(ITEM) if item))
    value = ", ".join(said[:MAX_PARTS])
    yield joined(heaviest(entries), value, entries)


_PLACE_ORDER = ("sub", "location", "city", "state", "province", "country", "region")


def place_names(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the names of a place, the nearest first."""

    def order(entry: Told) -> int:
        name = entry.tag.name.rpartition(".")[2].lower()
        return next((i for i, part in enumerate(_PLACE_ORDER) if name.startswith(part)), 9)

    found = [next(values(sorted(group, key=order))) for group in by_place(entries)]
    found.sort(key=lambda finding: -len(finding.value))
    said: set[str] = set()
    for finding in found:
        names = set(finding.value.casefold().split(", "))
        if not names <= said:
            yield finding
        said |= names


def movement(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one line for where the camera looked and how it moved."""
    forms = {
        "GPSImgDirection": Term.LOOKING,
        "GPSTrack": Term.HEADING,
        "GPSSpeed": Term.MOVING_AT,
    }
    parts = [
        term(forms[entry.tag.name], entry.said)
        if entry.tag.name in forms
        else f"{words(entry.tag.name)} {entry.said}"
        for entry in entries[:MAX_PARTS]
        if entry.value not in ("0", "0 km/h", "0 mph", "0 knots")
    ]
    if parts:
        yield joined(heaviest(entries), ", ".join(dict.fromkeys(parts)), entries)


def history(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the steps of an edit history in short: what was done, when, and what else is there."""
    steps: list[str] = []
    moments: list[str] = []
    rest: list[str] = []
    for entry in entries[:MAX_PARTS]:
        last = entry.tag.name.rpartition(".")[2]
        found = entry.said.split(ITEM)
        if last == "action":
            steps.extend(found)
        elif last in ("when", "modifyDate"):
            moments.extend(found)
        elif last not in ("instanceID", "changed", "parameters") or len(entries) == 1:
            rest.extend(found)
    parts = [", ".join(dict.fromkeys(steps))] if steps else []
    if moments:
        first, last = (dates.say(moment)[0] for moment in (min(moments), max(moments)))
        parts.append(first if first == last else term(Term.FROM_TO, first, last))
    parts.extend(dict.fromkeys(rest))
    yield joined(heaviest(entries), "; ".join(parts), entries)


def programs(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield each program once, however many lists name it."""
    found: dict[str, list[Told]] = {}
    for entry in entries:
        for name in entry.said.split(ITEM)[:MAX_PARTS]:
            found.setdefault(name.strip(), []).append(entry)
    for name, named in found.items():
        yield joined(heaviest(named), name, named)


_PLAIN_RATINGS = ("Rating", "Label", "RatingPercent")


def ratings(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield how a picture was rated and sorted: numbers of other kinds with their names."""
    said: dict[str, None] = {}
    for entry in entries[:MAX_PARTS]:
        named = "" if entry.tag.name in _PLAIN_RATINGS else f"{name_of(entry)}: "
        unit = " %" if entry.tag.group == "MicrosoftPhoto" and named == "" else ""
        said.setdefault(named + entry.said.replace(ITEM, ", ") + unit)
    yield joined(heaviest(entries), ", ".join(said), entries)


def counted(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield how many there are, and what the first ones say."""
    said = list(dict.fromkeys(entry.said for entry in entries[:MAX_PARTS]))
    yield joined(heaviest(entries), f"{len(entries)}: {', '.join(said[:3])}", entries)


def presence(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield only that it is there: the details say nothing more."""
    yield joined(heaviest(entries), "", entries)


def maker_notes(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the notes of a maker, with a word on what they may hold."""
    for entry in entries[:MAX_PARTS]:
        yield joined(entry.rule, term(Term.MAY_HOLD_MORE, entry.said), [entry])


def totals(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding that says how many there are in all parts, and each that is no number."""
    numbers = [entry for entry in entries if entry.value.isdecimal()]
    if numbers:
        number = sum(int(entry.value[:9]) for entry in numbers)
        yield joined(heaviest(numbers), str(number), numbers)
    yield from (single(entry) for entry in entries if not entry.value.isdecimal())


def comments(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield how many there are, and what the first ones say where the format tells that."""
    told_by_number = all(entry.value.isdecimal() for entry in entries)
    yield from (totals if told_by_number else counted)(entries)


Composer = Callable[[Sequence[Told]], Iterator[Finding]]

COMPOSERS: Mapping[L, Composer] = {
    L.CAMERA: camera,
    L.LENS: lens,
    L.CAMERA_SETTINGS: exposure,
    L.PLACE_NAMES: place_names,
    L.MOVEMENT: movement,
    L.EDIT_HISTORY: history,
    L.MAKER_NOTES: maker_notes,
    L.FILE_IDS: values,
    L.SOURCE_FILES: values,
    L.CREDENTIALS_ACTIONS: values,
    L.CREDENTIALS_SOURCE_TYPE: values,
    L.FACES: presence,
    L.COPYRIGHT_MARK: presence,
    L.SOFTWARE: programs,
    L.SCREEN: values,
    L.DEVELOPMENT: named_values,
    L.TECHNICAL: named_values,
    L.UNKNOWN: listed_by_place,
    L.POSITION_DETAILS: named_values,
    L.MAP_COORDINATES: named_values,
    L.FURTHER_CAMERA_SETTINGS: named_values,
    L.CONDITIONS: named_values,
    L.DRONE_FLIGHT: named_values,
    L.PANORAMA: named_values,
    L.DOCUMENT_SETUP: named_values,
    L.FILE_ORIGIN: named_values,
    L.GAIN_MAP_SETTINGS: named_values,
    L.CREDENTIALS_DETAILS: named_values,
    L.PHOTOSHOP_DATA: named_values,
    L.BELONGINGS: named_values,
    L.CONTACT: values,
    L.TERMS: values,
    L.DEPTH_MAP: named_values,
    L.SOUND: named_values,
    L.TRAILER: listed_by_place,
    L.TIME_ZONE: values,
    L.SUBSECONDS: values,
    L.JOB: named_values,
    L.RATING: ratings,
    L.IMPOSSIBLE_VALUES: named_values,
    L.PERSON_DETAILS: named_values,
    L.PLATFORM_ID: values,
    L.TEXT: listed_by_place,
    L.CHANNEL_NAMES: values,
    L.PRINTER: values,
    L.PROFILE_MAKER: values,
    L.SCREEN_DETAILS: values,
    L.COMMENTS: comments,
    L.TRACKED_CHANGES: totals,
    L.SPEAKER_NOTES: totals,
    L.HIDDEN_SLIDES: totals,
    L.HIDDEN_ROWS: totals,
    L.HIDDEN_WORDS: totals,
    L.CROPPED_PICTURES: totals,
    L.CACHED_DATA: totals,
    L.DATA_CONNECTIONS: totals,
    L.REVISION_IDS: totals,
    L.STATISTICS: named_values,
    L.PROPERTY_ON_PAGE: values,
    L.LINKED_FILES: values,
    L.PROGRAM_DATA: values,
    L.UNUSED_PARTS: values,
    L.ATTACHMENTS: values,
    L.SIGNATURE: values,
    L.COVERED_TEXT: values,
    L.CROPPED_TEXT: values,
    L.INVISIBLE_TEXT: values,
    L.HIDDEN_LAYERS: values,
    L.LEFT_OVERS: values,
}
"""Labels of which all entries are told together, and by what."""
