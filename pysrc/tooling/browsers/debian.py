"""Installs a program from the system's packages, where that is possible without asking."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tooling import say


def can_install() -> bool:
    """Say whether this is Debian or a distribution made from it, and we are root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def is_debian() -> bool:
    """Say whether this is Debian itself: elsewhere the package `chromium` may be empty."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text("utf-8").splitlines()


def install(package: str) -> bool:
    """Install a package, and say whether that worked."""
    say.line(f"installing the system package {package}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "install", "--yes", "--no-install-recommends", package],
        ["apt-get", "update"],
        ["apt-get", "install", "--yes", "--no-install-recommends", package],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
        if command[1] == "install" and done.returncode == 0:
            return True
    say.line(done.stderr.strip()[-1000:])
    return False
