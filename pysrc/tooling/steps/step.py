"""Steps whose result is kept as long as what went into them stays the same."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tooling import paths, say

_DONE = "done.txt"


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """Return a hash over the names and contents of files, and over any other facts."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    for fact in facts:
        digest.update(f"\0{fact}".encode())
    return digest.hexdigest()


def files_below(*folders: Path) -> list[Path]:
    """List the files in folders, without what Python and editors leave behind."""
    found: list[Path] = []
    for folder in folders:
        found += [
            path
            for path in sorted(folder.rglob("*"))
            if path.is_file()
            and "__pycache__" not in path.parts
            and path.suffix != ".pyc"
            and not path.name.startswith(".")
        ]
    return found


def keep(name: str, key: str, make: Callable[[Path], str | None]) -> Path:
    """Return the folder with a step's result, made by `make(folder)` unless nothing changed."""
    folder = paths.STEPS / name
    mark = folder / _DONE
    with say.step(name) as step:
        if mark.is_file() and mark.read_text("utf-8") == key:
            step.note = "unchanged"
            return folder
        paths.STEPS.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=paths.STEPS))
        try:
            step.note = make(fresh) or ""
            (fresh / _DONE).write_text(key, "utf-8")
            shutil.rmtree(folder, ignore_errors=True)
            fresh.rename(folder)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
    return folder


def put(made: Path, target: Path) -> Path:
    """Copy a step's result to where it is wanted, unless it is there already; return that place."""
    target.parent.mkdir(exist_ok=True)
    if not target.is_file() or target.read_bytes() != made.read_bytes():
        shutil.copyfile(made, target)
    return target


def results(folder: Path) -> list[Path]:
    """List the files a step made."""
    return [path for path in files_below(folder) if path.name != _DONE]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold a lock, so that two builds of one checkout do not work in the same folders."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    paths.BUILD.mkdir(parents=True, exist_ok=True)
    with (paths.BUILD / "build.lock").open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
