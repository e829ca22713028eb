"""What the build tells while it works: one plain line for each step, and how downloads go on."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_BAR = 30
_MEGABYTE = 1_000_000
_SECONDS_BETWEEN_LINES = 5.0


class Step:
    """A step under way; what is put into `note` is added to its line."""

    def __init__(self) -> None:
        """Start with nothing to add."""
        self.note = ""


@contextmanager
def step(name: str) -> Iterator[Step]:
    """Time a step and print its line when it ends well."""
    begun = time.perf_counter()
    under_way = Step()
    yield under_way
    taken = time.perf_counter() - begun
    note = f"  {under_way.note}" if under_way.note else ""
    line(f"{name:<22} {taken:6.2f} s{note}")


def line(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


class Progress:
    """Tells how far a download is: a bar on a terminal, else a line every few seconds."""

    def __init__(self, name: str, total: int | None) -> None:
        """Begin at nothing; `total` is None when the source does not say."""
        self._name = name
        self._total = total
        self._done = 0
        self._bar = sys.stderr.isatty()
        self._last = time.monotonic()
        if not self._bar:
            size = f", {total / _MEGABYTE:.1f} MB" if total else ""
            print(f"  downloading {name}{size}", file=sys.stderr, flush=True)

    def add(self, count: int) -> None:
        """Count more bytes, and show it now and then."""
        self._done += count
        now = time.monotonic()
        if now - self._last >= (0.1 if self._bar else _SECONDS_BETWEEN_LINES):
            self._last = now
            self._show()

    def end(self) -> None:
        """Finish the bar's line."""
        if self._bar:
            self._show()
            print(file=sys.stderr, flush=True)

    def _show(self) -> None:
        done = f"{self._done / _MEGABYTE:.1f}"
        if not self._total:
            text = f"  {self._name}: {done} MB"
        else:
            share = min(1.0, self._done / self._total)
            of = f"{done} of {self._total / _MEGABYTE:.1f} MB"
            bar = "#" * int(_BAR * share) + "." * (_BAR - int(_BAR * share))
            text = f"  [{bar}] {of}  {self._name}" if self._bar else f"  {self._name}: {of}"
        if self._bar:
            print(f"\r{text}\x1b[K", end="", file=sys.stderr, flush=True)
        else:
            print(text, file=sys.stderr, flush=True)
