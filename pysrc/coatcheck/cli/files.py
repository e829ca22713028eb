"""Files as the command names them: paths, and ``-`` for standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coatcheck import files
from coatcheck.model import Cleaned
from coatcheck.policy import DEFAULT, Policy
from coatcheck.source import Source

STANDARD_INPUT = Path("-")


def is_pipe(path: Path) -> bool:
    """Whether this is read from beginning to end and cannot be replaced."""
    return path == STANDARD_INPUT or files.is_pipe(path)


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a file or a pipe; ``-`` is standard input. Raises OSError."""
    if path == STANDARD_INPUT:
        yield files.whole(sys.stdin.buffer)
        return
    with files.opened(path) as source:
        yield source


def clean_file(
    path: Path, target: Path, rules: Policy = DEFAULT, *, strict: bool = False
) -> Cleaned:
    """Write the cleaned copy of ``path`` to ``target``, see ``coatcheck.files.write_cleaned``."""
    mode = files.mode_for(None if is_pipe(path) else path)
    with opened(path) as source:
        return files.write_cleaned(source, target, rules, mode=mode, strict=strict)
