"""Brings a folder into line with a list of files, touching only what differs."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tooling.errors import ToolingError
from tooling.package.manifest import read

type Content = Path | bytes

_OWN_NAMES = frozenset({"Coatcheck", "Cloakroom"})
"""What a build of ours is called in its manifest: today, and before the project was renamed."""


def write(folder: Path, files: Mapping[str, Content]) -> int:
    """Make `folder` hold exactly these files; return how many had to be written or removed."""
    refuse_foreign(folder)
    try:
        return _remove_others(folder, files) + sum(
            _put(folder / name, content) for name, content in files.items()
        )
    except OSError as error:
        raise ToolingError(f"{folder} cannot be written: {error}") from error


def refuse_foreign(folder: Path) -> None:
    """Refuse to clear out a folder that is no earlier build of ours."""
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            raise ToolingError(f"{place} is not a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    manifest = folder / "manifest.json"
    if not manifest.is_file() or read(manifest).get("name") not in _OWN_NAMES:
        raise ToolingError(
            f"{folder} is not empty and holds no earlier build of Coatcheck, so nothing was "
            "written there. Name another folder, or empty it."
        )


def _remove_others(folder: Path, files: Mapping[str, Content]) -> int:
    if not folder.exists():
        return 0
    removed = 0
    for base, folders, names in os.walk(folder, topdown=False):
        for name in names:
            path = Path(base, name)
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
                removed += 1
        for name in folders:
            path = Path(base, name)
            if not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()
    return removed


def _put(to: Path, content: Content) -> bool:
    if isinstance(content, bytes):
        if to.is_file() and to.read_bytes() == content:
            return False
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(content)
        return True
    if to.is_file() and filecmp.cmp(content, to, shallow=False):
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(content, to)
    return True
