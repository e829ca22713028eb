"""What is to be seen in the extension's frame, and a person's hands in it.

Reading is by scripts; whatever the prompt may act on is pressed by the mouse at its place, for only
the browser's own events count there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from e2e.driver import Frame, Point
from e2e.lab import REACTION, Lab

PIXELS_WITHIN = 60_000
"""Milliseconds in which pixels are changed on a busy machine, Pillow loaded first."""

_LOOK = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const {x, y, width, height} = element.getBoundingClientRect();
  return {
    text: element.textContent.trim().replace(/\\s+/g, ' '),
    shown: element.checkVisibility(),
    focused: document.activeElement === element,
    attributes: Object.fromEntries([...element.attributes].map(({name, value}) => [name, value])),
    box: [x, y, width, height],
  };
})"""

_SCROLL = """([selector, place]) => {
  const element = document.querySelectorAll(selector)[place];
  element.scrollIntoView({block: 'nearest', inline: 'nearest'});
  const {x, y, width, height} = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""

_CHOSEN = """(name) => {
  const label = [...document.querySelectorAll('label.segment')]
    .find((label) => label.textContent.trim() === name && label.checkVisibility());
  if (!label) return null;
  label.scrollIntoView({block: 'nearest', inline: 'nearest'});
  const {x, y, width, height} = label.getBoundingClientRect();
  return [label.querySelector('input').checked, x + width / 2, y + height / 2];
}"""


@dataclass(frozen=True)
class Box:
    """Where an element is in the frame, in CSS pixels."""

    x: float
    y: float
    width: float
    height: float

    def at(self, place: Point) -> Point:
        """Return a point in it, given as shares of its width and height."""
        return self.x + place[0] * self.width, self.y + place[1] * self.height


@dataclass(frozen=True)
class Element:
    """One element as it is now."""

    text: str
    shown: bool
    focused: bool
    attributes: dict[str, str]
    box: Box


class View:
    """The frame of the prompt."""

    def __init__(self, lab: Lab, frame: Frame | None = None) -> None:
        self.lab = lab
        self.frame = frame or lab.frame()

    def all(self, selector: str) -> list[Element]:
        """Return the elements that a selector finds."""
        found: list[dict[str, Any]] = self.frame.evaluate(_LOOK, selector)
        return [Element(**{**entry, "box": Box(*entry["box"])}) for entry in found]

    def one(self, selector: str) -> Element:
        """Return the one element that a selector finds."""
        [element] = self.all(selector)
        return element

    def until(self, met: Callable[[], object], what: str) -> None:
        """Wait until a condition is met."""
        self.lab.wait_until(met, what, PIXELS_WITHIN)

    def wait(self, script: str, argument: object = None) -> None:
        """Wait until a script in the frame gives something true."""
        self.until(lambda: self.frame.evaluate(script, argument), script)

    def comes(self, selector: str, words: str = "") -> None:
        """Wait until one of the elements is to be seen and contains these words."""
        self.until(
            lambda: any(found.shown and words in found.text for found in self.all(selector)),
            f"{selector} with '{words}'",
        )

    def goes(self, selector: str) -> None:
        """Wait until none of the elements is to be seen."""
        self.until(lambda: not any(e.shown for e in self.all(selector)), f"{selector} hidden")

    def focus_on(self, selector: str) -> None:
        """Wait until an element has the focus."""
        self.until(lambda: self.one(selector).focused, f"focus on {selector}")

    def click(self, selector: str, place: int = 0) -> None:
        """Press one of the elements that a selector finds, once it is there."""
        self.until(lambda: len(self.all(selector)) > place, selector)
        self.frame.click_at(*self.frame.evaluate(_SCROLL, [selector, place]))

    def select(self, place: int) -> None:
        """Turn to one of several files; a click just after the dialog opened may go past it."""
        chosen = f".tab:nth-child({place + 1})[aria-selected=true]"
        for _ in range(3):
            self.click(".tab", place)
            for _ in range(20):
                if self.all(chosen):
                    return
                self.lab.page.wait_for_timeout(50)
        raise AssertionError(f"file {place} does not come to the front")

    def press(self, name: str) -> None:
        """Press the button of this name, once it is there."""
        self.until(lambda: name in self.lab.names(), f"button {name}")
        self.lab.press_button(name)

    def press_until(self, name: str, selector: str) -> None:
        """Press a button that takes no hasty answer, until it brings an element about."""
        for _ in range(20):
            self.lab.page.wait_for_timeout(REACTION)
            if name in self.lab.names():
                self.lab.press_button(name)
            # A slow machine draws late, and a press too many would be an answer of its own.
            for _ in range(30):
                self.lab.page.wait_for_timeout(50)
                if any(found.shown for found in self.all(selector)):
                    return
        raise AssertionError(f"{name} brings no {selector}")

    def choose(self, name: str) -> None:
        """Choose one of several by its name."""
        self.until(lambda: self.frame.evaluate(_CHOSEN, name), f"choice {name}")
        checked, x, y = self.frame.evaluate(_CHOSEN, name)
        if not checked:
            self.frame.click_at(x, y)
        self.until(lambda: self.frame.evaluate(_CHOSEN, name)[0], f"{name} chosen")
