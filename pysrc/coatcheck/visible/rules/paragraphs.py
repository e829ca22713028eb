"""Lines of running text joined again: what a rule looks for may go on in the next line.

A paragraph is a run of rows of one cell each, with the same left edge and no gap; all but the last
line are nearly as long as the longest. What rules find in it counts where it goes over lines: the
rest has been found line by line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.beginnings import label_at_start
from coatcheck.visible.rules.layout import Cell, Layout

_GAP = 1.1
"""Heights from line to line at most."""
_EDGE = 1.0
_FULL = 0.72
"""The share of the longest line's width that a line has which goes on."""
_MOST_LINES = 12
_LEAST_WORDS = 12
_SMALL = 0.35
"""The share of words that begin with a small letter."""
_KINDS = frozenset({Kind.NAME, Kind.ADDRESS, Kind.PHONE, Kind.BIRTH_DATE, Kind.TAX_ID, Kind.SECRET})


def find(layout: Layout, rules: Callable[[Cell], Iterable[Hit]]) -> Iterator[Hit]:
    """Yield what the rules find in paragraphs that goes over the end of a line."""
    for lines in _paragraphs(layout):
        joined = _joined(lines)
        if not _is_prose(joined.text):
            continue
        ends = joined.starts[1:]
        for hit in rules(joined):
            if hit.kind in _KINDS and any(hit.start < end < hit.end for end in ends):
                yield hit


def _paragraphs(layout: Layout) -> Iterator[list[Cell]]:
    current: list[Cell] = []
    for row in layout.rows:
        cell = row[0]
        if (
            current
            and len(row) == 1
            and not label_at_start(cell.norm)
            and _follows(current[-1], cell)
        ):
            current.append(cell)
            if len(current) < _MOST_LINES:
                continue
        if len(current) > 1:
            yield from _full(current)
        current = [cell] if len(row) == 1 else []
    if len(current) > 1:
        yield from _full(current)


def _follows(upper: Cell, lower: Cell) -> bool:
    height = max(upper.height, 1.0)
    return (
        abs(upper.left - lower.left) < _EDGE * height
        and -0.5 * height < lower.top - upper.bottom < _GAP * height
        and 0.7 < lower.height / height < 1.4
    )


def _full(lines: list[Cell]) -> Iterator[list[Cell]]:
    """Yield the runs in which every line but the last is nearly as long as the longest."""
    widest = max(cell.right - cell.left for cell in lines)
    run: list[Cell] = []
    for cell in lines:
        run.append(cell)
        if cell.right - cell.left < _FULL * widest:
            if len(run) > 1:
                yield run
            run = []
    if len(run) > 1:
        yield run


def _is_prose(text: str) -> bool:
    """Whether text is sentences, with small words between, and no list of fields."""
    words = re.findall(r"[^\W\d_]+", text)
    small = sum(word[0].islower() for word in words)
    return len(words) >= _LEAST_WORDS and small >= _SMALL * len(words)


def _joined(lines: list[Cell]) -> Cell:
    first = lines[0]
    cell = Cell(
        tuple(line for cell in lines for line in cell.lines),
        min(cell.left for cell in lines),
        first.top,
        max(cell.right for cell in lines),
        # As high as one line: rules measure by it.
        first.bottom,
    )
    cell.row, cell.place = first.row, first.place
    return cell
