"""Hands and eyes of the tests: sends files to a page as a person does, and reads what arrived.

The same in every browser; what differs between them is behind ``driver.py``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from e2e.driver import Frame, Pasted, ScriptError, Tab
from e2e.pages.chat import Button, Received, Seen, kind_of, seen_of
from e2e.several import singular

CLEAN = "Clean and send"
ORIGINAL = "Send as it is"
CANCEL = "Don't send"
REACTION = 350
"""Milliseconds: the prompt takes no answer that comes sooner than anybody could have read it."""
PATIENCE = 30_000
"""Milliseconds that anything may take on a busy machine."""

_ASKED = """() => {
  if (globalThis.askedAbout === undefined) {
    globalThis.askedAbout = '';
    globalThis.coatcheck?.subscribe(({phase, files}) => {
      globalThis.askedAbout = phase === 'asking' ? files[0].url : '';
    });
  }
  return globalThis.askedAbout;
}"""

_SITUATION = """() => {
  let state = 'nothing';
  globalThis.coatcheck?.subscribe((told) => { state = told; });
  const {visibilityState, readyState} = document;
  const {innerWidth, innerHeight} = globalThis;
  const words = document.body?.innerText.slice(0, 300);
  return JSON.stringify({state, visibilityState, readyState, innerWidth, innerHeight, words});
}"""

_BUTTONS = """() => [...document.querySelectorAll('button')]
  .filter((button) => button.checkVisibility())
  .map((button) => {
    const {x, y, width, height} = button.getBoundingClientRect();
    return {
      name: button.ariaLabel || button.textContent.trim().replace(/\\s+/g, ' '),
      focused: document.activeElement === button,
      x: x + width / 2,
      y: y + height / 2,
    };
  })"""


class Lab:
    """One open page with the guard in place."""

    def __init__(self, page: Tab, *, reaction: int = REACTION) -> None:
        self.page = page
        self.watch = page.watch
        self.reaction = reaction

    def point(self, selector: str) -> tuple[float, float]:
        """Return the middle of an element, once a page that is being drawn has left it in place."""
        x, y = self.page.evaluate(
            """async (selector) => {
              const middle = () => {
                const element = document.querySelector(selector);
                element.scrollIntoView({block: 'nearest'});
                const {x, y, width, height} = element.getBoundingClientRect();
                return [x + width / 2, y + height / 2];
              };
              let place = middle();
              for (;;) {
                await new Promise((resolve) => setTimeout(resolve, 30));
                const now = middle();
                if (now[0] === place[0] && now[1] === place[1]) return now;
                place = now;
              }
            }""",
            selector,
        )
        return x, y

    def click(self, selector: str) -> None:
        """Click on an element of the page."""
        self.page.click_at(*self.point(selector))

    def pick(self, selector: str, *paths: Path) -> None:
        """Choose files in an input, as the browser's own file dialog does."""
        self.page.set_files(f"document.querySelector({json.dumps(selector)})", paths)

    def drop(self, selector: str, *paths: Path) -> None:
        """Drop files from outside on the middle of an element."""
        self.page.drop(*self.point(selector), paths)

    def paste(self, selector: str, *paths: Path, texts: dict[str, str] | None = None) -> None:
        """Paste files and texts; whether that is trusted, ``page.trusted`` tells."""
        files = [Pasted(path.name, kind_of(path), path.read_bytes()) for path in paths]
        self.page.paste(f"document.querySelector({json.dumps(selector)})", files, texts or {})

    def send(self, way: str, *paths: Path) -> None:
        """Send files by one of the ways in."""
        if way == "input":
            self.pick("#many", *paths)
        elif way == "drop":
            self.drop("#zone", *paths)
        elif way == "drop on input":
            self.drop("#many", *paths)
        else:
            self.paste("#box", *paths)

    def wait_until(self, met: Callable[[], object], what: str, within: int = PATIENCE) -> None:
        """Wait until a condition is met."""
        for _ in range(max(1, within // 50)):
            if met():
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"this did not come: {what}")

    def wait_for(self, script: str, argument: object = None) -> None:
        """Wait until a script in the page gives something true."""
        self.wait_until(lambda: self.page.evaluate(script, argument), script)

    def seen(self, *kinds: str, count: int = 0) -> list[Seen]:
        """Return the events of these kinds, after at least ``count`` of them have come."""
        self.wait_for(
            "([kinds, count]) => seen.filter((e) => kinds.includes(e.kind)).length >= count",
            [list(kinds), count],
        )
        raw: list[dict[str, Any]] = self.page.evaluate("settled()")
        return [seen_of(entry) for entry in raw if entry["kind"] in kinds]

    def files_by(self, way: str) -> list[Received]:
        """Wait for what a way in brings to the page, and return its files."""
        if way in {"input", "drop on input"}:
            first, second = self.seen("input", "change", count=2)
            assert [first.kind, second.kind] == ["input", "change"]
            assert first.files == second.files
            return second.files
        [event] = self.seen(way, count=1)
        return event.files

    def nothing_arrives(self) -> None:
        """Give whatever might still be under way the time to arrive, and see that it does not."""
        self.page.wait_for_timeout(300)
        carrying = [e for e in self.seen("input", "change", "drop", "paste") if e.files]
        assert carrying == []

    def polled(self) -> list[str]:
        """Return the names of all files that the page got hold of without being given them."""
        return list(self.page.evaluate("[...polled]"))

    def frame(self) -> Frame:
        """Wait for the extension's frame."""
        self.wait_until(self.page.extension_frames, "the extension's frame")
        return self.page.extension_frames()[0]

    def buttons(self) -> list[Button]:
        """Return the buttons of the prompt that are to be seen, none if it is not there."""
        for frame in self.page.extension_frames():
            try:
                return [
                    Button(**{**found, "name": singular(found["name"])})
                    for found in frame.evaluate(_BUTTONS)
                ]
            except ScriptError:  # It is being loaded, or is gone.
                break
        return []

    def names(self) -> list[str]:
        """Return the names of the buttons of the prompt."""
        return [button.name for button in self.buttons()]

    def focused(self) -> str:
        """Return the name of the prompt's button that has the focus, empty for none."""
        return next((button.name for button in self.buttons() if button.focused), "")

    def wait_for_focus(self, name: str) -> None:
        """Wait until a button of the prompt has the focus."""
        self.wait_until(lambda: self.focused() == name, f"focus on {name}")

    def press_button(self, name: str) -> None:
        """Click on a button of the prompt; it takes none that comes within ``REACTION``."""
        [button] = [button for button in self.buttons() if button.name == name]
        self.frame().click_at(button.x, button.y)

    def asked(self) -> str:
        """Return the address of the first file that the prompt asks about, empty for none."""
        return str(self.frame().evaluate(_ASKED))

    def prompt(self) -> Frame:
        """Wait until the prompt asks."""
        frame = self.frame()
        try:
            self.wait_until(lambda: CANCEL in self.names() and self.asked(), "the prompt")
        except AssertionError as error:
            raise AssertionError(f"{error}; instead: {frame.evaluate(_SITUATION)}") from None
        return frame

    def decide(self, name: str) -> None:
        """Wait for the prompt and press one of its buttons, again if that was too soon."""
        self.prompt()
        self.answer(name)

    def answer(self, name: str) -> None:
        """Press one of the answers that are to be seen, again if that was too soon."""
        self._until_answered(lambda: self.press_button(name), name)

    def answer_by_key(self, keys: str) -> None:
        """Press a key that answers, again if that was too soon."""
        self._until_answered(lambda: self.page.press(keys), keys)

    def _until_answered(self, press: Callable[[], object], what: str) -> None:
        question = self.asked()
        for _ in range(20):
            self.page.wait_for_timeout(self.reaction)
            press()
            for _ in range(6):
                self.page.wait_for_timeout(50)
                if self.asked() != question:
                    return
        raise AssertionError(f"the prompt takes no answer: {what}")

    def note_focus(self) -> None:
        """Watch from now on whether a dialog takes the focus from the page."""
        self.page.evaluate(
            """() => {
              // No event tells; but what lies on top of the middle of the page does.
              window.lostFocus ?? setInterval(() => {
                const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
                const own = document.body.contains(top) || top === document.documentElement;
                if (top && !own) window.lostFocus++;
              }, 10);
              window.lostFocus = 0;
            }"""
        )

    def lost_focus(self) -> bool:
        """Say whether a dialog has opened since."""
        self.page.wait_for_timeout(100)
        return bool(self.page.evaluate("window.lostFocus"))

    def passes_unseen(self, act: Callable[[], object]) -> None:
        """See that a picture needs no dialog; what takes long is shown, so a few may need one."""
        for _ in range(4):
            self.note_focus()
            act()
            if not self.lost_focus():
                return
        raise AssertionError("a dialog opens each time")

    @contextmanager
    def no_prompt(self) -> Iterator[None]:
        """See that no dialog opens meanwhile."""
        self.note_focus()
        yield
        assert not self.lost_focus()
