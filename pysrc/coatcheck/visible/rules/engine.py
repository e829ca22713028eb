"""All rules together: what was read on a page goes in, what to suggest comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Detection, Kind, Page
from coatcheck.visible.rules import (
    cards,
    contact,
    dates,
    mrz,
    names,
    numbers,
    paragraphs,
    parcels,
    phones,
    plates,
    secrets,
    seeds,
)
from coatcheck.visible.rules.hits import Hit, detections, settle
from coatcheck.visible.rules.labelled import columns
from coatcheck.visible.rules.labelled.anchors import Anchors
from coatcheck.visible.rules.layout import Cell, Layout, arrange
from coatcheck.visible.rules.lexicon import Lexicon, load
from coatcheck.visible.rules.postal import blocks, streets


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
        plated = plates.find(page, layout, sum(d.score >= 0.8 for d in said))
        if plated:
            said = [d for d in said if not _in_zone(d, plated)]
        return sorted([*said, *zones, *plated], key=lambda d: (d.polygon[0][1], d.polygon[0][0]))

    def _in_text(self, cell: Cell) -> Iterator[Hit]:
        """Return what stands in running text, for lines that were joined."""
        yield from phones.find(cell)
        yield from numbers.find(cell)
        for start, end in dates.births(cell.text):
            yield Hit(Kind.BIRTH_DATE, cell, start, end, 0.92, "born")
        yield from blocks.in_line(cell)
        yield from streets.in_text(cell)
        yield from names.in_text(cell, self._lexicon)

    def hits(self, layout: Layout) -> list[Hit]:
        """Return all that the rules find, overlapping as it may."""
        found: list[Hit] = []
        for cell in layout.cells:
            found += contact.find(cell)
            found += phones.find(cell)
            found += parcels.find(cell)
            found += numbers.find(cell)
            for start, end in dates.births(cell.text):
                found.append(Hit(Kind.BIRTH_DATE, cell, start, end, 0.92, "born"))
        found += phones.broken(layout)
        found += cards.find(layout)
        found += secrets.find(layout)
        found += streets.find(layout)
        found += blocks.find(layout)
        anchors = Anchors(layout, self._lexicon)
        found = _without_things(found, anchors)
        found += anchors.hits()
        found += columns.find(layout, anchors.found, anchors.pure, self._lexicon)
        found += paragraphs.find(layout, self._in_text)
        for cell in layout.cells:
            if span := dates.alone(cell.text):
                found.append(Hit(Kind.BIRTH_DATE, cell, *span, 0.6, "long-ago"))
        found += names.find(layout, self._lexicon, list(found))
        found += contact.again(layout, found)
        found += _numbered_fields(layout)
        found += _vehicle_fields(layout)
        found += seeds.find(layout)
        return found


_CERTAIN = 0.955
"""Surer than this, a number has a check digit that the label cannot outweigh."""
_GUESSED = frozenset({Kind.PHONE, Kind.CARD, Kind.TAX_ID, Kind.ID_NUMBER, Kind.TRACKING})


def _without_things(found: list[Hit], anchors: Anchors) -> list[Hit]:
    """Leave out numbers told by their form alone that a label gives to an order or an article."""
    things: dict[int, list[tuple[int, int]]] = {}
    for cell, start, end in anchors.things():
        things.setdefault(id(cell), []).append((start, end))

    def is_thing(hit: Hit) -> bool:
        spans = things.get(id(hit.cell), ())
        return any(start <= hit.start and hit.end <= end for start, end in spans)

    return [h for h in found if h.kind not in _GUESSED or h.score > _CERTAIN or not is_thing(h)]


def _in_zone(found: Detection, zones: list[Detection]) -> bool:
    x = (found.polygon[0][0] + found.polygon[2][0]) / 2
    y = (found.polygon[0][1] + found.polygon[2][1]) / 2
    return any(
        z.polygon[0][0] <= x <= z.polygon[2][0] and z.polygon[0][1] <= y <= z.polygon[2][1]
        for z in zones
    )


# Fields of registration certificates for vehicles: Directive 1999/37/EC, annexes I and II.
_VEHICLE = {
    "a": Kind.ID_NUMBER,
    "e": Kind.ID_NUMBER,
    **{f"c.{n}.1": Kind.NAME for n in (1, 2, 3, 4)},
    **{f"c.{n}.2": Kind.NAME for n in (1, 2, 3, 4)},
    **{f"c.{n}.3": Kind.ADDRESS for n in (1, 2, 3, 4)},
    "c1.1": Kind.NAME,
    "c1.2": Kind.NAME,
    "c1.3": Kind.ADDRESS,
}
_VEHICLE_FIELD = re.compile(r"^\s*\(?(a|e|c\.?[1-4]\.[1-3])\)?[.:]?(?=\s|$)\s*")
_LEAST_VEHICLE = 2


def _vehicle_fields(layout: Layout) -> Iterator[Hit]:
    """Find the holder's fields of a registration certificate by their codes."""
    fields: list[tuple[str, Cell, int]] = []
    for cell in layout.cells:
        match = _VEHICLE_FIELD.match(cell.norm)
        if match is None:
            continue
        if match.end() < len(cell.norm.rstrip()):
            fields.append((match[1], cell, match.end()))
        elif (right := layout.right_of(cell)) is not None:
            fields.append((match[1], layout.right_of(right) or right, 0))
    if sum(name.startswith("c") for name, _, _ in fields) < _LEAST_VEHICLE:
        return
    for name, cell, start in fields:
        yield Hit(_VEHICLE[name], cell, start, len(cell.text), 0.87, f"vehicle-field:{name}")


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
                if not streets.continues(current.text, under.text):
                    break
                yield Hit(kind, under, 0, len(under.text), 0.8, "licence-field:8")
                current = under
