"""Sees everything that must not happen while a test runs: errors and requests to elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

OWN_SCHEMES = {"chrome-extension", "moz-extension", "data", "blob", "about", "resource", "chrome"}


class Watch:
    """Collects what went wrong in one browser, in pages, frames and workers."""

    def __init__(self) -> None:
        self._trouble: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        self.collect: Callable[[], None] = lambda: None
        """Fetches what a browser has noted but not yet told."""

    def note(self, trouble: str) -> None:
        """Keep what went wrong."""
        self._trouble.append(trouble)

    def note_request(self, url: str) -> None:
        """Keep a request, if it is not to the test's own pages or inside the browser."""
        parts = urlsplit(url)
        if parts.scheme not in OWN_SCHEMES and parts.hostname not in {"localhost", "127.0.0.1"}:
            self.note(f"request to {url}")

    def expect(self, pattern: str) -> None:
        """Let a message pass that a fault is bound to leave."""
        self._expected.append(re.compile(pattern))

    def verdict(self) -> list[str]:
        """Return what nobody expected, and begin anew."""
        self.collect()
        found = [t for t in self._trouble if not any(e.search(t) for e in self._expected)]
        self._trouble.clear()
        self._expected.clear()
        return found
