"""The redaction editor in a browser: what is drawn is gone from what the page receives."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from e2e.breaking import BrokenLab
from e2e.breaking import edit as breaking
from e2e.editing import READY, Editing, edit
from e2e.lab import CANCEL, CLEAN, REACTION, Lab
from e2e.pictures import SECRET, store
from e2e.view import Box, View
from PIL import Image, ImageChops, ImageOps

from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource
from engine.builders import exif_builder, gainmap, jpeg
from engine.builders.exif_builder import Ifd

SIZE = (640, 480)
SEND = "Send redacted"
SAMPLES = Path(__file__).parents[1] / "samples"
START = b"\xff\xd8\xff"
"""How each JPEG begins, within another one too."""
WORST = 6
"""Of 255: JPEG's own rounding where nothing was hidden."""
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
Shares = tuple[float, float, float, float]
"""Left, top, right and bottom of a box, as shares of the picture's size."""
_DRAWN = """([x, y]) => {
  const photo = document.querySelector('#surface-photo').getBoundingClientRect();
  const canvas = document.querySelector('#surface-effects');
  const box = canvas.getBoundingClientRect();
  const across = (photo.x + x * photo.width - box.x) * canvas.width / box.width;
  const down = (photo.y + y * photo.height - box.y) * canvas.height / box.height;
  const copy = new OffscreenCanvas(1, 1).getContext('2d');
  copy.drawImage(canvas, across, down, 1, 1, 0, 0, 1, 1);
  return copy.getImageData(0, 0, 1, 1).data[3] === 255;
}"""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def photo(orientation: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    """Return a JPEG of coloured quarters and fine stripes, with a place and a comment."""
    width, height = size
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.ROTATE_180), slope))
    image.paste((220, 40, 40), (0, 0, width // 2, height // 2))
    image.paste((40, 60, 220), (width // 2, height // 2, width, height))
    for x in range(int(0.4 * width), int(0.85 * width), 4):
        image.paste((30, 30, 30), (x, int(0.35 * height), x + 2, int(0.65 * height)))
        image.paste((230, 230, 230), (x + 2, int(0.35 * height), x + 4, int(0.65 * height)))
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


def contrast(image: Image.Image, left: float) -> int:
    """Return how far the stripes are apart within a box of 0.1 by 0.2 in the middle rows."""
    edges = (
        int((left + 0.02) * image.width),
        int(0.43 * image.height),
        int((left + 0.08) * image.width),
        int(0.57 * image.height),
    )
    least, most = image.convert("L").crop(edges).getextrema()
    return int(most) - int(least)


def outside_unchanged(before: Image.Image, after: Image.Image, *boxes: Shares) -> bool:
    """Compare all that lies more than a coding block (16 pixels) outside of boxes."""
    assert before.size == after.size
    width, height = before.size
    difference = ImageChops.difference(before, after)
    for left, top, right, bottom in boxes:
        edges = (
            int(left * width) - 18,
            int(top * height) - 18,
            int(right * width) + 18,
            int(bottom * height) + 18,
        )
        difference.paste((0, 0, 0), edges)
    return max(most for _, most in difference.getextrema()) <= WORST


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "photo.jpg", photo())


def test_each_style_hides_and_the_rest_is_as_it_was(lab: Lab, path: Path) -> None:
    editing = edit(lab, path)
    editing.drag((0.1, 0.1), (0.3, 0.3))
    editing.lists("Box 1 · Solid")
    for left, style in ((0.45, "Pixelate"), (0.7, "Blur")):
        editing.keys("Escape")
        editing.choose(style)
        editing.view.comes("#style-warning", "sometimes be reversed")
        editing.drag((left, 0.4), (left + 0.1, 0.6))
        # What it will look like is drawn on the canvas above the photo: not all of that is clear.
        editing.view.wait(_DRAWN, [left + 0.05, 0.5])
    editing.lists("Box 1 · Solid", "Box 2 · Pixelate", "Box 3 · Blur")
    editing.apply()
    editing.view.comes("#picture", "Redacted, as it will be sent")
    lab.decide(SEND)
    before, after = upright(path.read_bytes()), upright(received(lab))
    assert is_black(after, [(0.11, 0.11), (0.29, 0.11), (0.2, 0.2), (0.29, 0.29)])
    assert not is_black(after, [(0.05, 0.05), (0.5, 0.5), (0.75, 0.5)])
    for left in (0.45, 0.7):
        assert contrast(before, left) > 150 > 50 > contrast(after, left)
    boxes = [(0.1, 0.1, 0.3, 0.3), (0.45, 0.4, 0.55, 0.6), (0.7, 0.4, 0.8, 0.6)]
    assert outside_unchanged(before, after, *boxes)


def test_a_box_is_where_it_was_drawn_however_a_picture_lies(lab: Lab, tmp_path: Path) -> None:
    """Eight pictures at once, each with an edit of its own: a narrower box for each."""
    paths = [store(tmp_path, f"turned-{n}.jpg", photo(n)) for n in range(1, 9)]
    lab.send("drop", *paths)
    view = View(lab, lab.prompt())
    for number in range(8):
        view.select(number)
        editing = Editing(lab, view.frame)
        editing.drag((0.6, 0.1), (0.95 - number * 0.03, 0.3))
        editing.apply()
        view.comes(f".tab:nth-child({number + 1})", "Redacted")
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
    editing.lists("Stroke 1 · Solid", "Crop")
    editing.apply()
    lab.decide(SEND)
    after = upright(received(lab))
    assert abs(after.width - SIZE[0] / 2) <= 4 and abs(after.height - SIZE[1] / 2) <= 4
    assert is_black(after, [(0.15, 0.5), (0.5, 0.5), (0.85, 0.5)])
    assert not is_black(after, [(0.5, 0.1)])


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
        "const { id, edit, accepts = null, longest, file } = request;",
        "const { id, edit, accepts = null, longest, file } = request;"
        "if (edit?.areas.length === 1) await new Promise("
        "() => setTimeout(() => { throw new Error('memory ran out'); }));",
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


def test_what_cannot_be_redacted_and_what_only_a_stand_in_shows(lab: Lab, tmp_path: Path) -> None:
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">'
        b"<title>By Ada</title><!-- secret --><rect width='64' height='48' fill='teal'/></svg>"
    )
    lab.send("drop", store(tmp_path, "drawing.svg", svg), SAMPLES / "phone.heic")
    view = View(lab, lab.prompt())
    view.select(0)
    editing = Editing(lab, view.frame)
    editing.drag((0.2, 0.2), (0.7, 0.7))
    view.click("#editor-apply")
    view.comes("#editor-trouble", "still here")
    assert editing.areas() == ["Box 1 · Solid"]
    editing.back()
    view.select(1)
    editing = Editing(lab, view.frame)
    editing.drag((0.3, 0.3), (0.6, 0.6))
    editing.apply()
    view.comes("#picture", "sent as JPEG")
    lab.decide("Send as chosen")
    drawing, photo = lab.files_by("drop")
    assert b"Ada" not in drawing.data and b"secret" not in drawing.data
    after = upright(photo.data)
    assert is_black(after, [(0.32, 0.32), (0.45, 0.45), (0.58, 0.58)])
    assert not is_black(after, [(0.1, 0.1)])


def test_nothing_is_hidden_in_a_thumbnail_or_a_gain_map(lab: Lab, tmp_path: Path) -> None:
    """Two pictures that differ only under the box, and in what else they hold, become the same."""
    pair = [store(tmp_path, f"{n}.jpg", of_a_phone(secret=60 * n)) for n in (1, 2)]
    lab.send("drop", *pair)
    view = View(lab, lab.prompt())
    # No pointer draws the same box to the pixel twice; a proposed one is.
    suggest = "(number) => coatcheck.suggest(number, [{kind: 'face', label: '', box: %s}])"
    for number in range(2):
        view.frame.evaluate(suggest % [128, 96, 256, 192], number)
        view.select(number)
        editing = Editing(lab, view.frame)
        view.press("Hide Face")
        editing.lists("Box 1 · Solid")
        editing.apply()
    lab.decide("Send as chosen")
    before = [path.read_bytes() for path in pair]
    after = [file.data for file in lab.files_by("drop")]
    assert [data.count(START) for data in before + after] == [3, 3, 1, 1]
    assert before[0] != before[1] and after[0] == after[1]
    assert is_black(upright(after[0]), [(0.21, 0.21), (0.4, 0.4), (0.59, 0.59)])


def of_a_phone(secret: int) -> bytes:
    """Return a JPEG that shows something in its middle, as do its thumbnail and its gain map."""
    image = upright(photo())
    image.paste((secret, 255 - secret, secret), (200, 160, 320, 240))
    whole, small = encoded(image), encoded(image.resize((160, 120)))
    gain_map = small[:2] + jpeg.xmp(gainmap.parameters()) + small[2:]
    head = jpeg.exif(exif_builder.exif(Ifd(next=Ifd(thumbnail=small))))
    head += jpeg.xmp(gainmap.announcement([(b"GainMap", b"image/jpeg", len(gain_map))]))
    return gainmap.behind(lambda index: whole[:2] + head + index + whole[2:], gain_map)


def encoded(image: Image.Image) -> bytes:
    """Return a picture as JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92)
    return out.getvalue()
