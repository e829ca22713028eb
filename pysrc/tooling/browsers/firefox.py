"""Finds a stock Firefox that WebDriver BiDi can drive, or installs one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tooling.browsers import debian
from tooling.errors import ToolingError
from tooling.package.browsers import FIREFOX_OLDEST

VARIABLE = "COATCHECK_FIREFOX"
_NAMES = ("firefox-esr", "firefox")
_MAC = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
_VERSION = re.compile(r"Mozilla Firefox (\d+)\.")


def find_firefox() -> str:
    """Return the path of a Firefox that is new enough; if there is none, say how to get one."""
    seen = []
    for path in _candidates():
        version = _version(path)
        if version >= float(FIREFOX_OLDEST):
            return path
        seen.append(f"{path} (version {version})" if version else f"{path} (does not run)")
    raise ToolingError(
        f"No Firefox from version {FIREFOX_OLDEST} on was found. Looked at the environment "
        f"variable {VARIABLE} and for {', '.join(_NAMES)} on the PATH"
        + (f"; found {', '.join(seen)}" if seen else "")
        + ". Install one with your system's packages (Debian: apt-get install firefox-esr) "
        "or from its maker, and name it in that variable."
    )


def ensure_firefox() -> str:
    """Return the path of a Firefox, installed first if need be and possible."""
    try:
        return find_firefox()
    except ToolingError:
        # The packages of Ubuntu and others only fetch a container, which sees no profile folder.
        if debian.can_install() and debian.is_debian():
            debian.install("firefox-esr")
        return find_firefox()


def _candidates() -> Iterator[str]:
    named = os.environ.get(VARIABLE)
    if named:
        yield named
        return
    for name in _NAMES:
        found = shutil.which(name)
        if found:
            yield found
    if _MAC.is_file():
        yield str(_MAC)


def _version(path: str) -> int:
    """Return the main version, 0 for what is no Firefox."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, text=True)
    except (OSError, subprocess.SubprocessError):
        return 0
    match = _VERSION.search(done.stdout)
    return int(match[1]) if match else 0
