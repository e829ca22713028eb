"""Which files the command line works on, and what it leaves alone on its way there.

Nothing is left out without a word: what is not a file, what is hidden, links to folders and folders
that cannot be read are counted or named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coatcheck.formats import held


def names_a_supported_file(name: str) -> bool:
    """Whether a file of this name is of a format that can be cleaned, or ought to be."""
    return held.has_name(name, held.supported_names())


@dataclass(frozen=True, slots=True)
class Job:
    """One file to work on."""

    path: Path
    relative: Path
    """Where its copy goes, below the output folder."""
    named: bool = True
    """Whether the person named the file itself, not a folder above it."""

    @property
    def ought_to_be_supported(self) -> bool:
        """Whether it is a failure that this file is no picture."""
        if self.named:
            return True
        name = self.path.name
        return not name.startswith(".") and names_a_supported_file(name)


@dataclass(slots=True)
class Walk:
    """The files below some paths, in a stable order, and what was not walked into.

    Links to folders are not followed, so that no folder is visited twice.
    """

    paths: Sequence[Path]
    output: Path | None = None
    """The folder that the copies go to; where it lies below a path, it is left out."""
    folders: list[Path] = field(default_factory=list)
    """Folders that were named and walked."""
    troubles: list[OSError] = field(default_factory=list)
    """Folders that could not be read."""
    hidden: int = 0
    linked: int = 0
    special: int = 0
    """How many hidden folders, links to folders, and pipes, sockets or devices were left alone."""

    def jobs(self) -> Iterator[Job]:
        """Yield a job for each file."""
        for path in self.paths:
            if not path.is_dir():
                yield Job(path, Path(path.name))
                continue
            self.folders.append(path)
            # As with cp -r, the folder's own name tells files of several paths apart.
            own = Path(path.resolve().name) if len(self.paths) > 1 else Path()
            yield from self._below(path, own)

    def _below(self, top: Path, own: Path) -> Iterator[Job]:
        for folder, names, files in os.walk(top, onerror=self.troubles.append):
            names[:] = [name for name in sorted(names) if self._enters(Path(folder, name), top)]
            for name in sorted(files):
                found = Path(folder, name)
                if found.exists() and not found.is_file():
                    self.special += 1
                else:
                    yield Job(found, own / found.relative_to(top), named=False)

    def _enters(self, folder: Path, top: Path) -> bool:
        if folder.is_symlink():
            self.linked += 1
        elif self._is_output(folder, top):
            pass
        elif folder.name.startswith("."):
            self.hidden += 1
        else:
            return True
        return False

    def _is_output(self, folder: Path, top: Path) -> bool:
        if self.output is None or not self.output.exists():
            return False
        return folder.samefile(self.output) and not folder.samefile(top)

    def left_alone(self, others: int) -> str:
        """Say what was passed by: ``4 other files and a hidden folder left alone``; or nothing."""
        counts = (
            (others + self.special, "other file"),
            (self.hidden, "hidden folder"),
            (self.linked, "link to a folder"),
        )
        parts = []
        for count, name in counts:
            several = name.replace("link ", "links ") if name.startswith("link") else f"{name}s"
            if count:
                parts.append(f"{count} {name if count == 1 else several}")
        return f"{', '.join(parts)} left alone" if parts else ""
