"""Values in parts: written into text, read again, and said in English and in the pages' words."""

from __future__ import annotations

import doctest
import json
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck import phrases
from coatcheck.classify import findings
from coatcheck.metadata.text import clip
from coatcheck.model import Standard, Tag
from coatcheck.phrases import (
    MARKS,
    Measure,
    Moment,
    Word,
    measure,
    moment,
    parse,
    plain,
    size_of,
    term,
)
from coatcheck.report import catalogue
from coatcheck.report.plain import part_to_plain
from coatcheck.terms import Term, Unit
from english import MESSAGES, ROOT, English
from ui.common import phrases as page
from ui.prompt.state_reading import _parts

VALUES = [
    f"1/250 s, {measure(2.8, Unit.APERTURE)}, ISO 100, {term(Term.WITH_FLASH, term(Term.FIRED))}",
    term(Term.ABOVE_SEA_LEVEL, measure(35, Unit.METRE)),
    term(Term.FROM_TO, moment("2026-07-04T15:30+02:00"), moment("2026-07-06")),
    f"{moment('2026-07')}, {moment('2026')}, {moment('2026-07-04T15:30Z')}",
    term(Term.RECTANGLE, "300", "200", "1200", "800"),
    f"light source: {term(Term.DAYLIGHT)}, {size_of(12_345)}, {size_of(1)}",
]


def test_its_examples_work() -> None:
    names = vars(phrases) | {"Term": Term}
    assert doctest.testmod(phrases, extraglobs=names).failed == 0


def test_what_is_written_is_read() -> None:
    text = f"a {term(Term.CIRCLE, '1', measure(2.5, Unit.METRE), '3')} b {moment('2026-07-04')}"
    assert parse(text) == (
        "a ",
        Word(Term.CIRCLE, (("1",), (Measure(2.5, Unit.METRE),), ("3",))),
        " b ",
        Moment("2026-07-04"),
    )
    assert plain(text) == "a circle 1 2.5 m 3 b 2026-07-04"


PIECES = st.sampled_from([*MARKS, "t", "n", "d", "fired", "m", "1", "x"])


@given(st.lists(PIECES, max_size=60))
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert not set(plain(text)) & set(MARKS)
    assert not set(clip(text)) & set(MARKS), "no text of a file says a code"


def test_deep_nesting_is_left_out() -> None:
    text = MARKS[0] * 5000 + MARKS[2] * 5000
    assert plain(f"a{text}b") == "ab"


def test_what_is_no_number_stays_text() -> None:
    assert measure(float("nan"), Unit.METRE) == "nan"
    assert parse(measure(1e300, Unit.METRE)) == (Measure(1e300, Unit.METRE),)


def test_a_finding_has_the_parts_and_readable_text() -> None:
    (found,) = findings([Tag(Standard.EXIF, "EXIF", "Flash", term(Term.DID_NOT_FIRE))])
    assert found.value == "with flash did not fire"
    assert found.parts == (Word(Term.WITH_FLASH, ((Word(Term.DID_NOT_FIRE),),)),)
    assert catalogue.text(found) == "flash did not fire"


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
    return page.say(_parts(raw, 4), Speech(language))


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
