"""Chromium with the extension, driven by Playwright; its tabs are in ``chromium_tab.py``."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Playwright

from e2e import limits
from e2e.chromium_tab import ChromiumTab
from e2e.limits import LIMITS
from e2e.watch import Watch
from tooling.browsers.extension import extension_context, extension_id

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
        self.process = 0
        self._clipboard = False
        self.context = self._start()

    def _start(self) -> BrowserContext:
        context = self._running.enter_context(
            extension_context(self._playwright, self._program, self.extension, self._profile)
        )
        self.process = limits.of_profile(str(self._profile))
        LIMITS.add(self.process)
        _watch(context, self.watch)
        self.generation += 1
        if self._clipboard:
            self._grant_clipboard(context)
        return context

    @property
    def running(self) -> bool:
        return limits.is_running(self.process)

    def restart(self) -> None:
        self.close()
        self._bench = None
        self.context = self._start()

    def close(self) -> None:
        """End the browser."""
        LIMITS.remove(self.process)
        try:
            self._running.close()
        except Error:  # It has ended by itself.
            if self.running:
                raise
        self._running = ExitStack()

    def new_tab(self) -> ChromiumTab:
        if not self.running:
            self.restart()
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
        self._clipboard = True
        self._grant_clipboard(self.context)

    @staticmethod
    def _grant_clipboard(context: BrowserContext) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"])

    @contextmanager
    def with_extension(self, extension: Path) -> Iterator[ChromiumBrowser]:
        with running(self._playwright, self._program, extension) as other:
            yield other

    @contextmanager
    def with_broken(self, extension: Path) -> Iterator[ChromiumBrowser]:
        if self._bench is None or not self._bench.running:
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
