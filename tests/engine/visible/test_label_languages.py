"""Labels in more languages: their values are found, and those of nothing personal are not."""

from __future__ import annotations

import pytest

from coatcheck.visible.rules import languages
from coatcheck.visible.rules.labelled.labels import core_words, labels
from coatcheck.visible.rules.names import common
from engine.visible.pages import kinds, told


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Perekonnanimi: Vahtramäe", "name", "Vahtramäe"),
        ("Dzimšanas datums: 03.09.1971.", "birth_date", "03.09.1971"),
        ("Gyvenamoji vieta: Liepų al. 4", "address", "Liepų al. 4"),
        ("Puhelinnumero   Sähköposti\n050 123 4567   x@example.org", "phone", "050 123 4567"),
        ("Lösenord: Vinter#2031", "secret", "Vinter#2031"),
        ("Kørekortnummer: 31224455", "id_number", "31224455"),
        ("Varaustunnus: K7PQ2M", "booking", "K7PQ2M"),
        ("Nr polisy: PZ 8841-220", "id_number", "PZ 8841-220"),
        ("Születési idő: 1984.11.02", "birth_date", "1984.11.02"),
        ("Číslo zásilky: BA0441202993", "tracking", "BA0441202993"),
        ("Stalno prebivališče\nLipova 8", "address", "Lipova 8"),
        ("Prezime   Ime\nBilić   Dunja", "name", "Bilić"),
        ("Cod rezervare: QX81LL", "booking", "QX81LL"),
        ("Fjalëkalimi: dritare-77", "secret", "dritare-77"),
        ("Doğum Tarihi: 17.05.1969", "birth_date", "17.05.1969"),
        ("Polisnummer: 77-120-993", "id_number", "77-120-993"),
        ("No. Rekam Medis: 00-41-22-93", "id_number", "00-41-22-93"),
        ("Ngày sinh: 04/12/1990", "birth_date", "04/12/1990"),
        ("出生日期：民國78年3月2日", "birth_date", "民國78年3月2日"),
        ('"dateOfBirth": "1965-07-15",', "birth_date", "1965-07-15"),
        ('"phone_number": "020 7946 0018"', "phone", "020 7946 0018"),
        ("my policy number is 4471-20938", "id_number", "4471-20938"),
        ("Syntymäaika: 12. heinäkuuta 1981", "birth_date", "12. heinäkuuta 1981"),
        ("Kenteken: GR-482-K", "id_number", "GR-482-K"),
    ],
)
def test_values_beside_labels(text: str, kind: str, value: str) -> None:
    assert (kind, value) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Arve nr: 20260114",
        "Tilausnumero: 061-5084128",
        "Ordernummer   Summa\n7719 4410   1 294,00 kr",
        "Št. naročila: 061-5084128",
        "Rendelésszám: 88120-33",
        "Toplam: 1.250,00 TL",
        "Datum vydání: 14. 3. 2023",
        "訂單編號：88123456",
        "發證日期：2021年5月4日",
    ],
)
def test_values_of_nothing_personal(text: str) -> None:
    assert told(text) == set()


def test_a_card_of_labels_over_values_is_no_table() -> None:
    page = (
        "Fødselsdato      Etternavn\n"
        "04.07.1980       Fjellheim\n"
        "Gyldig til       Statsborgerskap\n"
        "08.06.2031       NOR\n"
        "Utstedt          Kommune\n"
        "08.06.2021       Bergen"
    )
    assert [words for words, kind in kinds(page).items() if kind == "birth_date"] == ["04.07.1980"]
    assert "NOR" not in kinds(page)


def test_letters_of_other_scripts_are_read_as_latin() -> None:
    # Greek capitals, as recognisers write them.
    assert kinds("SURNΑΜΕ: Quirin")["Quirin"] == "name"
    assert ("iban", "DE89 3704 0044 0532 0130 00") in told("IΒΑN DE89 3704 0044 0532 0130 00")


def test_the_extensions_own_languages_win() -> None:
    tables = dict.fromkeys(kind for kind, _ in languages.tables())
    assert None in tables and len(tables) > 10
    assert labels()["utente"] is labels()["paciente"]
    # Anne is a mother's name in Turkish, and a first name everywhere else.
    assert "anne" in common() or "anne" not in core_words()
