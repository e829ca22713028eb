"""What comes out: format, size, orientation, colours, frames."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageOps

from coatcheck.errors import DamagedFile
from coatcheck.metadata.exif import decode as exif
from coatcheck.redaction import Pixels, parse, preview, redact
from coatcheck.source import BytesSource
from engine.builders.icc import profile as icc_profile
from engine.redaction.pictures import hidden, saved, scene, shown

SAMPLES = Path(__file__).parents[2] / "samples"


SHOWN = (96, 40, 16, 24)
"""A box in the shown picture whose edges are edges of blocks in it, however it is turned."""


def turned(number: int, format: str) -> bytes:
    """Store a picture so that a viewer that obeys its orientation shows 160 by 96 pixels."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    image = scene(size=(160, 96))
    if number > 1:
        image = image.transpose(Image.Transpose(back[number]))
    tag = b"Exif\0\0" + exif.minimal(number)
    return saved(image, format, exif=tag, **({"lossless": True} if format == "WEBP" else {}))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_box_is_where_a_viewer_shows_it(number: int, format: str) -> None:
    data = turned(number, format)
    assert preview(BytesSource(data), 500).full == (160, 96)
    done = hidden(data, SHOWN)
    assert (done.width, done.height) == (160, 96)
    before, after = (ImageOps.exif_transpose(shown(d)) for d in (data, done.data))
    assert after.size == (160, 96)
    left, top, width, height = SHOWN
    # A viewer mixes the colours of neighbours into the outermost pixels.
    inner = (left + 2, top + 2, left + width - 2, top + height - 2)
    assert max(high for _, high in after.crop(inner).getextrema()) < 6
    difference = ImageChops.difference(before, after).convert("L")
    changed = difference.point([0] * 60 + [255] * 196).getbbox()
    grown = 16 if format == "JPEG" else 0
    assert changed is not None
    assert changed[0] >= left - grown
    assert changed[1] >= top - grown
    assert changed[2] <= left + width + grown
    assert changed[3] <= top + height + grown
    assert shown(done.data).getexif().get(0x0112, 1) == (number if format == "JPEG" else 1)


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
@pytest.mark.parametrize("number", range(1, 9))
def test_a_crop_is_what_a_viewer_shows(number: int, format: str) -> None:
    data = turned(number, format)
    done = hidden(data, (0, 0, 3, 3), crop=(31, 17, 90, 45))
    assert (done.width, done.height) == (90, 45)
    before, after = (ImageOps.exif_transpose(shown(d)) for d in (data, done.data))
    assert after.size == (90, 45)
    difference = ImageChops.difference(before.crop((31, 17, 121, 62)), after).convert("L")
    assert sum(difference.histogram()[40:]) < 90 * 45 / 20


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_colour_profile_stays(format: str) -> None:
    data = saved(scene(), format, icc_profile=icc_profile())
    done = hidden(data)
    assert shown(done.data).info["icc_profile"][36:40] == b"acsp"
    assert [kept.value for kept in done.after.kept] == ["color_profile"]


def test_what_says_how_numbers_become_colours_stays_in_a_png() -> None:
    data = saved(scene(), "PNG")
    chunks = {b"cICP": bytes((9, 16, 0, 1)), b"gAMA": bytes((0, 0, 0xB1, 0x8F))}
    made = b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks.items()
    )
    result = hidden(data[:33] + made + data[33:]).data
    assert made in result


@pytest.mark.parametrize(
    ("format", "mode", "accepts", "kind"),
    [
        ("BMP", "RGB", None, "PNG"),
        ("BMP", "RGB", ["image/jpeg"], "JPEG"),
        ("TIFF", "RGB", None, "JPEG"),
        ("TIFF", "RGB", [".png"], "PNG"),
        ("TIFF", "RGB", ["application/pdf"], "JPEG"),
        ("TIFF", "RGBA", ["image/*"], "PNG"),
        ("TIFF", "RGBA", [".JPG"], "JPEG"),
        ("TIFF", "1", None, "PNG"),
        ("TIFF", "CMYK", None, "JPEG"),
        ("ICO", "RGBA", None, "PNG"),
        ("PNG", "RGB", ["image/jpeg"], "PNG"),
        ("GIF", "P", ["image/jpeg"], "GIF"),
    ],
)
def test_the_format_that_comes_out(
    format: str, mode: str, accepts: list[str] | None, kind: str
) -> None:
    size = (64, 64) if format == "ICO" else (150, 101)
    options: dict[str, Any] = {"sizes": [size]} if format == "ICO" else {}
    done = hidden(saved(scene(mode, size), format, **options), (3, 3, 9, 9), accepts=accepts)
    assert shown(done.data).format == kind
    assert (done.converted is not None) == (kind != format)
    if done.converted:
        assert (done.converted.source, done.converted.target) == (format, kind)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "RGB", "RGBA", "I;16", "P"])
def test_a_png_keeps_its_depth(mode: str) -> None:
    image = scene("L").convert("I").convert("I;16") if mode == "I;16" else scene(mode)
    assert shown(hidden(saved(image, "PNG")).data).mode == mode


def test_a_full_palette_without_black_becomes_true_colour() -> None:
    image = Image.new("P", (64, 64))
    image.putpalette([value for index in range(256) for value in (index, 255, 9)])
    image.putdata([index % 256 for index in range(64 * 64)])
    result = shown(hidden(saved(image, "PNG"), (5, 5, 20, 20)).data)
    assert result.mode == "RGB"
    assert result.getpixel((10, 10)) == (0, 0, 0)
    assert result.getpixel((60, 60)) == image.convert("RGB").getpixel((60, 60))


def test_sixteen_bits_of_colour_are_said_to_be_lost() -> None:
    rows = b"".join(b"\0" + bytes(range(48)) for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    done = hidden(data, (0, 0, 2, 2))
    assert done.converted is not None
    assert done.converted.source == "PNG, 16 bits"


def test_pixels_that_somebody_else_decoded() -> None:
    """As the worker does for HEIC: the file tells what it is, the pixels come beside it."""
    data = saved(scene("RGBA"), "TIFF")
    image = scene("RGBA")
    pixels = Pixels(*image.size, image.tobytes())
    edit = parse({"areas": [{"style": "solid", "shape": "box", "box": [53, 27, 40, 22]}]})
    done = redact(BytesSource(data), edit, None, pixels)
    assert done.data == hidden(data).data
    with pytest.raises(DamagedFile):
        redact(BytesSource(data), edit, None, Pixels(*image.size, image.tobytes()[:-4]))


def test_a_stroke_of_one_point_is_a_dot() -> None:
    dot = {"style": "solid", "shape": "stroke", "points": [[40, 30]], "width": 9}
    edit = parse({"areas": [dot]})
    image = shown(redact(BytesSource(saved(Image.new("L", (80, 60), 255), "PNG")), edit).data)
    dark = sum(image.histogram()[:1])
    assert 3.14 * 4.5**2 <= dark <= 3.14 * 6.5**2


def test_a_preview_is_small_and_upright() -> None:
    small = preview(BytesSource(turned(6, "JPEG")), 80)
    assert (small.width, small.height, small.full) == (80, 48, (160, 96))
    image = shown(small.data)
    assert (image.size, image.format) == ((80, 48), "JPEG")
    clear = preview(BytesSource(saved(scene("RGBA"), "PNG")), 80)
    assert (clear.media_type, shown(clear.data).mode) == ("image/png", "RGBA")
    tiny = preview(BytesSource(saved(scene("L"), "PNG")), 4000)
    assert (tiny.width, tiny.height) == (150, 101)


def test_the_tables_of_inks_are_as_fine_as_those_of_the_light() -> None:
    path = SAMPLES / "cmyk.jpg"
    before = Image.open(path)
    assert before.info["adobe_transform"] == 2
    after = shown(hidden(path.read_bytes(), (2, 2, 9, 9)).data)
    assert after.mode == "CMYK"
    light = before.quantization[before.layer[0][3]]  # type: ignore[attr-defined]
    for layer in after.layer:  # type: ignore[attr-defined]
        assert after.quantization[layer[3]] == light  # type: ignore[attr-defined]
    both = [image.convert("RGB").crop((0, 32, 100, 100)) for image in (before, after)]
    histogram = ImageChops.difference(*both).convert("L").histogram()
    assert sum(histogram[12:]) < 68


def test_a_prompt_in_the_lowest_bits_is_no_reason_to_refuse() -> None:
    """It lies in pixels that nobody asked to hide, and the report names it."""
    text = b"stealth_pnginfo" + (8 * 40).to_bytes(4) + b"a prompt of forty letters in all, or so. "
    bits = "".join(f"{byte:08b}" for byte in text)
    image = Image.new("RGBA", (64, 64), (120, 130, 140, 254))
    for place, bit in enumerate(bits):
        x, y = divmod(place, 64)
        image.putpixel((x, y), (120, 130, 140, 254 + int(bit)))
    done = hidden(saved(image, "PNG"), (40, 40, 9, 9))
    assert [f.category.value for f in done.report.telling] == ["ai_prompt"]


def test_the_profile_of_a_heic_goes_with_pixels_that_are_not_turned_to_srgb() -> None:
    data = (SAMPLES / "phone.heic").read_bytes()
    raw = Image.new("RGBA", (64, 48), (9, 99, 199, 255)).tobytes()
    edit = parse({"areas": []})
    with_profile = redact(BytesSource(data), edit, None, Pixels(64, 48, raw))
    assert shown(with_profile.data).info["icc_profile"][36:40] == b"acsp"
    without = redact(BytesSource(data), edit, None, Pixels(64, 48, raw, srgb=True))
    assert "icc_profile" not in shown(without.data).info
