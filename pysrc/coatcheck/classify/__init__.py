"""THE table: what each decoded entry is, and what a person is told about it.

The order of the search: the entry by its group and name, by its name in any group, its whole group,
then the patterns of its standard in their order. What nothing fits is unknown, and that is told
too: only what is listed as technical is taken to say nothing about a person.

Entries that belong together become one finding; equal values found in several places become one
finding that names the places. Nothing here costs more than in proportion to the number of tags.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from coatcheck.classify import dates, doubts, exif, other, svg, xmp
from coatcheck.classify.compose import COMPOSERS
from coatcheck.classify.rules import UNKNOWN_RULE, Patterns, Rule, Table
from coatcheck.classify.told import Told, finished, origins, single
from coatcheck.labels import Label as L
from coatcheck.model import Category, Finding, Standard, Tag
from coatcheck.phrases import plain, term
from coatcheck.terms import Term

MAX_TOLD = 10_000
"""Most entries of one picture that are told."""
MAX_ALIKE = 20
"""Findings of one label that are told one by one; the others are counted."""

TABLES: Mapping[Standard, Table] = {
    Standard.EXIF: exif.TABLE,
    Standard.XMP: xmp.TABLE,
    Standard.SVG: svg.TABLE,
    **other.TABLES,
}
PATTERNS: Mapping[Standard, Patterns] = {
    Standard.EXIF: exif.PATTERNS,
    Standard.XMP: xmp.PATTERNS,
    Standard.SVG: svg.PATTERNS,
    **other.PATTERNS,
}

_PROMPT = Rule(Category.AI_PROMPT, L.PROMPT, 100)
_PROMPT_SETTINGS = Rule(Category.AI_PROMPT, L.PROMPT_SETTINGS, 70)
_WORKFLOW = Rule(Category.AI_PROMPT, L.WORKFLOW, 80)
_GENERATOR = Rule(Category.SOFTWARE, L.SOFTWARE, 70)
_WORKFLOWS = re.compile(r"(?i)workflow|graph|scheme")
_UNREADABLE = Rule(Category.UNKNOWN, L.UNREADABLE, 60)
_MORE = Rule(Category.UNKNOWN, L.MORE, 20)
_BY_NAME = {"Unread": _UNREADABLE, "Unreadable": _UNREADABLE, "MoreEntries": _MORE}
_SAYS_NOTHING = {
    "n/a",
    "none",
    "null",
    "undefined",
    "unknown",
    "not available",
    "[none] (photographer) - [none] (editor)",
}
"""What devices and programs write where they have nothing to write."""
_TIME_ONLY = re.compile(r"\d\d:\d\d[\d:.]*(Z|[+-]\d\d:?\d\d)?\Z")
_GENERATORS = ("novelai", "stable diffusion", "midjourney")
_ORDER = {category: place for place, category in enumerate(Category)}


def rule_of(tag: Tag) -> Rule:
    """Return what an entry is."""
    if tag.by_generator:
        if _WORKFLOWS.search(tag.name):
            return _WORKFLOW
        return _PROMPT_SETTINGS if tag.value.startswith("{") else _PROMPT
    if tag.kind in other.FILE_KINDS:
        return other.FILE_KINDS[tag.kind]
    table = TABLES.get(tag.standard)
    if table is None or tag.name in _BY_NAME:
        return _BY_NAME.get(tag.name, UNKNOWN_RULE)
    for key in ((tag.group, tag.name), ("*", tag.name), (tag.group, "*")):
        if key in table:
            return table[key]
    name = f"{tag.group}:{tag.name}"
    for pattern, rule in PATTERNS.get(tag.standard, ()):
        if pattern.search(name):
            return rule
    return UNKNOWN_RULE


def findings(tags: Iterable[Tag]) -> list[Finding]:
    """Say what tags give away: by category in its order, within it by falling weight."""
    rules: dict[object, Rule] = {}
    every: list[Told] = []
    for tag in tags:
        if len(every) == MAX_TOLD:
            every.append(
                Told(Tag(Standard.FILE, "", "MoreEntries", term(Term.NOT_ALL_ARE_LISTED)), _MORE)
            )
            break
        key = (tag.standard, tag.group, tag.name, tag.kind, tag.value.startswith("{"))
        if key not in rules:
            rules[key] = rule_of(tag)
        every.append(Told(tag, rules[key]))
    told = [
        part for entry in _promoted(every) for part in doubts.apart(entry) if _says_something(part)
    ]
    beside = doubts.around(told)
    found = _merged(_composed(doubts.judged(entry, beside) for entry in told))
    found.sort(key=lambda finding: (_ORDER[finding.category], -finding.weight))
    return [finished(finding) for finding in _counted(_settled(found))]


def _says_something(told: Told) -> bool:
    if told.tag.picture:
        return True
    rule, value = told.rule, told.value
    if value.strip(" \0").casefold() in _SAYS_NOTHING:
        return False
    if rule.category is Category.DATE and dates.is_empty(value):
        return False
    if rule.category is Category.DEVICE_ID or rule.label == L.RATING:
        return bool(value.strip("0 "))
    if rule.label == L.LENS and value in ("-1", "65535"):
        return False
    if told.tag.name in doubts.HALVES:
        return any(character in "123456789" for character in value)
    if rule.label == L.COPYRIGHT_MARK and value.lower() == "false":
        return False
    return bool(value.strip(" \0-_"))


def _promoted(told: list[Told]) -> list[Told]:
    """Take a description for a prompt where another entry names an image generator."""
    made = any(
        name in entry.value.lower()
        for entry in told
        if entry.tag.standard is Standard.PNG and entry.tag.name in ("Software", "Title", "Source")
        for name in _GENERATORS
    )
    if not made:
        return told
    rules = {"Description": _PROMPT, "Source": _GENERATOR}
    return [
        Told(entry.tag, rules[entry.tag.name])
        if entry.tag.standard is Standard.PNG and entry.tag.name in rules
        else entry
        for entry in told
    ]


def _composed(told: Iterable[Told]) -> Iterator[Finding]:
    """Yield findings, those of some labels put together from all entries of the label."""
    together: dict[L, list[Told]] = {}
    for entry in told:
        if entry.rule.label in COMPOSERS and not entry.tag.picture:
            together.setdefault(entry.rule.label, []).append(entry)
        else:
            yield single(entry)
    for label, entries in together.items():
        yield from COMPOSERS[label](entries)


def _merged(found: Iterable[Finding]) -> list[Finding]:
    """Make one finding of those that say the same; the weightiest label stays."""
    merged: dict[object, Finding] = {}
    for finding in found:
        key: object
        if finding.category is Category.DATE:
            said, moment = dates.say_all(finding.value)
            finding = replace(finding, value=said)
            key = (Category.DATE, moment)
        elif finding.picture is not None:
            key = (finding.category, finding.picture)
        elif len(finding.numbers) == 2:
            key = _place_key(finding, merged)
        elif finding.category is Category.TECHNICAL or not finding.value:
            key = (finding.category, finding.label, finding.value)
        else:
            key = (finding.category, " ".join(finding.value.casefold().split()))
        before = merged.get(key)
        merged[key] = finding if before is None else _one_of(before, finding)
    return list(merged.values())


def _place_key(finding: Finding, merged: Mapping[object, Finding]) -> object:
    """Return the key of a position within about a hundred metres that is known, or a new one."""
    latitude, longitude = (math.floor(number * 1000) for number in finding.numbers)
    for north in (0, -1, 1):
        for east in (0, -1, 1):
            key = (finding.category, latitude + north, longitude + east)
            if key in merged:
                return key
    return finding.category, latitude, longitude


def _one_of(first: Finding, second: Finding) -> Finding:
    strong, weak = (first, second) if first.weight >= second.weight else (second, first)
    value = strong.value
    if strong.category is Category.DATE and len(weak.value) > len(value):
        value = weak.value
    return replace(strong, value=value, origins=origins((*first.origins, *second.origins)))


def _settled(found: list[Finding]) -> Iterator[Finding]:
    """Drop dates that others say better; move fields of a position where there is no position."""
    said = [plain(finding.value) for finding in found if finding.category is Category.DATE]
    days = {value.partition("T")[0] for value in said if "T" in value}
    located = any(f.category is Category.LOCATION and f.label != L.POSITION_DETAILS for f in found)
    late: list[Finding] = []
    for finding in found:
        if finding.category is Category.DATE and (
            plain(finding.value) in days or (days and _TIME_ONLY.match(finding.value))
        ):
            continue
        if finding.label == L.POSITION_DETAILS and not located:
            late.append(replace(finding, category=Category.SETTINGS, label=L.EMPTY_POSITION))
        else:
            yield finding
    yield from late


def _counted(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield all, but of very many that are alike only the first, and how many more there are."""
    seen: dict[tuple[Category, L], int] = {}
    ordered = sorted(found, key=lambda finding: (_ORDER[finding.category], -finding.weight))
    for finding in ordered:
        key = (finding.category, finding.label)
        seen[key] = seen.get(key, 0) + 1
    left = dict.fromkeys(seen, MAX_ALIKE)
    for finding in ordered:
        key = (finding.category, finding.label)
        if left[key] > 0:
            left[key] -= 1
            yield finding
            more = seen[key] - MAX_ALIKE
            if left[key] == 0 and more > 0:
                yield replace(
                    finding,
                    value=term(Term.AND_MORE, str(more)),
                    picture=None,
                    numbers=(),
                    weight=0,
                )
