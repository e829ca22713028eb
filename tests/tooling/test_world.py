"""The map of the world: derived from a topology, on the grid that the prompt counts on."""

from __future__ import annotations

import re

from tooling.steps.world import derive, make_world
from tooling.vendor import parts

TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [-10, 40]},
    "arcs": [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, -2]]},
                {"type": "MultiPolygon", "arcs": [[[0, -2]], [[1, -1]]]},
                {"type": None},
            ]
        }
    },
}


def test_arcs_are_joined_and_turned_round() -> None:
    one = "M1700 500l100 0 0-100-100 0z"
    other = "M1700 500l0-100 100 0 0 100z"
    assert derive(TOPOLOGY) == one + one + other


def test_the_world_lies_within_its_frame_and_has_land_where_land_is() -> None:
    path = make_world(parts.read()).read_text("ascii")
    assert re.fullmatch(r"[Mlz0-9 -]+", path)
    rings = [ring for ring in path.split("z") if ring]
    assert len(rings) > 200
    inside = [_contains(ring, 23_0 + 1800, 900 - 48_0) for ring in rings]
    assert sum(inside) == 1  # 48° N 23° E: Ukraine.
    assert not any(_contains(ring, 1800 - 30_0, 900 - 40_0) for ring in rings)  # The Atlantic.


def _points(ring: str) -> list[tuple[int, int]]:
    start, steps = ring.removeprefix("M").split("l")
    x, y = map(int, start.split())
    points = [(x, y)]
    numbers = [int(n) for n in re.findall(r"-?\d+", steps)]
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        assert 0 <= x <= 3600 and 0 <= y <= 1800
        points.append((x, y))
    return points


def _contains(ring: str, x: float, y: float) -> bool:
    """Count the sides that a ray to the right crosses."""
    points = _points(ring)
    inside = False
    for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
