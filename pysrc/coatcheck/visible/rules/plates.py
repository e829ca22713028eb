"""Licence plates: a short line of capitals and digits in a picture with hardly any other text.

There is no free model for plates, but the recogniser reads them well. In a screenshot or on a form
such a line may be anything; so this looks at pictures alone that have few lines, and no labels.
"""

from __future__ import annotations

import re

from coatcheck.visible.detection import Detection, Kind, Page, TextLine
from coatcheck.visible.geometry import grown, sides
from coatcheck.visible.rules import dates
from coatcheck.visible.rules.labelled.scan import scan
from coatcheck.visible.rules.layout import Layout, arrange

_FEW = 14
_LABELS = 2
"""So many labels make a form, a card, or an app of a picture."""
_PLATE = re.compile(r"(?=.*\d)[A-ZÄÖÜ0-9][A-ZÄÖÜ0-9 \-·.:•]{2,9}[A-ZÄÖÜ0-9]")
_BESIDE, _HIGH = 0.5, 1.9
_NOT = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[:.]\d\d|[\d .]+"  # years, times, numbers
    r"|\d{1,2}[a-d]?\. ?[A-ZÄÖÜ0-9].*"  # fields of driving licences
    r"|(?:CVV|CVC|CID|CSC)2?|(?:ISO|DIN|EN|USB|GB|TYPE|MP)[ \-]?\d+"
)


_SAID = 2
"""So many personal texts make a conversation or a page of a picture."""


def find(page: Page, layout: Layout | None = None, said: int = 0) -> list[Detection]:
    """Return the plates of a page, on which ``said`` other personal texts were found."""
    lines = [line for line in page.lines if len(line.text.strip()) > 1]
    if said >= _SAID or len(lines) > _FEW or not any(map(_plate, lines)):
        return []
    if _is_form(layout or arrange(page)):
        return []
    found = []
    for line in lines:
        if _plate(line):
            _, height = sides(line.polygon)
            area = grown(line.polygon, _BESIDE * height, (_HIGH - 1) / 2 * height)
            compact = re.sub(r"[^A-Z0-9ÄÖÜ]", "", line.text)
            found.append(Detection(Kind.PLATE, 0.7, area, f"…{compact[-3:]}", "plate"))
    return found


def _plate(line: TextLine) -> bool:
    text = line.text.strip()
    compact = re.sub(r"[^A-Z0-9ÄÖÜ]", "", text)
    width, height = sides(line.polygon)
    return (
        bool(_PLATE.fullmatch(text))
        and 4 <= len(compact) <= 9
        and 1.8 < width / max(height, 1) < 8
        and not _NOT.fullmatch(text)
    )


def _is_form(layout: Layout) -> bool:
    """Whether labels, dates or colons tell that a picture is of a page, not of a car."""
    told = 0
    for cell in layout.cells:
        labels = scan(cell)
        told += any(len(label.text) > 3 or label.marked for label in labels)
        told += dates.first(cell.text) is not None
        if told >= _LABELS:
            return True
    return False
