"""Hands in the editor: opens it, draws in it, and brings the result back to the question."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, expect

from e2e.lab import REACTION, Lab

Place = tuple[float, float]
"""A place in the picture, as shares of its width and height."""


class Editing:
    """The editor, open on the picture that is looked at."""

    def __init__(self, lab: Lab, frame: Frame) -> None:
        self.lab = lab
        self.frame = frame
        lab.page.wait_for_timeout(REACTION)
        lab.button("Redact…").click()
        expect(frame.locator("#editor")).to_be_visible()
        self.wait_for_picture()

    def wait_for_picture(self) -> None:
        """Wait until the picture, or the stand-in for it, is there to be drawn on."""
        expect(self.frame.locator("#surface-words")).to_be_hidden(timeout=60_000)
        self.frame.wait_for_function(
            "() => document.querySelector('#surface-photo').naturalWidth > 0"
            " && document.querySelector('#tools input')"
        )

    def drag(self, start: Place, end: Place) -> None:
        """Pull the pointer over the picture."""
        self.lab.page.mouse.move(*self.at(start))
        self.lab.page.mouse.down()
        self.lab.page.mouse.move(*self.at(end), steps=4)
        self.lab.page.mouse.up()

    def at(self, place: Place) -> Place:
        """Return where on the screen a place in the picture is."""
        box = self.frame.locator("#surface-photo").bounding_box()
        assert box
        return box["x"] + place[0] * box["width"], box["y"] + place[1] * box["height"]

    def choose(self, name: str) -> None:
        """Choose a tool or a style by its name."""
        self.frame.get_by_role("radio", name=name, exact=True).check(force=True)

    def keys(self, *names: str) -> None:
        """Press keys on the picture."""
        for name in names:
            self.frame.locator("#surface").press(name)

    def areas(self) -> list[str]:
        """Return the names of the areas in the list."""
        names = self.frame.locator(".area-name").all()
        return [str(name.evaluate("element => element.firstChild.textContent")) for name in names]

    def said(self, words: str) -> None:
        """Wait until a screen reader would be told something."""
        expect(self.frame.locator("#editor-said")).to_contain_text(words)

    def apply(self) -> None:
        """Have the copy made, and wait for the question."""
        self.frame.locator("#editor-apply").click()
        expect(self.frame.locator("#ticket")).to_be_visible(timeout=60_000)

    def back(self) -> None:
        """Leave without the copy."""
        self.lab.button("Back").click()
        expect(self.frame.locator("#ticket")).to_be_visible()


def edit(lab: Lab, path: Path) -> Editing:
    """Drop a picture and open the editor on it."""
    lab.send("drop", path)
    return Editing(lab, lab.prompt())
