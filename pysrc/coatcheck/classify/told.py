"""An entry with what it is, and what findings are made of: values, names and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from coatcheck.classify.rules import Rule
from coatcheck.model import MAX_ORIGINS, MAX_VALUE, Finding, Origin, Standard, Tag
from coatcheck.phrases import has_marks, parse, plain

ITEM = " · "
"""Between the items of a list in a tag's value."""
MAX_PARTS = 60
"""Entries that one finding is put together from."""
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")


@dataclass(frozen=True, slots=True)
class Told:
    """An entry and what it is."""

    tag: Tag
    rule: Rule

    @property
    def value(self) -> str:
        """What it says, as text."""
        return plain(self.tag.value).strip()

    @property
    def said(self) -> str:
        """What it says, with words and numbers as parts that every language says."""
        return self.tag.value.strip()

    @property
    def origin(self) -> Origin:
        """Where it lies."""
        group, name = self.tag.group, self.tag.name
        path = (group, name) if group and name else (group or name,) if group or name else ()
        return Origin(self.tag.standard, path)


def origins(found: Iterable[Origin]) -> tuple[Origin, ...]:
    """Return places, each once; of very many the first, one more than are named."""
    return tuple(islice(dict.fromkeys(found), MAX_ORIGINS + 1))


def clip(text: str) -> str:
    """Keep a composed value within its limit."""
    return text if len(text) <= MAX_VALUE else text[: MAX_VALUE - 1] + "…"


def single(told: Told) -> Finding:
    """Make a finding of one entry."""
    tag, rule = told.tag, told.rule
    return Finding(
        rule.category,
        rule.label,
        told.said.replace(ITEM, ", "),
        (told.origin,),
        rule.weight,
        tag.picture or None,
        tag.numbers,
    )


def finished(finding: Finding) -> Finding:
    """Take the parts of a value out of its text."""
    if not has_marks(finding.value):
        return finding
    return replace(finding, value=plain(finding.value), parts=parse(finding.value))


def joined(rule: Rule, value: str, entries: Sequence[Told]) -> Finding:
    """Make a finding of several entries."""
    return Finding(
        rule.category, rule.label, clip(value), origins(e.origin for e in entries), rule.weight
    )


def heaviest(entries: Sequence[Told]) -> Rule:
    """Return the rule of greatest weight."""
    return max((entry.rule for entry in entries), key=lambda rule: rule.weight)


def by_place(entries: Iterable[Told]) -> list[list[Told]]:
    """Divide entries by the directory or namespace in which they lie."""
    found: dict[tuple[str, str], list[Told]] = {}
    for entry in entries:
        found.setdefault((entry.tag.standard, entry.tag.group), []).append(entry)
    return list(found.values())


_IN_WORDS = {
    "GPSHPositioningError": "possible error",
    "GPSDestBearing": "bearing",
    "GPSMapDatum": "map",
}
_WITH_NAMES_IN_CAMEL_CASE = frozenset(
    {
        Standard.EXIF,
        Standard.XMP,
        Standard.IPTC,
        Standard.PHOTOSHOP,
        Standard.C2PA,
        Standard.ICC,
    }
)


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
