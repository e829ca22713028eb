"""The prompt in a browser: what it shows, each answer, and each picture's own way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from e2e.editing import Editing
from e2e.lab import CANCEL, CLEAN, ORIGINAL, REACTION, Lab
from e2e.naming import neutral
from e2e.pictures import SECRET, plain, store, telling
from e2e.view import View

pytestmark = pytest.mark.usefixtures("asks_again")


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", telling((320, 240)))


def test_the_first_line_the_map_and_the_picture_as_it_will_be_sent(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    view.comes("#headline", "This photo says where you were")
    view.comes("#picture", "As it will be sent")
    view.until(lambda: len(view.one(".map-land").attributes.get("d", "")) > 1e4, "the map")
    view.comes(".map-land")
    before = view.one(".map-drawing").attributes["viewBox"]
    view.press("Closer")
    view.until(lambda: view.one(".map-drawing").attributes["viewBox"] != before, "a closer look")
    lab.decide(CLEAN)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data


def test_an_original_with_a_place_is_asked_about_twice(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    lab.page.wait_for_timeout(REACTION)
    # A double click is one answer, and not the second one too.
    button = next(button for button in lab.buttons() if button.name == ORIGINAL)
    view.frame.click_at(button.x, button.y, times=2)
    view.until(lambda: "Go back" in lab.names(), "the second question")
    view.comes("#lead", "Where it was taken")
    lab.nothing_arrives()
    lab.page.press("Escape")
    lab.wait_for_focus(CLEAN)
    lab.page.wait_for_timeout(REACTION)
    lab.press_button(ORIGINAL)
    lab.wait_for_focus("Go back")
    lab.answer(ORIGINAL)
    [file] = lab.files_by("drop")
    assert file.data == path.read_bytes()


def test_each_of_several_goes_its_own_way(lab: Lab, tmp_path: Path) -> None:
    paths = [store(tmp_path, f"{n}.jpg", telling((64 + n, 48))) for n in range(4)]
    lab.send("drop", *paths)
    view = View(lab, lab.prompt())
    view.select(1)
    view.choose("As it is")
    view.select(2)
    view.choose("Leave out")
    view.select(3)
    editing = Editing(lab, view.frame)
    editing.drag((0.0, 0.0), (0.9, 0.9))
    editing.apply()
    lab.page.wait_for_timeout(REACTION)
    view.press("Send as chosen")
    view.until(lambda: "Go back" in lab.names(), "the question about an original with a place")
    lab.answer("Send as chosen")
    cleaned, original, redacted = lab.files_by("drop")
    assert SECRET not in cleaned.data and original.data == paths[1].read_bytes()
    assert SECRET not in redacted.data and redacted.data != cleaned.data
    assert cleaned.name == neutral() and redacted.name == neutral()
    assert cleaned.name != redacted.name


def test_a_picture_with_nothing_to_tell_passes_without_a_sign(lab: Lab, tmp_path: Path) -> None:
    path = store(tmp_path, "plain.png", plain())

    def act() -> None:
        lab.page.evaluate("seen.length = 0")
        lab.pick("#many", path)
        lab.files_by("input")

    lab.passes_unseen(act)


def test_the_state_tells_nobody_more_than_it_should(lab: Lab, path: Path) -> None:
    """Calls without a trusted event change nothing."""
    lab.send("drop", path)
    frame = lab.prompt()
    frame.evaluate(
        """() => {
          const event = new MouseEvent('click');
          coatcheck.decide('original', event);
          coatcheck.choose(0, 'original', event);
          coatcheck.prefer('clean', event);
          coatcheck.redact(0, '{"crop":null,"areas":[]}', event);
        }"""
    )
    state = frame.evaluate(
        """() => new Promise((resolve) => coatcheck.subscribe(
          ({mode, files}) => resolve(
            {mode, choice: files[0]?.choice, r: files[0]?.redaction.status})
        ))"""
    )
    assert state == {"mode": "ask", "choice": "clean", "r": "none"}, json.dumps(state)
    lab.nothing_arrives()
    lab.decide(CANCEL)
