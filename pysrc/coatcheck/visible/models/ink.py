"""Where in a line's picture the letters are: detectors draw boxes half as high again."""

from __future__ import annotations

from typing import Any

import numpy as np

from coatcheck.visible.detection import Polygon
from coatcheck.visible.geometry import between

_CONTRAST = 0.2
"""The share of the line's whole contrast that a row with letters has at least."""
_MARGIN = 0.06
_LEAST = 0.4
"""Less than this of the height is a dash, or a mistake: the box stays as it is."""

Array = np.ndarray[Any, Any]


def rows(rgb: Array) -> tuple[float, float]:
    """Return the top and bottom of the letters as shares of the height of an upright line.

    A row has letters where bright and dark meet in it; a ruled line has none.
    """
    grey = rgb.astype(np.float32).mean(axis=2)
    low, high = np.percentile(grey, (2, 98), axis=1)
    contrast = high - low
    most = float(contrast.max())
    if most < 8:
        return 0.0, 1.0
    inked = np.nonzero(contrast >= _CONTRAST * most)[0]
    height = len(contrast)
    top = max(float(inked[0]) / height - _MARGIN, 0.0)
    bottom = min(float(inked[-1] + 1) / height + _MARGIN, 1.0)
    return (top, bottom) if bottom - top >= _LEAST else (0.0, 1.0)


def trimmed(quad: Polygon, top: float, bottom: float) -> Polygon:
    """Return the part of a line between two shares of its height."""
    a, b, c, d = quad
    return between(a, d, top), between(b, c, top), between(b, c, bottom), between(a, d, bottom)
