"""Chromium, driven by Playwright and the DevTools protocol."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Route,
)
from playwright.sync_api import Frame as PlaywrightFrame

from e2e.driver import Pasted, Point, ScriptError
from e2e.paste import paste_synthetically
from e2e.watch import Watch
from tooling.extension_browser import extension_context, extension_id

STEPS = 4
"""Movements that a browser is told of while the pointer goes from one point to the next."""

# Without its mode for developers Chromium switches off what it loads anew from a folder.
_RELOAD = """async (id) => {
  const {developerPrivate} = chrome;
  await developerPrivate.updateProfileConfiguration({inDeveloperMode: true});
  await developerPrivate.reload(id);
  for (;;) {
    const {state} = await developerPrivate.getExtensionInfo(id);
    if (state === 'ENABLED') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""


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
        self.page.close()


class ChromiumBrowser:
    """One running Chromium."""

    name = "chromium"

    def __init__(
        self, playwright: Playwright, program: str, extension: Path, profile: Path
    ) -> None:
        self._playwright = playwright
        self._program = program
        self._profile = profile
        self._running = ExitStack()
        self.extension = extension
        self.generation = 0
        self.watch = Watch()
        self._bench: ChromiumBrowser | None = None
        self.context = self._start()

    def _start(self) -> BrowserContext:
        context = self._running.enter_context(
            extension_context(self._playwright, self._program, self.extension, self._profile)
        )
        _watch(context, self.watch)
        self.generation += 1
        return context

    def restart(self) -> None:
        self._running.close()
        self._bench = None
        self.context = self._start()

    def close(self) -> None:
        """End the browser."""
        self._running.close()

    def new_tab(self) -> ChromiumTab:
        return ChromiumTab(self.context.new_page(), self.watch)

    def reload_extension(self) -> None:
        self.generation += 1
        page = self._extension_page()
        with page.expect_event("close"):
            page.evaluate("void setTimeout(() => chrome.runtime.reload(), 100)")

    def stop_service_workers(self) -> None:
        page = self._extension_page()
        session = self.context.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        page.close()

    def open_extension_page(self, path: str) -> ChromiumTab:
        return ChromiumTab(self._extension_page(path), self.watch)

    def permit_host(self, host: str) -> None:
        # A permission that was granted before is granted without a question, which no driver sees.
        page = self.settings_page()
        page.evaluate(
            "([id, host]) => chrome.developerPrivate.addHostPermission(id, `*://${host}/*`)",
            [extension_id(self.extension), host],
        )
        page.close()

    def settings_page(self) -> Page:
        """Open the browser's own page on extensions."""
        page = self.context.new_page()
        page.goto("chrome://extensions/")
        return page

    def _extension_page(self, path: str = "frame/frame.html") -> Page:
        """Open a page of the extension itself, as soon as it can be."""
        page = self.context.new_page()
        for _ in range(100):
            try:
                page.goto(f"chrome-extension://{extension_id(self.extension)}/{path}")
                return page
            except Error:  # It is being loaded.
                page.wait_for_timeout(50)
        raise AssertionError("the extension has no pages")

    def allow_clipboard(self) -> None:
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])

    @contextmanager
    def with_extension(self, extension: Path) -> Iterator[ChromiumBrowser]:
        with running(self._playwright, self._program, extension) as other:
            yield other

    @contextmanager
    def with_broken(self, extension: Path) -> Iterator[ChromiumBrowser]:
        if self._bench is None:
            # One browser for all copies, and one folder in it: a start takes seconds, this none.
            folder = Path(self._running.enter_context(tempfile.TemporaryDirectory())) / "extension"
            shutil.copytree(self.extension, folder)
            other = running(self._playwright, self._program, folder)
            self._bench = self._running.enter_context(other)
        self._bench.exchange(extension)
        yield self._bench

    def exchange(self, extension: Path) -> None:
        """Put the files of another copy in the place of the extension's own, and load them."""
        shutil.rmtree(self.extension)
        shutil.copytree(extension, self.extension)
        self.generation += 1
        page = self.settings_page()
        page.evaluate(_RELOAD, extension_id(self.extension))
        page.close()


@contextmanager
def running(playwright: Playwright, program: str, extension: Path) -> Iterator[ChromiumBrowser]:
    """Start Chromium with the extension and a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = ChromiumBrowser(playwright, program, extension, Path(profile))
        try:
            yield browser
        finally:
            browser.close()


def _watch(context: BrowserContext, watch: Watch) -> None:
    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            where = message.location.get("url", "")
            watch.note(f"console {message.type}: {message.text} ({where})")

    context.on("console", hear)
    context.on("weberror", lambda error: watch.note(f"uncaught: {error.error}"))
    context.on("request", lambda request: watch.note_request(request.url))


def _evaluate(frame: PlaywrightFrame, script: str, argument: object) -> Any:
    try:
        return frame.evaluate(script, argument)
    except Error as error:
        raise ScriptError(str(error)) from error


def _is_focused(node: dict[str, Any]) -> bool:
    held = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
    return held.get("focused") is True
