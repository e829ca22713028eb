"""From lines anywhere on a picture to rows of cells, in the direction in which they are read.

A cell is what stands together: lines in one row with no more than a wide space between them. Rules
work on cells, and go from a label to the cell at its right or below it.
"""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coatcheck.visible.detection import Page, Polygon, TextLine
from coatcheck.visible.geometry import bounds, grown, part, sides

MAX_LINES = 3000
MAX_LENGTH = 2000
"""Longer lines are cut: no row of a picture holds so many characters that can be read."""
_JOINED = 1.1
"""A gap of so many heights and less parts no cells."""


_PLAIN = dict(zip("°øłđðþæœßı", ("o", "o", "l", "d", "d", "t", "a", "o", "s", "i"), strict=True))
_PLAIN.update(dict.fromkeys("’‘ʼ´`＇", "'"))
"""Letters that no normalisation takes apart."""


# Greek and Cyrillic letters that recognisers take for Latin ones of the same shape.
LATIN = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινορτυχАВЕКМНОРСТУХаеорсухіІ∪∩ϲ",
    "ABEZHIKMNOPTYXaivoptuxABEKMHOPCTYXaeopcyxiIUnc",
)
_ZERO = re.compile(r"(?<=[a-z_])0(?=[a-z_])")
"""A nought between letters, which is an o in words and keys."""


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.lower() in _PLAIN:
        return _PLAIN[character.lower()]
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else " "


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """Return text in small letters without accents, each character still at its place.

    >>> fold("Né(e) ２：")
    'ne(e) 2:'
    """
    return "".join(map(_folded, text))


@dataclass(slots=True, eq=False)
class Cell:
    """Text that stands together, with the lines it was read from."""

    lines: tuple[TextLine, ...]
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""
    norm: str = ""
    starts: list[int] = field(default_factory=list)
    row: int = 0
    place: int = 0
    """Its number in its row."""

    def __post_init__(self) -> None:
        parts = [line.text[:MAX_LENGTH].translate(LATIN) for line in self.lines]
        position = 0
        for text in parts:
            self.starts.append(position)
            position += len(text) + 1
        self.text = " ".join(parts)
        self.norm = _ZERO.sub("o", fold(self.text))

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    def areas(self, start: int, end: int) -> list[Polygon]:
        """Return the polygons of characters ``start`` to ``end`` (exclusive), one for a line."""
        found = []
        for line, at in zip(self.lines, self.starts, strict=True):
            length = min(len(line.text), MAX_LENGTH)
            first, last = max(start - at, 0), min(end - at, length)
            if first < last:
                found.append(_area(line, first, last))
        return found


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _area(line: TextLine, first: int, last: int) -> Polygon:
    """Return the place of a line's characters, half a character wider at inner ends."""
    text, centres = line.text, line.centres
    if not text[:first].strip(" :.,;-(") and not text[last:].strip(" .,;:)"):
        return line.ink or line.polygon
    width, height = sides(line.polygon)
    pitch = max((centres[-1] - centres[0]) / max(len(text) - 1, 1), 0.25 * height / max(width, 1.0))
    wide = 0.62 * height / max(width, 1.0)
    start = centres[first] - (wide if _is_wide(text[first]) else pitch * 0.9)
    start = max(start, min(centres[first - 1], centres[first] - pitch * 0.5)) if first else 0.0
    end = centres[last - 1] + (wide if _is_wide(text[last - 1]) else pitch * 0.9)
    after = last < len(text)
    end = min(end, max(centres[last], centres[last - 1] + pitch * 0.5)) if after else 1.0
    return part(line.ink or line.polygon, max(start, 0.0), min(max(end, start), 1.0))


@dataclass(slots=True)
class Layout:
    """The rows of a page, from top to bottom, each with its cells from left to right."""

    page: Page
    rows: list[list[Cell]]

    @property
    def cells(self) -> Iterable[Cell]:
        return (cell for row in self.rows for cell in row)

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the next cell in the row."""
        row = self.rows[cell.row]
        return row[cell.place + 1] if cell.place + 1 < len(row) else None

    def left_of(self, cell: Cell) -> Cell | None:
        """Return the cell before it in the row."""
        return self.rows[cell.row][cell.place - 1] if cell.place else None

    def below(self, cell: Cell, reach: float = 2.4, *, right: bool = False) -> Cell | None:
        """Return the nearest cell under it with the same left edge, or right edge if asked.

        ``reach`` is how far, in heights of the taller one, from bottom to top.
        """
        for row in self.rows[cell.row + 1 : cell.row + 9]:
            for other in row:
                gap = other.top - cell.bottom
                tall = max(cell.height, min(other.height, 2 * cell.height))
                if gap < -0.5 * cell.height or gap > reach * tall:
                    continue
                edge = abs(other.right - cell.right) if right else abs(other.left - cell.left)
                if edge < 1.3 * tall:
                    return other
        return None

    def beside(self, cell: Cell, bottom: float) -> Cell | None:
        """Return the nearest cell at the right of one that goes on down to ``bottom``."""
        found = None
        for row in self.rows[max(cell.row - 1, 0) : cell.row + 4]:
            for other in row:
                within = other.left > cell.right and cell.top <= other.middle <= bottom
                if within and (found is None or other.left < found.left):
                    found = other
        return found

    def above(self, cell: Cell, reach: float = 2.4) -> Cell | None:
        """Return the nearest cell over it with the same left edge."""
        for row in reversed(self.rows[max(cell.row - 8, 0) : cell.row]):
            for other in row:
                if self.below(other, reach) is cell:
                    return other
        return None


def arrange(page: Page) -> Layout:
    """Lay the lines of a page out in rows and cells."""
    lines = [line for line in page.lines if line.text.strip()][:MAX_LINES]
    angle = _slant(lines)
    cosine, sine = math.cos(-angle), math.sin(-angle)

    def turned(line: TextLine) -> tuple[float, float, float, float]:
        return bounds((x * cosine - y * sine, x * sine + y * cosine) for x, y in line.polygon)

    placed = sorted(((turned(line), line) for line in lines), key=lambda p: p[0][1] + p[0][3])
    rows: list[list[tuple[tuple[float, float, float, float], TextLine]]] = []
    for item in placed:
        for row in reversed(rows[-6:]):
            if _same_row(row, item[0]):
                row.append(item)
                break
        else:
            rows.append([item])
    made: list[list[Cell]] = []
    for row in rows:
        row.sort(key=lambda p: p[0][0])
        cells = _cells(row)
        for place, cell in enumerate(cells):
            cell.row, cell.place = len(made), place
        made.append(cells)
    return Layout(page, made)


def _slant(lines: Sequence[TextLine]) -> float:
    """Return the angle of most lines, in radians, weighted by their length."""
    angles = []
    for line in lines:
        (x1, y1), (x2, y2) = line.polygon[0], line.polygon[1]
        length = math.hypot(x2 - x1, y2 - y1)
        if length > 3 * sides(line.polygon)[1]:
            angles.append((math.atan2(y2 - y1, x2 - x1), length))
    if not angles:
        return 0.0
    angles.sort()
    sums, total = [], 0.0
    for _, length in angles:
        total += length
        sums.append(total)
    return angles[min(bisect_left(sums, total / 2), len(angles) - 1)][0]


def _same_row(
    row: Sequence[tuple[tuple[float, float, float, float], TextLine]],
    box: tuple[float, float, float, float],
) -> bool:
    """Whether a box lies in a row: it shares height with the nearest there, and no width."""
    nearest = min(row, key=lambda p: min(abs(p[0][0] - box[2]), abs(p[0][2] - box[0])))[0]
    low, high = sorted((nearest[3] - nearest[1], box[3] - box[1]))
    shared = min(nearest[3], box[3]) - max(nearest[1], box[1])
    if shared < 0.55 * low or high > 3 * low:
        return False
    return all(min(p[0][2], box[2]) - max(p[0][0], box[0]) < 0.7 * low for p in row)


def _cells(row: Sequence[tuple[tuple[float, float, float, float], TextLine]]) -> list[Cell]:
    groups: list[list[tuple[tuple[float, float, float, float], TextLine]]] = []
    for item in row:
        if groups:
            last = groups[-1][-1][0]
            tall = min(last[3] - last[1], item[0][3] - item[0][1])
            high = max(last[3] - last[1], item[0][3] - item[0][1])
            if item[0][0] - last[2] < _JOINED * tall * 0.6 and high < 1.4 * tall:
                groups[-1].append(item)
                continue
        groups.append([item])
    return [
        Cell(
            tuple(line for _, line in group),
            min(b[0] for b, _ in group),
            min(b[1] for b, _ in group),
            max(b[2] for b, _ in group),
            max(b[3] for b, _ in group),
        )
        for group in groups
    ]


def padded(polygon: Polygon) -> Polygon:
    """Return the area to hide: a little more than the ink at all sides."""
    height = min(sides(polygon))
    return grown(polygon, 0.12 * height, 0.06 * height)
