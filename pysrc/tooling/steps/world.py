"""Derives the prompt's map of the world from Natural Earth: one SVG path, in tenths of a degree.

The map is equirectangular: x is the longitude east of 180° W, y the latitude south of 90° N, which
is what ``ui/map/place.py`` counts on. Source: the TopoJSON file of the package world-atlas, whose
rings are lists of arcs; an arc is a list of steps on a grid, a negative number ``~n`` means arc
``n`` backwards (TopoJSON specification, 2.1.4 and 2.2.1).
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tooling.errors import ToolingError
from tooling.steps.step import fingerprint, keep
from tooling.vendor.parts import Part, obtain

FILE = "world.txt"
MEMBER = "package/countries-110m.json"
LARGEST = 80_000
"""More than this in bytes the extension shall not grow by it."""

type Point = tuple[int, int]


def make_world(parts: Mapping[str, Part]) -> Path:
    """Make the file of the path, and return where it is."""
    atlas = parts["world-atlas"]

    def make(folder: Path) -> str:
        with tarfile.open(obtain(atlas)) as package:
            member = package.extractfile(MEMBER)
            if member is None:
                raise ToolingError(f"{atlas.file} holds no {MEMBER}.")
            path = derive(json.load(member))
        if len(path) > LARGEST:
            raise ToolingError(f"The map has {len(path)} bytes, more than {LARGEST}.")
        (folder / FILE).write_text(path, "ascii")
        return f"{len(path) / 1e3:.0f} kB"

    return keep("map", fingerprint([Path(__file__)], atlas.sha256), make) / FILE


def derive(topology: Mapping[str, Any]) -> str:
    """Turn the countries of a topology into the data of one SVG path."""
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        for polygon in _polygons(geometry):
            rings += [_ring(numbers, arcs) for numbers in polygon]
    return "".join(_drawn(ring) for ring in rings if len(set(ring)) > 2)


def _points(arc: list[list[int]], transform: Mapping[str, list[float]]) -> Iterator[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        longitude, latitude = left + x * scale_x, bottom + y * scale_y
        yield round((longitude + 180) * 10), round((90 - latitude) * 10)


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    polygons: list[list[list[int]]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else []
    return polygons


def _ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _drawn(ring: list[Point]) -> str:
    x, y = ring[0]
    parts = [f"M{x} {y}l"]
    steps_taken = []
    for next_x, next_y in ring[1:-1]:
        if (next_x, next_y) != (x, y):
            steps_taken.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return parts[0] + " ".join(steps_taken).replace(" -", "-") + "z"
