"""Addresses without a word for a street in them, and postcodes of countries."""

from __future__ import annotations

import pytest

from coatcheck.visible.rules.lexicon import DATA
from coatcheck.visible.rules.postal import postcodes
from engine.visible.pages import kinds, told

pytestmark = pytest.mark.skipif(
    not (DATA / postcodes.FILE).is_file(), reason="the build has not made the postcodes"
)


@pytest.mark.parametrize(
    ("line", "strength"),
    [
        ("811 06 bratislava", 2),
        ("lt-01104 vilnius", 2),
        ("1250-143 lisboa", 2),
        ("ciudad juarez 32000", 2),
        ("winnipeg, mb r3g 0w4", 2),
        ("1380 cerknica", 1),
        ("2019 edition", 0),
        ("version 4", 0),
        ("wireless mouse m185", 0),
        ("hello world", 0),
    ],
)
def test_the_end_of_an_address(line: str, strength: int) -> None:
    assert postcodes.load().strength(line) == strength


def test_postcodes_that_stand_alone() -> None:
    alone = postcodes.load().alone
    assert all(alone.fullmatch(code) for code in ("cf10 1bt", "v95 k4t2", "lv-1001"))
    assert not any(alone.fullmatch(word) for word in ("12345", "2024", "abcd", "m185", "gate"))


@pytest.mark.parametrize(
    "text",
    [
        "Vinohradská 1189/64, 130 00 Praha 3",
        "Kase 3, 71012 Viljandi",
        "14 bis, Les Tilleuls, 69003 Lyon",
        "Debrecen, Piac u. 45, 4024",
        "6720 Szeged, Kárász u. 11",
        "Blk 218 Ang Mo Kio Ave 1 #07-1241, Singapore 560218",
        "The Old Mill, Kilmacanogue, Co. Wicklow, A98 X2Y3",
        "99/14 Moo 5, Soi 71, Watthana, Bangkok 10110",
        "Rruga e Kavajës 27, 1001 Tiranë",
    ],
)
def test_in_one_line(text: str) -> None:
    assert kinds(text) == {text: "address"}


def test_below_each_other() -> None:
    page = "Strandgaten 7 B\n5013 Bergen"
    assert kinds(page) == {"Strandgaten 7 B": "address", "5013 Bergen": "address"}
    page = "12 Harbour View\nLittle Barford\nPE19 6YE"
    assert set(kinds(page)) == {"12 Harbour View", "Little Barford", "PE19 6YE"}


def test_what_a_label_begins_goes_on_with_the_town() -> None:
    page = "Adresa\nKnez Mihailova 22, 11000\nBeograd"
    assert kinds(page)["Beograd"] == "address"


@pytest.mark.parametrize(
    "text",
    [
        "Toner 85A\nTotal 12345",
        "Wireless Mouse M185   19,90\nUSB-C Hub 7   24,90",
        "POS 4471 COFFEE\nATM 00213",
        "Der Zug fährt am 14. März\nGleis 7",
        "Solicitud de alta 2025\nTotal 31790",
        "Rechnung RE-0775714, Kundennr. 293914",
        "AID A0000000031010 Auth 154520",
        "iPhone 14\n128 GB",
    ],
)
def test_no_address(text: str) -> None:
    assert "address" not in {kind for kind, _ in told(text)}
