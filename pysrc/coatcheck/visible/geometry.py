"""Polygons in pixels: the least rectangle around points, growing, and parts of slanted lines."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coatcheck.visible.detection import Point, Polygon


def bounds(polygon: Iterable[Point]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom."""
    points = list(polygon)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    """Return a rectangle as a polygon, from its top left corner clockwise."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def sides(polygon: Sequence[Point]) -> tuple[float, float]:
    """Return the width and height of a quadrilateral, as means of opposite sides."""
    a, b, c, d = polygon
    return (math.dist(a, b) + math.dist(d, c)) / 2, (math.dist(a, d) + math.dist(b, c)) / 2


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point at a share of the way."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def part(quad: Sequence[Point], start: float, end: float) -> Polygon:
    """Return what lies between two shares of a quadrilateral's width.

    >>> part(((0, 0), (10, 0), (10, 2), (0, 2)), 0.5, 1)
    ((5.0, 0.0), (10.0, 0.0), (10.0, 2.0), (5.0, 2.0))
    """
    a, b, c, d = quad
    return between(a, b, start), between(a, b, end), between(d, c, end), between(d, c, start)


def grown(quad: Sequence[Point], across: float, down: float) -> Polygon:
    """Move the sides of a quadrilateral outwards by so many pixels, along its own directions."""
    a, b, c, d = quad
    width, height = sides(quad)
    if width <= 0 or height <= 0:
        left, top, right, bottom = bounds(quad)
        return box(left - across, top - down, right + across, bottom + down)
    x, y = across / width, down / height
    left_top, right_top = between(a, b, -x), between(a, b, 1 + x)
    left_bottom, right_bottom = between(d, c, -x), between(d, c, 1 + x)
    return (
        between(left_top, left_bottom, -y),
        between(right_top, right_bottom, -y),
        between(right_top, right_bottom, 1 + y),
        between(left_top, left_bottom, 1 + y),
    )


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the convex hull, by Andrew's monotone chain."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def chain(some: Iterable[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in some:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return chain(ordered) + chain(reversed(ordered))


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def least_rectangle(points: Iterable[Point]) -> Polygon:
    """Return the rectangle of least area around points, from its top left corner clockwise.

    One of its sides lies on a side of the convex hull (Freeman and Shapira, 1975).
    """
    around = hull(points)
    if len(around) < 3:
        return box(*bounds(around))
    best: tuple[float, Polygon] | None = None
    for (x1, y1), (x2, y2) in pairwise([*around, around[0]]):
        length = math.hypot(x2 - x1, y2 - y1)
        ux, uy = (x2 - x1) / length, (y2 - y1) / length
        along = [x * ux + y * uy for x, y in around]
        off = [y * ux - x * uy for x, y in around]
        low, high, near, far = min(along), max(along), min(off), max(off)
        area = (high - low) * (far - near)
        if best is None or area < best[0] - 1e-9:
            corners = ((low, near), (high, near), (high, far), (low, far))
            best = area, tuple((s * ux - t * uy, s * uy + t * ux) for s, t in corners)
    assert best is not None
    return upright(best[1])


def upright(rectangle: Sequence[Point]) -> Polygon:
    """Order four corners: the top left one first, then clockwise."""
    by_x = sorted(rectangle)
    left, right = sorted(by_x[:2], key=lambda p: p[1]), sorted(by_x[2:], key=lambda p: p[1])
    return left[0], right[0], right[1], left[1]


def overlap(one: Polygon, other: Polygon) -> float:
    """Return the area that the bounds share, divided by the area of both together."""
    a, b = bounds(one), bounds(other)
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / both if both > 0 else 0.0
