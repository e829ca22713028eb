"""Upload widgets written with the frameworks that people use, each by every way it takes files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hand import CANCEL, CLEAN, ORIGINAL, Hand, Received, was_cleaned

INPUT = ("input", "submit")
TARGETS = {"input": "#file", "submit": "#free", "drop": "#zone", "paste": "#box"}
FRONTS = {
    "react": ("input", "submit", "drop", "paste"),
    "vue": ("input", "drop", "paste"),
    "svelte": ("input", "drop", "paste"),
    "angular": ("input", "drop", "paste"),
    "dropzone": ("input", "drop", "paste"),
    "dnd": ("drop",),
    "selector": ("input", "drop", "paste"),
}
CASES = [(front, way) for front, ways in FRONTS.items() for way in ways]
Open = Callable[..., Hand]


def send(hand: Hand, way: str, *paths: Path) -> None:
    if way in INPUT:
        hand.pick(TARGETS[way], *paths)
    elif way == "drop":
        hand.drag_over("#zone", *paths)
        hand.state("over")
        hand.let_go("#zone", *paths)
    else:
        hand.paste(TARGETS[way], *paths)


def take(hand: Hand, way: str) -> None:
    """Do what the person does after the choice, where the page waits for that."""
    if way == "submit":
        hand.page.wait_for_function("document.querySelector('#free').files.length > 0")
        hand.page.locator("#send").click()


def is_at_rest(hand: Hand, way: str) -> None:
    """See that the page shows no drag any more, and that its input is ready for another choice."""
    hand.state("idle")
    if way in INPUT:
        assert hand.page.evaluate("(s) => document.querySelector(s).value", TARGETS[way]) == ""


def calls_after(hand: Hand, way: str, count: int) -> list[list[Received]]:
    """Return the files of each call so far, after exactly so many calls, all by this way."""
    take(hand, way)
    hand.calls(count)
    hand.settle()
    calls = hand.calls()
    assert [came_by for came_by, _ in calls] == [way] * count
    assert hand.order() == (["input", "change"] if way in INPUT else [])
    hand.state("idle")
    return [files for _, files in calls]


@pytest.mark.parametrize(("front", "way"), CASES)
def test_answers_in_a_row(
    open_front: Open, photo: Path, second_photo: Path, front: str, way: str
) -> None:
    """The same file is cancelled, sent cleaned and sent as it is, then two are sent: each answer
    leaves the page as the browser's own events would, ready for the next.
    """
    hand = open_front(front)
    original = photo.read_bytes()

    send(hand, way, photo)
    hand.decide(CANCEL)
    hand.settle()
    assert hand.calls() == []
    is_at_rest(hand, way)
    assert hand.order() == (["cancel"] if way in INPUT else [])

    send(hand, way, photo)
    hand.decide(CLEAN)
    [[received]] = calls_after(hand, way, 1)
    was_cleaned(received, original)

    send(hand, way, photo)
    hand.decide(ORIGINAL)
    [*_, [received]] = calls_after(hand, way, 2)
    assert (received.name, received.data) == (photo.name, original)

    send(hand, way, photo, second_photo)
    hand.decide(f"{CLEAN} 2")
    [*_, [first, second]] = calls_after(hand, way, 3)
    was_cleaned(first, original)
    was_cleaned(second, second_photo.read_bytes())
