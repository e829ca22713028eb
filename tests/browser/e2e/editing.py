"""Hands in the editor: opens it, draws in it, and brings the result back to the question."""

from __future__ import annotations

from pathlib import Path

from e2e.driver import Frame, Point
from e2e.lab import Lab
from e2e.view import Box, View

UNHIDDEN = "Send the original, nothing hidden"
"""The button that sends the original once something was hidden."""
READY = """() => document.querySelector('#surface-words').hidden
  && document.querySelector('#surface-photo').naturalWidth > 0
  && document.querySelector('#tools input') !== null
  && document.querySelector('#editor').ariaBusy === 'false'"""
"""Whether the picture, or the stand-in for it, is there to be drawn on."""

_NAMES = """() => [...document.querySelectorAll('.area-name')]
  .map((name) => name.firstChild.textContent)"""


class Editing:
    """The editor, open on the picture that is looked at."""

    def __init__(self, lab: Lab, frame: Frame, button: str = "Redact…") -> None:
        self.lab = lab
        self.view = View(lab, frame)
        self.view.press_until(button, "#editor")
        self.view.wait(READY)

    def drag(self, start: Point, end: Point) -> None:
        """Pull the pointer over the picture, from one place to another, as shares of its size."""
        photo = self.photo
        self.view.frame.drag(photo.at(start), photo.at(end))

    @property
    def photo(self) -> Box:
        """Where the picture is."""
        return self.view.one("#surface-photo").box

    def mark(self) -> Box:
        """Wait until one area is drawn, and return where."""
        self.view.until(lambda: len(self.view.all("#surface-areas .mark")) == 1, "one mark")
        return self.view.one("#surface-areas .mark").box

    def choose(self, name: str) -> None:
        """Choose a tool or a style by its name."""
        self.view.choose(name)

    def keys(self, *names: str) -> None:
        """Press keys on the picture."""
        self.view.frame.evaluate("document.querySelector('#surface').focus()")
        for name in names:
            self.lab.page.press(name)

    def areas(self) -> list[str]:
        """Return the names of the areas in the list."""
        return [str(name) for name in self.view.frame.evaluate(_NAMES)]

    def lists(self, *names: str) -> None:
        """Wait until the list of areas holds these."""
        self.view.until(lambda: self.areas() == list(names), f"areas {names}")

    def said(self, words: str) -> None:
        """Wait until a screen reader would be told something."""
        self.view.until(lambda: words in self.view.one("#editor-said").text, words)

    def apply(self) -> None:
        """Have the copy made, and wait for the question."""
        self.view.click("#editor-apply")
        self.view.comes("#ticket")

    def back(self) -> None:
        """Leave without the copy."""
        self.view.press("Back")
        self.view.comes("#ticket")


def edit(lab: Lab, path: Path) -> Editing:
    """Drop a picture and open the editor on it."""
    lab.send("drop", path)
    return Editing(lab, lab.prompt())
