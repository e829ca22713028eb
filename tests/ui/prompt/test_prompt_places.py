"""Places in words, their point on the map, labels, and whether two pictures show the same."""

from __future__ import annotations

import json

import pytest

from coatcheck import model
from coatcheck.labels import Label
from coatcheck.model import Kept
from coatcheck.report import catalogue
from english import ROOT, English
from ui.map.place import HEIGHT, WIDTH, ZOOMS, on_map, part_of_map
from ui.map.words import place_of
from ui.prompt.compose import compose
from ui.prompt.likeness import SIDE, grey, shows_the_same
from ui.prompt.state import FileState, Finding, Place, PromptState, Report
from ui.prompt.wording import label_of

SPEECH = English()
LOCALES = ROOT / "extension/_locales"
POINT = (48.8584, 2.2945)
NUMBERS = "48.8584, 2.2945"


def found(place: Place | None, point: tuple[float, float] | None = POINT) -> Finding:
    return Finding("location", "position", NUMBERS, [], 90, None, point, place=place)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("Paris", "FR", 3.2), "3\u00a0km from the centre of Paris, France"),
        (Place("Paris", "FR", 0.4), "in the centre of Paris, France"),
        (
            Place("Hobart", "AU", 1240.4),
            "1,240\u00a0km from the nearest town, Hobart, Australia",
        ),
        (Place("Somewhere", "ZZ", 0), "in the centre of Somewhere, ZZ"),
        (None, ""),
    ],
)
def test_a_place_in_words(place: Place | None, words: str) -> None:
    assert place_of(found(place), SPEECH) == words


def test_a_place_without_numbers_is_none() -> None:
    assert place_of(found(Place("Paris", "FR", 0.4), None), SPEECH) == ""


def test_the_command_says_a_place_in_the_same_words() -> None:
    for kilometres in (0.4, 3.2, 99.6, 100.4, 1240.4):
        engine = catalogue.place(model.Place("Somewhere", "ZZ", kilometres))
        page = place_of(found(Place("Somewhere", "ZZ", kilometres)), SPEECH)
        assert engine == page.replace("\u00a0", " ")


def test_the_first_line_says_the_place_and_the_map_gets_its_point() -> None:
    report = Report("JPEG", [found(Place("Paris", "FR", 3.2))], [])
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
