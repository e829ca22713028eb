"""A Chromium with the built extension loaded, for the demo and the measurements."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page, Playwright, TimeoutError

from tooling.browser import launch_arguments
from tooling.errors import ToolingError

PROMPT_SECONDS = 30


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
    """Start Chromium with one extension, a profile folder of its own, and texts in a language."""
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
        yield context
    finally:
        context.close()


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
