"""The command line's dealings with the file system: finding files, and writing new ones safely."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cloakroom.cleaning import clean
from cloakroom.model import Cleaned
from cloakroom.policy import DEFAULT, Policy
from cloakroom.source import FileSource, apply


@dataclass(frozen=True, slots=True)
class Job:
    """One file to work on."""

    path: Path
    relative: Path
    """Where its copy goes, below the output folder."""


def jobs(paths: Iterable[Path]) -> Iterator[Job]:
    """Yield a job for each file, and for each file below each folder, in a stable order.

    Links to folders are not followed, so that no folder is visited twice.
    """
    for path in paths:
        if not path.is_dir():
            yield Job(path, Path(path.name))
            continue
        for folder, names, files in os.walk(path):
            names.sort()
            for name in sorted(files):
                found = Path(folder, name)
                yield Job(found, found.relative_to(path))


def clean_file(path: Path, target: Path, rules: Policy = DEFAULT) -> Cleaned:
    """Write the cleaned copy of ``path`` to ``target``, which may be the same file.

    The target appears whole or not at all. Raises EngineError or OSError, and leaves no trace then.
    """
    with path.open("rb") as file:
        source = FileSource(file)
        cleaned = clean(source, rules)
        write(apply(source, cleaned.plan), target, path.stat().st_mode & 0o777)
    return cleaned


def write(blocks: Iterable[bytes], target: Path, mode: int) -> None:
    """Write a file with these permissions, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".cloakroom-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for data in blocks:
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
