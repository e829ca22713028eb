"""Values are untrusted: they stay on one line, in their own direction, and are short."""

from __future__ import annotations

import pytest

from english import English
from ui.common.values import IN_A_SENTENCE, isolate, read_moment, readable, shorten, tidy

SPEECH = English()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("plain", "plain"),
        ("  two\n\tlines\r\n", "two lines"),
        ("nul\x00and\x1b[31m", "nul and [31m"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("\u2069out of\u2066 the box", "out of the box"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("👩\u200d🌾 und Zürich", "👩\u200d🌾 und Zürich"),
        ("", ""),
    ],
)
def test_tidy(raw: str, expected: str) -> None:
    assert tidy(raw) == expected


def test_shorten_cuts_at_a_word_where_there_is_one() -> None:
    assert shorten("one two three four", 100) == "one two three four"
    assert shorten("one two three four", 15) == "one two three…"
    assert shorten("x" * 50, 10) == "x" * 9 + "…"


def test_a_value_that_could_turn_the_sentence_round_is_isolated() -> None:
    assert isolate("Ada", SPEECH) == "Ada"
    assert isolate("أحمد", SPEECH) == "\u2068أحمد\u2069"
    arabic = English()
    arabic.direction = "rtl"
    assert isolate("48.8584, 2.2945", arabic) == "\u206848.8584, 2.2945\u2069"


def test_a_sentence_never_carries_a_whole_novel() -> None:
    assert len(readable("word " * 10_000, SPEECH)) <= IN_A_SENTENCE


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2023:05:14 18:03:22", (2023, 5, 14, 18, 3)),
        ("2023-05-14T18:03:22+02:00", (2023, 5, 14, 18, 3)),
        ("2023-05-14T18:03:22.5Z", (2023, 5, 14, 18, 3)),
        ("2023:05:14", (2023, 5, 14, -1, 0)),
        ("0000:00:00 00:00:00", None),
        ("2023:13:14", None),
        ("2023:05-14", None),
        ("2023:05:14 25:00", None),
        ("2023:05:14 18", None),
        ("14 May 2023", None),
        ("٢٠٢٣:٠٥:١٤", None),
        ("2023", None),
        ("", None),
    ],
)
def test_read_moment(value: str, moment: object) -> None:
    assert read_moment(value) == moment
