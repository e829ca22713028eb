"""Text in a picture is data: no text makes the rules fail, or take long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coatcheck.visible.detection import Page, TextLine
from coatcheck.visible.rules.engine import TextRules
from coatcheck.visible.rules.hits import shortened
from engine.visible.pages import LEXICON, page

RULES = TextRules(LEXICON)
PIECES = st.sampled_from(
    [
        "Name:",
        "4111",
        "DE89",
        "<<",
        "@",
        "+49",
        "IBAN",
        "：",
        "姓名",
        "1.",
        "/home/",
        "=",
        "-----BEGIN",
        "st",
        "Dr.",
    ]
)


@settings(max_examples=150)
@given(st.lists(st.lists(st.text(max_size=12) | PIECES, min_size=1, max_size=5), max_size=8))
def test_any_text_is_answered(rows: list[list[str]]) -> None:
    lines = [
        TextLine.in_box(text, 10 + 150 * x, 10 + 26 * y, 9 * len(text) + 1, 18)
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
    ]
    for found in RULES.detect(Page(900, 300, tuple(lines))):
        assert 0 < found.score <= 1
        assert found.shown.isprintable()


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10_000,
        "A<" * 5_000,
        "a." * 5_000,
        "1 " * 5_000,
        "Ab " * 3_000,
        "路" * 5_000,
        "a@" * 5_000,
        "-1." * 3_000,
    ],
    ids=lambda text: text[:3],
)
def test_long_lines_end_soon(text: str) -> None:
    begun = time.perf_counter()
    RULES.detect(Page(9000, 40, (TextLine.in_box(text, 0, 0, 9000, 20),)))
    assert time.perf_counter() - begun < 20


def test_the_words_for_a_list_hold_no_controls() -> None:
    from coatcheck.visible.detection import Kind

    assert shortened(Kind.NAME, "a\u202eb\nc") == "a b c"


def test_slanted_areas_stay_slanted() -> None:
    line = TextLine(
        "anna@example.org",
        ((0, 0), (100, 20), (98, 30), (-2, 10)),
        tuple((i + 0.5) / 16 for i in range(16)),
    )
    (found,) = RULES.detect(Page(200, 100, (line,)))
    assert found.polygon[1][1] > found.polygon[0][1] + 15


def test_a_part_of_a_line_is_a_part_of_its_box() -> None:
    (found,) = RULES.detect(page("write to anna@example.org for all the rest of it"))
    assert 60 < found.polygon[0][0] < 95
    assert 245 < found.polygon[1][0] < 275
