"""What a file's name and date tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from coatcheck.labels import Label
from coatcheck.model import Category, Report
from coatcheck.pipeline.inspect import inspect
from coatcheck.report import catalogue, file_facts
from coatcheck.source import BytesSource

SAMPLES = Path(__file__).parents[2] / "samples"

NAMES = {
    "IMG_20260704_153012.jpg": "4 July 2026, 15:30, named as a phone’s camera does",
    "20260704_153012.jpg": "4 July 2026, 15:30, named as a phone’s camera does",
    "PXL_20260704_153012345.jpg": "4 July 2026, 15:30, named as Google Pixel does",
    "DSC01234.JPG": "named as a camera does",
    "IMG_1234.HEIC": "named as a camera does",
    "P1010123.JPG": "named as a camera does",
    "DJI_0042.JPG": "named as a drone or an action camera does",
    "Screenshot 2026-07-04 at 15.30.12.png": "4 July 2026, 15:30, named as a screenshot",
    "WhatsApp Image 2026-07-04 at 15.30.12.jpeg": "4 July 2026, 15:30, named as WhatsApp does",
    "IMG-20260704-WA0001.jpg": "4 July 2026, named as WhatsApp does",
    "signal-2026-07-04-15-30-12-123.jpg": "4 July 2026, 15:30, named as Signal does",
    "photo_2026-07-04_15-30-12.jpg": "4 July 2026, 15:30, named as Telegram does",
    "2026-07-04 garden.png": "4 July 2026",
    "holiday.jpg": "",
    "12345678901234567890.jpg": "",
    "20261399.jpg": "",
    "": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_name_says(name: str) -> None:
    said = {finding.label: catalogue.text(finding) for finding in file_facts.findings(name, None)}
    assert said.get(Label.FILE_NAME_SAYS, "") == NAMES[name]
    assert said.get(Label.FILE_NAME, "") == name


@pytest.mark.parametrize("moment", [0, -5, 1e30, float("nan"), None])
def test_a_moment_that_is_none_is_not_said(moment: float | None) -> None:
    assert list(file_facts.findings("", moment)) == []


def test_a_moment_is_said_in_words() -> None:
    (finding,) = file_facts.findings("", 1_783_179_012)
    assert finding.label == Label.FILE_MODIFIED
    assert " July 2026, " in catalogue.text(finding)


def test_a_name_alone_is_no_reason_to_ask() -> None:
    plain = file_facts.added(
        Report("PNG", "image/png", ".png", 9, ()), "IMG_1234.png", 1_783_179_012
    )
    assert len(plain.findings) == 3
    assert not plain.telling


def test_they_come_last_but_for_the_technical() -> None:
    report = inspect(BytesSource((SAMPLES / "squirrel.jpg").read_bytes()))
    more = file_facts.added(report, "squirrel.jpg", 1_783_179_012)
    order = list(Category)
    places = [order.index(finding.category) for finding in more.findings]
    assert places == sorted(places)
    assert places[-1] == order.index(Category.TECHNICAL)
    assert more.telling == report.telling
