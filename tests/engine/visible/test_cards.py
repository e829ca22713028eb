"""Cards and bank accounts: ISO/IEC 7812-1 and the registry of ISO 13616."""

from __future__ import annotations

import pytest

from coatcheck.visible.rules.cards import iban_end, is_card
from engine.visible.pages import kinds, told

# The numbers that the schemes publish for tests.
NUMBERS = (
    "4111111111111111", "4012888888881881", "5555555555554444", "5105105105105100",
    "2223003122003222", "378282246310005", "371449635398431", "30569309025904",
    "38520000023237", "6011111111111117", "3530111333300000", "6200000000000005",
)  # fmt: skip
# Examples of the registry of ISO 13616.
IBANS = (
    "AD1200012030200359100100", "AE070331234567890123456", "AT611904300234573201",
    "BE68539007547034", "CH9300762011623852957", "CZ6508000000192000145399",
    "DE89370400440532013000", "DK5000400440116243", "ES9121000418450200051332",
    "FI2112345600000785", "FR1420041010050500013M02606", "GB29NWBK60161331926819",
    "IE29AIBK93115212345678", "IT60X0542811101000000123456", "MT84MALT011000012345MTLCAST001S",
    "NL91ABNA0417164300", "NO9386011117947", "PL61109010140000071219812874",
    "PT50000201231234567890154", "SA0380000000608010167519", "SE4550000000058398257466",
    "TR330006100519786457841326",
)  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("form", ["{0}", "{4}", "Card {4} exp", "no.{4},", "{-}"])
def test_cards_in_every_setting(number: str, form: str) -> None:
    groups = [number[i : i + 4] for i in range(0, len(number), 4)]
    text = form.replace("{0}", number).replace("{4}", " ".join(groups))
    text = text.replace("{-}", "-".join(groups))
    assert "card" in kinds(text).values()


def test_a_card_whose_groups_stand_in_cells_of_their_own() -> None:
    assert told("4012      8888      8888      1881") == {
        ("card", group) for group in ("4012", "8888", "1881")
    }


def test_a_card_written_below_each_other() -> None:
    found = told("4111\n1111\n1111\n1111\n")
    assert found == {("card", "4111"), ("card", "1111")}


def test_a_card_that_goes_on_in_the_next_line() -> None:
    found = told("pay with 5105 1051\n0510 5100 please")
    assert {("card", "5105 1051"), ("card", "0510 5100")} <= found


def test_letters_read_for_digits() -> None:
    assert "card" in kinds("4O12 8888 888B I88I").values()


@pytest.mark.parametrize(
    "number",
    [
        "4111111111111112",  # check digit
        "4006381333931",  # an EAN, of thirteen digits
        "9780306406157",  # an ISBN
        "0000000000000000",
        "1234567890123452",  # no issuer begins so
    ],
)
def test_what_is_no_card(number: str) -> None:
    assert not is_card(number)
    assert "card" not in kinds(f"Artikel {number}").values()


@pytest.mark.parametrize("number", IBANS)
def test_ibans(number: str) -> None:
    spaced = " ".join(number[i : i + 4] for i in range(0, len(number), 4))
    assert ("iban", number) in told(f"An {number} bitte")
    assert ("iban", spaced) in told(f"IBAN: {spaced}")


def test_an_iban_that_goes_on_in_the_next_line() -> None:
    found = told("IBAN DE89 3704 0044\n     0532 0130 00\n")
    assert {("iban", "DE89 3704 0044"), ("iban", "0532 0130 00")} <= found


def test_an_iban_ends_where_its_country_says() -> None:
    text = "DE89 3704 0044 0532 0130 00 BIC COBADEFF"
    assert text[: iban_end(text)] == "DE89 3704 0044 0532 0130 00"
    assert iban_end("DE89370400440532013001") == 0
    assert iban_end("XX89370400440532013000") == 0


def test_what_stands_on_a_card() -> None:
    found = kinds("VALID THRU 11/27   CVV 123")
    assert found["11/27"] == "card_extra"
    assert found["123"] == "card_extra"
