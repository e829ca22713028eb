"""Opens a page with the guard in place, and sees that nothing went wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from e2e.driver import Browser
from e2e.lab import Lab
from tooling.static_server import StaticServer

NAMES = ("chromium", "firefox")
"""The browsers."""


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
