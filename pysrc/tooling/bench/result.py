"""What a measurement says, and how it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: ours beside something else, in the same unit."""

    what: str
    ours: float
    unit: str
    other: float | None = None
    other_name: str = ""
    aim: str = ""
    """What the project wants here, in words: ``at least 4 times faster``."""
    reached: bool | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the other takes what ours takes."""
        if self.other is None or self.ours <= 0:
            return None
        return self.other / self.ours

    def to_plain(self) -> dict[str, Any]:
        """Turn the result into plain data for JSON."""
        return {**asdict(self), "ratio": self.ratio}


def faster(what: str, ours: float, other: float, other_name: str, *, times: float = 0) -> Result:
    """Compare two times in milliseconds; ``times`` is how many times faster ours should be."""
    return Result(
        what=what,
        ours=ours,
        unit="ms",
        other=other,
        other_name=other_name,
        aim=f"at least {times:g} times faster" if times else "",
        reached=other / ours >= times if times else None,
    )


def not_slower(
    what: str, ours: float, other: float, other_name: str, *, times: float = 0
) -> Result:
    """Compare two times in milliseconds; ``times`` is how many times slower ours may be."""
    return Result(
        what=what,
        ours=ours,
        unit="ms",
        other=other,
        other_name=other_name,
        aim=f"at most {times:g} times slower" if times else "",
        reached=ours / other <= times if times else None,
    )


def below(what: str, ours: float, unit: str, limit: float) -> Result:
    """Compare a size with its limit."""
    return Result(what, ours, unit, aim=f"under {limit:g} {unit}", reached=ours < limit)


def milliseconds(action: Callable[[], object], rounds: int = 5) -> float:
    """Return the median time of an action over a number of rounds, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        action()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def table(results: Iterable[Result]) -> str:
    """Lay results out for people."""
    lines = []
    for result in results:
        ours = f"{result.ours:,.1f} {result.unit}"
        other, ratio = result.other_name, ""
        if result.other is not None and result.ratio is not None:
            other = f"{result.other_name} {result.other:,.1f} {result.unit}"
            ratio = _in_words(result.ratio)
        mark = {None: "", True: "reached", False: "MISSED"}[result.reached]
        lines.append((result.what, ours, other, ratio, f"{result.aim} {mark}".strip()))
    headings = ("what", "Coatcheck", "instead", "ratio", "aim")
    widths = [max(len(line[i]) for line in [headings, *lines]) for i in range(5)]
    rows = [headings, tuple("-" * width for width in widths), *lines]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _in_words(ratio: float) -> str:
    return f"{ratio:,.1f} times faster" if ratio >= 1 else f"{1 / ratio:,.1f} times slower"
