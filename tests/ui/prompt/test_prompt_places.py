"""Places in words, their point on the map, labels, and whether two pictures show the same."""

from __future__ import annotations

import json

import pytest

from coatcheck.labels import Label
from coatcheck.model import Kept
from coatcheck.report import catalogue
from english import ROOT, English
from ui.map.place import HEIGHT, WIDTH, ZOOMS, on_map, part_of_map
from ui.map.words import place_of
from ui.prompt.compose import compose
from ui.prompt.likeness import SIDE, grey, shows_the_same
from ui.prompt.state import FileState, Finding, PromptState, Report
from ui.prompt.wording import label_of

SPEECH = English()
LOCALES = ROOT / "extension/_locales"
POINT = (48.8584, 2.2945)
NUMBERS = "48.8584, 2.2945"


def found(value: str, point: tuple[float, float] | None = POINT) -> Finding:
    return Finding("location", "position", value, [], 90, None, point)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            f"{NUMBERS}, 3 km from the centre of Paris, France",
            "3\u00a0km from the centre of Paris, France",
        ),
        (f"{NUMBERS}, in the centre of Paris, France", "in the centre of Paris, France"),
        (
            f"{NUMBERS}, 1,240 km from the nearest town, Hobart, Australia",
            "1,240\u00a0km from the nearest town, Hobart, Australia",
        ),
        (f"{NUMBERS}, somewhere new", "somewhere new"),
        (NUMBERS, ""),
    ],
)
def test_a_place_in_words(value: str, words: str) -> None:
    assert place_of(found(value), SPEECH) == words


def test_words_without_numbers_are_no_place() -> None:
    assert place_of(found("a, b, in the centre of Paris", None), SPEECH) == ""


def test_the_first_line_says_the_place_and_the_map_gets_its_point() -> None:
    report = Report("JPEG", [found(f"{NUMBERS}, 3 km from the centre of Paris, France")], [])
    file = FileState("a.jpg", 1000, "blob:1", "telling", report)
    view = compose(PromptState("asking", "", [file]), 0, SPEECH)
    assert view.headline == (
        "This photo says where you were: 3\u00a0km from the centre of Paris, France"
    )
    assert view.current.map is not None
    assert (view.current.map.latitude, view.current.map.longitude) == POINT


@pytest.mark.parametrize("zoom", ZOOMS)
@pytest.mark.parametrize(
    "point", [(0, 0), (90, 180), (-90, -180), (48.9, 2.3), (-77.8, 166.7), (70, -179)]
)
def test_the_part_of_the_map_holds_the_point_and_stays_on_the_map(
    zoom: int, point: tuple[float, float]
) -> None:
    x, y = on_map(*point)
    left, top, width, height = part_of_map(x, y, zoom)
    assert left <= x <= left + width and top <= y <= top + height
    assert left >= 0 and left + width <= WIDTH and top >= 0 and top + height <= HEIGHT
    assert width == 2 * height


SLOPE = [row * 7 + column * 9 for row in range(SIDE) for column in range(SIDE)]


def turned(square: list[int]) -> list[int]:
    return [square[column * SIDE + SIDE - 1 - row] for row in range(SIDE) for column in range(SIDE)]


def test_a_smaller_copy_shows_the_same_also_on_its_side() -> None:
    noisy = [value + (5 if place % 2 else -5) for place, value in enumerate(SLOPE)]
    assert shows_the_same(SLOPE, noisy)
    assert shows_the_same(SLOPE, turned(noisy))
    assert shows_the_same(SLOPE, turned(turned(turned(noisy))))


def test_another_picture_does_not_show_the_same() -> None:
    assert not shows_the_same(SLOPE, [255 - value for value in SLOPE[::3] * 3][: SIDE * SIDE])
    stripes = [255 * (place % 3 == 0) for place in range(SIDE * SIDE)]
    assert not shows_the_same(SLOPE, stripes)


def test_grey() -> None:
    assert grey([255, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0, 255]) == [255, 0, 76]


@pytest.mark.parametrize("language", sorted(path.name for path in LOCALES.iterdir()))
def test_every_label_of_the_engine_has_words_in_every_language(language: str) -> None:
    messages = json.loads((LOCALES / language / "messages.json").read_text("utf-8"))
    labels = {key.removeprefix("label_") for key in messages if key.startswith("label_")}
    assert labels == set(Label)
    assert {f"kept_{kept.value}" for kept in Kept} <= set(messages)


def test_the_command_and_the_prompt_say_a_label_by_the_same_message() -> None:
    for label in Label:
        assert catalogue.label(label) == label_of(label.value, SPEECH) != label.value
