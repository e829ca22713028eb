"""The prompt in a browser: each answer, each picture's own way, from now on, and who can use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from e2e.editing import Editing
from e2e.lab import CANCEL, CLEAN, ORIGINAL, REACTION, Lab
from e2e.pictures import SECRET, damaged, plain, store, telling
from playwright.sync_api import Frame, expect

MODES = ["ask", "tell", "clean"]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", telling((320, 240)))


@pytest.fixture(autouse=True)
def _asks_again(lab: Lab) -> Any:
    """Every test finds and leaves a site at which Cloakroom asks."""
    yield
    lab.frame().evaluate("chrome.storage.local.clear()")


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
    frame = lab.prompt()
    expect(frame.locator("#headline")).to_contain_text("This photo says where you were")
    expect(frame.locator("#picture")).to_contain_text("As it will be sent")
    land = frame.locator(".map-land")
    frame.wait_for_function(
        "() => document.querySelector('.map-land').getAttribute('d')?.length > 1e4"
    )
    expect(land).to_be_visible()
    before = frame.locator(".map-drawing").get_attribute("viewBox")
    lab.button("Closer").click()
    assert frame.locator(".map-drawing").get_attribute("viewBox") != before
    lab.decide(CLEAN)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data


def test_an_original_with_a_place_is_asked_about_twice(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    frame = lab.prompt()
    lab.page.wait_for_timeout(REACTION)
    lab.button(ORIGINAL).click()
    expect(lab.button("Go back")).to_be_focused()
    expect(frame.locator("#lead")).to_contain_text("Where it was taken")
    lab.page.keyboard.press("Escape")
    expect(lab.button(CLEAN)).to_be_focused()
    lab.page.wait_for_timeout(REACTION)
    lab.button(ORIGINAL).click()
    lab.page.wait_for_timeout(REACTION)
    lab.button(ORIGINAL).click()
    [file] = lab.files_by("drop")
    assert file.data == path.read_bytes()


def test_the_second_question_takes_no_double_click(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    lab.prompt()
    lab.page.wait_for_timeout(REACTION)
    lab.button(ORIGINAL).dblclick()
    expect(lab.button("Go back")).to_be_visible()
    lab.nothing_arrives()
    lab.button("Go back").click(delay=REACTION)
    lab.decide(CANCEL)


def test_each_of_several_goes_its_own_way(lab: Lab, tmp_path: Path) -> None:
    paths = [store(tmp_path, f"{n}.jpg", telling((64 + n, 48))) for n in range(4)]
    lab.send("drop", *paths)
    frame = lab.prompt()
    frame.locator(".tab").nth(1).click()
    frame.get_by_role("radio", name="As it is").check(force=True)
    frame.locator(".tab").nth(2).click()
    frame.get_by_role("radio", name="Leave out").check(force=True)
    frame.locator(".tab").nth(3).click()
    editing = Editing(lab, frame)
    editing.drag((0.0, 0.0), (0.9, 0.9))
    editing.apply()
    lab.page.wait_for_timeout(REACTION)
    lab.button("Send as chosen").click()
    expect(lab.button("Go back")).to_be_visible()  # One of them is an original with a place.
    lab.page.wait_for_timeout(REACTION)
    lab.button("Send as chosen").click()
    cleaned, original, redacted = lab.files_by("drop")
    assert SECRET not in cleaned.data and original.data == paths[1].read_bytes()
    assert SECRET not in redacted.data and redacted.data != cleaned.data
    assert cleaned.name == "picture.jpg" and redacted.name == "picture-2.jpg"


def press_mode(lab: Lab, mode: str) -> None:
    """Choose by keys: only a person's own event counts."""
    dropdown = lab.frame().locator(".dropdown")
    at, goal = (MODES.index(name) for name in (dropdown.input_value(), mode))
    for _ in range(abs(goal - at)):
        dropdown.press("ArrowDown" if goal > at else "ArrowUp")


def prefer(lab: Lab, mode: str) -> None:
    """Set what is done from now on, and wait until it is kept."""
    frame = lab.frame()
    press_mode(lab, mode)
    frame.wait_for_function(
        """async mode => {
          const {preferences} = await chrome.storage.local.get('preferences');
          return (preferences?.sites.localhost ?? 'ask') === mode;
        }""",
        arg=mode,
    )


@pytest.mark.parametrize("mode", ["clean", "tell"])
def test_from_now_on_without_asking(lab: Lab, path: Path, tmp_path: Path, mode: str) -> None:
    lab.send("drop", path)
    lab.prompt()
    prefer(lab, mode)
    lab.decide(CLEAN)
    lab.files_by("drop")
    with lab.no_prompt():
        lab.pick("#many", path)
        [file] = lab.files_by("input")
    assert SECRET not in file.data
    notice = lab.frame().locator("#notice")
    if mode == "tell":
        expect(notice).to_have_js_property("hidden", False)
        expect(lab.frame().locator("#notice-detail")).to_contain_text("Where it was taken")
    else:
        expect(notice).to_have_js_property("hidden", True)
    # What could not be checked is asked about all the same.
    lab.drop("#zone", store(tmp_path, "broken.jpg", damaged()))
    expect(lab.frame().locator("#headline")).to_contain_text("could not be checked")
    prefer(lab, "ask") if lab.frame().locator("#modes").is_visible() else None
    lab.decide(CANCEL)


@pytest.mark.parametrize(
    "stored",
    ["nonsense", {"version": 1}, {"version": 1, "sites": {"localhost": "explode"}},
     {"version": 2, "sites": {"localhost": "clean"}}, {"version": 1, "sites": "clean"}],
)  # fmt: skip
def test_a_preference_that_is_not_understood_means_ask(lab: Lab, path: Path, stored: Any) -> None:
    lab.send("drop", path)
    frame = lab.prompt()
    lab.decide(CANCEL)
    frame.evaluate("preferences => chrome.storage.local.set({preferences})", stored)
    lab.send("drop", path)
    lab.prompt()
    press_mode(lab, "tell")
    lab.page.wait_for_timeout(200)
    kept = frame.evaluate("chrome.storage.local.get('preferences')")["preferences"]
    later = isinstance(stored, dict) and stored.get("version") == 2
    assert kept == stored if later else kept["sites"] == {"localhost": "tell"}
    lab.decide(CANCEL)


def test_a_picture_with_nothing_to_tell_passes_without_a_sign(lab: Lab, tmp_path: Path) -> None:
    path = store(tmp_path, "plain.png", plain())
    lab.send("drop", path)
    lab.files_by("drop")
    with lab.no_prompt():
        lab.pick("#many", path)
        lab.files_by("input")


def test_nothing_keeps_people_out(lab: Lab, path: Path, tmp_path: Path, axe: str) -> None:
    broken = store(tmp_path, "broken.jpg", damaged())
    lab.send("drop", path, broken, store(tmp_path, "second.jpg", telling()))
    frame = lab.prompt()
    for scheme in ("light", "dark"):
        lab.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        frame.locator(".tab").nth(1).click()
        assert violations(frame, axe) == []
        frame.locator(".tab").nth(0).click()
        for summary in frame.locator("summary").all():
            summary.click()
        assert violations(frame, axe) == []
    lab.page.wait_for_timeout(REACTION)
    lab.button(ORIGINAL).click()
    expect(lab.button("Go back")).to_be_visible()
    assert violations(frame, axe) == []
    lab.page.keyboard.press("Escape")
    suggestion = {"kind": "face", "label": "", "box": [4, 4, 20, 20]}
    frame.evaluate("suggestion => cloakroom.suggest(0, [suggestion])", suggestion)
    editing = Editing(lab, frame)
    editing.choose("Blur")
    editing.drag((0.2, 0.2), (0.5, 0.5))
    for tool in ("Brush", "Crop", "Box"):
        editing.choose(tool)
        for scheme in ("light", "dark"):
            lab.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert violations(frame, axe) == []
    editing.back()
    lab.decide(CANCEL)


def test_a_phone_of_360_pixels_scrolls_one_way_only(lab: Lab, path: Path) -> None:
    lab.page.set_viewport_size({"width": 360, "height": 640})
    lab.send("drop", path)
    frame = lab.prompt()
    narrow = "() => document.documentElement.scrollWidth <= 360"
    assert frame.evaluate(narrow)
    for button in frame.locator("#buttons button").all():
        box = button.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["height"] >= 44
        assert box["y"] + box["height"] <= 640
    editing = Editing(lab, frame)
    assert frame.evaluate(narrow)
    surface = frame.locator("#surface").bounding_box()
    assert surface and surface["height"] >= 120
    editing.drag((0.2, 0.2), (0.6, 0.6))
    editing.back()
    lab.decide(CANCEL)


def test_every_text_fits_where_text_is_twice_as_large(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    frame = lab.prompt()
    frame.evaluate("document.documentElement.style.fontSize = '200%'")
    for button in frame.locator("#buttons button").all():
        button.scroll_into_view_if_needed()
        assert button.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    assert frame.locator("#scroll").evaluate("e => e.clientHeight") > 60
    lab.decide(CANCEL)


def test_the_focus_stays_inside_and_comes_back(lab: Lab, path: Path) -> None:
    lab.page.locator("#box").focus()
    lab.send("drop", path)
    frame = lab.prompt()
    expect(lab.button(CLEAN)).to_be_focused()
    for _ in range(40):
        lab.page.keyboard.press("Tab")
        assert frame.evaluate("document.querySelector('#ticket').contains(document.activeElement)")
    lab.decide(CANCEL)
    lab.page.wait_for_function("() => document.activeElement.id === 'box'")


def test_the_state_tells_nobody_more_than_it_should(lab: Lab, path: Path) -> None:
    """Calls without a trusted event change nothing."""
    lab.send("drop", path)
    frame = lab.prompt()
    frame.evaluate(
        """() => {
          const event = new MouseEvent('click');
          cloakroom.decide('original', event);
          cloakroom.choose(0, 'original', event);
          cloakroom.prefer('clean', event);
          cloakroom.redact(0, '{"crop":null,"areas":[]}', event);
        }"""
    )
    state = frame.evaluate(
        """() => new Promise((resolve) => cloakroom.subscribe(
          ({mode, files}) => resolve(
            {mode, choice: files[0]?.choice, r: files[0]?.redaction.status})
        ))"""
    )
    assert state == {"mode": "ask", "choice": "clean", "r": "none"}, json.dumps(state)
    lab.nothing_arrives()
    lab.decide(CANCEL)
