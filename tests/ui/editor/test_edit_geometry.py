"""Between the screen and the picture, and boxes pulled by their edges."""

from __future__ import annotations

import pytest

from english import English
from ui.editor.draft import Area
from ui.editor.geometry import (
    HANDLES,
    MARGIN,
    View,
    box_between,
    handle_at,
    handle_places,
    moved,
    pulled,
)
from ui.editor.words import area_name, area_place, failure_words, suggestion_name
from ui.prompt.state import Box, Fault, Suggestion

SIZE = (4000, 3000)
SPEECH = English()


def view() -> View:
    made = View(*SIZE)
    made.fit(832, 632)
    return made


def test_the_whole_picture_fits_into_the_middle() -> None:
    made = view()
    assert made.scale == pytest.approx(0.2)
    assert (made.x, made.y) == pytest.approx((MARGIN, MARGIN))
    small = View(100, 50)
    small.fit(832, 632)
    assert small.scale == 1 and (small.x, small.y) == (366, 291)


def test_zooming_leaves_the_point_under_the_pointer_where_it_is() -> None:
    made = view()
    before = made.to_picture(500, 300)
    made.zoom(2.5, 500, 300)
    assert made.to_picture(500, 300) == pytest.approx(before)
    for _ in range(50):
        made.zoom(2, 500, 300)
    assert made.scale == 8
    for _ in range(50):
        made.zoom(0.5, 10, 10)
    assert made.scale == pytest.approx(0.2)


def test_the_picture_cannot_be_lost() -> None:
    made = view()
    made.zoom(4, 400, 300)
    made.pan(-1e6, 1e6)
    left, top = made.to_picture(0, 0)
    right, _ = made.to_picture(832, 0)
    assert right == pytest.approx(4000 + MARGIN / made.scale)
    assert top == pytest.approx(-MARGIN / made.scale) and left > 0


def test_what_is_selected_comes_into_sight() -> None:
    made = view()
    made.zoom(8, 0, 0)
    box = (3800, 2900, 100, 50)
    made.reveal(box)
    places = handle_places(box, made)
    assert all(0 <= x <= 832 and 0 <= y <= 632 for x, y in places)


def test_a_new_box_lies_in_the_middle_of_what_is_seen() -> None:
    made = view()
    assert made.middle(0.25) == (1500, 1125, 1000, 750)
    made.zoom(8, 832, 632)
    left, top, width, height = made.middle(0.5)
    assert left + width <= 4000 and top + height <= 3000 and left > 2000 and top > 1500


@pytest.mark.parametrize(
    ("corners", "box"),
    [
        ((10.4, 20.6, 30.2, 40.0), (10, 20, 21, 20)),
        ((30.2, 40.0, 10.4, 20.6), (10, 20, 21, 20)),
        ((-50, -60, 10, 10), (0, 0, 10, 10)),
        ((3999.5, 2999.5, 9000, 9000), (3999, 2999, 1, 1)),
        ((5000, 5000, 6000, 6000), (3999, 2999, 1, 1)),
        ((7, 7, 7, 7), (7, 7, 1, 1)),
    ],
)
def test_a_box_holds_every_pixel_touched_within_the_picture(
    corners: tuple[float, float, float, float], box: Box
) -> None:
    assert box_between(*corners, SIZE) == box


def test_a_box_stops_at_the_edge() -> None:
    assert moved((10, 10, 100, 100), -50, 5000, SIZE) == (0, 2900, 100, 100)


@pytest.mark.parametrize(
    ("handle", "box"),
    [
        ("nw", (105, 107, 45, 43)),
        ("n", (100, 107, 50, 43)),
        ("e", (100, 100, 55, 50)),
        ("se", (100, 100, 55, 57)),
        ("w", (105, 100, 45, 50)),
    ],
)
def test_handles_pull_their_edges(handle: str, box: Box) -> None:
    assert pulled((100, 100, 50, 50), handle, 5, 7, SIZE) == box


def test_an_edge_can_be_pulled_over_the_other_one() -> None:
    assert pulled((100, 100, 50, 50), "e", -80, 0, SIZE) == (70, 100, 30, 50)


def test_the_nearest_handle_is_found() -> None:
    made, box = view(), (1000, 1000, 40, 2000)
    for name, (x, y) in zip(HANDLES, handle_places(box, made), strict=True):
        assert handle_at(box, made, x + 1, y, 12) == name
    assert handle_at(box, made, 0, 0, 12) == ""


def test_words_for_areas() -> None:
    assert area_name(Area("solid", (0, 0, 1, 1)), 0, SPEECH) == "Box 1 · Solid"
    assert area_name(Area("blur", points=((1, 1),), width=9), 1, SPEECH) == "Stroke 2 · Blur"
    assert area_place((400, 600, 1000, 750), SIZE, SPEECH) == (
        "10% from the left, 20% from the top, 25% wide, 25% high"
    )


def test_words_for_suggestions() -> None:
    assert suggestion_name(Suggestion("face", "", (0, 0, 1, 1)), SPEECH) == "Face"
    assert suggestion_name(Suggestion("text", "an address", (0, 0, 1, 1)), SPEECH) == (
        "Text: an address"
    )
    assert suggestion_name(Suggestion("plate", "Number plate", (0, 0, 1, 1)), SPEECH) == (
        "Number plate"
    )


@pytest.mark.parametrize("code", ["timeout", "engine_crashed", "too_large", "", "whatever"])
def test_every_failure_says_that_the_work_is_still_there(code: str) -> None:
    assert failure_words(Fault(code, ""), SPEECH).endswith("What you marked is still here.")
