"""Statements of the guide in words."""

from __future__ import annotations

import json

import pytest

from english import ROOT, English
from ui.guide.facts import TOPICS, Provider, Source, Statement, read_facts
from ui.guide.words import Formats, Words, second_hand

FACTS = read_facts(json.loads((ROOT / "extension/data/providers.json").read_text("utf-8")))


class Plain(Formats):
    def duration(self, amount: int, unit: str) -> str:
        return f"{amount} {unit}" + ("s" if amount != 1 else "")

    def date(self, date: str) -> str:
        return f"[{date}]"

    def country(self, code: str) -> str:
        return {"US": "the United States", "IE": "Ireland", "CH": "Switzerland"}.get(code, code)


WORDS = Words(English(), Plain())


def said(code: str, *values: tuple[str, object]) -> str:
    return "".join(part.text for part in WORDS.statement(Statement(code, list(values), [0])))


def test_values_stand_where_the_sentence_wants_them() -> None:
    assert said("kept_after_deletion", ("days", 30)).startswith(
        "After you delete it, removed within 30 days"
    )
    assert (
        said("train_plans", ("plans", ["Free", "Plus"])) == "This is about the plans Free and Plus."
    )
    assert said("off_form", ("regions", ["EEA", "CH"]), ("path", ["A", "B"])) == (
        "In the European Economic Area and Switzerland you can object by a form: A › B."
    )
    assert said("share_marketing_us", ("date", "2026-05")).endswith("since [2026-05].")
    assert said("train_no") == "No, it says."


def test_the_providers_own_words_are_told_apart() -> None:
    path, menu = ("path", ["Settings", "Privacy"]), ("menu", "Help improve Claude")
    parts = WORDS.statement(Statement("off_switch", [path, menu], [0]))
    assert [part.text for part in parts if part.own] == [
        "Settings › Privacy",
        "Help improve Claude",
    ]


@pytest.mark.parametrize("provider", FACTS.providers, ids=lambda provider: provider.id)
def test_everything_about_a_provider_can_be_said(provider: Provider) -> None:
    assert provider.company in WORDS.run_by(provider)
    for source in provider.sources:
        assert source.site in WORDS.cite(source) and "[20" in WORDS.cite(source)
    for topic in TOPICS:
        for statement in provider.says[topic]:
            text = "".join(part.text for part in WORDS.statement(statement))
            assert text.endswith(".") and "{" not in text and "\ue000" not in text


def test_a_source_is_cited_by_its_own_date_or_by_when_it_was_seen() -> None:
    assert WORDS.cite(Source("https://www.a.org/b", "official", "2026-11-23", "2026-06")) == (
        "a.org, [2026-06]"
    )
    assert WORDS.cite(Source("https://a.org/b", "official", "2026-11-23")) == (
        "a.org, seen on [2026-11-23]"
    )


def test_second_hand_is_what_no_own_text_says() -> None:
    chatgpt = FACTS.providers[0]
    assert second_hand(Statement("train_no", [], [7, 8]), chatgpt)
    assert not second_hand(Statement("train_no", [], [0, 7]), chatgpt)
