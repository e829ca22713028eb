"""Gain maps that stay, before independent judges."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from coatcheck.cli.files import clean_file
from engine.builders import gainmap, icc, jpeg, tiff
from judges.judge import different, hidden_strings, left_over, read_tags

EXIF = jpeg.exif(tiff.exif(orientation=6))
PICTURES = {
    "ultra-hdr": gainmap.ultra_hdr(EXIF, EXIF + jpeg.comment()),
    "profile in the gain map": gainmap.ultra_hdr(b"", jpeg.icc(icc.profile())),
    "motion": gainmap.ultra_hdr(motion=True),
    "iso": gainmap.iso(3),
    "apple": gainmap.apple(),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_gain_map_is_found_and_shows_the_same(name: str, tmp_path: Path) -> None:
    original, target = tmp_path / f"{name}.jpg", tmp_path / "clean.jpg"
    original.write_bytes(PICTURES[name])
    clean_file(original, target)
    assert left_over(target) == []
    assert hidden_strings(original, target) == []
    assert list(different(original, target)) == []
    [length] = [v for key, v in read_tags(target).items() if key.endswith("DirectoryItemLength")]
    start = len(target.read_bytes()) - int(length)
    assert second(target, start, int(length)) == second(original, *place(original))


def place(path: Path) -> tuple[int, int]:
    tags = read_tags(path)
    return tags["MPImage2:MPImageStart"], tags["MPImage2:MPImageLength"]


def second(path: Path, start: int, length: int) -> bytes:
    data = path.read_bytes()[start : start + length]
    with Image.open(io.BytesIO(data)) as image:
        return image.tobytes()
