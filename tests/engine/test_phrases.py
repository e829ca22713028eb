"""Values in parts: written into text, read again, and said in English and in the pages' words."""

from __future__ import annotations

import doctest

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
    term,
)
from coatcheck.report import catalogue
from coatcheck.terms import Term, Unit


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
