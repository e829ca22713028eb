"""Opens a page with the guard in place, and sees that nothing went wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from e2e.driver import Browser, Tab
from e2e.lab import Lab
from tooling.static_server import StaticServer

NAMES = ("chromium", "firefox")
"""The browsers."""
VIEWPORT = (1200, 800)
"""In CSS pixels, at first."""


@contextmanager
def opened(browser: Browser, server: StaticServer) -> Iterator[Lab]:
    """Open a page; any error or request that the test did not announce makes it fail."""
    browser.watch.verdict()
    page = browser.new_tab()
    try:
        page.goto(server.url())
        yield Lab(page)
    finally:
        page.close()
    assert browser.watch.verdict() == []


class KeptTabs:
    """One open page for each browser, made as new for each test: its engine has started already."""

    def __init__(self) -> None:
        self._tabs: dict[str, tuple[int, Tab]] = {}

    @contextmanager
    def opened(self, browser: Browser, server: StaticServer) -> Iterator[Lab]:
        """Give the page; it is kept only by a test that leaves it in order."""
        browser.watch.verdict()
        tab = self._made_as_new(browser) or browser.new_tab()
        if tab.evaluate("location.href") != server.url():
            tab.goto(server.url())
        in_order = False
        try:
            yield Lab(tab)
            found = browser.watch.verdict()
            in_order = found == []
            assert found == []
        finally:
            if in_order:
                self._tabs[browser.name] = (browser.generation, tab)
            else:
                tab.close()

    def _made_as_new(self, browser: Browser) -> Tab | None:
        generation, tab = self._tabs.pop(browser.name, (0, None))
        if tab is None:
            return None
        # A driver may not even close a tab whose browser has been started anew.
        with suppress(Exception):
            if not browser.running:
                return None
            if generation == browser.generation and not Lab(tab).buttons():
                tab.resize(*VIEWPORT)
                tab.activate()
                tab.evaluate("reset()")
                return tab
            tab.close()
        return None

    def close(self) -> None:
        """Close all of them."""
        for _, tab in self._tabs.values():
            with suppress(Exception):
                tab.close()
        self._tabs.clear()
