"""Names, birth dates and addresses, in the settings of forms, tables, letters and chats."""

from __future__ import annotations

import pytest

from engine.visible.pages import kinds, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Surname: Okafor-Bello", "Okafor-Bello"),
        ("Nachname   Vorname\nGrünwald   Xaver", "Grünwald"),
        ("Nachname   Vorname\nGrünwald   Xaver", "Xaver"),
        ("Nom de famille\nLEFÈVRE", "LEFÈVRE"),
        ("Titular: Iker Zubiri", "Iker Zubiri"),
        ("氏名：山本 五郎", "山本 五郎"),
        ("姓名：赵敏", "赵敏"),
        ("signed by Anna Zwiebel yesterday", "Anna Zwiebel"),
        ("Erik Svensson", "Erik Svensson"),
        ("GARCIA, Lucia", "GARCIA, Lucia"),
        ("Dr. med. Quirin Ableitner", "Dr. med. Quirin Ableitner"),
        ("Sehr geehrte Frau Hinterhuber,", "Frau Hinterhuber"),
        ("Hi Tobias,", "Tobias"),
        ("田中様", "田中"),
        ("HADDAD/NOOR MRS", "HADDAD/NOOR MRS"),
        ("Zara Quist   zara.quist@example.org", "Zara Quist"),
    ],
)
def test_names(text: str, name: str) -> None:
    words = " | ".join(words for words, kind in kinds(text).items() if kind == "name")
    assert name in words


@pytest.mark.parametrize(
    "text",
    [
        "Nationality: Utopian",
        "Blue Harbour Bank",
        "Anna Hotel GmbH",
        "Coffee Beans 1 kg",
        "LIS Lisboa",
        "Place of birth   Berlin",
        "Monday Meeting Notes",
        "合計金額",
    ],
)
def test_what_is_nobodys_name(text: str) -> None:
    assert "name" not in {kind for kind, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date of birth: 3 May 1981", "3 May 1981"),
        ("Geburtsdatum   Ausgestellt am\n12.03.1975   01.02.2020", "12.03.1975"),
        ("Née le 14 juillet 1989", "14 juillet 1989"),
        ("F. nac. 09/03/1985", "09/03/1985"),
        ("nascido em 01/05/2000", "01/05/2000"),
        ("生年月日：昭和58年4月1日", "昭和58年4月1日"),
        ("我的出生日期是1995年4月24日", "1995年4月24日"),
        ("ich bin am 21.09.1995 geboren", "21.09.1995"),
        ("DOB 01/31/1990", "01/31/1990"),
        ("Data urodzenia\n1990-01-31", "1990-01-31"),
    ],
)
def test_birth_dates(text: str, date: str) -> None:
    assert kinds(text).get(date) == "birth_date"


@pytest.mark.parametrize(
    "text",
    [
        "Date of issue: 01.02.2020",
        "Gültig bis   15.04.2031",
        "Rechnungsdatum: 25.01.2022",
        "発行日：2020年1月1日",
        "meeting on 3 May 2024",
    ],
)
def test_other_dates(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("742 Evergreen Terrace\nSpringfield, IL 62704", 2),
        ("Flat 3, 10 Downing Street\nLondon SW1A 2AA", 2),
        ("Musterstraße 12a\n80331 München", 2),
        ("12 bis rue de la Paix\n75002 Paris", 2),
        ("Calle de Alcalá 45, 3º B\n28014 Madrid", 2),
        ("Av. Paulista, 1578\nBela Vista\n01310-200 São Paulo - SP", 3),
        ("Via Garibaldi 7\n20121 Milano", 2),
        ("Keizersgracht 123\n1015 CJ Amsterdam", 2),
        ("ul. Długa 5\n00-238 Warszawa", 2),
        ("〒100-0001 東京都千代田区千代田1-1", 1),
        ("北京市朝阳区建国路88号", 1),
        ("Address: 5 Main Rd, Cape Town, 8001", 1),
    ],
)
def test_addresses(text: str, lines: int) -> None:
    assert sum(kind == "address" for kind, _ in told(text)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Monitor 27 QHD",
        "see page 12 of the manual",
        "3 items in the cart",
        "Desk Lamp LED 12W",
        "walked 5 km along the road",
        "Alaska in 1890",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert "address" not in {kind for kind, _ in told(text)}


def test_the_fields_of_a_driving_licence() -> None:
    found = kinds(
        "1. Novak\n2. Maria\n3. 27.11.1988 Graz\n4a. 11.02.2019  4b. 10.02.2034\n5. A9JFNNC9"
    )
    assert found["Novak"] == "name"
    assert found["27.11.1988"] == "birth_date"
    assert found["A9JFNNC9"] == "id_number"
    assert "11.02.2019" not in found


def test_columns_under_a_header() -> None:
    table = "Name            Amount\n" + "".join(
        f"{name:16}{n}.00\n" for n, name in enumerate(("Quist Zara", "Ube Tal", "Ozzo Kip"), 10)
    )
    assert {("name", n) for n in ("Quist Zara", "Ube Tal", "Ozzo Kip")} <= told(table)


def test_a_label_over_two_lines() -> None:
    assert kinds("Data de\n                07/03/1966\nnascimento")["07/03/1966"] == "birth_date"
