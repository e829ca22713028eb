"""What the tests of real fronts do by hand, and read back: the one place that knows the browser.

Everything that depends on the harness of tests/browser is here and in conftest.py.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from e2e import pictures
from e2e.chromium_tab import ChromiumFrame, ChromiumTab
from e2e.driver import Pasted
from e2e.lab import CANCEL, CLEAN, ORIGINAL, PATIENCE
from e2e.pages.chat import Received, kind_of
from e2e.paste import paste_synthetically
from playwright.sync_api import BrowserContext, Error, Frame, Route

__all__ = ["CANCEL", "CLEAN", "ORIGINAL", "Hand", "Received", "stay_local", "was_cleaned"]

_ELSEWHERE = re.compile(r"^(https?|wss?)://(?!localhost[:/]|127\.0\.0\.1[:/])")
_TOO_SOON = 300
"""Milliseconds after a question's showing in which the prompt takes no answer."""
_LOOK = 20
"""Milliseconds between two looks at something that no event tells of."""

# What is asked, empty for nothing, and for how many milliseconds.
_ASKED = """() => {
  if (!globalThis.coatcheck) return ['', 0];
  if (!globalThis.asked) {
    globalThis.asked = {question: '', since: 0};
    globalThis.coatcheck.subscribe(({phase, files}) => {
      const question = phase === 'asking' ? files[0].url : '';
      if (question !== asked.question) asked = {question, since: performance.now()};
    });
  }
  return [asked.question, performance.now() - asked.since];
}"""

# What is still under way in the page has come once it has drawn twice and its tasks are done.
_SETTLED = """() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
})"""


def stay_local(context: BrowserContext) -> None:
    """Turn away what a page wants from elsewhere, at once: a test waits for nobody."""

    def turn_away(route: Route) -> None:
        route.abort()

    context.route(_ELSEWHERE, turn_away)


class Hand:
    """One open page of a front, with the guard in place."""

    def __init__(self, tab: ChromiumTab) -> None:
        self.page = tab.page
        self.watch = tab.watch
        self._tab = tab

    def pick(self, selector: str, *paths: Path) -> None:
        """Choose files in an input of the page."""
        self._tab.set_files(f"document.querySelector({selector!r})", paths)

    def choose(self, button: str, *paths: Path) -> None:
        """Press a button that opens a file dialog, and choose files there."""
        with self._tab.dialog(paths):
            self.page.locator(button).click()

    def drop(self, selector: str, *paths: Path) -> None:
        """Drop files from outside on the middle of an element."""
        self._drag(selector, paths, "dragEnter", "dragOver", "drop")

    def drag_over(self, selector: str, *paths: Path) -> None:
        """Drag files over an element and hold them there."""
        self._drag(selector, paths, "dragEnter", "dragOver")

    def let_go(self, selector: str, *paths: Path) -> None:
        """Drop what `drag_over` holds."""
        self._drag(selector, paths, "drop")

    def paste(self, selector: str, *paths: Path, within: Frame | None = None) -> None:
        """Paste files into an element, of a frame of the page if one is given."""
        files = [Pasted(path.name, kind_of(path), path.read_bytes()) for path in paths]
        place = self._tab if within is None else ChromiumFrame(within)
        paste_synthetically(place, f"document.querySelector({selector!r})", files, {})

    def decide(self, answer: str) -> None:
        """Wait for the question and answer it, as soon as it takes an answer."""
        asking = self._asking()
        question, shown = asking.evaluate(_ASKED)
        button = asking.get_by_role("button", name=answer, exact=True)
        for _ in range(20):
            if shown < _TOO_SOON:
                self.page.wait_for_timeout(_TOO_SOON - shown + _LOOK)
            box = button.bounding_box()
            assert box, f"the question has no button to press: {answer}"
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            for _ in range(400 // _LOOK):
                if self._asked(asking) != question:
                    return
                self.page.wait_for_timeout(_LOOK)
        raise AssertionError(f"the question takes no answer: {answer}")

    def settle(self) -> None:
        """Wait until the page has done what it does about all that has reached it."""
        self.page.evaluate(_SETTLED)

    def until(self, met: Callable[[], object], what: str, within: int = PATIENCE // 3) -> None:
        """Wait until something is the case that the browser tells by no event."""
        for _ in range(within // _LOOK):
            if met():
                return
            self.page.wait_for_timeout(_LOOK)
        raise AssertionError(f"this did not come: {what}")

    def calls(self, count: int = 0) -> list[tuple[str, list[Received]]]:
        """Return the calls of the page's handlers, after at least ``count`` have come."""
        self.page.wait_for_function("(n) => calls.length >= n", arg=count, timeout=10_000)
        raw: list[dict[str, Any]] = self.page.evaluate("settled()")
        return [(call["way"], [_received(file) for file in call["files"]]) for call in raw]

    def forget(self) -> None:
        """Throw away what the page has kept for the tests."""
        self.page.evaluate("() => { calls.length = 0; order.length = 0; }")

    def order(self) -> list[str]:
        """Return the events that inputs fired since the last call, as the document saw them."""
        return list(self.page.evaluate("order.splice(0)"))

    def state(self, text: str) -> None:
        """Wait until the page shows this state."""
        self.page.locator("#state", has_text=text).wait_for(timeout=5_000)

    def _asking(self) -> Frame:
        found: list[Frame] = []

        def look() -> bool:
            frames = [f for f in self.page.frames if f.url.startswith("chrome-extension://")]
            found[:] = [frame for frame in frames if self._asked(frame)]
            return bool(found)

        self.until(look, "the question", PATIENCE)
        return found[0]

    def _asked(self, frame: Frame) -> str:
        try:
            return str(frame.evaluate(_ASKED)[0])
        except Error:  # It is being loaded, or is gone.
            return ""

    def _drag(self, selector: str, paths: tuple[Path, ...], *kinds: str) -> None:
        box = self.page.locator(selector).bounding_box()
        assert box
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in kinds:
            event = {"type": kind, **point, "data": data}
            self._tab.cdp.send("Input.dispatchDragEvent", event)


def was_cleaned(received: Received, original: bytes) -> None:
    """See that a file shows the same and tells nothing, its name neither."""
    assert pictures.SECRET not in received.data
    assert b"Exif" not in received.data
    assert pictures.same_pixels(received.data, original)
    if received.name:  # Some editors keep no names.
        assert re.fullmatch(r"picture[-\w ()]*\.(jpg|png)", received.name), received.name


def _received(file: dict[str, Any]) -> Received:
    data = base64.b64decode(file["data"])
    facts = (file["name"], file["type"], file["size"], file["lastModified"], file["path"])
    return Received(*facts, data)
