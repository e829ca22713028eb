"""The prompt for everybody: accessibility, small screens, large text, right to left, the focus."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from e2e.breaking import BrokenLab
from e2e.driver import Frame, Tab
from e2e.editing import READY, Editing
from e2e.lab import CANCEL, CLEAN, ORIGINAL, REACTION, Lab
from e2e.pictures import SECRET, damaged, store, telling
from e2e.view import View

from tooling import paths

pytestmark = pytest.mark.usefixtures("asks_again")

type Look = Callable[[str], Path]


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", telling((320, 240)))


_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
