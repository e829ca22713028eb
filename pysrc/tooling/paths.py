"""Where things lie in the checkout, and where downloads are kept outside it."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "pysrc"
EXTENSION = ROOT / "extension"
BUILD = ROOT / "build"
STEPS = BUILD / "steps"
DIST = ROOT / "dist"
NODE_SCRIPTS = SOURCE / "tooling" / "node"


def download_cache() -> Path:
    """Return the folder that keeps downloads for all checkouts of this user."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "coatcheck"
