"""The redaction editor in a browser: what is drawn is gone from what the page receives."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from e2e.editing import Editing, edit
from e2e.lab import CANCEL, Lab
from e2e.pictures import SECRET, store
from PIL import Image, ImageOps
from playwright.sync_api import expect

from cloakroom.cleaning import inspect
from cloakroom.source import BytesSource

SIZE = (640, 480)
SEND = "Send redacted"
WORST = 6
"""Of 255: JPEG's own rounding where nothing was hidden."""


def photo(orientation: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    """Return a JPEG of coloured quarters on a slope, with a place in its Exif and a comment."""
    width, height = size
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.ROTATE_180), slope))
    image.paste((220, 40, 40), (0, 0, width // 2, height // 2))
    image.paste((40, 60, 220), (width // 2, height // 2, width, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (48.0, 51.0, 30.0), "E", (2.0, 17.0, 40.0)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, exif=exif, comment=SECRET)
    return out.getvalue()


def upright(data: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")


def received(lab: Lab) -> bytes:
    [file] = lab.files_by("drop")
    assert SECRET not in file.data
    telling = {str(f.category) for f in inspect(BytesSource(file.data)).findings}
    assert telling <= {"technical"}
    return file.data


def is_black(image: Image.Image, places: Iterable[tuple[float, float]]) -> bool:
    return all(
        max(image.getpixel((int(x * image.width), int(y * image.height)))) <= 8 for x, y in places
    )


def outside_unchanged(
    before: Image.Image, after: Image.Image, box: tuple[float, float, float, float]
) -> bool:
    """Compare all that lies more than a coding block (16 pixels) outside of a box of shares."""
    assert before.size == after.size
    left, top, right, bottom = (
        int(box[0] * before.width) - 18, int(box[1] * before.height) - 18,
        int(box[2] * before.width) + 18, int(box[3] * before.height) + 18,
    )  # fmt: skip
    for image in (before, after):
        image.paste((0, 0, 0), (left, top, right, bottom))
    pairs = zip(before.tobytes(), after.tobytes(), strict=True)
    return max(abs(one - other) for one, other in pairs) <= WORST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", photo())


def test_a_solid_box_is_gone_and_the_rest_is_as_it_was(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    editing.drag((0.25, 0.25), (0.5, 0.5))
    assert editing.areas() == ["Box 1 · Solid"]
    editing.apply()
    note = editing.frame.locator("#picture")
    expect(note).to_contain_text("Redacted, as it will be sent")
    lab.decide(SEND)
    after = upright(received(lab))
    assert is_black(after, [(0.26, 0.26), (0.49, 0.26), (0.375, 0.375), (0.49, 0.49)])
    assert not is_black(after, [(0.15, 0.15)])
    assert outside_unchanged(upright(path.read_bytes()), after, (0.25, 0.25, 0.5, 0.5))


@pytest.mark.parametrize("style", ["Pixelate", "Blur"])
def test_other_styles_warn_and_hide(lab: Lab, path: Path, style: str) -> None:
    editing = edit(lab, path)
    editing.choose(style)
    expect(editing.frame.locator("#style-warning")).to_contain_text("sometimes be reversed")
    editing.drag((0.4, 0.4), (0.6, 0.6))
    # What it will look like is drawn on the canvas above the photo: not all of that is clear.
    editing.frame.wait_for_function(
        """() => {
          const canvas = document.querySelector('#surface-effects');
          const {data} = canvas.getContext('2d').getImageData(
            canvas.width / 2, canvas.height / 2, 1, 1);
          return data[3] === 255;
        }"""
    )
    editing.apply()
    lab.decide(SEND)
    before, after = upright(path.read_bytes()), upright(received(lab))
    # The corner where four colours met is no longer as sharp as it was.
    spots = [(0.49, 0.49), (0.51, 0.51)]
    pixels = [
        [image.getpixel((int(x * image.width), int(y * image.height))) for x, y in spots]
        for image in (before, after)
    ]
    assert pixels[0] != pixels[1]
    assert outside_unchanged(before, after, (0.4, 0.4, 0.6, 0.6))


def test_a_box_is_where_it_was_drawn_however_a_picture_lies(lab: Lab, tmp_path: Path) -> None:
    """Eight pictures at once, each with an edit of its own: a narrower box for each."""
    paths = [store(tmp_path, f"turned-{n}.jpg", photo(n)) for n in range(1, 9)]
    lab.send("drop", *paths)
    frame = lab.prompt()
    for number in range(8):
        frame.locator(".tab").nth(number).click()
        editing = Editing(lab, frame)
        editing.drag((0.6, 0.1), (0.95 - number * 0.03, 0.3))
        editing.apply()
        expect(frame.locator(".tab").nth(number)).to_contain_text("Redacted")
    lab.decide("Send as chosen")
    files = lab.files_by("drop")
    assert len(files) == 8
    for number, (path, file) in enumerate(zip(paths, files, strict=True)):
        after = upright(file.data)
        right = 0.95 - number * 0.03
        assert is_black(after, [(0.62, 0.12), (right - 0.02, 0.12), (right - 0.02, 0.28)]), number
        assert outside_unchanged(upright(path.read_bytes()), after, (0.6, 0.1, right, 0.3)), number


def test_crop_and_brush(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    editing.choose("Brush")
    editing.drag((0.3, 0.75), (0.7, 0.75))
    editing.choose("Crop")
    editing.drag((0.25, 0.5), (0.75, 1.0))
    assert editing.areas() == ["Stroke 1 · Solid", "Crop"]
    editing.apply()
    lab.decide(SEND)
    after = upright(received(lab))
    assert abs(after.width - SIZE[0] / 2) <= 4 and abs(after.height - SIZE[1] / 2) <= 4
    assert is_black(after, [(0.15, 0.5), (0.5, 0.5), (0.85, 0.5)])
    assert not is_black(after, [(0.5, 0.1)])


def test_by_keys_alone(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    frame = lab.prompt()
    lab.page.wait_for_timeout(450)
    keyboard = lab.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(frame.locator("#surface")).to_be_focused()
    frame.wait_for_function("() => document.querySelector('#tools input')")
    keyboard.press("Enter")
    expect(frame.locator(".area-name")).to_have_count(1)
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Alt+ArrowDown"):
        keyboard.press(key)
    before = frame.locator(".mark-solid").bounding_box()
    keyboard.press("Control+z")
    keyboard.press("Control+Shift+z")
    assert frame.locator(".mark-solid").bounding_box() == before
    keyboard.press("Enter")
    keyboard.press("Delete")
    expect(frame.locator(".area-name")).to_have_count(1)
    # On to the buttons; Done is the last thing before the first.
    frame.locator("#editor-back").focus()
    keyboard.press("Tab")
    expect(frame.locator("#editor-apply")).to_be_focused()
    keyboard.press("Enter")
    expect(frame.locator("#ticket")).to_be_visible(timeout=60_000)
    expect(lab.button(SEND)).to_be_focused()
    lab.page.wait_for_timeout(450)
    keyboard.press("Enter")
    after = upright(received(lab))
    assert is_black(after, [(0.45, 0.45)])


def test_undo_redo_move_resize_and_delete(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    mark = editing.frame.locator("#surface-areas .mark")
    editing.drag((0.2, 0.2), (0.4, 0.4))
    drawn = mark.bounding_box()
    editing.drag((0.3, 0.3), (0.5, 0.3))
    moved = mark.bounding_box()
    assert drawn and moved and moved["x"] > drawn["x"] + 20
    assert abs(moved["width"] - drawn["width"]) < 2
    editing.drag((0.6, 0.4), (0.8, 0.6))
    pulled = mark.bounding_box()
    assert pulled and pulled["width"] > moved["width"] + 20
    lab.button("Undo").click()
    assert mark.bounding_box() == moved
    lab.button("Redo").click()
    assert mark.bounding_box() == pulled
    lab.button("Remove Box 1 · Solid").click()
    expect(mark).to_have_count(0)
    expect(editing.frame.locator("#areas-none")).to_be_visible()
    editing.said("Removed")


def test_zoom_and_pan_leave_the_photo_undrawn(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    photo_of = editing.frame.locator("#surface-photo")
    whole = photo_of.bounding_box()
    x, y = editing.at((0.5, 0.5))
    lab.page.mouse.move(x, y)
    lab.page.mouse.wheel(0, -800)
    editing.frame.wait_for_function(
        "width => document.querySelector('#surface-photo').getBoundingClientRect().width > width",
        arg=whole["width"] * 1.5 if whole else 0,
    )
    editing.choose("Move")
    before = photo_of.bounding_box()
    editing.drag((0.5, 0.5), (0.55, 0.55))
    after = photo_of.bounding_box()
    assert (
        before
        and after
        and after["x"] > before["x"]
        and abs(after["width"] - before["width"]) < 0.01
    )
    lab.button("Show all of it").click()
    again = photo_of.bounding_box()
    assert again and whole and abs(again["width"] - whole["width"]) < 2


def test_back_keeps_the_work_and_so_does_escape(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    editing.drag((0.2, 0.2), (0.4, 0.4))
    editing.back()
    again = Editing(lab, editing.frame)
    assert again.areas() == ["Box 1 · Solid"]
    editing.drag((0.6, 0.6), (0.8, 0.8))
    editing.keys("Escape")  # Lets go of the box.
    expect(editing.frame.locator(".mark-selected")).to_have_count(0)
    editing.keys("Escape")  # Leaves the editor, and not the question.
    expect(editing.frame.locator("#ticket")).to_be_visible()
    expect(lab.button("Redact…")).to_be_focused()
    assert Editing(lab, editing.frame).areas() == ["Box 1 · Solid", "Box 2 · Solid"]
    editing.back()
    lab.decide(CANCEL)
    lab.nothing_arrives()


def test_a_crash_loses_no_work(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    editing.drag((0.2, 0.2), (0.4, 0.4))
    # The worker goes away under the engine, as when memory runs out.
    workers = [w for w in lab.page.workers if w.url.startswith("chrome-extension://")]
    assert workers
    for worker in workers:
        worker.evaluate("() => setTimeout(() => { throw new Error('memory ran out'); })")
    lab.watch.expect("memory ran out")
    editing.frame.locator("#editor-apply").click()
    done_or_trouble = editing.frame.locator("#editor-trouble:not([hidden]), #ticket:not([hidden])")
    expect(done_or_trouble).to_be_visible(timeout=60_000)
    if editing.frame.locator("#editor-trouble").is_visible():
        expect(editing.frame.locator("#editor-trouble")).to_contain_text("still here")
        assert editing.areas() == ["Box 1 · Solid"]
        editing.apply()
    lab.decide(SEND)
    assert is_black(upright(received(lab)), [(0.3, 0.3)])


def test_suggestions_are_accepted_or_dismissed(lab: Lab, path: Path) -> None:
    lab.send("drop", path)
    frame = lab.prompt()
    frame.evaluate(
        """cloakroom.suggest(0, [
          {kind: 'face', label: '', box: [64, 48, 128, 96]},
          {kind: 'text', label: 'a name', box: [320, 240, 64, 48]},
        ])"""
    )
    editing = Editing(lab, frame)
    expect(frame.locator(".mark-suggested")).to_have_count(2)
    lab.button("Leave Text: a name").click()
    lab.button("Hide Face").click()
    expect(frame.locator("#suggested")).to_be_hidden()
    assert editing.areas() == ["Box 1 · Solid"]
    editing.apply()
    lab.decide(SEND)
    after = upright(received(lab))
    assert is_black(after, [(0.11, 0.11), (0.29, 0.29)]) and not is_black(after, [(0.55, 0.55)])


def test_nothing_hidden_goes_back_to_the_cleaned_copy(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    expect(editing.frame.locator("#editor-apply")).to_have_attribute("aria-disabled", "true")
    editing.drag((0.2, 0.2), (0.4, 0.4))
    editing.apply()
    lab.page.wait_for_timeout(450)
    lab.button("Redact more…").click()
    editing.wait_for_picture()
    lab.button("Remove Box 1 · Solid").click()
    expect(editing.frame.locator("#editor-apply")).to_have_text("Done, nothing hidden")
    editing.apply()
    lab.decide("Clean and send")
    assert not is_black(upright(received(lab)), [(0.3, 0.3)])


def test_a_picture_that_cannot_be_redacted_says_so_and_keeps_the_marks(
    lab: Lab, tmp_path: Path
) -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">'
        b"<title>By Ada</title><!-- secret --><rect width='64' height='48' fill='teal'/></svg>"
    )
    editing = edit(lab, store(tmp_path, "drawing.svg", svg))
    editing.drag((0.2, 0.2), (0.7, 0.7))
    editing.frame.locator("#editor-apply").click()
    expect(editing.frame.locator("#editor-trouble")).to_contain_text("still here", timeout=60_000)
    assert editing.areas() == ["Box 1 · Solid"]
    editing.back()
    lab.decide(CANCEL)


def test_a_picture_that_the_browser_cannot_show_is_edited_on_a_stand_in(lab: Lab) -> None:
    sample = Path(__file__).parents[1] / "samples" / "phone.heic"
    editing = edit(lab, sample)
    editing.drag((0.3, 0.3), (0.6, 0.6))
    editing.apply()
    expect(editing.frame.locator("#picture")).to_contain_text("sent as JPEG")
    lab.decide(SEND)
    after = upright(received(lab))
    assert is_black(after, [(0.32, 0.32), (0.45, 0.45), (0.58, 0.58)])
    assert not is_black(after, [(0.1, 0.1)])
