"""Where text is: from the probability map of a DB detector to quadrilaterals.

Differentiable binarization (Liao and others, 2020, 3.2): the map is cut at a threshold, each
region that is left becomes a rectangle, and that is grown by its area divided by its perimeter,
for the network was taught shrunken regions. The numbers are those of PP-OCRv4.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from coatcheck.visible.detection import Polygon
from coatcheck.visible.geometry import grown, least_rectangle, sides

MULTIPLE = 32
"""Sides of the network's input are multiples of this."""
LONGER_SIDE = 1280
_THRESHOLD = 0.3
_BOX_THRESHOLD = 0.5
_UNCLIP = 1.6
_LEAST = 3.0
_MOST = 3000
"""More regions than this are a texture, not text."""

Array = np.ndarray[Any, Any]


def network_input(rgb: Array) -> Array:
    """Turn height x width x 3 bytes of red, green, blue into a batch of one.

    The sides must be multiples of 32. The network was taught blue, green, red.
    """
    bgr = rgb[:, :, ::-1].astype(np.float32)
    return np.ascontiguousarray((bgr / 127.5 - 1.0).transpose(2, 0, 1)[None])


def boxes(probability: Array) -> list[Polygon]:
    """Return the places of text in pixels of a height x width map, top left corner first."""
    bits = probability > _THRESHOLD
    # A dilation by 2 x 2, as the reference does: it joins what a single column parts.
    bits[1:] |= bits[:-1].copy()
    bits[:, 1:] |= bits[:, :-1].copy()
    found = []
    for runs in regions(bits):
        weight = sum(float(probability[y, a:b].sum()) for y, a, b in runs)
        size = sum(b - a for _, a, b in runs)
        # Dilated pixels lie under the threshold, and would drag the mean down.
        inside = sum(int((probability[y, a:b] > _THRESHOLD).sum()) for y, a, b in runs)
        if not inside or weight / max(inside, 1) < _BOX_THRESHOLD or size < 6:
            continue
        corners = [(x, yy) for y, a, b in runs for x in (a, b) for yy in (y, y + 1)]
        quad = least_rectangle(corners)
        width, height = sides(quad)
        if min(width, height) < _LEAST:
            continue
        by = width * height * _UNCLIP / (2 * (width + height))
        found.append(grown(quad, by, by))
    return found


def regions(bits: Array) -> list[list[tuple[int, int, int]]]:
    """Return connected regions as runs (row, first column, column after the last).

    Connected by sides and corners, by union-find over the runs of each row. What has more than
    a fixed number of regions gives the largest of them.
    """
    edges = np.diff(np.pad(bits, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    if not len(rows):
        return []
    parent = list(range(len(rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    r, s, e = rows.tolist(), starts.tolist(), ends.tolist()
    firsts = np.searchsorted(rows, np.arange(bits.shape[0] + 1)).tolist()
    for (above, here), (_, after) in pairwise(list(pairwise(firsts))):
        i, j = above, here
        while i < here and j < after:
            if s[i] <= e[j] and s[j] <= e[i]:
                parent[root(j)] = root(i)
            if e[i] < e[j]:
                i += 1
            else:
                j += 1
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for i in range(len(r)):
        groups.setdefault(root(i), []).append((r[i], s[i], e[i]))
    if len(groups) <= _MOST:
        return list(groups.values())
    return sorted(groups.values(), key=lambda g: -sum(b - a for _, a, b in g))[:_MOST]
