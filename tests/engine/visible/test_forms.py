"""What a form, a card or an app is not: a car, a code, a telephone."""

from __future__ import annotations

from coatcheck.visible import codes
from coatcheck.visible.detection import Page, TextLine
from coatcheck.visible.geometry import box
from coatcheck.visible.rules import plates
from engine.visible.pages import kinds, page, told


def test_no_plates_on_forms_and_in_chats() -> None:
    card = page("1. LEFÈVRE\n3. 12.03.1975\n4a. 01.02.2020\n4b. 01.02.2035\n5. KA770121")
    assert plates.find(card) == []
    assert plates.find(page("Expiry\n12/29\nCVV2\n835\nCard number")) == []
    plate = TextLine.in_box("RK 492 AU", 100, 100, 120, 30)
    assert plates.find(Page(500, 500, (plate,)))
    assert plates.find(Page(500, 500, (plate,)), said=2) == []


def test_the_number_of_a_licence_is_said_as_such() -> None:
    text = "1. LEFEVRE\n2. MARIE\n3. 12.03.1975\n4a. 01.02.2020\n4b. 01.02.2035\n5. KA770121"
    assert kinds(text)["KA770121"] == "id_number"


def test_unread_data_matrix_codes_are_squares() -> None:
    square = [(100, 100), (160, 104), (156, 164), (96, 160)]
    table = [(171, 528), (151, 136), (1267, 142), (1285, 457)]
    assert codes.detection("Data Matrix", square, "", read=False) is not None
    assert codes.detection("DataMatrix", table, "", read=False) is None
    # What was read is one, whatever its form (ISO/IEC 16022 has rectangles).
    assert codes.detection("DataMatrix", box(0, 0, 80, 20), "A1", read=True) is not None


def test_vehicle_papers() -> None:
    text = "C.1.1   ŠUŠTAR\nC.1.2   Špela\nC.1.3   Dolenja vas 37a\nP.1   1498"
    found = kinds(text)
    assert found["ŠUŠTAR"] == found["Špela"] == "name"
    assert found["Dolenja vas 37a"] == "address"
    assert "1498" not in found


def test_dates_and_prices_are_no_phones() -> None:
    for text in (
        "03/2019 – 11/2024",
        "25.06. 2026. 10",
        "2026.04.17 14:24",
        "ISBN 9788477215189 2087 41.13",
        "22. 3. 2026 07:52",
    ):
        assert told(text) == set(), text


def test_phones_that_are_broken_and_timed() -> None:
    assert {("phone", "001 201-557-"), ("phone", "6811")} <= told("001 201-557-\n6811 18:42")
    assert ("phone", "+36 20 126 2086") in told("+36 20 126 2086 9:54")


def test_dates_of_long_ago_alone() -> None:
    assert ("birth_date", "27-07-1952") in told("27-07-1952 9:54")
    assert told("27-07-2024 9:54") == set()
    assert told("Date of issue: 27-07-1998") == set()
    assert told("the treaty of 27-07-1952 ended it") == set()


def test_what_is_said_about_secrets_is_none() -> None:
    for text in ("TOKEN_TTL=36001", "password_min_length: 12345", "secret_name: app-credentials"):
        assert told(text) == set(), text
    assert ("secret", "SGHyfm3pmDyQX") in told("machine api.host login x password SGHyfm3pmDyQX")


def test_private_keys_without_their_head() -> None:
    body = "33j1gJrBSjPuZvggvxi4QQCXwMQQaNpqWnQ3o1l2B3FoTWwLzusAKVWbUBnMFjMI"
    text = f"-----BEGIN PRIVATE KEY-----\n{body}\n-----END PRIVATE KEY-----"
    assert {words for kind, words in told(text) if kind == "secret"} == {body}


def test_parcels_of_carriers() -> None:
    for number in ("JVGL444400023972", "TBA123456789012", "9400 1112 0608 2345 6789 01"):
        assert ("tracking", number) in told(number), number


def test_codes_of_three_letters_are_no_names() -> None:
    assert told("MOI/MAR") == set()
