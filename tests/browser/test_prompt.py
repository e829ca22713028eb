"""The prompt in a browser: each answer, each picture's own way, from now on, and who can use it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from e2e.breaking import BrokenLab
from e2e.driver import Frame, Tab
from e2e.editing import READY, Editing
from e2e.lab import CANCEL, CLEAN, ORIGINAL, REACTION, Lab
from e2e.naming import neutral
from e2e.pictures import SECRET, damaged, plain, store, telling
from e2e.view import View

from tooling import paths

type Look = Callable[[str], Path]
MODES = ["ask", "tell", "clean", "warn", "block"]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", telling((320, 240)))


@pytest.fixture(autouse=True)
def _asks_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every test leaves a site at which Coatcheck asks."""
    names = [name for name in ("own_lab", "lab") if name in request.fixturenames]
    lab = request.getfixturevalue(names[0]) if names else None
    yield
    if lab:
        lab.frame().evaluate(
            "Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])"
        )


def violations(frame: Frame, axe: str) -> list[str]:
    """Return what axe finds, each with the element it is about."""
    if not frame.evaluate("Boolean(globalThis.axe)"):
        frame.evaluate(f"{axe}\n;undefined")
    options = {"runOnly": _RULES, "resultTypes": ["violations"]}
    found: dict[str, Any] = frame.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


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


def test_a_picture_with_nothing_to_tell_passes_without_a_sign(lab: Lab, tmp_path: Path) -> None:
    path = store(tmp_path, "plain.png", plain())

    def act() -> None:
        lab.page.evaluate("seen.length = 0")
        lab.pick("#many", path)
        lab.files_by("input")

    lab.passes_unseen(act)


def test_nothing_keeps_people_out(
    own_lab: Lab, path: Path, tmp_path: Path, axe: str, look: Look
) -> None:
    lab = own_lab
    broken = store(tmp_path, "broken.jpg", damaged())
    lab.send("drop", path, broken, store(tmp_path, "second.jpg", telling()))
    view = View(lab, lab.prompt())
    for dark in (False, True):
        wear(lab.page, view, dark=dark)
        view.select(1)
        assert violations(view.frame, axe) == []
        view.select(0)
        for place in range(len(view.all("summary"))):
            view.click("summary", place)
        assert violations(view.frame, axe) == []
        lab.page.screenshot(look("prompt-dark" if dark else "prompt"))
    lab.page.wait_for_timeout(REACTION)
    lab.press_button(ORIGINAL)
    lab.wait_for_focus("Go back")
    assert violations(view.frame, axe) == []
    lab.page.press("Escape")
    suggestion = {"kind": "face", "label": "", "box": [4, 4, 20, 20]}
    view.frame.evaluate("(suggestion) => coatcheck.suggest(0, [suggestion])", suggestion)
    editing = Editing(lab, view.frame)
    editing.choose("Blur")
    editing.drag((0.2, 0.2), (0.5, 0.5))
    for tool, dark in (("Brush", True), ("Crop", True), ("Box", True), ("Box", False)):
        editing.choose(tool)
        wear(lab.page, view, dark=dark)
        assert violations(view.frame, axe) == []
    lab.page.screenshot(look("editor"))
    # Where the system decides on all colours, what is chosen still looks chosen.
    lab.page.emulate(forced_colors=True)
    view.wait("matchMedia('(forced-colors: active)').matches")
    chosen, other = view.frame.evaluate(
        """['input:checked', 'input:not(:checked)'].map((which) => {
          const style = getComputedStyle(document.querySelector(`#tools ${which} + span`));
          return [style.color, style.borderColor];
        })"""
    )
    assert chosen != other
    editing.back()
    lab.decide(CANCEL)


def wear(page: Tab, view: View, *, dark: bool) -> None:
    """Put on a colour scheme, and wait until the frame has it on."""
    page.emulate(dark=dark)
    view.wait("matchMedia('(prefers-reduced-motion: reduce)').matches")
    view.wait(f"matchMedia('(prefers-color-scheme: {'dark' if dark else 'light'})').matches")


def test_a_phone_of_360_pixels_and_text_twice_as_large(
    own_lab: Lab, path: Path, look: Look
) -> None:
    lab = own_lab
    lab.page.resize(360, 640)
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    narrow = "document.documentElement.scrollWidth <= 360"
    assert view.frame.evaluate(narrow)
    for button in view.all("#buttons button"):
        box = button.box
        assert box.x >= 0 and box.x + box.width <= 360 and round(box.height, 2) >= 44
        assert box.y + box.height <= 640
    lab.page.screenshot(look("phone"))
    editing = Editing(lab, view.frame)
    assert view.frame.evaluate(narrow)
    assert view.one("#surface").box.height >= 120
    editing.drag((0.2, 0.2), (0.6, 0.6))
    editing.lists("Box 1 · Solid")
    editing.back()
    lab.page.resize(1200, 800)
    view.wait("innerWidth === 1200")
    view.frame.evaluate("void (document.documentElement.style.fontSize = '200%')")
    assert view.frame.evaluate(
        "[...document.querySelectorAll('#buttons button')]"
        ".every((button) => button.scrollWidth <= button.clientWidth + 1)"
    )
    assert view.frame.evaluate("document.querySelector('#scroll').clientHeight") > 60
    lab.decide(CANCEL)


def speak_arabic(extension: Path) -> None:
    """Give the extension the texts of another language, whatever the browser's own is."""
    locales = extension / "_locales"
    shutil.copy(locales / "ar" / "messages.json", locales / "en" / "messages.json")


def test_from_right_to_left(broken_lab: BrokenLab, path: Path, axe: str, look: Look) -> None:
    texts = json.loads((paths.ROOT / "extension/_locales/ar/messages.json").read_text("utf-8"))
    clean = texts["button_clean"]["message"]
    with broken_lab(speak_arabic) as lab:
        lab.send("drop", path)
        view = View(lab, lab.frame())
        view.until(lambda: lab.focused() == clean, "the question in Arabic")
        assert view.frame.evaluate("document.documentElement.dir") == "rtl"
        assert violations(view.frame, axe) == []
        lab.page.screenshot(look("arabic"))
        # Lines begin at the right: the picture is there, and what it tells to the left of it.
        assert view.one("#findings").box.x < view.one("#picture").box.x
        view.press_until(texts["button_redact"]["message"], "#editor")
        view.wait(READY)
        surface, panel = view.one("#surface").box, view.one(".panel").box
        assert panel.x < surface.x
        photo = view.one("#surface-photo").box
        view.frame.drag(photo.at((0.2, 0.2)), photo.at((0.4, 0.4)))
        view.comes(".mark-solid")
        mark = view.one(".mark-solid").box
        assert abs(mark.x - photo.at((0.2, 0.2))[0]) < 4, "pictures are not mirrored"
        view.click("#editor-apply")
        view.comes("#ticket")
        lab.answer(texts["button_redacted"]["message"])
        [file] = lab.files_by("drop")
        assert SECRET not in file.data


def test_the_focus_stays_inside_and_comes_back(lab: Lab, path: Path) -> None:
    lab.click("#box")
    lab.send("drop", path)
    frame = lab.prompt()
    lab.wait_for_focus(CLEAN)
    for _ in range(40):
        lab.page.press("Tab")
        assert frame.evaluate("document.querySelector('#ticket').contains(document.activeElement)")
    lab.decide(CANCEL)
    lab.wait_for("document.activeElement.id === 'box'")


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
