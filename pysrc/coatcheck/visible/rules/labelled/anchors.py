"""Values beside their labels: in the same cell, in the one at the right, or below.

A label never is another label's value, and a value must look like what its label names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.labelled.labels import labels
from coatcheck.visible.rules.labelled.scan import Label, is_label, scan
from coatcheck.visible.rules.labelled.values import EDGE, value_in
from coatcheck.visible.rules.layout import Cell, Layout, words
from coatcheck.visible.rules.lexicon import Lexicon
from coatcheck.visible.rules.postal import blocks, forms, streets

_AMBIGUOUS = words(
    """
    id no nit cc ci rfc kt rc hp fin can pan run ein tin account user reference numero nombre name
    title nome nom from to code pass token serial number doc documento document folio matricula
    registration permit
    """
) - {"name", "nombre", "nome", "nom", "from", "to"}
"""Labels that are headers of columns of anything."""


_OPEN = words(
    "service services help support contact website web message subject notes note remarks"
)
"""Labels of nothing personal behind which a phone number may stand."""
_COUNTING = re.compile(
    r"(?:number|no\.?|nr\.?|n[.º°o]{1,2}|#|番号|号|號碼|编号|編號|nummer|nro|szam|numer|numero|stevilka|cislo|broj)(?:\b|$)|^(?:st\.|br\.|c\.|nr\.?|no\.?|n\.)"
)


class Anchors:
    """The labels of a page, and what stands beside them."""

    def __init__(self, layout: Layout, lexicon: Lexicon) -> None:
        self.layout = layout
        self.lexicon = lexicon
        self.found = {id(cell): scan(cell) for cell in layout.cells}
        self.pure = {id(cell) for cell in layout.cells if is_label(cell, self.found[id(cell)])}

    def hits(self) -> Iterator[Hit]:
        """Yield the values of all labels of personal data."""
        for cell in self.layout.cells:
            some = self.found[id(cell)]
            yield from self._two_lines(cell)
            for number, label in enumerate(some):
                nexts = some[number + 1 :]
                limit = nexts[0].start if nexts else len(cell.text)
                inner = cell.text[label.value : limit]
                if nexts and not inner.strip(EDGE + "/|("):
                    # Several labels in one cell are languages of one field: the first speaks.
                    if number == 0 and label.kind is not None and id(cell) in self.pure:
                        yield from self._outside(label)
                    continue
                if inner.strip(EDGE):
                    if label.kind is not None:
                        yield from self._inside(label, limit)
                elif label.kind is not None and id(cell) in self.pure:
                    yield from self._outside(label)

    def things(self) -> Iterator[tuple[Cell, int, int]]:
        """Yield the values of labels that name nothing personal: orders, invoices, articles."""
        for cell in self.layout.cells:
            some = self.found[id(cell)]
            for number, label in enumerate(some):
                if label.kind is not None or len(label.text) < 4 or label.text in _OPEN:
                    continue
                limit = some[number + 1].start if number + 1 < len(some) else len(cell.text)
                # A number of something, not just "number", which may be of a phone.
                said = _COUNTING.sub("", label.text)
                counting = said != label.text and sum(c.isalpha() for c in said) > 1
                if not counting and _COUNTING.fullmatch(label.text):
                    continue
                if cell.text[label.value : limit].strip(EDGE):
                    if label.marked or counting:
                        yield cell, label.value, limit
                elif counting and id(cell) in self.pure:
                    for value in (self.layout.right_of(cell), self.layout.below(cell)):
                        if value is not None and id(value) not in self.pure:
                            yield value, 0, len(value.text)
                            break

    def _inside(self, label: Label, limit: int) -> Iterator[Hit]:
        kind, cell = label.kind, label.cell
        assert kind is not None
        span = value_in(
            kind,
            cell,
            label.value,
            limit,
            marked=label.marked,
            lexicon=self.lexicon,
            label=label.text,
        )
        if span is None:
            return
        yield Hit(kind, cell, *span, 0.86 if label.marked else 0.8, f"label:{label.text}")
        if kind is Kind.ADDRESS and span[1] >= len(cell.text.rstrip()) - 1:
            yield from self._address_on(cell, label)

    def _outside(self, label: Label) -> Iterator[Hit]:
        kind, cell = label.kind, label.cell
        assert kind is not None
        right, under = self.layout.right_of(cell), self.layout.below(cell)
        if cell.norm and "\u0600" <= cell.norm[0] <= "\u06ff":
            right, under = self.layout.left_of(cell), self.layout.below(cell, right=True)
        if label.text in _AMBIGUOUS and self._is_table(cell, under):
            return
        tried = [right, under]
        if right is None or self._prefers_below(cell, right, under):
            tried = [under, right]
        for value in tried:
            if value is None or id(value) in self.pure:
                continue
            other = self.found[id(value)]
            if other and other[0].start <= 3 and other[0].marked:
                continue
            marked = True
            span = value_in(
                kind,
                value,
                0,
                len(value.text),
                marked=marked,
                lexicon=self.lexicon,
                label=label.text,
            )
            if span is None:
                continue
            yield Hit(kind, value, *span, 0.84, f"label:{label.text}")
            if kind is Kind.ADDRESS:
                yield from self._address_on(value, label)
            elif value.text.rstrip().endswith("-") and (rest := self.layout.below(value, 1.3)):
                if re.fullmatch(r"[\dXx]{1,6}", rest.text.strip()):
                    yield Hit(kind, rest, 0, len(rest.text), 0.8, f"label:{label.text}")
            elif value is under:
                yield from self._column(kind, label, value)
            return

    def _is_table(self, cell: Cell, under: Cell | None) -> bool:
        """Whether a cell is the header of a column."""
        if len(self.layout.rows[cell.row]) < 2:
            return False
        right = self.layout.right_of(cell)
        if right is not None and sum(c.isdigit() for c in right.text) > 3:
            return False
        count = 0
        while under is not None and count < 3:
            count += len(self.layout.rows[under.row]) > 1
            under = self.layout.below(under, 3.0)
        return count > 2

    def _two_lines(self, cell: Cell) -> Iterator[Hit]:
        """A label that is broken over two lines, its value at the right of both."""
        under = self.layout.below(cell, 2.6)
        if under is None:
            return
        joined = f"{cell.norm.strip()} {under.norm.strip(' :')}"
        kind = labels().get(joined)
        value = self.layout.beside(cell, under.bottom)
        if kind is None or value is None or id(value) in self.pure:
            return
        span = value_in(
            kind, value, 0, len(value.text), marked=True, lexicon=self.lexicon, label=joined
        )
        if span is not None:
            yield Hit(kind, value, *span, 0.84, f"label:{joined}")

    def _prefers_below(self, cell: Cell, right: Cell, under: Cell | None) -> bool:
        """Whether the value stands below, as on cards and forms, and in tables with a header."""
        if id(right) in self.pure:
            return True
        if under is None or id(under) in self.pure or ":" in cell.text[-2:]:
            return False
        gap = under.top - cell.bottom
        below_right = self.layout.below(right)
        stacked = below_right is not None and id(below_right) not in self.pure
        close = gap < 1.3 * cell.height
        smaller = under.height > 1.12 * cell.height and right.height < 1.12 * cell.height
        return close and (
            smaller
            or (
                stacked
                and abs(right.height - cell.height) < 0.25 * cell.height
                and gap < right.left - cell.right
            )
        )

    def _column(self, kind: Kind, label: Label, first: Cell) -> Iterator[Hit]:
        """All cells under a header, where there are more columns and more rows."""
        row = self.layout.rows[label.cell.row]
        if len(row) < 2 or (kind is Kind.ADDRESS and len(row) < 3):
            return
        current = first
        column = []
        for _ in range(200):
            under = self.layout.below(current, 3.0)
            if under is None or self._names_something(under):
                break
            if len(self.layout.rows[under.row]) < 2:
                break
            # Labels over their values, as on cards: what follows a value is no value of this kind.
            span = value_in(
                kind, under, 0, len(under.text), marked=True, lexicon=self.lexicon, label=label.text
            )
            if span is None or not 0.75 < under.height / max(first.height, 1.0) < 1.34:
                break
            column.append((under, span))
            current = under
        if len(column) + 1 < 3:
            return
        for cell, span in column:
            yield Hit(kind, cell, *span, 0.8, f"column:{label.text}")

    def _names_something(self, cell: Cell) -> bool:
        """Whether a cell begins with a label, with or without a value behind it."""
        if id(cell) in self.pure:
            return True
        return any(label.start <= 3 and len(label.text) > 5 for label in self.found[id(cell)][:1])

    def _address_on(self, cell: Cell, label: Label) -> Iterator[Hit]:
        """The lines of an address under its first one."""
        current, seen = cell, bool(forms.POSTCODE.search(cell.norm))
        for _ in range(4):
            under = self.layout.below(current, 1.3)
            if under is None or (self.found[id(under)] and self.found[id(under)][0].start <= 3):
                return
            if under.row and under.place and self.layout.left_of(under) is not None:
                left = self.layout.left_of(under)
                if left is not None:
                    # The next row of a form, whatever its label says.
                    row = abs(left.left - label.cell.left) < label.cell.height
                    if row or id(left) in self.pure:
                        return
            if len(under.text) > 70:
                return
            if streets.continues(current.text, under.text):
                yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
                current = under
                continue
            if forms.STOP.search(under.norm) or blocks.measured(under.norm):
                return
            if seen and not forms.COUNTRY.fullmatch(under.norm.strip(" .,")):
                return
            yield Hit(Kind.ADDRESS, under, 0, len(under.text), 0.78, "address-line")
            seen = seen or bool(forms.POSTCODE.search(under.norm))
            current = under
