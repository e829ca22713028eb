"""Bar codes and matrix codes: from what a reader says to areas that leave nothing to be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

from coatcheck.visible.detection import Detection, Kind, Point
from coatcheck.visible.geometry import grown, sides
from coatcheck.visible.rules.hits import shortened

LONGER_SIDE = 2400
"""Pixels of the picture's longer side that readers are given at most."""
MOST = 20
_QUIET = 0.04
"""Corners of matrix codes are the middles of modules; that much more hides them whole."""
_BARS = 0.3
"""The height of a linear code by its width, of which readers tell one line only."""
_RETAIL = 0.75
"""The same for EAN and UPC: 22.85 mm by 31.35 mm (GS1 General Specifications, 5.2.3.1)."""
LINEAR = ("CODABAR", "CODE", "EAN", "ITF", "UPC", "DATABAR", "DXFILM", "ISBN", "PZN", "TELEPEN")
"""How the names of linear symbologies begin, as the reader writes them."""


_ALIKE = 0.82
"""The shortest side of a square as seen, by the longest."""


def _is_square(quad: Sequence[Point]) -> bool:
    lengths = [math.dist(quad[i], quad[i - 1]) for i in range(4)]
    across = math.dist(quad[0], quad[2]), math.dist(quad[1], quad[3])
    return min(lengths) >= _ALIKE * max(lengths) and min(across) >= _ALIKE * max(across)


def detection(form: str, corners: Sequence[Point], words: str, *, read: bool) -> Detection | None:
    """Return the area of one code, or None where the corners make none.

    ``form`` is the reader's name of the symbology; ``read`` whether it could be decoded.
    """
    quad = tuple((float(x), float(y)) for x, y in corners)
    if len(quad) != 4 or not all(math.isfinite(c) for point in quad for c in point):
        return None
    width, height = sides(quad)
    if max(width, height) < 8:
        return None
    name = "".join(filter(str.isalnum, form)).upper()
    if not read and name.startswith("DATAMATRIX") and not _is_square(quad):
        # Readers take corners of anything for one: tables, cards, gravel.
        return None
    if name.startswith(LINEAR):
        share = _RETAIL if form.upper().startswith(("EAN", "UPC", "ISBN")) else _BARS
        more = max(share * width - height, 0.0) / 2
        area = grown(quad, _QUIET * width, more + _QUIET * max(height, share * width))
    else:
        area = grown(quad, _QUIET * width + 1, _QUIET * height + 1)
    return Detection(Kind.CODE, 0.95 if read else 0.6, area, shortened(Kind.CODE, words), "zxing")
