"""What was under an area is in no byte of the result.

The strongest way to say so: two pictures that differ only there become the same file.
"""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter, features

from coatcheck.redaction import parse, redact
from coatcheck.source import BytesSource
from engine.redaction.pictures import BOX, hidden, inside, saved, scene, shown

JPEGS: dict[str, tuple[str, dict[str, Any]]] = {
    "4:4:4": ("RGB", {"subsampling": 0}),
    "4:2:2": ("RGB", {"subsampling": 1}),
    "4:2:0": ("RGB", {"subsampling": 2}),
    "4:2:0 progressive": ("RGB", {"subsampling": 2, "progressive": True}),
    "4:2:2 progressive": ("RGB", {"subsampling": 1, "progressive": True}),
    "RGB": ("RGB", {"keep_rgb": True}),
    "grey": ("L", {}),
    "CMYK": ("CMYK", {}),
}
EXACT: dict[str, tuple[str, str, dict[str, Any]]] = {
    "PNG RGB": ("PNG", "RGB", {}),
    "PNG RGBA": ("PNG", "RGBA", {}),
    "PNG L": ("PNG", "L", {}),
    "PNG LA": ("PNG", "LA", {}),
    "PNG 1": ("PNG", "1", {}),
    "PNG key": ("PNG", "RGB", {"transparency": (0, 0, 0)}),
    "PNG 16 bits": ("PNG", "I;16", {}),
    "WebP": ("WEBP", "RGBA", {"lossless": True, "exact": True}),
    "BMP": ("BMP", "RGB", {}),
    "TIFF": ("TIFF", "RGB", {}),
    "TIFF CMYK": ("TIFF", "CMYK", {}),
}


def picture(mode: str, secret: int) -> Image.Image:
    if mode == "I;16":
        return scene("L", secret=secret).convert("I").point(lambda v: v * 257).convert("I;16")
    return scene(mode, secret=secret)


@pytest.mark.parametrize("quality", [60, 95])
@pytest.mark.parametrize("name", JPEGS)
def test_jpegs_that_differ_only_there_become_one(name: str, quality: int) -> None:
    mode, options = JPEGS[name]
    files = [saved(scene(mode, secret=n), "JPEG", quality=quality, **options) for n in (1, 2, 3)]
    assert len(set(files)) == 3
    assert len({hidden(data).data for data in files}) == 1


@pytest.mark.parametrize("name", EXACT)
def test_exact_pictures_that_differ_only_there_become_one(name: str) -> None:
    format, mode, options = EXACT[name]
    files = [saved(picture(mode, n), format, **options) for n in (1, 2, 3)]
    assert len(set(files)) == 3
    assert len({hidden(data).data for data in files}) == 1


@pytest.mark.parametrize("place", [(0, 0, 3, 3), (145, 97, 5, 4), (-20, 90, 60, 60), (7, 8, 1, 1)])
def test_at_the_edges_of_a_jpeg(place: tuple[int, int, int, int]) -> None:
    files = []
    for colour in ("red", "white", "blue"):
        image = scene()
        image.paste(colour, inside(place))
        files.append(saved(image, "JPEG", quality=90))
    assert len({hidden(data, place).data for data in files}) == 1


def test_under_a_stroke() -> None:
    stroke = {"style": "solid", "shape": "stroke", "width": 12, "points": [[20, 20], [99.5, 70.2]]}
    covered = hidden_mask(stroke)
    files = []
    for colour in ("red", "lime"):
        image = scene()
        image.paste(colour, mask=covered)
        files += [saved(image, "PNG"), saved(image, "JPEG", quality=85)]
    results = [redact(BytesSource(data), parse({"areas": [stroke]})).data for data in files]
    assert results[0] == results[2]
    assert results[1] == results[3]


def hidden_mask(stroke: dict[str, Any]) -> Image.Image:
    """Draw the same stroke by another way: every pixel near enough to the line."""
    (x1, y1), (x2, y2) = stroke["points"]
    mask = Image.new("1", (150, 101))
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    for y in range(101):
        for x in range(150):
            px, py = x + 0.5, y + 0.5
            along = ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / length
            along = min(max(along, 0), 1)
            far = (px - x1 - along * (x2 - x1)) ** 2 + (py - y1 - along * (y2 - y1)) ** 2
            if far <= (stroke["width"] / 2) ** 2:
                mask.putpixel((x, y), 1)
    return mask


def test_what_a_crop_cuts_away() -> None:
    files = []
    for secret in (1, 2):
        image = scene(secret=secret)
        files += [saved(image, "PNG"), saved(image, "JPEG", subsampling=2)]
    edit = parse({"crop": [112, 0, 38, 101], "areas": []})
    results = [redact(BytesSource(data), edit) for data in files]
    assert (results[0].width, results[0].height) == (38, 101)
    assert results[0].data == results[2].data
    assert results[1].data == results[3].data


def test_a_scan_that_is_missing_shows_nothing_beside_the_area() -> None:
    """Decoders smooth what no scan has told, over the edges of blocks."""
    results = set()
    for secret in (1, 2):
        data = saved(scene(secret=secret), "JPEG", quality=50, progressive=True)
        scans = [at for at in range(len(data) - 1) if data[at : at + 2] == b"\xff\xda"]
        assert len(scans) > 2
        results.add(hidden(data[: scans[1]] + b"\xff\xd9").data)
    assert len(results) == 1


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_a_solid_area_is_black_and_opaque(mode: str) -> None:
    options: dict[str, Any] = {"transparency": 0} if mode == "P" else {}
    image = shown(hidden(saved(scene(mode), "PNG", **options)).data).convert("RGBA")
    assert image.crop(inside()).getcolors() == [(BOX[2] * BOX[3], (0, 0, 0, 255))]


@pytest.mark.parametrize("style", ["pixelate", "blur"])
@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_cells_keep_no_more_than_their_means(style: str, format: str) -> None:
    """A chessboard whose fields are smaller than a cell becomes grey, whatever its pattern."""
    image = Image.new("RGB", (128, 128), "white")
    for y in range(0, 128, 4):
        for x in range(y % 8, 128, 8):
            image.paste("black", (x, y, x + 4, y + 4))
    data = saved(image, format, **({"lossless": True} if format == "WEBP" else {"quality": 90}))
    result = shown(hidden(data, (0, 0, 128, 128), style).data).convert("L")
    low, high = result.getextrema()
    assert high - low <= 4


def test_pixelated_text_cannot_be_told_from_other_text() -> None:
    """Two patterns with the same mean in each cell become the same file."""
    results = set()
    for shift in (0, 4):
        image = Image.new("L", (64, 64), "white")
        for y in range(0, 64, 8):
            image.paste("black", (0, y + shift, 64, y + shift + 4))
        results.add(hidden(saved(image, "PNG"), (0, 0, 64, 64), "pixelate").data)
    assert len(results) == 1


@pytest.mark.parametrize("format", ["PNG", "TIFF", "WEBP"])
def test_what_was_transparent_there_is_gone(format: str) -> None:
    """A secret in the colours of pixels that nobody sees."""
    results = []
    for colour in ("red", "blue"):
        image = scene("RGBA")
        image.paste(Image.new("RGBA", (40, 22), colour), BOX[:2])
        image.putalpha(Image.new("L", image.size, 0))
        options = {"lossless": True, "exact": True} if format == "WEBP" else {}
        results.append(hidden(saved(image, format, **options)).data)
    assert results[0] == results[1]


def test_outside_of_the_area_exact_pictures_do_not_change() -> None:
    for name, (format, mode, options) in EXACT.items():
        image = picture(mode, 0)
        after = shown(hidden(saved(image, format, **options), accepts=["image/png"]).data)
        if mode == "CMYK":
            continue
        before = shown(saved(image, format, **options))
        both = [i.convert("RGBA" if i.mode != "I;16" else "I") for i in (before, after)]
        for i in both:
            i.paste(0, inside())
        assert both[0].tobytes() == both[1].tobytes(), name


def soft(image: Image.Image) -> Image.Image:
    """Keep away from black and white, where a decoder clips what a block codes."""
    return image.filter(ImageFilter.GaussianBlur(2)).point(lambda value: 64 + value // 2)


def tables(image: Any) -> list[list[int]]:
    return [image.quantization[layer[3]] for layer in image.layer]


@pytest.mark.parametrize("name", [*JPEGS])
@pytest.mark.parametrize("quality", [50, 75, 90, 96, 100])
def test_outside_of_the_blocks_a_jpeg_stays_within_its_rounding(name: str, quality: int) -> None:
    mode, options = JPEGS[name]
    data = saved(soft(scene(mode)), "JPEG", quality=quality, **options)
    before, result = shown(data), hidden(data)
    after = shown(result.data)
    assert after.mode == before.mode
    assert tables(after) == tables(before)
    assert [layer[1:3] for layer in after.layer] == [layer[1:3] for layer in before.layer]
    assert bool(after.info.get("progressive")) == bool(options.get("progressive"))
    difference = ImageChops.difference(before, after)
    difference.paste((0,) * len(before.getbands()) if before.mode != "L" else 0, (32, 0, 112, 80))
    for band in difference.split():
        histogram = band.histogram()
        mean = sum(level * count for level, count in enumerate(histogram)) / (150 * 101)
        odd = features.check_feature("libjpeg_turbo") and "4:2:2" in name
        assert mean < (1 if odd else 0.15), (mean, histogram[:8])


def test_the_bytes_of_a_picture_outside_are_the_same_even_after_ten_times() -> None:
    """What is coded again with its own tables settles at once: there is no loss that adds up."""
    data = first = hidden(saved(soft(scene()), "JPEG", quality=80)).data
    for _ in range(10):
        data = hidden(data).data
    difference = ImageChops.difference(shown(first), shown(data)).convert("L")
    assert sum(difference.histogram()[3:]) < 150 * 101 / 500


def test_a_thumbnail_or_second_picture_does_not_come_along() -> None:
    out = io.BytesIO()
    scene(secret=1).save(out, "MPO", save_all=True, append_images=[scene(secret=2)])
    data = hidden(out.getvalue()).data
    assert data.count(b"\xff\xd8\xff") == 1
    assert data == hidden(saved(scene(), "JPEG")).data
