"""What a person wants hidden, as plain frozen data: read, checked, and turned with the picture.

Positions are in pixels of the picture as a viewer shows it, which its orientation may have turned;
``to_stored`` gives them in the picture as it is coded. Areas only ever grow when they are made
whole: a pixel that is touched is a pixel that is hidden.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coatcheck.errors import InvalidEdit

MAX_AREAS = 1_000
MAX_POINTS = 50_000
"""Points of all strokes together."""
_FARTHEST = 1_000_000.0

Point = tuple[float, float]
Size = tuple[int, int]


class Style(StrEnum):
    """How an area is hidden. Only the first leaves nothing of what was there."""

    SOLID = "solid"
    PIXELATE = "pixelate"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of whole pixels, half open."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def empty(self) -> bool:
        return self.width <= 0 or self.height <= 0

    def plain(self) -> tuple[int, int, int, int]:
        """Return the four edges, as Pillow takes them."""
        return (self.left, self.top, self.right, self.bottom)

    def within(self, size: Size) -> Box:
        """Return the part of it that lies in a picture of this size."""
        width, height = size
        return Box(
            min(max(self.left, 0), width),
            min(max(self.top, 0), height),
            max(min(self.right, width), 0),
            max(min(self.bottom, height), 0),
        )

    def grown(self, step: Size) -> Box:
        """Return the smallest box around it whose edges are multiples of these steps."""
        across, down = step
        return Box(
            self.left // across * across,
            self.top // down * down,
            -(-self.right // across) * across,
            -(-self.bottom // down) * down,
        )


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a round brush of this width passes on its way from point to point."""

    points: tuple[Point, ...]
    width: float

    @property
    def reach(self) -> float:
        """How far it covers around its middle, in pixels: a pixel more than its half width."""
        return self.width / 2 + 1

    def bounds(self) -> Box:
        """Return the box of all pixels that it may touch."""
        across, down = zip(*self.points, strict=True)
        return _outwards(
            min(across) - self.reach,
            min(down) - self.reach,
            max(across) + self.reach,
            max(down) + self.reach,
        )


@dataclass(frozen=True, slots=True)
class Area:
    """One area to hide."""

    style: Style
    shape: Box | Stroke

    def bounds(self) -> Box:
        return self.shape if isinstance(self.shape, Box) else self.shape.bounds()


@dataclass(frozen=True, slots=True)
class Edit:
    """All that is to be done to a picture: areas hidden, then the rest cut away."""

    areas: tuple[Area, ...] = ()
    crop: Box | None = None


def parse(plain: Any) -> Edit:
    """Read an edit from plain data (docs/protocol.md); raise InvalidEdit, saying what is wrong."""
    if not isinstance(plain, Mapping):
        raise InvalidEdit("an edit is an object with areas and a crop")
    areas = plain.get("areas") or ()
    if not isinstance(areas, Sequence) or isinstance(areas, str) or len(areas) > MAX_AREAS:
        raise InvalidEdit(f"areas is a list of at most {MAX_AREAS}")
    found = tuple(_area(area, number) for number, area in enumerate(areas, 1))
    points = sum(len(area.shape.points) for area in found if isinstance(area.shape, Stroke))
    if points > MAX_POINTS:
        raise InvalidEdit(f"the strokes have {points} points, more than {MAX_POINTS}")
    crop = plain.get("crop")
    return Edit(found, None if crop is None else _crop(crop))


def _area(plain: Any, number: int) -> Area:
    what = f"area {number}"
    if not isinstance(plain, Mapping):
        raise InvalidEdit(f"{what} is no object")
    try:
        style = Style(str(plain.get("style")))
    except ValueError:
        raise InvalidEdit(f"{what} has an unknown style") from None
    if plain.get("shape") == "box":
        left, top, width, height = _box(plain.get("box"), what)
        return Area(style, _outwards(left, top, left + width, top + height))
    if plain.get("shape") == "stroke":
        points = plain.get("points")
        if not isinstance(points, Sequence) or isinstance(points, str) or not points:
            raise InvalidEdit(f"{what} is a stroke without points")
        pairs = [_numbers(point, 2, what) for point in points]
        (width,) = _numbers([plain.get("width")], 1, what)
        if width <= 0:
            raise InvalidEdit(f"{what} is a stroke without width")
        return Area(style, Stroke(tuple((x, y) for x, y in pairs), width))
    raise InvalidEdit(f"{what} is neither a box nor a stroke")


def _crop(plain: Any) -> Box:
    """Read a crop; its edges go to the nearest whole pixel, as it hides what is outside of it."""
    left, top, width, height = _box(plain, "the crop")
    return Box(round(left), round(top), round(left + width), round(top + height))


def _box(plain: Any, what: str) -> list[float]:
    box = _numbers(plain, 4, what)
    if box[2] <= 0 or box[3] <= 0:
        raise InvalidEdit(f"{what} has no size")
    return box


def _numbers(plain: Any, count: int, what: str) -> list[float]:
    right = isinstance(plain, Sequence) and not isinstance(plain, str) and len(plain) == count
    if not right or not all(type(value) in {int, float} for value in plain):
        raise InvalidEdit(f"{what} needs {count} numbers")
    values = [float(value) for value in plain]
    if not all(math.isfinite(value) and abs(value) <= _FARTHEST for value in values):
        raise InvalidEdit(f"{what} has a number out of range")
    return values


def _outwards(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom))


def oriented(size: Size, orientation: int) -> Size:
    """Return the size of a picture as a viewer shows it; the orientation is that of Exif."""
    return (size[1], size[0]) if orientation >= 5 else size


def to_stored(edit: Edit, orientation: int, size: Size) -> Edit:
    """Return an edit of the shown picture as one of the coded picture, which has this size.

    Raises InvalidEdit if the crop leaves nothing.
    """
    across, down = oriented(size, orientation)

    def point(x: float, y: float) -> Point:
        # Exif 2.32, 4.6.4: which of the picture's sides row 0 and column 0 are.
        turned = {
            1: (x, y),
            2: (across - x, y),
            3: (across - x, down - y),
            4: (x, down - y),
            5: (y, x),
            6: (y, across - x),
            7: (down - y, across - x),
            8: (down - y, x),
        }
        return turned[orientation]

    def box(shown: Box) -> Box:
        (x1, y1), (x2, y2) = point(shown.left, shown.top), point(shown.right, shown.bottom)
        return _outwards(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))

    def shape(shown: Box | Stroke) -> Box | Stroke:
        if isinstance(shown, Box):
            return box(shown)
        return Stroke(tuple(point(x, y) for x, y in shown.points), shown.width)

    areas = tuple(Area(area.style, shape(area.shape)) for area in edit.areas)
    if edit.crop is None:
        return Edit(areas)
    crop = box(edit.crop).within(size)
    if crop.empty:
        raise InvalidEdit("the crop leaves nothing of the picture")
    return Edit(areas, crop)
