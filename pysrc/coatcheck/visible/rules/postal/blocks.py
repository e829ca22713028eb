"""Addresses by their form alone: words with a house number, and a postcode with its town.

This needs no words of any language. A street's line has a house number; the postcode's line is one
that the country's postal service would accept. Both stand in one line, parted by commas, or below
each other. One without the other is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules import dates
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.beginnings import label_at_start, starts_with_label
from coatcheck.visible.rules.layout import Cell, Layout
from coatcheck.visible.rules.postal import postcodes

_W = r"[^\W\d_][\w.'ªº\-]*"
_HOUSE = r"\d{1,5} ?[a-z]?(?: ?[-–/] ?\d{1,5} ?[a-z]?){0,3}(?: ?(?:bis|ter|quater))?"
# Words and numbers in any order: a number behind in most of Europe and Latin America, before in
# English and French, both in Asia (Blk 218 Ang Mo Kio Ave 1 #07-1241).
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['.ªº/\-])*\d?")
_TOKEN = re.compile(
    r"(?:no[.:]|nr\.|[#№])?\d{1,5}[a-z]{0,4}(?:-gil)?(?:[-–/]\d{1,5}[a-z]?){0,3}\.?|[#№&/\-–]"
)
_MOST_WORDS = 10
_MOST_NUMBERS = 5
_PREFIXES = re.compile(
    r"(?:rue|avenue|boulevard|bd|place|chemin|impasse|allee|route|quai|cours|calle|avenida|paseo|plaza|camino|rua|travessa|praca|largo|via|viale|"
    r"piazza|corso|ul\.?|ulica|os\.?|al\.?|str\.?|strada|bd\.?|blvd|bul\.?|prosp\.?|vul\.?|jl\.?|jalan|rruga|van|de|den|der|am|im|an|auf|in)\b"
)
"""Small words that streets begin with."""
_NUMBER = re.compile(rf"(?:no[.:]? ?|nr\.? ?|n[.º°]+ ?)?{_HOUSE}")
_WORDS = re.compile(rf"{_W}(?: {_W}){{0,5}}")
_PART = re.compile(
    r"[\w.'/#ªº°()\-]+(?: [\w.'/#ªº°()\-]+){0,5}"  # a floor, a flat, a quarter, a district
)
_NOT = re.compile(
    r"\b(?:gb|tb|mb|kb|kg|km|cm|mm|ml|mg|kw|kwh|hz|mhz|ghz|min|pcs?|stk|ks|szt|page|seite|pagina|version|ver|build|release|windows|iphone|galaxy|"
    r"article|item|order|invoice|faktura|factura|facture|rechnung|room|gate|flight|seat|terminal|platform|track|episode|season|chapter|vol|issue|"
    r"section|figure|table|step|level|model|series|type|size|port|ports?|error|code|line|lines|row|score|points|times?|days?|hours?|minutes?|"
    r"years?|months?|weeks?|items?|jan\w*|feb\w*|mar(?:ch|s|zo|co|z)?|maerz|apr\w*|may|mai|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|dec\w*|dez\w*|"
    r"tel|fax|iban|bic|isbn|rfc|iso|din|total|sum|of|was|were|is|are|has|have|will|and|for|with|to|your|you|the)\b|[@€$£¥%=<>{}]|\d[.,]\d"
)
_MOST_PARTS = 5


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str


def find(layout: Layout) -> Iterator[Hit]:
    """Find addresses of these forms in lines and in blocks of lines."""
    for cell in layout.cells:
        if not any(c.isdigit() for c in cell.norm):
            continue
        yield from in_line(cell)
        yield from _in_block(layout, cell)


def _pieces(cell: Cell) -> list[_Piece]:
    """Return the parts of a line between commas, without what stands before a colon."""
    first = max(cell.norm.rfind(": ") + 2, cell.norm.rfind("：") + 1, 0)
    if first < 2:
        first = 0
    found = []
    for match in re.finditer(r"(?:[^,;·|]|,(?=\d))+", cell.norm[first:]):
        text = match[0].strip(" .")
        if text:
            start = first + match.start() + len(match[0]) - len(match[0].lstrip(" ."))
            found.append(_trimmed(cell, _Piece(start, start + len(text), text)))
    return found


def _trimmed(cell: Cell, piece: _Piece) -> _Piece:
    """Leave out the words of a sentence before the first capital or number: we moved to …"""
    written = cell.text[piece.start : piece.end]
    words = re.match(r"(?:[^\W\d_]+[ ]+)+?(?=[^\W\d_]*[A-ZÀ-Ž]|\d)", written)
    if words is None or not words[0][0].islower() or _PREFIXES.match(piece.text):
        return piece
    begin = words.end()
    return _Piece(piece.start + begin, piece.end, piece.text[begin:])


def is_street(cell: Cell, piece: _Piece) -> bool:
    """Whether a part is words, of which one has a capital, with a house number."""
    written = cell.text[piece.start : piece.end]
    tokens = piece.text.split()
    words = sum(_WORD.fullmatch(token) is not None for token in tokens)
    numbers = sum(_TOKEN.fullmatch(token) is not None for token in tokens)
    return (
        len(piece.text) <= 48
        and words + numbers == len(tokens) <= _MOST_WORDS
        and words > 0
        and any(c.isdigit() for c in piece.text)
        and _NOT.search(piece.text) is None
        and numbers < _MOST_NUMBERS
        and not dates.inside(piece.text)
        and _named(written)
        and not re.fullmatch(r"(?:19|20)\d\d .*|.* (?:19|20)\d\d", piece.text)
    )


def _named(written: str) -> bool:
    """Whether most words begin with a capital, apart from short ones between them."""
    words = re.findall(r"[^\W\d_]{2,}", written)
    long = [w for w in words if len(w) > 3] or words
    return any(w[0].isupper() for w in words) and 2 * sum(w[0].isupper() for w in long) >= len(long)


def _named_at(cell: Cell, piece: _Piece) -> bool:
    return cell.text[piece.start].isupper() and not starts_with_label(piece.text)


def measured(text: str) -> bool:
    """Whether folded text counts or measures something, or is of time or money."""
    return _NOT.search(text) is not None


def _street_of(cell: Cell, pieces: list[_Piece]) -> _Piece | None:
    """Return where a street begins among parts; its number may be one by itself (14 bis, rue …)."""
    for number, piece in enumerate(pieces):
        if is_street(cell, piece):
            return piece
        if number + 1 < len(pieces):
            pair = (piece.text, pieces[number + 1].text)
            for one, other in (pair, pair[::-1]):
                if _NUMBER.fullmatch(one) and _WORDS.fullmatch(other) and not _NOT.search(other):
                    return piece
    return None


def _ends(cell: Cell, piece: _Piece) -> int:
    """Return how surely a part is a postcode with its town: 2, 1, or 0."""
    known = postcodes.load()
    if starts_with_label(piece.text):
        return 0
    if known.alone.fullmatch(piece.text):
        return 2
    letters = re.search(r"[^\W\d_]{2,}", cell.text[piece.start : piece.end])
    if letters is None or not letters[0][0].isupper() or _NOT.search(piece.text):
        return 0
    if re.fullmatch(r"[^\W\d_]{2,14} \d{4,6}", piece.text) and not _title(cell, piece):
        return 0
    return known.strength(piece.text)


def _title(cell: Cell, piece: _Piece) -> bool:
    """Whether the one word beside digits is written as towns are, and not an abbreviation."""
    word = re.search(r"[^\W\d_]+", cell.text[piece.start : piece.end])
    return word is not None and len(word[0]) > 3 and word[0].istitle()


def in_line(cell: Cell) -> Iterator[Hit]:
    """Find an address of which all stands in one line, or in lines that were joined."""
    pieces = _pieces(cell)
    for number, piece in enumerate(pieces):
        if number > 1 and re.fullmatch(r"\d{4,6}", piece.text):
            # Town, street, postcode: Hungary.
            town, road = pieces[number - 2 : number]
            if is_street(cell, road) and _WORDS.fullmatch(town.text) and _named_at(cell, town):
                yield Hit(Kind.ADDRESS, cell, town.start, piece.end, 0.86, "street+postcode")
                return
        if not _ends(cell, piece) > 0:
            continue
        before = pieces[max(number - _MOST_PARTS + 1, 0) : number]
        street = _street_of(cell, before)
        last = piece
        if street is None and before and postcodes.load().alone.fullmatch(piece.text):
            # A house with a name, and a postcode that is nothing else.
            capitals = (cell.text[p.start : p.start + 1].isupper() for p in before)
            street = before[0] if all(capitals) else None
        if street is None:
            # The town first: Hungary, and others on forms.
            after = pieces[number + 1 : number + 2]
            if not after or not is_street(cell, after[0]) or number:
                continue
            street, last = piece, after[0]
            if len(pieces) > number + 2:
                last = pieces[number + 2] if re.search(r"\d", pieces[number + 2].text) else last
        elif not all(_PART.fullmatch(p.text) for p in before[before.index(street) + 1 :]):
            continue
        for follower in pieces[number + 1 : number + 3]:
            words = cell.text[follower.start : follower.end].split()
            if last is piece and len(words) < 4 and all(w[:1].isupper() for w in words):
                last = follower
            else:
                break
        yield Hit(Kind.ADDRESS, cell, street.start, last.end, 0.86, "street+postcode")
        return


def _in_block(layout: Layout, cell: Cell) -> Iterator[Hit]:
    """The postcode's line, and over it the street's, with no more than two between them."""
    pieces = _pieces(cell)
    if len(layout.rows[cell.row]) > 2 or any(
        is_street(cell, piece) and not _ends(cell, piece) for piece in pieces
    ):
        return
    sure = max((_ends(cell, piece) for piece in pieces), default=0)
    whole = _Piece(0, len(cell.norm.rstrip()), cell.norm.strip(" ."))
    sure = max(sure, _ends(cell, whole))
    if not sure or len(cell.text) > 60 or label_at_start(cell.norm):
        return
    current = cell
    between: list[Cell] = []
    for _ in range(3 if sure > 1 else 2):
        above = layout.above(current, 1.3)
        if above is None or len(above.text) > 60 or not above.text[:1].strip():
            return
        if not 0.7 < above.height / max(current.height, 1.0) < 1.4 or label_at_start(above.norm):
            return
        parts = _pieces(above)
        whole = _Piece(0, len(above.norm.rstrip()), above.norm.strip(" ."))
        if any(_ends(above, part) for part in (*parts[1:], whole)):
            return
        if parts and is_street(above, parts[0]):
            for line in (above, *between, cell):
                yield Hit(Kind.ADDRESS, line, 0, len(line.text), 0.82, "street+postcode")
            return
        if not all(_PART.fullmatch(p.text) for p in parts) or not above.text[:1].isupper():
            return
        between.append(above)
        current = above
