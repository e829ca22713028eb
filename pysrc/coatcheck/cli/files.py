"""The command line's dealings with the file system: reading files and pipes, writing new ones."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coatcheck.errors import EngineError
from coatcheck.model import Cleaned
from coatcheck.pipeline.clean import clean
from coatcheck.policy import DEFAULT, Policy
from coatcheck.source import BytesSource, FileSource, Source, apply

STANDARD_INPUT = Path("-")
MAX_PIPE = 256 * 1024 * 1024
"""Most bytes that are taken from a pipe, which has to be held in memory."""
_SAME_ENDINGS = {
    ".jpeg": ".jpg",
    ".jpe": ".jpg",
    ".jfif": ".jpg",
    ".mpo": ".jpg",
    ".apng": ".png",
    ".tiff": ".tif",
    ".heif": ".heic",
    ".hif": ".heic",
    ".avifs": ".avif",
    ".dib": ".bmp",
    ".cur": ".ico",
}


class Unsuitable(Exception):
    """What cannot be read as a file, or written as one, with the reason in words."""


def is_pipe(path: Path) -> bool:
    """Whether this is read from beginning to end and cannot be replaced."""
    if path == STANDARD_INPUT:
        return True
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Open a file or a pipe; ``-`` is standard input. Raises OSError and Unsuitable."""
    if path == STANDARD_INPUT:
        yield _whole(sys.stdin.buffer)
        return
    mode = path.stat().st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise Unsuitable("it is a device or a socket, not a file")
    with path.open("rb") as file:
        yield _whole(file) if stat.S_ISFIFO(mode) else FileSource(file)


def _whole(file: BinaryIO) -> Source:
    if file.isatty():
        raise Unsuitable("it is a terminal, not a file")
    data = file.read(MAX_PIPE + 1)
    if len(data) > MAX_PIPE:
        raise Unsuitable(f"more than {MAX_PIPE >> 20} MB come through the pipe; save it as a file")
    return BytesSource(data)


def fits(suffix: str, extension: str) -> bool:
    """Whether a file of the format with this extension may have this ending."""
    same = (_SAME_ENDINGS.get(end, end) for end in (suffix.lower(), extension))
    return len(set(same)) == 1


def clean_file(
    path: Path, target: Path, rules: Policy = DEFAULT, *, strict: bool = False
) -> Cleaned:
    """Write the cleaned copy of ``path`` to ``target``, which may be the same file.

    The target appears whole or not at all; with ``strict`` its ending has to be that of its format.
    Raises EngineError, OSError or Unsuitable, and leaves no trace then.
    """
    with opened(path) as source:
        cleaned = clean(source, rules)
        after = cleaned.after
        if strict and not fits(target.suffix, after.extension):
            kind = f"{after.format} ({after.extension})"
            raise Unsuitable(f"the copy is {kind}, which {target} does not say")
        mode = 0o666 & ~_umask() if is_pipe(path) else path.stat().st_mode & 0o777
        write(apply(source, cleaned.plan), target, mode)
    return cleaned


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write(blocks: Iterable[bytes], target: Path, mode: int) -> None:
    """Write a file with these permissions, whole or not at all.

    Raises Unsuitable, naming the target, where it cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".coatcheck-", dir=target.parent)
    except OSError as reason:
        raise _unwritable(target, reason) from reason
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            for data in blocks:
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except EngineError:
        temporary.unlink(missing_ok=True)
        raise
    except OSError as reason:
        temporary.unlink(missing_ok=True)
        raise _unwritable(target, reason) from reason
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _unwritable(target: Path, reason: OSError) -> Unsuitable:
    """Say that the target is meant, and where on the way to it the trouble lies."""
    for folder in target.parents:
        if folder.exists() and not folder.is_dir():
            return Unsuitable(f"cannot write {target}: {folder} is a file, not a folder")
    return Unsuitable(f"cannot write {target}: {reason.strerror or reason}")
