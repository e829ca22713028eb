"""Sees everything that must not happen while a test runs: errors and requests to elsewhere."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OWN_SCHEMES = {"chrome-extension", "data", "blob", "about"}


class Watch:
    """Collects what went wrong in one browser context, in pages, frames and workers."""

    def __init__(self, context: BrowserContext) -> None:
        self._trouble: list[str] = []
        self._expected: list[re.Pattern[str]] = []
        context.on("console", self._console)
        context.on("weberror", self._web_error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            where = message.location.get("url", "")
            self._trouble.append(f"console {message.type}: {message.text} ({where})")

    def _web_error(self, error: WebError) -> None:
        self._trouble.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.hostname != "localhost":
            self._trouble.append(f"request to {request.url}")

    def expect(self, pattern: str) -> None:
        """Let a message pass that a fault is bound to leave."""
        self._expected.append(re.compile(pattern))

    def verdict(self) -> list[str]:
        """Return what nobody expected, and begin anew."""
        found = [t for t in self._trouble if not any(e.search(t) for e in self._expected)]
        self._trouble.clear()
        self._expected.clear()
        return found
