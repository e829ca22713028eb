"""`demo`: builds, opens the browser on a local chat page, with the guard in place."""

from __future__ import annotations

import argparse
import os
import sys

from tooling import paths, say
from tooling.browsers.find import ensure_chromium
from tooling.commands.build import build
from tooling.demo.show import GUARD, show

OUT = paths.BUILD / "demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `demo`."""
    parser.add_argument(
        "--headless",
        action="store_true",
        help="do the upload without a window and report it (the default without a display)",
    )


def run(options: argparse.Namespace) -> int:
    """Build, then show or report."""
    headless = options.headless or not _has_display()
    extension = build(out=OUT / "extension", guards=[GUARD])
    chromium = ensure_chromium()
    if headless:
        say.line("no window: the demo does the upload itself")
    show(chromium, extension, paths.ROOT / "tests" / "samples", OUT, headless=headless)
    return 0


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
