"""Faces: from the maps of CenterFace to boxes.

CenterFace (Xu and others, 2019, 3.2): a map of centres at a quarter of the input, and for each
centre the logarithm of height and width and an offset.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from coatcheck.visible.detection import Detection, Kind, Polygon
from coatcheck.visible.geometry import bounds, box, overlap

SIZES = (320, 1280)
"""Longer sides in pixels: the small one is for faces that fill the picture."""
TURNED_SIZE = 640
"""The longer side for turned pictures, which are looked at where no face is surely upright."""
TURNS = (1, 3, 2)
"""Quarter turns against the clock, in the order in which they are tried."""
TURNED_SCORE = 0.6
"""A turned picture has more that looks like a face a little: only sure ones count."""
MULTIPLE = 32
_THRESHOLD = 0.35
_STRIDE = 4
_SAME = 0.3
_BESIDE = 0.15
_ABOVE = 0.25
_MOST = 2000

Array = np.ndarray[Any, Any]
Face = tuple[float, Polygon]


def network_input(rgb: Array) -> Array:
    """Turn height x width x 3 bytes into a batch of one, padded to multiples of 32 by black."""
    height, width = (-(-side // MULTIPLE) * MULTIPLE for side in rgb.shape[:2])
    made = np.zeros((1, 3, height, width), np.float32)
    made[0, :, : rgb.shape[0], : rgb.shape[1]] = rgb.transpose(2, 0, 1)
    return made


def decode(heat: Array, scale: Array, offset: Array, shrunk: float) -> list[Face]:
    """Return scores and boxes in pixels of the picture, which was made smaller by ``shrunk``.

    The maps are without their batch: 1, 2 and 2 x height x width.
    """
    found: list[Face] = []
    rows, columns = np.nonzero(heat[0] > _THRESHOLD)
    order = np.argsort(-heat[0][rows, columns])[:_MOST]
    for y, x in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        tall = float(np.exp(min(scale[0, y, x], 10.0))) * _STRIDE
        wide = float(np.exp(min(scale[1, y, x], 10.0))) * _STRIDE
        left = (x + float(offset[1, y, x]) + 0.5) * _STRIDE - wide / 2
        top = (y + float(offset[0, y, x]) + 0.5) * _STRIDE - tall / 2
        edges = (left, top, left + wide, top + tall)
        found.append((float(heat[0, y, x]), box(*(edge / shrunk for edge in edges))))
    return merged(found)


def merged(found: Iterable[Face]) -> list[Face]:
    """Keep of boxes that overlap the surest (non-maximum suppression)."""
    kept: list[Face] = []
    for score, place in sorted(found, key=lambda face: -face[0]):
        if all(overlap(place, other) < _SAME for _, other in kept):
            kept.append((score, place))
    return kept


def detections(found: Sequence[Face], width: int, height: int) -> list[Detection]:
    """Grow the boxes by what shows hair and ears, and keep them in the picture."""
    said = []
    for score, place in found:
        left, top, right, bottom = bounds(place)
        across, down = (right - left) * _BESIDE, (bottom - top) * _ABOVE
        area = box(
            max(left - across, 0.0),
            max(top - down, 0.0),
            min(right + across, width),
            min(bottom + down * 0.2, height),
        )
        said.append(Detection(Kind.FACE, min(score, 1.0), area, "", "centerface"))
    return said


def turned_back(found: Sequence[Detection], turns: int, width: int, height: int) -> list[Detection]:
    """Give faces of a picture turned by quarters against the clock their places upright.

    Width and height are those of the upright picture.

    >>> face = Detection(Kind.FACE, 0.9, box(10, 20, 30, 50), "", "centerface")
    >>> bounds(turned_back([face], 1, 200, 100)[0].polygon)
    (150, 10, 180, 30)
    """
    said = []
    for face in found:
        left, top, right, bottom = bounds(face.polygon)
        edges = {
            1: (width - bottom, left, width - top, right),
            2: (width - right, height - bottom, width - left, height - top),
            3: (top, height - right, bottom, height - left),
        }[turns]
        said.append(Detection(face.kind, face.score, box(*edges), face.shown, face.detector))
    return said
