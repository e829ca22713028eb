"""Tabs of Chromium and the extension's frames in them, driven by Playwright."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page, Route
from playwright.sync_api import Frame as PlaywrightFrame

from e2e.driver import Pasted, Point, ScriptError
from e2e.limits import EACH_WAIT, LIMITS
from e2e.paste import paste_synthetically
from e2e.watch import Watch

STEPS = 4
"""Movements that a browser is told of while the pointer goes from one point to the next."""


class ChromiumFrame:
    """A frame of the extension."""

    def __init__(self, frame: PlaywrightFrame) -> None:
        self._frame = frame

    @property
    def url(self) -> str:
        return self._frame.url

    def evaluate(self, script: str, argument: object = None) -> Any:
        return _evaluate(self._frame, script, argument)

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        self._frame.page.mouse.click(*self._in_page((x, y)), click_count=times)

    def drag(self, *points: Point) -> None:
        mouse = self._frame.page.mouse
        first, *others = map(self._in_page, points)
        mouse.move(*first)
        mouse.down()
        for point in others:
            mouse.move(*point, steps=STEPS)
        mouse.up()

    def wheel(self, x: float, y: float, down: int) -> None:
        mouse = self._frame.page.mouse
        mouse.move(*self._in_page((x, y)))
        mouse.wheel(0, down)

    def _in_page(self, point: Point) -> Point:
        box = self._frame.frame_element().bounding_box()
        assert box
        return box["x"] + point[0], box["y"] + point[1]


class ChromiumTab:
    """One page; a paste of files is synthetic here, as no headless Chromium has another."""

    trusted = frozenset({"input", "drop"})

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page = page
        self.watch = watch
        self.cdp: CDPSession = page.context.new_cdp_session(page)

    def goto(self, url: str) -> None:
        self.page.goto(url)

    def go_back(self) -> None:
        self.page.go_back()

    def activate(self) -> None:
        self.page.bring_to_front()

    def evaluate(self, script: str, argument: object = None) -> Any:
        return _evaluate(self.page.main_frame, script, argument)

    def wait_for_timeout(self, milliseconds: float) -> None:
        self.page.wait_for_timeout(milliseconds)

    def click_at(self, x: float, y: float) -> None:
        self.page.mouse.click(x, y)

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def set_files(self, element: str, paths: Sequence[Path]) -> None:
        found = self.cdp.send("Runtime.evaluate", {"expression": element})
        files = [str(path) for path in paths]
        node = {"objectId": found["result"]["objectId"], "files": files}
        self.cdp.send("DOM.setFileInputFiles", node)

    @contextmanager
    def dialog(self, paths: Sequence[Path]) -> Iterator[None]:
        opened: list[dict[str, Any]] = []

        def note(event: dict[str, Any]) -> None:
            opened.append(event)

        # Playwright's own answer to a file chooser would add events that no browser made.
        self.cdp.on("Page.fileChooserOpened", note)
        self.cdp.send("Page.enable")
        intercept = {"enabled": True, "cancel": not paths}
        self.cdp.send("Page.setInterceptFileChooserDialog", intercept)
        try:
            yield
            for _ in range(100):
                if opened:
                    break
                self.page.wait_for_timeout(50)
            assert len(opened) == 1, "not exactly one file dialog opened"
            if paths:
                node = {"backendNodeId": opened[0]["backendNodeId"]}
                files = [str(path) for path in paths]
                self.cdp.send("DOM.setFileInputFiles", {**node, "files": files})
        finally:
            self.cdp.remove_listener("Page.fileChooserOpened", note)
            self.cdp.send("Page.setInterceptFileChooserDialog", {"enabled": False})

    def drop(self, x: float, y: float, paths: Sequence[Path]) -> None:
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            event = {"type": kind, "x": x, "y": y, "data": data}
            self.cdp.send("Input.dispatchDragEvent", event)

    def paste(self, element: str, files: Sequence[Pasted], texts: Mapping[str, str]) -> None:
        paste_synthetically(self, element, files, texts)

    def extension_frames(self) -> list[ChromiumFrame]:
        return [
            ChromiumFrame(frame)
            for frame in self.page.frames
            if frame.url.startswith("chrome-extension://") and frame != self.page.main_frame
        ]

    def accessible_buttons(self) -> list[tuple[str, bool]]:
        self.cdp.send("Accessibility.enable")
        nodes = self.cdp.send("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["name"]["value"], _is_focused(node))
            for node in nodes
            if node.get("role", {}).get("value") == "button" and not node["ignored"]
        ]

    def serve(self, files: Callable[[str], tuple[str, bytes]]) -> None:
        def answer(route: Route) -> None:
            kind, body = files(route.request.url)
            route.fulfill(body=body, content_type=kind)

        self.page.route(re.compile("^https://"), answer)

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def resize(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def emulate(self, *, dark: bool = False, forced_colors: bool = False) -> None:
        self.page.emulate_media(
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced_colors else "none",
            reduced_motion="reduce",
        )

    def close(self) -> None:
        with suppress(Error):  # Its browser may have ended.
            self.page.close()


def _evaluate(frame: PlaywrightFrame, script: str, argument: object) -> Any:
    try:
        # Playwright itself waits for a script without end.
        with LIMITS.within(EACH_WAIT, f"the script {script.strip()[:80]}"):
            return frame.evaluate(script, argument)
    except Error as error:
        raise ScriptError(str(error)) from error


def _is_focused(node: dict[str, Any]) -> bool:
    held = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
    return held.get("focused") is True
