"""What rules find, before it is given a place: a kind and a stretch of a cell's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coatcheck.visible.detection import Detection, Kind
from coatcheck.visible.rules.layout import Cell, padded

_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text: characters ``start`` to ``end`` (exclusive) of a cell."""

    kind: Kind
    cell: Cell
    start: int
    end: int
    score: float
    rule: str

    @property
    def words(self) -> str:
        return self.cell.text[self.start : self.end]


def whole(kind: Kind, cell: Cell, score: float, rule: str) -> Hit:
    """Return a hit of all that a cell says."""
    return Hit(kind, cell, 0, len(cell.text), score, rule)


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Keep of hits on the same words the surest, and of equally sure ones the longest.

    What surer ones leave uncovered by more than a fifth stays: it may be the rest of a line.
    """
    kept: list[Hit] = []
    taken: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda h: (-h.score, h.start - h.end)):
        if hit.end <= hit.start or not hit.words.strip():
            continue
        others = taken.setdefault(id(hit.cell), [])
        covered = sum(
            max(min(hit.end, other.end) - max(hit.start, other.start), 0) for other in others
        )
        if covered > 0.8 * (hit.end - hit.start):
            continue
        others.append(hit)
        kept.append(hit)
    return kept


def shortened(kind: Kind, words: str) -> str:
    """Return words for a list that remind of what was found without spelling it out.

    >>> shortened(Kind.EMAIL, "anna.meier@example.com")
    'an…@example.com'
    >>> shortened(Kind.CARD, "4111 1111 1111 1111")
    '…1111'
    """
    words = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if kind is Kind.EMAIL and "@" in words:
        before, _, after = words.rpartition("@")
        return f"{before[:2]}…@{after[:_SHOWN]}"
    if kind in {Kind.SECRET, Kind.URL_TOKEN}:
        return f"{words[:3]}…" if len(words) > 8 else "…"
    if kind in {Kind.NAME, Kind.ADDRESS, Kind.USERNAME, Kind.USER_PATH}:
        return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    if len(words) > 6:
        return f"…{words[-4:]}"
    return words


def detections(hits: Iterable[Hit]) -> list[Detection]:
    """Give hits their places in the picture."""
    found = []
    for hit in hits:
        start, end = hit.start, hit.end
        while start < end and hit.cell.text[start].isspace():
            start += 1
        shown = shortened(hit.kind, hit.words)
        for area in hit.cell.areas(start, end):
            found.append(Detection(hit.kind, hit.score, padded(area), shown, hit.rule))
    return found
