"""The proof: a cleaner that is broken on purpose must be caught by the second inspection."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coatcheck import policy
from coatcheck.errors import ResidueFound
from coatcheck.formats import CONTAINERS
from coatcheck.model import Content, Keep, Plan, Segment
from coatcheck.pipeline import clean as cleaning
from coatcheck.pipeline import inspect as inspection
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import Examined
from coatcheck.pipeline.remnants import Remnant
from coatcheck.policy import Decision, Policy
from coatcheck.source import BytesSource, PlanSource, Source

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("seaside.jpg", "comfyui.png", "flower.webp", "photoshop.gif")


def source_of(name: str) -> Source:
    return BytesSource((SAMPLES / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_the_honest_cleaner_passes(name: str) -> None:
    cleaned = clean(source_of(name))
    assert cleaned.report.telling
    assert not cleaned.after.telling


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("victim", [0, -1])
def test_one_forgotten_segment_is_caught(
    name: str, victim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = cleaning._edits
    calls = []

    def forgetful(source: Source, examined: Examined) -> dict[Segment, bytes | None]:
        edits = honest(source, examined)
        calls.append(source)
        if not isinstance(source, PlanSource):
            edits.pop(list(edits)[victim])
        return edits

    monkeypatch.setattr(cleaning, "_edits", forgetful)
    with pytest.raises(ResidueFound):
        clean(source_of(name))
    assert calls


@pytest.mark.parametrize("name", NAMES)
def test_a_plan_that_keeps_everything_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for container in CONTAINERS:
        monkeypatch.setattr(container.module, "rewrite", keep_everything)
    with pytest.raises(ResidueFound):
        clean(source_of(name))


def keep_everything(source: Source, *_: object) -> Plan:
    return Plan((Keep(0, source.size),))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda pieces: pieces[:1],
        lambda pieces: (*pieces, b"\0private words after the end"),
        lambda pieces: (b"\xff\xd8\xff\xfe\x00\x09private", *pieces),
    ],
    ids=["cut", "appended", "prepended"],
)
def test_a_spoilt_plan_is_caught(
    name: str,
    spoil: Callable[[tuple[object, ...]], tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for container in CONTAINERS:
        honest = container.module.rewrite

        def rewrite(
            source: Source,
            segments: list[Segment],
            edits: dict[Segment, bytes | None],
            honest: Callable[..., Plan] = honest,
        ) -> Plan:
            plan = honest(source, segments, edits)
            return Plan(spoil(plan.pieces))  # type: ignore[arg-type]

        monkeypatch.setattr(container.module, "rewrite", rewrite)
    with pytest.raises(ResidueFound):
        clean(source_of(name))


def test_a_fat_orientation_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = inspection.find_remnants

    def fat(source: Source, *arguments: Any) -> Iterator[Remnant]:
        for remnant in honest(source, *arguments):
            if isinstance(source, PlanSource):
                yield remnant
            else:
                yield replace(remnant, payload=remnant.payload + b"Berkeley")

    monkeypatch.setattr(inspection, "find_remnants", fat)
    with pytest.raises(ResidueFound):
        clean(source_of("seaside.jpg"))


NAMED = {*policy._DECISIONS, *policy._CHOSEN}


@pytest.mark.parametrize("content", [c for c in Content if c not in NAMED])
def test_what_no_rule_names_goes(content: Content) -> None:
    assert policy.DEFAULT.decide(content) is Decision.DROP


@pytest.mark.parametrize("content", policy._CHOSEN)
def test_what_a_person_decides_on_goes_and_stays(content: Content) -> None:
    choice = policy._CHOSEN[content]
    assert Policy(frozenset({choice})).decide(content) is Decision.KEEP
    assert Policy(frozenset()).decide(content) is Decision.DROP
