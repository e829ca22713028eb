"""Numbers that countries give to people: examples of their standards, and what looks like them."""

from __future__ import annotations

import pytest

from engine.visible.pages import kinds, told

ALONE = (
    "390.533.447-05",  # CPF
    "86095742719",  # idNr, beside its label below
    "756.9217.0769.85",  # AHV, example of the ZAS
    "2 95 10 99 126 111 93",  # NIR, example of INSEE's form
    "RSSMRA85T10A562S",  # codice fiscale
    "54362315-K",
    "X-2482300W",  # NIE
    "54362315K",  # DNI
    "131052-308T",  # hetu
    "211062-5629",
    "880320-0016",  # personnummer
    "536-90-4399",  # SSN
    "AB 12 34 56 C",  # NINO
    "ACUPA7085R",  # PAN
    "2341 2341 2346",  # Aadhaar
    "784-1980-1234567-9",  # Emirates ID
    "S1234567D",  # NRIC
    "85.07.30-033.28",  # rijksregisternummer
    "20-05536168-2",  # CUIT
    "12.531.909-2",  # RUT
    "BOXW310820HNERXN09",  # CURP
    "710319/2745",  # rodné číslo
    "360426199101010071",  # 身份证
    "1EG4-TE5-MK73",  # Medicare, example of the CMS
)


@pytest.mark.parametrize("number", [n for n in ALONE if n not in {"86095742719", "54362315-K"}])
def test_numbers_by_their_form(number: str) -> None:
    assert kinds(f"so {number} it is").get(number) == "tax_id"


@pytest.mark.parametrize(
    ("label", "number", "kind"),
    [
        ("Steuer-ID", "86 095 742 719", "tax_id"),
        ("PESEL", "44051401359", "tax_id"),
        ("BSN", "111222333", "tax_id"),
        ("OIB", "33392005961", "tax_id"),
        ("CNP", "1630615123457", "tax_id"),
        ("NHS number", "943 476 5919", "tax_id"),
        ("T.C. Kimlik No", "17291716060", "tax_id"),
        ("Fødselsnummer", "151086 95088", "tax_id"),
        ("Numéro fiscal", "07 01 987 765 493", "tax_id"),
        ("NIF", "501964843", "tax_id"),
        ("SIN", "046 454 286", "tax_id"),
        ("TFN", "123 456 782", "tax_id"),
        ("マイナンバー", "1234 5678 9018", "tax_id"),
        ("Versichertennummer", "A123456780", "id_number"),
        ("Passport No", "L898902C3", "id_number"),
        ("N° de passeport", "12AB34567", "id_number"),
        ("Nº de empleado", "0045871", "id_number"),
        ("Dokumentennr.", "T22000129", "id_number"),
        ("護照號碼", "310123456", "id_number"),
        ("書類番号", "TK1234567", "id_number"),
        ("MRN", "00482913", "id_number"),
        ("Patient ID", "P-449128", "id_number"),
        ("Library card no.", "29041007", "id_number"),
        ("社員番号", "A-10293", "id_number"),
        ("N.º do convênio", "T985077925", "id_number"),
    ],
)
@pytest.mark.parametrize("form", ["{label}: {value}", "{label}   {value}", "{label}\n{value}"])
def test_numbers_beside_their_label(label: str, number: str, kind: str, form: str) -> None:
    text = form.replace("{label}", label).replace("{value}", number)
    assert kinds(text).get(number) in {kind, "tax_id", "id_number"}


@pytest.mark.parametrize(
    "text",
    [
        "390.533.447-06",  # check digit
        "Order no. 219727846",
        "Rechnungsnummer: 4471-2231",
        "Artikelnummer   88127731",
        "Commande n° 2024-88123",
        "注文番号：12837712",
        "订单编号：20240611223",
        "4060831325977",  # an EAN
        "version 111.222.333-44",
        "ISBN 978-3-16-148410-0, DOI 10.1000/182",
        "commit 963bafe7fe2ff69899e0f6c212109f",
        "f0ada6bc-e71f-56c9-93cf-21e0ca35e78e",
        "RFC 9110",
        "total 1.234.567,89 EUR",
        "ID      Amount\n55121   12.00\n55122   13.00\n55123   14.00\n55124   15.00",
    ],
)
def test_numbers_of_things(text: str) -> None:
    assert told(text) == set()
