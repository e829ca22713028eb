"""The redaction editor in a browser: what is drawn is gone from what the page receives."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from e2e.editing import Editing, edit
from e2e.lab import Lab
from e2e.pages.editor import SEND, SIZE, is_black, photo, received, upright
from e2e.pictures import store
from e2e.view import View
from PIL import Image, ImageChops

from engine.builders import exif_builder, gainmap, jpeg
from engine.builders.exif_builder import Ifd

SAMPLES = Path(__file__).parents[1] / "samples"


START = b"\xff\xd8\xff"
"""How each JPEG begins, within another one too."""


WORST = 6
"""Of 255: JPEG's own rounding where nothing was hidden."""


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
