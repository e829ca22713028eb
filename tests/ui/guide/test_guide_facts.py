"""The guide's facts: nothing without source and date, and no link that was not verified."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from english import MESSAGES, ROOT
from ui.guide.facts import OWN_KINDS, TOPICS, outdated, provider_at, read_facts

RAW: dict[str, Any] = json.loads((ROOT / "extension/data/providers.json").read_text("utf-8"))
LINKS = {
    line
    for line in (Path(__file__).parent / "guide_links.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
}
DATE = re.compile(r"20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
DAY = re.compile(r"20\d\d-\d\d-\d\d")
KINDS = {*OWN_KINDS, "copy", "secondary"}
VALUES: dict[str, Callable[[Any], object]] = {
    **dict.fromkeys(("minutes", "hours", "days", "months", "years"), lambda v: int(v) > 0),
    **dict.fromkeys(("menu", "name", "mail"), lambda v: isinstance(v, str) and v),
    **dict.fromkeys(("path", "plans"), lambda v: v and all(isinstance(x, str) for x in v)),
    "regions": lambda v: v and all(code == "EEA" or re.fullmatch("[A-Z]{2}", code) for code in v),
    "country": lambda v: re.fullmatch("[A-Z]{2}", v),
    "date": DATE.fullmatch,
}
FIELDS = {
    "id", "name", "company", "seat", "hosts", "paths", "checked", "confidence", "sources", "links",
    "says",
}  # fmt: skip


def faults(raw: dict[str, Any]) -> list[str]:
    """Return all that is wrong with the facts."""
    found = []
    ids = [provider["id"] for provider in raw["providers"]]
    if len(set(ids)) != len(ids):
        found.append("an id is there twice")
    for provider in raw["providers"]:
        found += [f"{provider['id']}: {fault}" for fault in provider_faults(provider)]
    for claim in raw["claims"]:
        provider = next((p for p in raw["providers"] if p["id"] == claim["provider"]), None)
        places = range(len(provider["sources"])) if provider else ()
        if not claim["from"] or any(place not in places for place in claim["from"]):
            found.append(f"the claim {claim['id']} has no source")
    return found


def provider_faults(provider: dict[str, Any]) -> list[str]:
    found = [f"unknown field {name}" for name in provider.keys() - FIELDS]
    if not re.fullmatch("[a-z0-9-]+", provider["id"]) or not provider["name"]:
        found.append("no id or no name")
    if not DAY.fullmatch(provider.get("checked", "")):
        found.append("not said when it was checked")
    if provider["confidence"] not in ("high", "medium", "low"):
        found.append("no confidence")
    if not provider["sources"]:
        found.append("no source")
    for source in provider["sources"]:
        if not source.get("url", "").startswith(("https://", "http://")):
            found.append("a source has no address")
        if source.get("kind") not in KINDS:
            found.append(f"unknown kind of source {source.get('kind')}")
        if not DAY.fullmatch(source.get("seen", "")):
            found.append("a source has no date")
        found += [
            f"the date {source[name]} is none"
            for name in ("dated", "recorded")
            if name in source and not DATE.fullmatch(source[name])
        ]
    if set(provider["says"]) != set(TOPICS):
        found.append("topics are missing or unknown")
    for topic, url in provider["links"].items():
        if topic not in TOPICS or url not in LINKS:
            found.append(f"a link that is not in the facts: {topic} {url}")
    for says in provider["says"].values():
        for statement in says:
            found += statement_faults(statement, len(provider["sources"]))
    return found


def statement_faults(statement: dict[str, Any], sources: int) -> list[str]:
    code, found = statement["say"], []
    if not statement.get("from") or any(p not in range(sources) for p in statement["from"]):
        found.append(f"{code} has no source")
    values = [next(iter(value.items())) for value in statement.get("with", [])]
    found += [f"{code}: {kind} is not {value}" for kind, value in values if not _fits(kind, value)]
    message = MESSAGES.get(f"guide_say_{code}")
    if message is None:
        return [*found, f"{code} has no sentence"]
    if len(values) != len(message.get("placeholders", {})):
        found.append(f"{code} has not as many values as its sentence")
    return found


def _fits(kind: str, value: Any) -> bool:
    return kind in VALUES and bool(VALUES[kind](value))


def test_the_facts_are_sound() -> None:
    assert len(RAW["providers"]) == 25
    assert faults(RAW) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda p: p.update(sources=[]), "no source"),
        (lambda p: p["sources"][0].pop("seen"), "a source has no date"),
        (lambda p: p["sources"][0].update(dated="last year"), "the date last year is none"),
        (lambda p: p["says"]["training"][0].update({"from": []}), "has no source"),
        (lambda p: p["says"]["training"][0].update({"from": [99]}), "has no source"),
        (lambda p: p["links"].update(access="https://example.com/"), "a link that is not in"),
        (lambda p: p["says"]["training"][0].update(say="all_is_well"), "has no sentence"),
        (lambda p: p["says"]["training"][0].update({"with": [{"days": 3}]}), "not as many values"),
        (lambda p: p.pop("checked"), "not said when it was checked"),
    ],
)
def test_a_fault_is_found(spoil: Callable[[dict[str, Any]], object], told: str) -> None:
    raw = copy.deepcopy(RAW)
    spoil(raw["providers"][0])
    assert any(told in fault for fault in faults(raw))


def test_only_the_facts_name_addresses() -> None:
    """No text of any language and no code of the pages has a link of its own."""
    places = [*(ROOT / "pysrc/ui").rglob("*.py"), *(ROOT / "extension/pages").glob("*.*")]
    places += (ROOT / "extension/_locales").glob("*/messages.json")
    for path in places:
        if path.suffix in {".py", ".html", ".js", ".json"}:
            found = re.findall(r"https?://[^\s\"'<>]+", path.read_text("utf-8"))
            assert [url for url in found if "www.w3.org" not in url] == [], path


def test_what_is_read_is_all_that_is_there() -> None:
    facts = read_facts(RAW)
    assert [provider.id for provider in facts.providers] == [p["id"] for p in RAW["providers"]]
    says = [s for p in facts.providers for topic in TOPICS for s in p.says[topic]]
    raw_says = [s for p in RAW["providers"] for topic in TOPICS for s in p["says"][topic]]
    assert [s.code for s in says] == [s["say"] for s in raw_says]
    assert facts.find("anthropic-claude") is facts.providers[1] and facts.find("nobody") is None


@pytest.mark.parametrize(
    ("host", "id"),
    [
        ("chatgpt.com", "openai-chatgpt"),
        ("eu.chatgpt.com", "openai-chatgpt"),
        ("notchatgpt.com", ""),
        ("x.com", "x-grok"),
        ("grok.x.ai", "xai-grok"),
        ("localhost", ""),
        ("", ""),
    ],
)
def test_the_provider_of_a_host(host: str, id: str) -> None:
    hosts = [(provider["id"], provider["hosts"]) for provider in RAW["providers"]]
    assert provider_at(host, hosts) == id


@pytest.mark.parametrize(
    ("date", "today", "old"),
    [
        ("2026-05-23", "2026-11-23", False),
        ("2026-05-22", "2026-11-23", True),
        ("2026-11-23", "2026-11-23", False),
        ("2025-12-31", "2026-06-30", False),
        ("2025-12-31", "2026-07-01", True),
        ("", "2026-11-23", True),
        ("soon", "2026-11-23", True),
    ],
)
def test_what_is_older_than_six_months(date: str, today: str, old: bool) -> None:
    assert outdated(date, today) is old
