"""Phone numbers, by phonenumbers (ITU-T E.164 and the numbering plans of countries)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import dates
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout, fold

REGIONS = (
    "US", "GB", "DE", "FR", "ES", "PT", "BR", "JP", "CN", "SA", "IT", "NL", "BE", "AT", "CH",
    "PL", "SE", "NO", "DK", "FI", "IE", "AU", "NZ", "IN", "MX", "AR", "CO", "CL", "PE", "EG",
    "AE", "MA", "TR", "ZA", "KR", "TW", "HK", "SG", "CZ", "RO", "HU", "GR",
)  # fmt: skip
"""Regions whose national numbers are known: those of the extension's languages first."""

_LENIENT = frozenset({"GB", "DE", "FR", "JP", "AU", "IT", "SA", "EG"})
"""Where a trunk prefix and the length are enough: numbers for examples are given to nobody."""

_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.,/#@=\-])(?:\+|＋|00|\(|（|0|[1-9])[\d \-–—.()（）/\u00a0‑]{5,24}\d(?:(?: ?(?:x|ext\.?|Durchwahl|poste|ramal|int\.?) ?\d{1,5}))?(?![A-Za-z0-9_@]|[.,]\d)"
)
_GOES_ON = re.compile(r"\d[.,/–] ?$")
"""A date or a number that began before."""
_SEPARATORS = re.compile(r"[\s\-–—()（）/.]")
_NO_PHONE = re.compile(
    r"(?:isbn|issn|doi|ean|gtin|upc|sku|isin|asin|order|bestell\w*|auftrag\w*|pedido|commande|encomenda|invoice|rechnung|facture|factura|fatura|lot|batch|ref|serial|version|订单\w*|注文\w*|票号|发票\w*)[\w.]{0,4}[ :#.\-]{0,4}$"
)
_DATE_LIKE = re.compile(
    r"^(?:\d{1,2}[./\-]\d{1,2}[./\-]\d{2,4}|\d{4}[./\-]\d{1,2}[./\-]\d{1,2})(?:\D.*)?$"
)


def find(cell: Cell) -> Iterator[Hit]:
    """Find phone numbers that are told by their form."""
    text = cell.text
    if sum(c.isdigit() for c in text) < 7:
        return
    for match in _PHONE.finditer(text):
        if _NO_PHONE.search(fold(text[max(match.start() - 16, 0) : match.start()])):
            continue
        if _GOES_ON.search(text[max(match.start() - 4, 0) : match.start()]):
            continue
        said = match[0]
        if re.match(r":\d\d", text[match.end() :]):
            said = re.sub(r" \d{1,2}$", "", said)  # The hour behind it.
        if len(said) < 7:
            continue
        end = match.start() + len(said)
        found = said.translate(str.maketrans("＋（）", "+()"))
        if is_phone(found):
            start = match.start()
            if text[start] in "(（" and ")" not in found:
                start += 1
            # A national number may be anything, so that what a label says counts for more.
            score = 0.93 if found[0] == "+" else 0.78
            yield Hit(Kind.PHONE, cell, start, end, score, "phonenumbers")


_HEAD = re.compile(r"(?:\+|\(|0)[\d \-()]{4,}\d-$")
_TAIL = re.compile(r"\d{2,6}(?=\s|$)")


def broken(layout: Layout) -> Iterator[Hit]:
    """Find phone numbers that are broken at a hyphen, and go on in the next line."""
    for cell in layout.cells:
        head = _HEAD.search(cell.text)
        under = layout.below(cell, 1.6) if head else None
        tail = _TAIL.match(under.text) if under else None
        if head and under and tail and is_phone(head[0] + tail[0]):
            yield Hit(Kind.PHONE, cell, head.start(), len(cell.text), 0.9, "phonenumbers")
            yield Hit(Kind.PHONE, under, 0, tail.end(), 0.9, "phonenumbers")


def is_phone(text: str) -> bool:
    """Whether a number as printed is one that a person can call.

    >>> is_phone("+49 30 901820"), is_phone("12.05.2021 10")
    (True, False)
    """
    digits = re.sub(r"\D", "", re.split(r"[xe]", text)[0])
    if not 7 <= len(digits) <= 16 or _DATE_LIKE.match(text):
        return False
    if text[0] not in "+(" and (dates.inside(text) if text[0] != "0" else dates.begins(text)):
        return False
    if re.search(r"^[^.]*[ \d]\.\d\d$", text):
        return False  # A price behind another number.
    international = text.startswith("+") or text.startswith("00")
    if international:
        number = "+" + digits if text.startswith("+") else "+" + digits[2:]
        number = number.replace("+490", "+49", 1) if "(0)" in text else number
        return _possible(number, None)
    if digits.endswith("000") and re.fullmatch(r"[1-9]\d{0,2}(?:[ .]\d{3})+", text):
        return False
    if re.match(r"\d{2}\.\d{4,5}/|[1-9]\d*\.\d+\.\d+-", text):
        return False
    groups = [g for g in _SEPARATORS.split(text) if g]
    if "(" in text and not re.match(r"^\(?0?\d{2,5}\)", text):
        return False
    grouped = len(groups) > 1
    if not grouped:
        # One run of digits: only as long as mobile numbers are, and begun as they are.
        return bool(re.fullmatch(r"1[3-9]\d{9}|01[5-7]\d{8,9}|07\d{9}", digits)) and _valid(digits)
    if re.fullmatch(r"\d+\.\d+", text) or any(len(g) > 8 for g in groups):
        return False
    if text[0] not in "0(" and len(groups) < 3:
        return False
    if re.search(r"\d\.\d{3}(?!\d)", text) and "." in text and len(groups[-1]) == 3:
        return False
    return _valid(digits)


def _possible(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _valid(digits: str) -> bool:
    if re.fullmatch(r"1?[2-9]\d{2}555\d{4}", digits):
        return True  # North America's numbers for examples, ATIS-0300115.
    for region in REGIONS:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, region):
            return True
        lenient = digits.startswith("0") and len(digits) >= 10 and region in _LENIENT
        if lenient and phonenumbers.is_possible_number(number):
            return True
    return False
