"""Columns of tables by where they stand, not by cells: tight columns are read as one line.

A row of three labels and more is a header. What stands under a label of personal data, from its
left edge to that of the next label, is looked at row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.scan import Label
from coatcheck.visible.rules.labelled.values import value_in
from coatcheck.visible.rules.layout import Cell, Layout
from coatcheck.visible.rules.lexicon import Lexicon

_LEAST_LABELS = 3
_LEAST_ROWS = 2
_MOST_ROWS = 200
_KINDS = frozenset(
    {
        Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.BIRTH_DATE, Kind.TAX_ID, Kind.ID_NUMBER,
        Kind.ADDRESS, Kind.IBAN, Kind.USERNAME,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    label: Label
    left: float
    right: float


def find(
    layout: Layout, found: dict[int, list[Label]], pure: set[int], lexicon: Lexicon
) -> Iterator[Hit]:
    """Find the values of columns, given the labels of each cell and the cells of nothing else."""
    for number, row in enumerate(layout.rows):
        columns = _columns(row, found, pure, layout.page.width)
        if not columns:
            continue
        values = [list(_values(row, columns, pure, lexicon)) for row in _body(layout, number, pure)]
        if sum(map(bool, values)) >= _LEAST_ROWS:
            for some in values:
                yield from some


def _columns(
    row: Sequence[Cell], found: dict[int, list[Label]], pure: set[int], width: float
) -> list[_Column]:
    labels = [
        (label, x(label.cell, label.start)) for c in row if id(c) in pure for label in found[id(c)]
    ]
    heads = [x(cell, 0) for cell in row]
    crowded = any(len(found[id(cell)]) > 1 for cell in row if id(cell) in pure)
    if len(labels) < _LEAST_LABELS or sum(id(c) in pure for c in row) * 2 < len(row):
        return []
    made = []
    for label, left in labels:
        starts = [at for _, at in labels if at > left + 1] + [at for at in heads if at > left + 1]
        if label.kind in _KINDS and (crowded or len(row) >= _LEAST_LABELS):
            made.append(_Column(label, left, min(starts, default=width)))
    return made


def _body(layout: Layout, header: int, pure: set[int]) -> Iterator[list[Cell]]:
    above = layout.rows[header][0]
    for row in layout.rows[header + 1 : header + 1 + _MOST_ROWS]:
        if row[0].top - above.bottom > 4 * above.height or sum(id(c) in pure for c in row) > 1:
            return
        yield row
        above = row[0]


def _values(
    row: Sequence[Cell], columns: Sequence[_Column], pure: set[int], lexicon: Lexicon
) -> Iterator[Hit]:
    for column in columns:
        for cell in row:
            if id(cell) in pure or cell.right < column.left or cell.left > column.right:
                continue
            tolerance = 0.9 * cell.height
            places = [x(cell, at) for at in range(len(cell.text))]
            inside = [
                at
                for at, place in enumerate(places)
                if column.left - tolerance <= place < column.right - tolerance
            ]
            if not inside or column.label.kind is None:
                continue
            start, end = inside[0], inside[-1] + 1
            # Whole words: one that begins before the column is of the column before.
            while 0 < start < end and not cell.text[start - 1].isspace():
                start += 1
            while end < len(cell.text) and not cell.text[end].isspace():
                end += 1
            span = value_in(
                column.label.kind, cell, start, end,
                marked=True, lexicon=lexicon, label=column.label.text,
            )  # fmt: skip
            if span is not None:
                yield Hit(column.label.kind, cell, *span, 0.79, f"column:{column.label.text}")


def x(cell: Cell, at: int) -> float:
    """Return where a character of a cell begins, in pixels from the left, about."""
    for line, start in zip(reversed(cell.lines), reversed(cell.starts), strict=True):
        if at >= start:
            place = min(at - start, len(line.centres) - 1)
            if place < 0:
                return line.polygon[0][0]
            (left, _), (right, _) = line.polygon[0], line.polygon[1]
            return left + (right - left) * line.centres[place] if place else left
    return cell.left
