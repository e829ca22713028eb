"""Several entries made into one finding: a camera of make and model, an exposure, a history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cloakroom.classify import dates
from cloakroom.classify import rules as r
from cloakroom.classify.rules import Rule
from cloakroom.model import MAX_VALUE, Finding, Tag

ITEM = " · "
"""Between the items of a list in a tag's value."""
MAX_SOURCES = 6
"""Places that a finding names; further ones are counted."""
_MAX_PARTS = 60
"""Entries that one finding is put together from."""
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and what it is."""

    tag: Tag
    rule: Rule

    @property
    def value(self) -> str:
        """What it says."""
        return self.tag.value.strip()

    @property
    def source(self) -> str:
        """Where it lies."""
        return " ".join(part for part in (self.tag.standard, self.tag.group, self.tag.name) if part)


def sources(told: Iterable[Told]) -> str:
    """Name the places of several entries, each once."""
    return places(entry.source for entry in told)


def places(names: Iterable[str]) -> str:
    """Join names of places, each once, the first few of them."""
    names = list(dict.fromkeys(name for text in names for name in text.split("; ")))
    more = len(names) - MAX_SOURCES
    return "; ".join(names[:MAX_SOURCES]) + (f"; {more} more" if more > 0 else "")


def clip(text: str) -> str:
    """Keep a composed value within its limit."""
    return text if len(text) <= MAX_VALUE else text[: MAX_VALUE - 1] + "…"


def single(told: Told) -> Finding:
    """Make a finding of one entry."""
    tag, rule = told.tag, told.rule
    return Finding(
        rule.category,
        rule.label,
        told.value.replace(ITEM, ", "),
        told.source,
        rule.weight,
        tag.picture or None,
        tag.numbers,
    )


def _joined(rule: Rule, value: str, entries: Sequence[Told]) -> Finding:
    return Finding(rule.category, rule.label, clip(value), sources(entries), rule.weight)


def _heaviest(entries: Sequence[Told]) -> Rule:
    return max((entry.rule for entry in entries), key=lambda rule: rule.weight)


def _by_place(entries: Iterable[Told]) -> list[list[Told]]:
    """Divide entries by the directory or namespace in which they lie."""
    found: dict[tuple[str, str], list[Told]] = {}
    for entry in entries:
        found.setdefault((entry.tag.standard, entry.tag.group), []).append(entry)
    return list(found.values())


_MAKERS = {
    "NIKON CORPORATION": "Nikon",
    "NIKON": "Nikon",
    "OLYMPUS IMAGING CORP.": "Olympus",
    "OLYMPUS CORPORATION": "Olympus",
    "OLYMPUS OPTICAL CO.,LTD": "Olympus",
    "EASTMAN KODAK COMPANY": "Kodak",
    "PENTAX CORPORATION": "Pentax",
    "RICOH IMAGING COMPANY, LTD.": "Ricoh",
    "CASIO COMPUTER CO.,LTD.": "Casio",
    "CASIO COMPUTER CO.,LTD": "Casio",
    "KONICA MINOLTA": "Konica Minolta",
    "MINOLTA CO., LTD.": "Minolta",
    "LEICA CAMERA AG": "Leica",
    "FUJIFILM": "Fujifilm",
    "SONY": "Sony",
    "SAMSUNG": "Samsung",
    "samsung": "Samsung",
    "SIGMA": "Sigma",
    "PANASONIC": "Panasonic",
    "PENTAX": "Pentax",
    "HUAWEI": "Huawei",
}


def make_and_model(make: str, model: str) -> str:
    """Put a maker and a model together, without saying the maker twice."""
    maker = _MAKERS.get(make, make)
    if not maker or not model:
        return maker or model
    first = maker.split()[0].casefold()
    words = model.split()
    if words[0].casefold() == first:
        return " ".join([maker.split()[0], *words[1:]]) if make in _MAKERS else model
    return f"{maker} {model}"


def camera(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one camera for each directory that names one."""
    for group in _by_place(entries):
        makes = [e for e in group if e.tag.name.lower().endswith("make")]
        models = [e for e in group if e.tag.name.lower().endswith("model") and e not in makes]
        plain = {e.tag.name.lower(): e for e in models}
        model = plain.pop("model", None) or (plain.popitem()[1] if plain else None)
        make = makes[0] if makes else None
        used = [entry for entry in (make, model) if entry is not None]
        if used:
            value = make_and_model(make.value if make else "", model.value if model else "")
            yield _joined(_heaviest(used), value, used)
        for entry in group:
            if entry not in used and entry not in makes:
                yield single(entry)


_LENS_NAMES = ("LensModel", "Lens", "LensSpecification", "LensInfo", "LensID", "LensMake",
               "LensManufacturer")  # fmt: skip


def lens(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one lens for each directory, by its best name."""
    for group in _by_place(entries):
        named = {entry.tag.name: entry for entry in group}
        best = next((named[name] for name in _LENS_NAMES if name in named), group[0])
        make = named.get("LensMake") or named.get("LensManufacturer")
        value = best.value
        if best.tag.name == "LensModel" and make is not None:
            value = make_and_model(make.value, best.value)
        yield _joined(best.rule, value, group)


_EXPOSURE: Sequence[tuple[tuple[str, ...], str]] = (
    (("ExposureTime", "ShutterSpeedValue"), "{}"),
    (("FNumber", "ApertureValue"), "{}"),
    (("ISOSpeedRatings", "PhotographicSensitivity", "ISOSpeed", "RecommendedExposureIndex",
      "StandardOutputSensitivity"), "ISO {}"),
    (("FocalLength",), "{}"),
    (("FocalLengthIn35mmFilm",), "{} on 35 mm film"),
    (("Flash",), "flash {}"),
)  # fmt: skip


def exposure(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one line for how the picture was exposed."""
    named: dict[str, Told] = {}
    for entry in entries:
        named.setdefault(entry.tag.name, entry)
    parts = []
    for names, form in _EXPOSURE:
        found = next((named[name] for name in names if name in named), None)
        if found is not None and found.value not in ("0", "0 s", "0 mm", "f/0"):
            parts.append(form.format(found.value))
    if not parts:
        parts = [f"{name_of(e)}: {e.value}" for e in entries[:_MAX_PARTS]]
    yield _joined(_heaviest(entries), ", ".join(parts), entries)


_IN_WORDS = {
    "GPSHPositioningError": "possible error",
    "GPSDestBearing": "bearing",
    "GPSMapDatum": "map",
}
_WITH_NAMES_IN_CAMEL_CASE = frozenset({"Exif", "XMP", "IPTC", "Photoshop", "C2PA", "ICC"})


def name_of(entry: Told) -> str:
    """Name an entry for a person: in words where the standard's name can be taken apart."""
    name = entry.tag.name
    return words(name) if entry.tag.standard in _WITH_NAMES_IN_CAMEL_CASE else name


def words(name: str) -> str:
    """Say the standard's name of an entry in words: ``light source``."""
    if name in _IN_WORDS:
        return _IN_WORDS[name]
    last = name.rpartition(".")[2]
    if last.isupper() or last.startswith("0x"):
        return last
    return _WORDS.sub(" ", last.removeprefix("GPS")).strip().lower()


def named_values(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding that lists what entries say, each by its name."""
    said: dict[str, None] = {}
    for entry in entries:
        value = entry.value.replace(ITEM, ", ")
        said.setdefault(f"{name_of(entry)}: {value}" if value else name_of(entry))
        if len(said) == _MAX_PARTS:
            break
    yield _joined(_heaviest(entries), ", ".join(said), entries)


def by_place(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield such a list for each directory or namespace."""
    for group in _by_place(entries):
        yield from named_values(group)


def values(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding that lists different values."""
    said = list(
        dict.fromkeys(item for entry in entries for item in entry.value.split(ITEM) if item)
    )
    value = ", ".join(said[:_MAX_PARTS])
    yield _joined(_heaviest(entries), value, entries)


_PLACE_ORDER = ("sub", "location", "city", "state", "province", "country", "region")


def place_names(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the names of a place, the nearest first."""

    def order(entry: Told) -> int:
        name = entry.tag.name.rpartition(".")[2].lower()
        return next((i for i, part in enumerate(_PLACE_ORDER) if name.startswith(part)), 9)

    found = [next(values(sorted(group, key=order))) for group in _by_place(entries)]
    found.sort(key=lambda finding: -len(finding.value))
    said: set[str] = set()
    for finding in found:
        names = set(finding.value.casefold().split(", "))
        if not names <= said:
            yield finding
        said |= names


def movement(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield one line for where the camera looked and how it moved."""
    forms = {"GPSImgDirection": "looking {}", "GPSTrack": "heading {}", "GPSSpeed": "moving at {}"}
    parts = [
        forms.get(entry.tag.name, words(entry.tag.name) + " {}").format(entry.value)
        for entry in entries[:_MAX_PARTS]
        if entry.value not in ("0", "0 km/h", "0 mph", "0 knots")
    ]
    if parts:
        yield _joined(_heaviest(entries), ", ".join(dict.fromkeys(parts)), entries)


def history(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the steps of an edit history in short: what was done, when, and what else is there."""
    steps: list[str] = []
    moments: list[str] = []
    rest: list[str] = []
    for entry in entries[:_MAX_PARTS]:
        last = entry.tag.name.rpartition(".")[2]
        found = entry.value.split(ITEM)
        if last == "action":
            steps.extend(found)
        elif last in ("when", "modifyDate"):
            moments.extend(found)
        elif last not in ("instanceID", "changed", "parameters") or len(entries) == 1:
            rest.extend(found)
    parts = [", ".join(dict.fromkeys(steps))] if steps else []
    if moments:
        first, last = (dates.say(moment)[0] for moment in (min(moments), max(moments)))
        parts.append(first if first == last else f"{first} to {last}")
    parts.extend(dict.fromkeys(rest))
    yield _joined(_heaviest(entries), "; ".join(parts), entries)


def programs(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield each program once, however many lists name it."""
    found: dict[str, list[Told]] = {}
    for entry in entries:
        for name in entry.value.split(ITEM)[:_MAX_PARTS]:
            found.setdefault(name.strip(), []).append(entry)
    for name, named in found.items():
        yield _joined(_heaviest(named), name, named)


def presence(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield only that it is there: the details say nothing more."""
    yield _joined(_heaviest(entries), "", entries)


def maker_notes(entries: Sequence[Told]) -> Iterator[Finding]:
    """Yield the notes of a maker, with a word on what they may hold."""
    for entry in entries[:_MAX_PARTS]:
        value = f"{entry.value}; may hold serial numbers and more"
        yield _joined(entry.rule, value, [entry])


Composer = Callable[[Sequence[Told]], Iterator[Finding]]

COMPOSERS: Mapping[str, Composer] = {
    r.CAMERA: camera,
    r.LENS: lens,
    r.SETTINGS: exposure,
    r.PLACE: place_names,
    r.DIRECTION: movement,
    r.EDITS: history,
    r.MAKER_NOTES: maker_notes,
    r.IDS: values,
    r.FILE_NAMES: values,
    "What the credentials say was done": values,
    "What the credentials say it is": values,
    r.FACES: presence,
    r.SOFTWARE: programs,
    r.SCREEN: values,
    r.DEVELOPMENT: named_values,
    r.TECHNICAL: named_values,
    r.UNKNOWN: by_place,
    "Details of the position": named_values,
    "Map coordinates of the picture": named_values,
    "Further camera settings": named_values,
    "Conditions around the camera": named_values,
    "How the drone flew": named_values,
    "How the panorama was taken": named_values,
    "How the document was set up": named_values,
    "How the file was made": named_values,
    "How the picture is shown in full brightness": named_values,
    "What else the credentials say": named_values,
    "What Photoshop remembers of it": named_values,
    r.BELONGS: named_values,
    r.CONTACT: values,
    r.TERMS: values,
    "A depth map": named_values,
    "A sound": named_values,
    "Data after the end of the picture": by_place,
    "Time zone": values,
    "Fraction of the second": values,
    "Job": named_values,
    r.RATING: values,
    "Text": by_place,
    "Names of channels and paths": values,
    "Printer and computer it was printed from": values,
    "What made the colour profile": values,
    "What the colour profile says of the screen": values,
}
"""Labels of which all entries are told together, and by what."""
