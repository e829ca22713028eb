"""Payment cards and bank accounts: Luhn and issuer ranges (ISO/IEC 7812-1), IBAN (ISO 13616).

Digits come in any setting: in groups, in one run, in boxes of their own beside or below each
other, and an IBAN goes on in the next line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdnum import iban as iban_module
from stdnum import luhn

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout, words

# Issuer identification numbers and the lengths that their schemes give out.
_ISSUERS: tuple[tuple[str, frozenset[int]], ...] = (
    (r"4", frozenset({16, 19})),
    (r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720", frozenset({16})),
    (r"3[47]", frozenset({15})),
    (r"30[0-5]|3095|36|38|39", frozenset({14, 16, 19})),
    (r"6011|64[4-9]|65", frozenset({16, 19})),
    (r"35(?:2[89]|[3-8])", frozenset({16, 19})),
    (r"62|81", frozenset({16, 17, 18, 19})),
    (r"5018|5020|5038|5893|6304|6759|676[1-3]|50|5[6-8]", frozenset({16, 18, 19})),
    (r"220[0-4]", frozenset({16, 19})),
    (r"60|65|81|82|508|353|356", frozenset({16})),
    (r"9792|636|637|4011|438935|451416|5067|6277", frozenset({16})),
)
_DIGITS = re.compile(
    r"(?<![A-Za-z0-9_])(?<!\d[.,])[0-9OQDIlSBZ][0-9OQDIlSBZ \-–—·./]{11,30}[0-9OQDIlSBZ](?![A-Za-z0-9_])"
)
_GROUPS = frozenset({4, 5, 6, 8, 10, 12})
"""Digits of a card stand in fours, or as 4-6-5; several groups may be read as one."""
_GROUP = re.compile(r"[\d][\d \-]*")
_IBAN = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2} ?[0-9OIlSB]{2}(?:[ \-.]?[A-Z0-9]){9,30}(?![A-Z0-9])|"
    r"(?<![A-Za-z0-9])[A-Z]{2}[0-9OIlSB]{2}(?:[ \-.]{0,2}[A-Za-z0-9]){9,32}"
)
_HEAD = re.compile(r"[A-Z]{2} ?\d{2}(?:[ .\-]?[A-Z0-9]){4,}[ .\-]*$")
_TAIL = re.compile(r"[A-Z0-9][A-Z0-9 .\-]*")
_COUNTRIES = words(
    """
    AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL
    GR GT HN HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO
    OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE
    """
)
"""The registry of ISO 13616, release 99."""
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[Cc][VvWw]{1,2}2?|[Cc][Vv][Cc]2?|CID|CSC|CVN|CV2)[ :.#]{0,4}(\d{3,4})(?!\d)"
)
_THRU = re.compile(
    r"(?:valid|good|exp\w*|thru|gultig|bis|valide?|hasta|fin|val\.?)[ :./a-z]{0,14}((?:0[1-9]|1[0-2]) ?[/\-] ?(?:20)?\d\d)(?![\d/])"
)
_TO_DIGITS = str.maketrans("OQDIlSBZ", "00011582")


def is_card(digits: str) -> bool:
    """Whether digits are a card number: an issuer's range, its length, and the check digit.

    >>> is_card("4111111111111111"), is_card("4006464678061")
    (True, False)
    """
    if not digits.isascii() or not digits.isdigit() or len(set(digits)) < 2:
        return False
    known = any(len(digits) in lengths and re.match(p, digits) for p, lengths in _ISSUERS)
    return known and bool(luhn.is_valid(digits))


def find(layout: Layout) -> Iterator[Hit]:
    """Find cards and accounts."""
    for cell in layout.cells:
        yield from _in_one(cell)
    yield from _in_boxes(layout)
    yield from _over_lines(layout)
    yield from _expiries(layout)


def _in_one(cell: Cell) -> Iterator[Hit]:
    for match in _DIGITS.finditer(cell.text):
        for start, end in _windows(match[0]):
            digits = re.sub(r"\D", "", match[0][start:end].translate(_TO_DIGITS))
            if is_card(digits):
                at = match.start()
                yield Hit(Kind.CARD, cell, at + start, at + end, 0.97, "luhn+iin")
                break
    for match in _CODE.finditer(cell.text):
        yield Hit(Kind.CARD_EXTRA, cell, match.start(1), match.end(1), 0.88, "card-code")
    for match in _THRU.finditer(cell.norm):
        yield Hit(Kind.CARD_EXTRA, cell, match.start(1), match.end(1), 0.8, "valid-thru")
    for match in _IBAN.finditer(cell.text):
        end = iban_end(match[0])
        if end:
            yield Hit(Kind.IBAN, cell, match.start(), match.start() + end, 0.99, "iban")


_MONTH = re.compile(r"(?:0[1-9]|1[0-2]) ?[/\-] ?(?:20)?[2-4]\d")
_CARD_WORDS = re.compile(
    r"\bcv[vc]2?\b|\b(?:card|tarjeta|karte|carte|cartao|carta|kaart|kort|karta|kart|kad|kartu)\b|カード|卡"
)


def _expiries(layout: Layout) -> Iterator[Hit]:
    """Find a month and a year that stand alone, where the page is about a card."""
    cells = list(layout.cells)
    if not any(_CARD_WORDS.search(cell.norm) for cell in cells):
        return
    for cell in cells:
        if _MONTH.fullmatch(cell.text.strip()):
            yield Hit(Kind.CARD_EXTRA, cell, 0, len(cell.text), 0.78, "expiry")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the whole, and then what is left without the last or the first groups."""
    yield 0, len(text)
    gaps = [m.span() for m in re.finditer(r"[ \-–—·./]+", text)]
    for start, _ in reversed(gaps):
        yield 0, start
    for _, end in gaps:
        yield end, len(text)


def iban_end(text: str) -> int:
    """Return where the IBAN at the beginning of a text ends, or 0.

    Letters that are read for digits are repaired where the country's form has digits.

    >>> iban_end("DE89 3704 0044 0532 0130 00 and more")
    27
    """
    kept = [(c, i) for i, c in enumerate(text) if c.isalnum()]
    compact = "".join(c for c, _ in kept).upper()
    for length in range(min(len(compact), 34), 14, -1):
        end = kept[length - 1][1] + 1
        if text[end : end + 1].isalnum():
            continue
        if _iban(compact[:length]):
            return end
    return 0


def _iban(text: str) -> bool:
    tried = {
        text,
        text[:2] + text[2:].translate(_TO_DIGITS),
        text[:2] + text[2:4].translate(_TO_DIGITS) + text[4:],
    }
    # Great Britain, Ireland, the Netherlands and others: a bank of four letters, then digits.
    tried.add(
        text[:2] + text[2:4].translate(_TO_DIGITS) + text[4:8] + text[8:].translate(_TO_DIGITS)
    )
    return any(_valid_iban(one) for one in tried)


def _valid_iban(text: str) -> bool:
    if text[:2] not in _COUNTRIES:
        return False
    try:
        return bool(iban_module.is_valid(text, check_country=False))
    except Exception:  # Its country table raises for what is no country.
        return False


def _in_boxes(layout: Layout) -> Iterator[Hit]:
    """Find cards whose groups stand in cells of their own, in a row or below each other."""
    for row in layout.rows:
        for first in range(len(row)):
            yield from _chain(row[first : first + 5])
    for cell in layout.cells:
        column = [cell]
        while len(column) < 5 and (under := layout.below(column[-1], 1.6)):
            column.append(under)
        yield from _chain(column)


def _chain(cells: Sequence[Cell]) -> Iterator[Hit]:
    digits = ""
    for number, cell in enumerate(cells, 1):
        text = cell.text.translate(_TO_DIGITS).strip()
        if not _GROUP.fullmatch(text) or len(text) > 11:
            return
        group = re.sub(r"\D", "", text)
        if len(group) not in _GROUPS:
            return
        digits += group
        if number > 1 and len(digits) >= 14 and is_card(digits):
            for part in cells[:number]:
                yield Hit(Kind.CARD, part, 0, len(part.text), 0.96, "luhn+iin")
            return
        if len(digits) > 19:
            return


def _over_lines(layout: Layout) -> Iterator[Hit]:
    """Find IBANs and cards that are broken: the end of a cell, and the beginning of the next."""
    for cell in layout.cells:
        head = _HEAD.search(cell.text)
        digits = re.search(r"(?<![\w.])\d{4}(?:[ \-]\d{2,6}){1,3}[ \-]*$", cell.text)
        if not head and not digits:
            continue
        nexts = [layout.right_of(cell), layout.below(cell, 1.8)]
        if cell.row + 1 < len(layout.rows):
            under = layout.rows[cell.row + 1]
            if under[0].top - cell.bottom < 1.8 * cell.height:
                nexts.append(under[0])
                nexts += [c for c in under[1:] if abs(c.left - cell.left) < 6 * cell.height]
        for other in nexts:
            tail = other and _TAIL.match(other.text)
            if not other or not tail:
                continue
            if head:
                joined = head[0].rstrip() + " " + tail[0]
                end = iban_end(joined) - len(head[0].rstrip()) - 1
                if end > 0:
                    yield Hit(Kind.IBAN, cell, head.start(), len(cell.text), 0.98, "iban")
                    yield Hit(Kind.IBAN, other, 0, end, 0.98, "iban")
                    break
            if digits:
                more = re.match(r"\d[\d \-]*", other.text)
                if more and is_card(re.sub(r"\D", "", digits[0] + more[0])):
                    yield Hit(Kind.CARD, cell, digits.start(), len(cell.text), 0.96, "luhn+iin")
                    yield Hit(Kind.CARD, other, 0, more.end(), 0.96, "luhn+iin")
                    break
