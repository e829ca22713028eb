"""Finds a Chromium that can load an unpacked extension, or installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tooling import say
from tooling.browsers import debian
from tooling.errors import ToolingError

VARIABLE = "COATCHECK_CHROMIUM"
# Google Chrome is not among them: since version 137 it ignores --load-extension.
_NAMES = ("chromium", "chromium-browser", "ungoogled-chromium", "brave-browser")
_INSTALL_SECONDS = 900


def find_chromium() -> str:
    """Return the path of a Chromium; if there is none, say how to get one."""
    for path in _candidates():
        if _runs(path):
            return path
    raise ToolingError(
        "No Chromium was found. Looked at the environment variable "
        f"{VARIABLE}, for {', '.join(_NAMES)} on the PATH, and for the one that Playwright "
        "installs. Install one with your system's packages (Debian: apt-get install chromium) "
        "or with: .venv/bin/playwright install chromium"
    )


def ensure_chromium() -> str:
    """Return the path of a Chromium, installed first if need be and possible."""
    try:
        return find_chromium()
    except ToolingError:
        if debian.can_install() and debian.is_debian():
            debian.install("chromium")
        try:
            return find_chromium()
        except ToolingError:
            _install_with_playwright()
        return find_chromium()


def launch_arguments(extension: Path) -> list[str]:
    """Return the command line options that load one unpacked extension."""
    named = [f"--load-extension={extension}", f"--disable-extensions-except={extension}"]
    return [*named, *bare_arguments()]


def bare_arguments() -> list[str]:
    """Return the command line options that a start without any extension needs."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox"] if is_root else []  # Chromium refuses to start as root with it.


def _candidates() -> Iterator[str]:
    named = os.environ.get(VARIABLE)
    if named:
        yield named
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield found
    yield from _from_playwright()


def _from_playwright() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def _install_with_playwright() -> None:
    say.line("installing Chromium with Playwright")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, timeout=_INSTALL_SECONDS, stdout=sys.stderr)
    except (OSError, subprocess.SubprocessError) as error:
        say.line(f"that did not work: {error}")


def _runs(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
