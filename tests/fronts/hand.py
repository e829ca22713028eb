"""What the tests of real fronts do by hand, and read back: the one place that knows the browser.

Everything that depends on the harness of tests/browser is here and in conftest.py.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

from e2e import pictures
from e2e.chromium_tab import ChromiumTab
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab, Received
from playwright.sync_api import BrowserContext, Route

__all__ = ["CANCEL", "CLEAN", "ORIGINAL", "Hand", "Received", "stay_local", "was_cleaned"]

_ELSEWHERE = re.compile(r"^(https?|wss?)://(?!localhost[:/]|127\.0\.0\.1[:/])")
SETTLED = 300
"""Milliseconds in which whatever is still under way arrives."""


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
        self._lab = Lab(tab)

    def pick(self, selector: str, *paths: Path) -> None:
        """Choose files in an input of the page."""
        self._lab.pick(selector, *paths)

    def choose(self, button: str, *paths: Path) -> None:
        """Press a button that opens a file dialog, and choose files there."""
        with self.page.expect_file_chooser() as chooser:
            self.page.locator(button).click()
        chooser.value.set_files(list(paths))

    def drop(self, selector: str, *paths: Path) -> None:
        """Drop files from outside on the middle of an element."""
        self._lab.drop(selector, *paths)

    def drag_over(self, selector: str, *paths: Path) -> None:
        """Drag files over an element and hold them there."""
        self._drag(selector, paths, "dragEnter", "dragOver")

    def let_go(self, selector: str, *paths: Path) -> None:
        """Drop what `drag_over` holds."""
        self._drag(selector, paths, "drop")

    def paste(self, selector: str, *paths: Path) -> None:
        """Paste files into an element."""
        self._lab.paste(selector, *paths)

    def decide(self, answer: str) -> None:
        """Wait for the prompt and answer it."""
        self._lab.decide(answer)

    def settle(self) -> None:
        """Give whatever might still be under way the time to arrive."""
        self.page.wait_for_timeout(SETTLED)

    def calls(self, count: int = 0) -> list[tuple[str, list[Received]]]:
        """Return the calls of the page's handlers, after at least ``count`` have come."""
        self.page.wait_for_function("(n) => calls.length >= n", arg=count, timeout=10_000)
        raw: list[dict[str, Any]] = self.page.evaluate("settled()")
        return [(call["way"], [_received(file) for file in call["files"]]) for call in raw]

    def order(self) -> list[str]:
        """Return the events that inputs fired since the last call, as the document saw them."""
        return list(self.page.evaluate("order.splice(0)"))

    def state(self, text: str) -> None:
        """Wait until the page shows this state."""
        self.page.locator("#state", has_text=text).wait_for(timeout=5_000)

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
    assert re.fullmatch(r"picture(-\d+| \(\d+\))?\.(jpg|png)", received.name), received.name


def _received(file: dict[str, Any]) -> Received:
    data = base64.b64decode(file["data"])
    facts = (file["name"], file["type"], file["size"], file["lastModified"], file["path"])
    return Received(*facts, data)
