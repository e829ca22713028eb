"""`clean`: removes what the other commands made."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from tooling import paths, say

_MADE = ("build", "dist", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `clean`."""
    parser.add_argument(
        "--all", action="store_true", help="also the virtual environment and all downloads"
    )


def run(options: argparse.Namespace) -> int:
    """Remove it, naming each folder."""
    folders = [paths.ROOT / name for name in _MADE]
    folders += [
        cache for name in ("pysrc", "tests") for cache in (paths.ROOT / name).rglob("__pycache__")
    ]
    if options.all:
        folders += [paths.download_cache(), paths.ROOT / ".venv"]
    for folder in folders:
        _remove(folder)
    return 0


def _remove(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        if folder.name != "__pycache__":
            say.line(f"removed {folder}")
