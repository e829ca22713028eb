"""What cannot be redacted is refused, with an error of the engine."""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from coatcheck.errors import Animated, DamagedFile, InvalidEdit, TooLarge, UnsupportedFormat
from coatcheck.redaction import opening, parse, preview
from coatcheck.source import BytesSource
from engine.redaction.pictures import hidden, saved, scene


@pytest.mark.parametrize("format", ["PNG", "GIF", "BMP", "WEBP", "JPEG", "TIFF"])
def test_a_bomb_is_refused_before_it_is_decoded(
    format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = saved(scene("RGB"), format)
    monkeypatch.setattr(opening, "MAX_PIXELS", 150 * 101 - 1)

    def never(*_: object) -> None:
        raise AssertionError("pixels were decoded")

    monkeypatch.setattr(Image.Image, "load", never)
    with pytest.raises((TooLarge, Animated)):
        hidden(data)
    with pytest.raises(TooLarge):
        preview(BytesSource(data), 100)


def test_fifty_megapixels_that_a_header_only_claims() -> None:
    body = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = bytearray(saved(scene(), "PNG"))
    data[16:29] = body
    data[29:33] = struct.pack(">I", zlib.crc32(b"IHDR" + body))
    with pytest.raises(TooLarge, match="64 million"):
        hidden(bytes(data))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_a_file_that_is_cut_off_is_refused(format: str) -> None:
    data = saved(scene(), format, **({"compression": "raw"} if format == "TIFF" else {}))
    with pytest.raises(DamagedFile):
        hidden(data[: len(data) * 2 // 3])


def test_what_cannot_be_decoded_is_refused() -> None:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    with pytest.raises(UnsupportedFormat):
        hidden(svg)
    with pytest.raises(UnsupportedFormat):
        preview(BytesSource(svg), 100)


@pytest.mark.parametrize(
    "edit",
    [
        None,
        [],
        {"areas": [1]},
        {"areas": "solid"},
        {"areas": [{"style": "solid", "shape": "box"}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, 3]}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, 0, 4]}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, float("nan"), 4]}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, 1e9, 4]}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, "3", 4]}]},
        {"areas": [{"style": "solid", "shape": "box", "box": [1, 2, True, 4]}]},
        {"areas": [{"style": "smear", "shape": "box", "box": [1, 2, 3, 4]}]},
        {"areas": [{"style": "solid", "shape": "star", "box": [1, 2, 3, 4]}]},
        {"areas": [{"style": "solid", "shape": "stroke", "points": [], "width": 3}]},
        {"areas": [{"style": "solid", "shape": "stroke", "points": [[1]], "width": 3}]},
        {"areas": [{"style": "solid", "shape": "stroke", "points": [[1, 1]], "width": 0}]},
        {"areas": [{"style": "blur", "shape": "box", "box": [0, 0, 1, 1]}] * 1001},
        {"crop": [0, 0, 0, 5]},
        {"crop": [0, 0, 5]},
    ],
)
def test_an_edit_that_makes_no_sense(edit: Any) -> None:
    with pytest.raises(InvalidEdit):
        parse(edit)


def test_a_crop_outside_of_the_picture() -> None:
    with pytest.raises(InvalidEdit):
        hidden(saved(scene(), "PNG"), crop=(150, 0, 20, 20))


def test_all_that_is_wrong_with_a_file_is_an_error_of_the_engine() -> None:
    """Bytes changed here and there: a result, or an EngineError."""
    from coatcheck.errors import EngineError

    for format in ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"):
        data = saved(scene("RGB", (40, 30)), format)
        for place in range(0, len(data), max(len(data) // 60, 1)):
            broken = bytearray(data)
            broken[place] ^= 0x5A
            try:
                hidden(bytes(broken), (1, 1, 9, 9))
            except EngineError as error:
                assert error.message
