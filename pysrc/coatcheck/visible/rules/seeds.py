"""Recovery phrases of wallets: 12, 15, 18, 21 or 24 words of a list (BIP 39, "Generating the mnemonic").

The words have three to eight small letters. They stand in one line or several, or numbered in cells
of their own; so many of them and nothing else are a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.visible.detection import Kind
from coatcheck.visible.rules.hits import Hit
from coatcheck.visible.rules.layout import Cell, Layout

_LENGTHS = frozenset({12, 15, 18, 21, 24})
_LINE = re.compile(r"(?:\d{1,2}[.):]? ?)?[a-z]{3,8}(?:[ ,]{1,2}(?:\d{1,2}[.):]? ?)?[a-z]{3,8})*")
_ONE = re.compile(r"(\d{1,2}) ?[.):]? ?([a-z]{3,8})")
# Words of sentences that are on no list: the shortest on it have three letters.
_SENTENCE = re.compile(
    r"\b(?:the|and|for|are|was|has|had|not|from|with|have|will|this|that|your|were|they|their|which|would)\b"
)
_LEAST_NUMBERED = 10


def find(layout: Layout) -> Iterator[Hit]:
    """Find phrases in lines, and in numbered cells."""
    yield from _in_lines(layout)
    yield from _in_cells(layout)


def _in_lines(layout: Layout) -> Iterator[Hit]:
    used: set[int] = set()
    for cell in layout.cells:
        if id(cell) in used or _count(cell) < 3:
            continue
        lines, words = [cell], _count(cell)
        current = cell
        while words not in _LENGTHS or len(lines) < 2:
            under = layout.below(current, 1.6)
            if under is None or _count(under) < 1 or len(lines) > 8 or words >= 24:
                break
            lines.append(under)
            words += _count(under)
            current = under
        if words in _LENGTHS:
            used.update(map(id, lines))
            for line in lines:
                yield Hit(Kind.SECRET, line, 0, len(line.text), 0.9, "bip39")


def _count(cell: Cell) -> int:
    """Return how many words a line has that is made of nothing else, or 0."""
    text = cell.text.strip(" .,;")
    if not _LINE.fullmatch(text) or _SENTENCE.search(text):
        return 0
    return len(re.findall(r"[a-z]{3,8}", text))


def _in_cells(layout: Layout) -> Iterator[Hit]:
    numbered: dict[int, tuple[Cell, int, int]] = {}
    for cell in layout.cells:
        match = _ONE.fullmatch(cell.text.strip(" ."))
        if match and 1 <= int(match[1]) <= 24:
            start = cell.text.index(match[2])
            numbered.setdefault(int(match[1]), (cell, start, start + len(match[2])))
            continue
        # Several in a row may have been read as one line.
        for more in re.finditer(r"(?<![\w.])(\d{1,2})[.)] ?([a-z]{3,8})(?![a-z])", cell.text):
            if 1 <= int(more[1]) <= 24:
                numbered.setdefault(int(more[1]), (cell, more.start(2), more.end(2)))
        # Or the number stands in a cell of its own.
        if re.fullmatch(r"\d{1,2}[.)]?", cell.text.strip()):
            right = layout.right_of(cell)
            if right is not None and re.fullmatch(r"[a-z]{3,8}", right.text.strip()):
                numbered.setdefault(int(cell.text.strip(" .)")), (right, 0, len(right.text)))
    if len(numbered) < _LEAST_NUMBERED:
        return
    for cell, start, end in numbered.values():
        yield Hit(Kind.SECRET, cell, start, end, 0.9, "bip39")
