"""All rules together: what was read on a page goes in, what to suggest comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Detection, Kind, Page
from coatcheck.visible.rules import (
    addresses,
    cards,
    contact,
    dates,
    mrz,
    names,
    numbers,
    plates,
    secrets,
)
from coatcheck.visible.rules.anchors import Anchors
from coatcheck.visible.rules.hits import Hit, detections, settle
from coatcheck.visible.rules.layout import Cell, Layout, arrange
from coatcheck.visible.rules.lexicon import Lexicon, load


class TextRules:
    """The detector for text.

    >>> from coatcheck.visible.detection import TextLine
    >>> line = TextLine.in_box("write to anna@example.com", 0, 0, 250, 20)
    >>> [d.kind.value for d in TextRules().detect(Page(300, 20, (line,)))]
    ['email']
    """

    name = "text-rules"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = load() if lexicon is None else lexicon

    def detect(self, page: Page) -> list[Detection]:
        """Return the pieces of a page, from top to bottom."""
        zones = mrz.find(page)
        layout = arrange(page)
        said = detections(settle(self.hits(layout)))
        said = [d for d in said if not _in_zone(d, zones)]
        plated = plates.find(page)
        if plated:
            said = [d for d in said if not _in_zone(d, plated)]
        return sorted([*said, *zones, *plated], key=lambda d: (d.polygon[0][1], d.polygon[0][0]))

    def hits(self, layout: Layout) -> list[Hit]:
        """Return all that the rules find, overlapping as it may."""
        found: list[Hit] = []
        for cell in layout.cells:
            found += contact.find(cell)
            found += contact.tracking(cell)
            found += numbers.find(cell)
            for start, end in dates.births(cell.text):
                found.append(Hit(Kind.BIRTH_DATE, cell, start, end, 0.92, "born"))
            found += _seed_phrase(cell)
        found += cards.find(layout)
        found += secrets.find(layout)
        found += addresses.find(layout)
        found += Anchors(layout, self._lexicon).hits()
        found += names.find(layout, self._lexicon, list(found))
        found += contact.again(layout, found)
        found += _numbered_fields(layout)
        return found


def _in_zone(found: Detection, zones: list[Detection]) -> bool:
    x = (found.polygon[0][0] + found.polygon[2][0]) / 2
    y = (found.polygon[0][1] + found.polygon[2][1]) / 2
    return any(
        z.polygon[0][0] <= x <= z.polygon[2][0] and z.polygon[0][1] <= y <= z.polygon[2][1]
        for z in zones
    )


# Fields of the EU's driving licence: Directive 2006/126/EC, annex I, 3.
_FIELDS = {
    "1": Kind.NAME,
    "2": Kind.NAME,
    "3": Kind.BIRTH_DATE,
    "4d": Kind.TAX_ID,
    "5": Kind.ID_NUMBER,
    "8": Kind.ADDRESS,
}
_FIELD = re.compile(r"^\s*(1|2|3|4[abcd]|5|7|8|9)\s*[.,:]\s*(?=\S)")
_LEAST_FIELDS = 4


def _numbered_fields(layout: Layout) -> Iterator[Hit]:
    """Find the fields of a driving licence by their numbers, where several stand together."""
    fields: list[tuple[str, Cell, int]] = []
    for cell in layout.cells:
        match = _FIELD.match(cell.norm)
        if match:
            fields.append((match[1], cell, match.end()))
        elif re.fullmatch(r"(?:1|2|3|4[abcd]|5|8)[.,]?", cell.norm.strip()):
            right = layout.right_of(cell)
            if right is not None:
                fields.append((cell.norm.strip(" .,"), right, 0))
    numbers_seen = {number for number, _, _ in fields}
    if len(numbers_seen) < _LEAST_FIELDS or not numbers_seen & {"4a", "4b", "4c", "4d"}:
        return
    for number, cell, start in fields:
        kind = _FIELDS.get(number)
        if kind is None:
            continue
        end = len(cell.text)
        if kind is Kind.BIRTH_DATE:
            date = dates.first(cell.text[start:])
            if date is None:
                continue
            start, end = start + date[0], start + date[1]
        yield Hit(kind, cell, start, end, 0.87, f"licence-field:{number}")
        if kind is Kind.ADDRESS:
            current = cell
            for _ in range(2):
                under = (
                    layout.rows[current.row + 1][0] if current.row + 1 < len(layout.rows) else None
                )
                if (
                    under is None
                    or _FIELD.match(under.norm)
                    or under.top - current.bottom > 1.2 * current.height
                ):
                    break
                if not addresses.continues(current.text, under.text):
                    break
                yield Hit(kind, under, 0, len(under.text), 0.8, "licence-field:8")
                current = under


_WORDS = re.compile(
    r"^\s*(?:\d{1,2}[.)]?\s*)?[a-z]{3,8}(?:\s+(?:\d{1,2}[.)]?\s*)?[a-z]{3,8}){11,23}\s*$"
)


def _seed_phrase(cell: Cell) -> Iterator[Hit]:
    """Find seed phrases: twelve to twenty-four short words (BIP 39) and nothing else."""
    if _WORDS.match(cell.text) and not re.search(r"\b(?:the|and|is|to|of|a)\b", cell.text):
        yield Hit(Kind.SECRET, cell, 0, len(cell.text), 0.8, "bip39")
