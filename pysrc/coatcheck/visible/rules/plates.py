"""Licence plates: a short line of capitals and digits in a picture with hardly any other text.

There is no free model for plates, but the recogniser reads them well. In a screenshot such a line
may be anything; so this looks at photographs alone, which have few lines.
"""

from __future__ import annotations

import re

from coatcheck.visible.detection import Detection, Kind, Page
from coatcheck.visible.geometry import grown, sides

_FEW = 14
_PLATE = re.compile(r"(?=.*\d)[A-ZÄÖÜ0-9][A-ZÄÖÜ0-9 \-·.:•]{2,9}[A-ZÄÖÜ0-9]")
_BESIDE, _HIGH = 0.5, 1.9
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[:.]\d\d|\d+")


def find(page: Page) -> list[Detection]:
    """Return the plates of a page."""
    lines = [line for line in page.lines if len(line.text.strip()) > 1]
    if len(lines) > _FEW:
        return []
    found = []
    for line in lines:
        text = line.text.strip()
        compact = re.sub(r"[^A-Z0-9ÄÖÜ]", "", text)
        width, height = sides(line.polygon)
        if (
            not _PLATE.fullmatch(text)
            or not 4 <= len(compact) <= 9
            or not 1.8 < width / max(height, 1) < 8
        ):
            continue
        if _YEAR.fullmatch(text):
            continue
        area = grown(line.polygon, _BESIDE * height, (_HIGH - 1) / 2 * height)
        found.append(Detection(Kind.PLATE, 0.7, area, f"…{compact[-3:]}", "plate"))
    return found
