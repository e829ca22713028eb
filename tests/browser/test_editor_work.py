"""The editor as a tool: keys, undo, leaving and coming back, suggestions; no work is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e.breaking import BrokenLab
from e2e.breaking import edit as breaking
from e2e.editing import READY, Editing, edit
from e2e.lab import CANCEL, CLEAN, REACTION, Lab
from e2e.pages.editor import SEND, is_black, photo, received, upright
from e2e.pictures import store
from e2e.view import Box, View


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", photo())


_COPY_IS_BLACK = """async ([x, y]) => {
  const [{copy}] = await new Promise((resolve) => {
    coatcheck.subscribe(({files}) => resolve(files));
  });
  const image = new Image();
  image.src = copy.url;
  await image.decode();
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  context.drawImage(image, x * image.width, y * image.height, 1, 1, 0, 0, 1, 1);
  const {data} = context.getImageData(0, 0, 1, 1);
  return Math.max(data[0], data[1], data[2]) <= 8;
}"""


def test_by_keys_alone(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    press = lab.page.press
    lab.page.wait_for_timeout(REACTION)
    press("Tab")
    press("Enter")
    view.focus_on("#surface")
    view.wait(READY)
    press("Enter")
    view.comes(".area-name")
    for keys in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Alt+ArrowDown"):
        press(keys)

    def boxes() -> list[Box]:
        return [mark.box for mark in view.all(".mark-solid")]

    view.comes(".mark-solid")
    lab.page.wait_for_timeout(100)
    before = boxes()
    press("Control+z")
    view.until(lambda: len(boxes()) == 1 and boxes() != before, "the box as it was before")
    press("Control+Shift+z")
    view.until(lambda: boxes() == before, "the box again")
    press("Enter")
    view.until(lambda: len(view.all(".area-name")) == 2, "a second area")
    press("Delete")
    view.until(lambda: len(view.all(".area-name")) == 1, "one area")
    # On to the buttons; Done is the last thing before the first.
    for _ in range(40):
        if view.one("#editor-apply").focused:
            break
        press("Tab")
    press("Enter")
    view.comes("#ticket")
    lab.wait_for_focus(SEND)
    lab.page.wait_for_timeout(REACTION)
    press("Enter")
    after = upright(received(lab))
    assert is_black(after, [(0.45, 0.45)])


def test_undo_redo_move_resize_delete_zoom_and_pan(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    view, whole = editing.view, editing.photo
    editing.drag((0.2, 0.2), (0.4, 0.4))
    drawn = editing.mark()
    editing.drag((0.3, 0.3), (0.5, 0.3))
    view.until(lambda: editing.mark().x > drawn.x + 20, "the box to the right")
    moved = editing.mark()
    assert abs(moved.width - drawn.width) < 2
    editing.drag((0.6, 0.4), (0.8, 0.6))
    view.until(lambda: editing.mark().width > moved.width + 20, "a wider box")
    pulled = editing.mark()
    view.press("Undo")
    view.until(lambda: editing.mark() == moved, "the box as it was before")
    view.press("Redo")
    view.until(lambda: editing.mark() == pulled, "the wider box again")
    view.press("Remove Box 1 · Solid")
    view.comes("#areas-none")
    assert view.all("#surface-areas .mark") == []
    editing.said("Removed")
    # What the wheel and the hand do is drawn by nobody.
    view.frame.wheel(*whole.at((0.5, 0.5)), -800)
    view.until(lambda: editing.photo.width > whole.width * 1.5, "a larger picture")
    editing.choose("Move")
    before = editing.photo
    editing.drag((0.5, 0.5), (0.55, 0.55))
    view.until(lambda: editing.photo.x > before.x, "the picture elsewhere")
    assert abs(editing.photo.width - before.width) < 0.01
    assert editing.areas() == []
    view.press("Show all of it")
    view.until(lambda: abs(editing.photo.width - whole.width) < 2, "the whole picture")


def test_back_keeps_the_work_and_so_does_escape(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    view = editing.view
    editing.drag((0.2, 0.2), (0.4, 0.4))
    editing.lists("Box 1 · Solid")
    editing.back()
    again = Editing(lab, view.frame)
    assert again.areas() == ["Box 1 · Solid"]
    editing.drag((0.6, 0.6), (0.8, 0.8))
    view.comes(".mark-selected")
    editing.keys("Escape")  # Lets go of the box.
    view.goes(".mark-selected")
    editing.keys("Escape")  # Leaves the editor, and not the question.
    view.comes("#ticket")
    lab.wait_for_focus("Redact…")
    assert Editing(lab, view.frame).areas() == ["Box 1 · Solid", "Box 2 · Solid"]
    editing.back()
    lab.decide(CANCEL)
    lab.nothing_arrives()


def test_a_crash_loses_no_work(broken_lab: BrokenLab, path: Path) -> None:
    """The worker goes away at the first attempt, as when memory runs out."""
    crash = breaking(
        "engine/worker.js",
        "const { id, file } = request;\n  const wanted",
        "const { id, file } = request;"
        "if (request.edit?.areas.length === 1) await new Promise("
        "() => setTimeout(() => { throw new Error('memory ran out'); }));\n  const wanted",
    )
    with broken_lab(crash) as lab:
        lab.watch.expect("memory ran out")
        editing = edit(lab, path)
        editing.drag((0.2, 0.2), (0.4, 0.4))
        editing.view.click("#editor-apply")
        editing.view.comes("#editor-trouble", "still here")
        assert editing.areas() == ["Box 1 · Solid"]
        editing.drag((0.6, 0.6), (0.8, 0.8))
        editing.lists("Box 1 · Solid", "Box 2 · Solid")
        editing.apply()
        lab.decide(SEND)
        assert is_black(upright(received(lab)), [(0.3, 0.3), (0.7, 0.7)])


def test_suggestions_are_accepted_or_dismissed_and_taken_back(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    view = View(lab, lab.prompt())
    view.frame.evaluate(
        """coatcheck.suggest(0, [
          {kind: 'face', label: '', box: [64, 48, 128, 96]},
          {kind: 'text', label: 'a name', box: [320, 240, 64, 48]},
        ])"""
    )
    editing = Editing(lab, view.frame)
    view.until(lambda: len(view.all(".mark-suggested")) == 2, "two suggestions")
    assert view.one("#editor-apply").attributes["aria-disabled"] == "true"
    view.press("Leave Text: a name")
    view.press("Hide Face")
    view.goes("#suggested")
    editing.lists("Box 1 · Solid")
    editing.apply()
    # The copy as it would be sent is a picture that the frame shows; look into it there.
    view.wait(_COPY_IS_BLACK, [0.2, 0.2])
    assert not view.frame.evaluate(_COPY_IS_BLACK, [0.55, 0.55])
    # Nothing hidden: the cleaned copy again.
    editing = Editing(lab, view.frame, "Redact more…")
    view.press("Remove Box 1 · Solid")
    view.comes("#editor-apply", "Done, nothing hidden")
    editing.apply()
    lab.decide(CLEAN)
    assert not is_black(upright(received(lab)), [(0.2, 0.2)])
