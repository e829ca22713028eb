"""What a person marks: areas, crop, selection, the way back, and what the engine is told."""

from __future__ import annotations

import json

from ui.editor.draft import BLUR, CROP, MOST_AREAS, MOST_STEPS, SOLID, Area, Draft
from ui.prompt.state import Suggestion

ONE = Area(SOLID, (10, 20, 30, 40))
TWO = Area(BLUR, (1, 2, 3, 4))
STROKE = Area(SOLID, points=((5, 6), (50, 60)), width=20)


def test_nothing_marked_is_no_edit() -> None:
    draft = Draft()
    assert draft.empty and draft.json() == "" and not draft.can_undo and not draft.can_redo


def test_what_the_engine_is_told() -> None:
    draft = Draft()
    draft.add(ONE)
    draft.add(STROKE)
    draft.set_crop((0, 0, 100, 80))
    assert json.loads(draft.json()) == {
        "crop": [0, 0, 100, 80],
        "areas": [
            {"style": "solid", "shape": "box", "box": [10, 20, 30, 40]},
            {"style": "solid", "shape": "stroke", "points": [[5, 6], [50, 60]], "width": 20},
        ],
    }


def test_every_step_can_be_taken_back_and_again() -> None:
    draft = Draft()
    draft.add(ONE)
    draft.add(TWO)
    draft.change(0, ONE.moved(5, 5))
    draft.remove(1)
    draft.set_crop((0, 0, 5, 5))
    states = [draft.json()]
    while draft.can_undo:
        draft.undo()
        states.append(draft.json())
    assert len(states) == 6 and states[-1] == ""
    for state in reversed(states[:-1]):
        draft.redo()
        assert draft.json() == state
    assert not draft.can_redo


def test_a_new_step_forgets_what_was_taken_back() -> None:
    draft = Draft()
    draft.add(ONE)
    draft.undo()
    draft.add(TWO)
    assert not draft.can_redo and draft.areas == (TWO,)


def test_steps_of_one_movement_are_one_step() -> None:
    draft = Draft()
    draft.add(ONE)
    for distance in range(5):
        draft.change(0, ONE.moved(distance, 0), "move")
    draft.change(0, ONE.moved(9, 9), "resize")
    draft.undo()
    assert draft.areas[0].box == (14, 20, 30, 40)
    draft.undo()
    assert draft.areas[0].box == ONE.box


def test_selection_follows() -> None:
    draft = Draft()
    draft.add(ONE)
    draft.add(TWO)
    assert draft.selected_area is TWO
    draft.remove(1)
    assert draft.selected_area is ONE
    draft.set_crop((0, 0, 5, 5))
    assert draft.selected == CROP and draft.selected_area is None
    draft.remove(CROP)
    assert draft.crop is None and draft.selected is None
    draft.remove(0)
    assert draft.empty and draft.selected is None


def test_a_suggestion_is_accepted_once_or_dismissed() -> None:
    draft = Draft()
    draft.accept(0, Suggestion("face", "", (1, 2, 3, 4)), SOLID)
    draft.dismiss(1)
    assert draft.settled == {0, 1}
    assert [(area.style, area.box) for area in draft.areas] == [(SOLID, (1, 2, 3, 4))]


def test_work_has_bounds() -> None:
    draft = Draft()
    for _ in range(MOST_AREAS):
        assert draft.add(ONE)
    assert not draft.add(ONE) and len(draft.areas) == MOST_AREAS
    steps = 0
    while draft.can_undo:
        draft.undo()
        steps += 1
    assert steps == MOST_STEPS


def test_bounds_of_a_stroke_hold_all_that_the_brush_passes() -> None:
    assert STROKE.bounds == (-6, -5, 67, 76)
    assert STROKE.moved(1, 2).points == ((6, 8), (51, 62))
    assert STROKE.styled(BLUR).shape == "stroke"
