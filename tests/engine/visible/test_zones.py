"""Machine-readable zones: the specimens of ICAO Doc 9303, parts 4 to 7."""

from __future__ import annotations

import pytest

from coatcheck.visible.detection import Kind, Page, TextLine
from coatcheck.visible.geometry import bounds
from coatcheck.visible.rules.mrz import check_digit, find, repaired

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
VISA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "L8988901C4XXX4009078F9612109<<<<<<<<",
)


def laid(lines: list[str], pitch: float = 20) -> Page:
    made = [
        TextLine.in_box(text, 40, 100 + 50 * i, len(text) * pitch, 30)
        for i, text in enumerate(lines)
    ]
    return Page(1000, 400, tuple(made))


@pytest.mark.parametrize("zone", [PASSPORT, CARD, VISA], ids=["passport", "card", "visa"])
def test_zones(zone: tuple[str, ...]) -> None:
    found = find(laid(list(zone)))
    assert [d.kind for d in found] == [Kind.MRZ] * len(zone)


@pytest.mark.parametrize("zone", [PASSPORT, CARD, VISA], ids=["passport", "card", "visa"])
def test_fillers_that_were_not_read_are_covered(zone: tuple[str, ...]) -> None:
    cut = [line.rstrip("<") + "<<" for line in zone]
    full = len(zone[0]) * 20
    for detection in find(laid(cut)):
        assert bounds(detection.polygon)[2] >= 40 + full - 20


def test_letters_read_for_digits_are_repaired() -> None:
    assert check_digit("L898902C3") == 6
    assert repaired("L8989O2C3", "6") == "L898902C3"
    misread = [PASSPORT[0].replace("UTO", "UT0"), PASSPORT[1].replace("0", "O")]
    assert len(find(laid(misread))) == 2


def test_other_lines_are_no_zones() -> None:
    assert find(laid(["INVOICE<2024", "TOTAL 1280 EUR", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"])) == []
    assert find(laid(["A1B2C3D4E5F6G7H8I9J0K1L2M3N4O5"])) == []
