"""Where a position lies on the map, and which part of the map shows it.

The map counts in tenths of a degree from 180° W and 90° N, so that it is 3600 wide and 1800 high.
"""

from __future__ import annotations

WIDTH, HEIGHT = 3600, 1800
ZOOMS = (1, 4, 12)
"""How many times the whole world each step enlarges."""


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Return x and y of a position in degrees."""
    return (longitude + 180) * 10, (90 - latitude) * 10


def part_of_map(x: float, y: float, zoom: int) -> tuple[float, float, float, float]:
    """Return left, top, width and height of what is shown around a point, within the map."""
    width, height = WIDTH / zoom, HEIGHT / zoom
    left = min(max(x - width / 2, 0), WIDTH - width)
    top = min(max(y - height / 2, 0), HEIGHT - height)
    return left, top, width, height
