"""A Chromium with the built extension loaded, for the demo and the measurements."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page, Playwright, TimeoutError

from tooling.browsers.find import launch_arguments
from tooling.errors import ToolingError

PROMPT_SECONDS = 30
WELCOME = "/pages/welcome.html"
_WELCOME_TENTHS = 50
"""Tenths of a second in which the welcome page opens after an installation."""


@contextmanager
def extension_context(
    playwright: Playwright,
    chromium: str,
    extension: Path,
    profile: Path,
    *,
    headless: bool = True,
    language: str = "en",
) -> Iterator[BrowserContext]:
    """Start Chromium with one extension, a profile folder of its own, and texts in a language.

    The page that welcomes people after the first installation is closed again.
    """
    first = not any(profile.glob("*"))
    context = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium,
        headless=headless,
        args=[*launch_arguments(extension), f"--lang={language}"],
        env={**os.environ, "LANGUAGE": language},
        ignore_default_args=["--disable-extensions"],
        viewport={"width": 1200, "height": 800} if headless else None,
        no_viewport=None if headless else True,
    )
    try:
        if first:
            _close_welcome(context)
        yield context
    finally:
        context.close()


def extension_id(folder: Path) -> str:
    """Return the id that Chromium gives to an extension that is loaded from a folder."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


def _close_welcome(context: BrowserContext) -> None:
    page = context.pages[0] if context.pages else context.new_page()
    for _ in range(_WELCOME_TENTHS):
        found = [page for page in context.pages if page.url.endswith(WELCOME)]
        if found:
            # Closed while it asks for its texts, it would leave its whole process without any.
            found[0].locator("main:not([hidden])").wait_for()
            found[0].close()
            return
        page.wait_for_timeout(100)


def drop_file(page: Page, path: Path, x: float, y: float) -> None:
    """Drop a file from outside on a point of the page, as the person's own hand would."""
    drop_files(page, [path], x, y)


def drop_files(page: Page, files: Sequence[Path], x: float, y: float) -> None:
    """Drop several files at once."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in files], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})


def prompt_frame(page: Page) -> Frame:
    """Wait until the prompt has checked the picture and asks, and return its frame."""
    for _ in range(PROMPT_SECONDS * 10):
        for frame in page.frames:
            if frame.url.startswith("chrome-extension://"):
                try:
                    frame.locator(".button-original").wait_for(timeout=1000)
                except TimeoutError:
                    break
                return frame
        page.wait_for_timeout(100)
    raise ToolingError(f"no prompt appeared within {PROMPT_SECONDS} seconds")
