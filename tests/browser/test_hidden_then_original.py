"""Once something was hidden, no original goes but by two deliberate presses."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import fallback
from e2e.editing import UNHIDDEN, Editing
from e2e.lab import CANCEL, REACTION, Lab
from e2e.pictures import plain, store, telling
from e2e.view import View

_ASKS = """() => {
  let state;
  coatcheck.subscribe((told) => { state ??= told; });
  return [state.phase, state.asks.join(), state.confirming];
}"""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def test_an_original_takes_two_presses_and_is_shown_as_it_is(lab: Lab, tmp_path: Path) -> None:
    # Nothing in it names a place or a person: what was hidden is the only reason to ask again.
    path = store(tmp_path, "plain.jpg", telling((320, 240), place=False))
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    editing = Editing(lab, view.frame)
    editing.drag((0.1, 0.1), (0.6, 0.6))
    editing.apply()
    view.until(lambda: UNHIDDEN in lab.names(), "a button that says what it does")
    lab.page.wait_for_timeout(REACTION)
    # The frame itself holds to it: two presses as one, made past the buttons of the prompt.
    view.frame.evaluate(
        """() => addEventListener('click', (event) => {
          if (!event.target.closest('.button-original')) return;
          coatcheck.decide('original', event);
          coatcheck.decide('original', event);
        }, { capture: true, once: true })"""
    )
    button = next(button for button in lab.buttons() if button.name == UNHIDDEN)
    view.frame.click_at(button.x, button.y, times=2)
    view.comes("#headline", "Send it with nothing hidden?")
    assert view.frame.evaluate(_ASKS) == ["asking", "original", "original"]
    lab.nothing_arrives()
    # What would be seen is the original, with what was hidden outlined.
    view.wait(
        """async () => {
          let url;
          coatcheck.subscribe(({files}) => { url ??= files[0].url; });
          return document.querySelector('#picture img')?.src === url
            && document.querySelectorAll('.outlines rect').length === 1;
        }"""
    )
    view.press("Go back")
    view.until(lambda: UNHIDDEN in lab.names(), "the first question")
    assert view.frame.evaluate(_ASKS) == ["asking", "original", ""]
    view.press_until(UNHIDDEN, "#picture .outlines")
    lab.answer(UNHIDDEN)
    [file] = lab.files_by("drop")
    assert file.data == path.read_bytes()


def test_of_several_none_goes_by_one_press(lab: Lab, tmp_path: Path) -> None:
    paths = [store(tmp_path, f"{n}.jpg", telling((320 + n, 240), place=False)) for n in range(2)]
    lab.send("drop", *paths, store(tmp_path, "notes.txt", b"plain words"))
    view = View(lab, lab.prompt())
    view.comes("#note", "notes.txt goes as it is: Coatcheck does not look into it.")
    assert [button.text for button in view.all("#buttons button")] == [
        "Clean and send 2",
        "Redact…",
        "Send all 2 as they are",
        "Don't send any",
    ]
    view.select(1)
    editing = Editing(lab, view.frame)
    editing.drag((0.1, 0.1), (0.6, 0.6))
    editing.apply()
    view.press_until("Send all 2 originals, nothing hidden", "#picture .outlines")
    lab.nothing_arrives()
    lab.page.press("Escape")
    # Chosen for this one alone, it is asked about as well.
    view.choose("Nothing hidden")
    view.press_until("Send as chosen", "#picture .outlines")
    lab.nothing_arrives()
    lab.page.press("Escape")
    view.choose("Redacted")
    lab.answer("Send as chosen")
    first, second, notes = lab.files_by("drop")
    assert paths[1].read_bytes() not in (first.data, second.data)
    assert notes.data == b"plain words"


def test_a_picture_that_cannot_be_shown_says_so(lab: Lab, tmp_path: Path) -> None:
    lab.send("drop", store(tmp_path, "a.jpg", telling()[:200]), store(tmp_path, "b.png", plain()))
    view = View(lab, lab.prompt())
    view.comes("#picture", "It cannot be shown here")
    lab.decide("Don't send")


def test_a_frame_that_is_gone_after_hiding_leaves_no_single_press(
    own_lab: Lab, tmp_path: Path
) -> None:
    lab = own_lab
    lab.send("drop", store(tmp_path, "plain.jpg", telling((320, 240), place=False)))
    editing = Editing(lab, lab.prompt())
    editing.drag((0.1, 0.1), (0.6, 0.6))
    editing.apply()
    lab.page.evaluate("document.documentElement.lastElementChild.remove()")
    lab.wait_until(lambda: fallback.answers(lab), "the gate's own dialog")
    assert fallback.answers(lab) == [CANCEL]
    lab.nothing_arrives()
