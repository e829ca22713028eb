"""What the prompt says of pictures whose data say less than they seem to."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from e2e.lab import CLEAN, Lab
from e2e.pictures import store
from e2e.view import View

from engine.builders import exif_builder as b
from engine.builders import icc, jpeg, png
from engine.builders.exif_builder import Ifd

NORTH = {2: b.degrees(37.87)}
HALVES = {**NORTH, 4: b.degrees(122.27)}
GOAL = {19: b.text("N"), 20: b.degrees(37.87), 21: b.text("W"), 22: b.degrees(122.27)}
ZERO = {1: b.text("N"), 2: b.degrees(0), 3: b.text("E"), 4: b.degrees(0)}
THUMBNAIL = png.chunk(b"tEXt", b"Thumb::MTime\x001700000000")
PROFILE = icc.profile(b"sRGB built-in", rights=b"No copyright, use freely")

SAID = (
    ("halves.jpg", "This photo tells in part where it was taken: ", "37.8700° north or south"),
    ("half.jpg", "This photo tells in part where it was taken: ", "no longitude"),
    ("goal.jpg", "This photo names a place: ", "Where the camera was heading for"),
    ("zero.jpg", "It has fields for a position, but no position", "Camera settings"),
    ("thumb.png", "It says when it was changed: 14 November 2023", "A date that it carries"),
    ("plain.png", "Only its file name and date say anything", "What it shows is another matter"),
)
"""Of each picture the first line, and what stands below it."""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def located(entries: dict[int, tuple[int, b.Value]]) -> bytes:
    body = b.exif(Ifd(pointers={0x8825: Ifd(entries)}))
    return jpeg.grey(jpeg.segment(0xE1, b"Exif\0\0" + body))


def test_each_first_line_says_what_is_known(lab: Lab, tmp_path: Path) -> None:
    data = {
        "halves.jpg": located(HALVES),
        "half.jpg": located({1: b.text("N"), **NORTH}),
        "goal.jpg": located(GOAL),
        "zero.jpg": located(ZERO),
        "thumb.png": png.picture(THUMBNAIL),
        "plain.png": png.picture(png.chunk(b"iCCP", b"ICC\0\0" + zlib.compress(PROFILE))),
    }
    lab.send("drop", *(store(tmp_path, name, content) for name, content in data.items()))
    view = View(lab, lab.prompt())
    view.comes("#headline", "5 of 6 pictures give something away")
    for place, (_, heading, below) in enumerate(SAID):
        view.select(place)
        view.comes(".file-heading", heading)
        assert below in view.one("#about").text
    lab.decide(CLEAN)
    assert len(lab.files_by("drop")) == len(SAID)


def test_a_profile_of_a_program_asks_nothing(lab: Lab, tmp_path: Path) -> None:
    data = png.picture(png.chunk(b"iCCP", b"ICC\0\0" + zlib.compress(PROFILE)))
    lab.send("drop", store(tmp_path, "chart.png", data))
    [file] = lab.files_by("drop")
    assert b"No copyright" not in file.data
