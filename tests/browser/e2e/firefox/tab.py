"""Tabs of Firefox and the extension's frames in them, driven by WebDriver BiDi."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from e2e.driver import Pasted, Point, ScriptError
from e2e.firefox.bidi import Bidi
from e2e.firefox.keys import key_actions
from e2e.firefox.pointer import PAINTS_WITHIN, click, drag, wheel
from e2e.limits import BrowserGone
from e2e.paste import paste_synthetically

if TYPE_CHECKING:
    from e2e.firefox.browser import FirefoxBrowser

_VIEWPORT = (1200, 800)
_MAY_CLOSE = ("Enter", "Escape")


class FirefoxFrame:
    """A frame of the extension."""

    def __init__(self, bidi: Bidi, context: str, url: str) -> None:
        self._bidi = bidi
        self.context = context
        self.url = url

    def evaluate(self, script: str, argument: object = None) -> Any:
        return self._bidi.evaluate(self.context, script, argument)

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        click(self._bidi, self.context, (x, y), times)

    def drag(self, *points: Point) -> None:
        drag(self._bidi, self.context, points)

    def wheel(self, x: float, y: float, down: int) -> None:
        wheel(self._bidi, self.context, (x, y), down)


class FirefoxTab:
    """One tab."""

    trusted = frozenset({"input", "drop"})

    def __init__(self, browser: FirefoxBrowser, context: str) -> None:
        self.browser = browser
        self.watch = browser.watch
        self.context = context
        self._bidi = browser.bidi
        self.resize(*_VIEWPORT)
        address = f"about:blank#{context}"
        self.goto(address)
        browser.desktop("know", address, context)

    def goto(self, url: str) -> None:
        self._bidi.command(
            "browsingContext.navigate", context=self.context, url=url, wait="complete"
        )

    def go_back(self) -> None:
        self._bidi.command("browsingContext.traverseHistory", context=self.context, delta=-1)
        self.wait_for_timeout(500)

    def activate(self) -> None:
        self._bidi.command("browsingContext.activate", context=self.context)

    def evaluate(self, script: str, argument: object = None) -> Any:
        return self._bidi.evaluate(self.context, script, argument)

    def wait_for_timeout(self, milliseconds: float) -> None:
        self._bidi.pump(milliseconds / 1000)

    def click_at(self, x: float, y: float) -> None:
        click(self._bidi, self.context, (x, y))

    def press(self, keys: str) -> None:
        # Keys go to the focused element of one context, and the frame's are in another process.
        context = self.context
        for frame in self.extension_frames():
            if frame.evaluate("document.hasFocus()"):
                context = frame.context
        actions = [{"type": "key", "id": "keyboard", "actions": key_actions(keys)}]
        try:
            if keys in _MAY_CLOSE:  # Then as a click; see pointer.py.
                method = "input.performActions"
                self._bidi.begin(method, PAINTS_WITHIN, context=context, actions=actions)
            else:
                self._bidi.command("input.performActions", context=context, actions=actions)
        except ScriptError as error:
            # A key that closes the frame when it goes down has no place left to come up in; and
            # the page may take the frame away just now.
            if "synthesizeKeyUp" not in str(error) and "no such frame" not in str(error):
                raise

    def set_files(self, element: str, paths: Sequence[Path]) -> None:
        self._bidi.command(
            "input.setFiles",
            context=self.context,
            element=self._bidi.element(self.context, element),
            files=[str(path) for path in paths],
        )

    @contextmanager
    def dialog(self, paths: Sequence[Path]) -> Iterator[None]:
        desktop = self.browser.desktop
        desktop("pick", [str(path) for path in paths])
        try:
            yield
            for _ in range(100):
                if desktop("dialogs"):
                    break
                self.wait_for_timeout(50)
            assert desktop("dialogs") == 1, "not exactly one file dialog opened"
        finally:
            desktop("answer")

    def drop(self, x: float, y: float, paths: Sequence[Path]) -> None:
        self.browser.desktop("drop", self.context, x, y, [str(path) for path in paths])

    def paste(self, element: str, files: Sequence[Pasted], texts: Mapping[str, str]) -> None:
        paste_synthetically(self, element, files, texts)

    def extension_frames(self) -> list[FirefoxFrame]:
        tree = self._bidi.command("browsingContext.getTree", root=self.context)
        return list(self._frames_in(tree["contexts"][0]["children"]))

    def _frames_in(self, contexts: Sequence[dict[str, Any]]) -> Iterator[FirefoxFrame]:
        for entry in contexts:
            if entry["url"].startswith("moz-extension:"):
                yield FirefoxFrame(self._bidi, entry["context"], entry["url"])
            yield from self._frames_in(entry["children"] or [])

    def accessible_buttons(self) -> list[tuple[str, bool]]:
        found: list[list[Any]] = self.browser.desktop("buttons", self.context)
        return [(name, focused) for name, focused in found]

    def serve(self, files: Callable[[str], tuple[str, bytes]]) -> None:
        self.browser.serve(self.context, files)

    def screenshot(self, path: Path) -> None:
        shot = self._bidi.command("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(shot["data"]))

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._bidi.command("browsingContext.setViewport", context=self.context, viewport=viewport)

    def emulate(self, *, dark: bool = False, forced_colors: bool = False) -> None:
        self.browser.desktop("emulate", self.context, dark, forced_colors)

    def close(self) -> None:
        if self._bidi is not self.browser.bidi or not self.browser.running:
            return  # Its browser has ended.
        with suppress(BrowserGone):
            self.browser.desktop("forget", self.context)
            self.browser.serve(self.context, None)
            self._bidi.command("browsingContext.close", context=self.context)
