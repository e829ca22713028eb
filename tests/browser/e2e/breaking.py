"""Breaks copies of the built extension, each in one place."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from e2e.lab import Lab

type Breaker = Callable[[Path], None]


class BrokenLab(Protocol):
    """Opens a page with a copy of the extension in which something was broken."""

    def __call__(self, break_it: Breaker, *, for_good: bool = ...) -> AbstractContextManager[Lab]:
        """Open it; what is broken ``for_good`` goes on until its whole browser ends."""


def edit(name: str, old: str, new: str) -> Breaker:
    """Return what replaces one text in one file of the extension."""

    def break_it(extension: Path) -> None:
        path = extension / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{name} does not say {old!r} once"
        path.write_text(text.replace(old, new), "utf-8")

    return break_it


def overwrite(name: str, text: str) -> Breaker:
    """Return what replaces one file of the extension."""

    def break_it(extension: Path) -> None:
        (extension / name).write_text(text, "utf-8")

    return break_it


def both(*breakers: Breaker) -> Breaker:
    """Return what breaks several things."""

    def break_it(extension: Path) -> None:
        for breaker in breakers:
            breaker(extension)

    return break_it
