"""Values in parts: the pages say them as the command does, and in the words of each language."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from coatcheck.phrases import measure, moment, parse, size_of, term
from coatcheck.report import catalogue
from coatcheck.report.plain import part_to_plain
from coatcheck.terms import Term, Unit
from english import MESSAGES, ROOT, English
from ui.common import phrases as page
from ui.prompt.state_reading import read_parts

VALUES = [
    f"1/250 s, {measure(2.8, Unit.APERTURE)}, ISO 100, {term(Term.WITH_FLASH, term(Term.FIRED))}",
    term(Term.ABOVE_SEA_LEVEL, measure(35, Unit.METRE)),
    term(Term.FROM_TO, moment("2026-07-04T15:30+02:00"), moment("2026-07-06")),
    f"{moment('2026-07')}, {moment('2026')}, {moment('2026-07-04T15:30Z')}",
    term(Term.RECTANGLE, "300", "200", "1200", "800"),
    f"light source: {term(Term.DAYLIGHT)}, {size_of(12_345)}, {size_of(1)}",
]


def as_objects(value: Any) -> Any:
    """Return plain data as JavaScript's objects come to the pages."""
    if isinstance(value, dict):
        return SimpleNamespace(**{key: as_objects(item) for key, item in value.items()})
    return [as_objects(item) for item in value] if isinstance(value, list) else value


class Speech(English):
    """The words of one language; numbers and dates as in English."""

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        path = ROOT / f"extension/_locales/{language}/messages.json"
        self.messages = json.loads(path.read_text("utf-8"))

    def say(self, key: str, *parts: str) -> str:
        kept, MESSAGES[key] = MESSAGES[key], self.messages[key]
        try:
            return super().say(key, *parts)
        finally:
            MESSAGES[key] = kept


def said(value: str, language: str) -> str:
    raw = as_objects([part_to_plain(part) for part in parse(value)])
    return page.say(read_parts(raw), Speech(language))


@pytest.mark.parametrize("value", VALUES)
def test_command_and_pages_say_the_same(value: str) -> None:
    english = catalogue.said(parse(value)).replace("1 byte", "1 B")
    for time in ("15:30",):
        english = english.replace(f", {time}", f" at {time}")
    assert said(value, "en").replace("\u00a0", " ") == english


def test_other_languages_have_their_own_words() -> None:
    assert said(VALUES[0], "de").endswith("Blitz ausgelöst")
    assert said(VALUES[1], "fr") == "35\u00a0m au-dessus du niveau de la mer"
    assert said(VALUES[2], "es").startswith("de 4 July 2026 at 15:30 (UTC+2) a 6 July")
    assert said(VALUES[5], "ja").startswith("light source: 昼光, 12.3\u00a0kB")
