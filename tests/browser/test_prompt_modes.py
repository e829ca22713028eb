"""What is chosen in the prompt for a site: it counts from the answer on, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.pictures import SECRET, damaged, store, telling
from e2e.view import View

from coatcheck.pipeline.clean import clean
from coatcheck.policy import FOR_LOOKS, Choice, Policy
from coatcheck.source import BytesSource, apply

pytestmark = pytest.mark.usefixtures("asks_again")

type Look = Callable[[str], Path]


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", telling((320, 240)))


MODES = ["ask", "tell", "clean", "warn", "block"]


def press_mode(lab: Lab, mode: str) -> None:
    """Choose by keys: only a person's own event counts."""
    frame = lab.frame()
    frame.evaluate("document.querySelector('.dropdown').focus()")
    value = frame.evaluate("document.querySelector('.dropdown').value")
    at, goal = (MODES.index(name) for name in (value, mode))
    for _ in range(abs(goal - at)):
        lab.page.press("ArrowDown" if goal > at else "ArrowUp")


_KEPT = """async (mode) => {
  const {settings} = await chrome.storage.sync.get('settings');
  return (settings?.sites.localhost?.mode ?? 'ask') === mode;
}"""


def prefer(lab: Lab, mode: str) -> None:
    """Choose what is done from now on, answer, and wait until it is kept."""
    press_mode(lab, mode)
    view = View(lab)
    view.comes("#wish", "counts once you have answered")
    assert view.frame.evaluate(_KEPT, "ask"), "not before the answer"
    lab.decide(CLEAN)
    view.wait(_KEPT, mode)
    view.comes("#notice-headline", "Saved")


def test_from_now_on_counts_with_the_answer_and_is_undone(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    press_mode(lab, "clean")
    view.comes("#wish", "counts once you have answered")
    lab.answer_by_key("Escape")
    view.goes("#ticket")
    assert view.frame.evaluate(_KEPT, "ask"), "whoever says no has said nothing else"
    lab.page.evaluate("seen.length = 0")
    lab.send("drop", path)
    lab.prompt()
    assert view.frame.evaluate("document.querySelector('.dropdown').value") == "ask"
    prefer(lab, "clean")
    lab.files_by("drop")
    view.comes("#notice-detail", "From now on, at localhost: clean silently.")
    view.press("Undo")
    view.wait(_KEPT, "ask")
    view.comes("#notice-headline", "Undone")
    view.press("Close")


def test_from_now_on_without_a_word(lab: Lab, path: Path, tmp_path: Path) -> None:
    lab.send("drop", path)
    lab.prompt()
    prefer(lab, "clean")
    lab.files_by("drop")
    View(lab).press("Close")
    with lab.no_prompt():
        lab.pick("#many", path)
        [file] = lab.files_by("input")
    assert SECRET not in file.data
    view = View(lab)
    view.goes("#notice")
    # What could not be checked is asked about all the same.
    lab.drop("#zone", store(tmp_path, "broken.jpg", damaged()))
    view.comes("#headline", "could not be checked")
    lab.decide(CANCEL)


# The host of everything that Coatcheck adds to a page is the last child of the root.
_COVERED = """() => {
  const host = document.documentElement.lastElementChild;
  const found = [];
  for (let x = 0.01; x < 1; x += 0.07) {
    for (let y = 0.01; y < 1; y += 0.07) {
      if (document.elementFromPoint(innerWidth * x, innerHeight * y) === host) found.push([x, y]);
    }
  }
  return found;
}"""


def test_a_notice_tells_of_it_and_is_in_nobodys_way(lab: Lab, path: Path, look: Look) -> None:
    page = lab.page
    lab.send("drop", path)
    lab.prompt()
    prefer(lab, "tell")
    lab.files_by("drop")
    View(lab).press("Close")
    View(lab).goes("#notice")
    lab.click("#box")
    with lab.no_prompt():
        lab.pick("#many", path)
        [file] = lab.files_by("input")
    assert SECRET not in file.data
    view = View(lab)
    view.comes("#notice-headline", "Cleaned before it was sent")
    view.comes("#notice-detail", "Removed: Where it was taken")
    lab.wait_for(f"() => ({_COVERED})().length > 0")
    for width, height in ((360, 640), (1200, 800)):
        page.resize(width, height)
        lab.wait_for("([width]) => innerWidth === width", [width])
        view.wait("(width) => innerWidth <= width", width)
        covered = page.evaluate(_COVERED)
        # At the top, where lines end; the composer below is left alone.
        assert covered and all(y < 0.4 for _, y in covered)
        assert width == 360 or all(x > 0.6 for x, _ in covered)
        box = view.one("#notice").box
        inner = view.frame.evaluate("[innerWidth, innerHeight]")
        assert box.x >= 0 and box.x + box.width <= inner[0], (box, inner)
        assert box.y >= 0 and box.y + box.height <= inner[1], (box, inner)
    # Whoever writes goes on writing.
    assert page.evaluate("document.activeElement.id") == "box"
    page.press("h")
    page.press("i")
    assert page.evaluate("document.querySelector('#box').value") == "hi"
    page.screenshot(look("notice"))
    view.press("Ask me again")
    view.wait(_KEPT, "ask")
    view.press("Close")
    view.goes("#notice")
    lab.wait_for(f"() => ({_COVERED})().length === 0")
    page.evaluate("seen.length = 0")
    lab.send("drop", path)
    lab.decide(CLEAN)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data


def test_what_a_copy_keeps_is_chosen_for_this_file(lab: Lab) -> None:
    photo = Path(__file__).parents[1] / "samples" / "agency.jpg"
    source = BytesSource(photo.read_bytes())
    rules = Policy(FOR_LOOKS | {Choice.COPYRIGHT})
    kept = b"".join(apply(source, clean(source, rules).plan))
    lab.send("drop", photo)
    view = View(lab, lab.prompt())
    view.comes("#switches", "Keep the copyright notice")
    view.click("#switches input")
    view.wait("() => document.querySelector('#switches input').checked")
    lab.decide(CLEAN)
    [received] = lab.files_by("drop")
    assert received.data == kept
