"""The files that are, or will be, in the repository."""

from __future__ import annotations

import subprocess

from tooling.paths import ROOT


def listed() -> list[str]:
    """Return their names, with slashes."""
    told = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = [name for name in told.split("\0") if (ROOT / name).is_file()]
    assert len(found) > 300
    return found
