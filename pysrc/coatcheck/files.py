"""Files on disk for the library and the command: opening what is given, writing copies whole.

The only module of the engine that opens or writes a file.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS
from coatcheck.model import Cleaned
from coatcheck.pipeline.clean import clean
from coatcheck.policy import DEFAULT, Policy
from coatcheck.source import BytesSource, FileSource, Source, apply

File = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO | Source
"""What the library takes as a file: a path, its bytes, a binary file open for reading, a source."""

MAX_PIPE = 256 * 1024 * 1024
"""Most bytes that are taken from a pipe, which has to be held in memory."""
_ALIKE = ({".heic", ".heif", ".hif"},)
"""Extensions that files of several formats go by."""


class UnsuitableFile(OSError):
    """What cannot be read as a file, or written as one, with the reason in words."""


@contextmanager
def opened(file: File) -> Iterator[Source]:
    """Give a source over ``file``; a file that was opened here is closed again, no other is.

    A file object is read from its beginning, wherever it stands, and left where it stood; one that
    cannot seek is read to its end. Raises OSError, UnsuitableFile among them, and TypeError.
    """
    if isinstance(file, Source):
        yield file
    elif isinstance(file, bytes | bytearray | memoryview):
        yield BytesSource(bytes(file))
    elif isinstance(file, str | os.PathLike):
        with _opened_path(Path(file)) as source:
            yield source
    else:
        with _opened_object(file) as source:
            yield source


@contextmanager
def _opened_path(path: Path) -> Iterator[Source]:
    mode = path.stat().st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise UnsuitableFile("it is a device or a socket, not a file")
    with path.open("rb") as file:
        yield whole(file) if stat.S_ISFIFO(mode) else FileSource(file)


@contextmanager
def _opened_object(file: BinaryIO) -> Iterator[Source]:
    if not callable(getattr(file, "read", None)) or not isinstance(file.read(0), bytes):
        kind = type(file).__name__
        raise TypeError(f"expected a path, bytes or a file opened in binary mode, not {kind}")
    if not file.seekable():
        yield whole(file)
        return
    position = file.tell()
    try:
        yield FileSource(file)
    finally:
        file.seek(position)


def whole(file: BinaryIO) -> Source:
    """Read a pipe to its end, at most ``MAX_PIPE`` bytes. Raises UnsuitableFile."""
    if file.isatty():
        raise UnsuitableFile("it is a terminal, not a file")
    data = file.read(MAX_PIPE + 1)
    if len(data) > MAX_PIPE:
        raise UnsuitableFile(f"the pipe holds more than {MAX_PIPE >> 20} MB; save it as a file")
    return BytesSource(data)


def is_pipe(path: Path) -> bool:
    """Whether this is read from beginning to end and cannot be replaced."""
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except OSError:
        return False


def fits(suffix: str, extension: str) -> bool:
    """Whether a file of the format with this extension may have this ending."""
    ends = {suffix.lower(), extension}
    rows = [set(container.extensions) for container in CONTAINERS]
    return len(ends) == 1 or any(ends <= extensions for extensions in (*rows, *_ALIKE))


def write_cleaned(
    source: Source, target: Path, rules: Policy = DEFAULT, *, mode: int, strict: bool = False
) -> Cleaned:
    """Write the cleaned copy of a file to ``target``, which may be that file.

    The target appears whole or not at all; with ``strict`` its ending has to be that of its format.
    Raises EngineError or OSError, UnsuitableFile among them, and changes nothing then.
    """
    cleaned = clean(source, rules)
    after = cleaned.after
    if strict and not fits(target.suffix, after.extension):
        kind = f"{after.format} ({after.extension})"
        raise UnsuitableFile(f"the copy is {kind}; give {target} that extension")
    write(apply(source, cleaned.plan), target, mode)
    return cleaned


def mode_for(path: Path | None) -> int:
    """Return the permissions of a copy: those of its original, or of any new file."""
    if path is None or is_pipe(path):
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    return path.stat().st_mode & 0o777


def write(blocks: Iterable[bytes], target: Path, mode: int) -> None:
    """Write a file with these permissions, whole or not at all.

    Raises UnsuitableFile, naming the target, where it cannot be written.
    """
    import tempfile  # Here, as the extension never writes and starts sooner without.

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


def _unwritable(target: Path, reason: OSError) -> UnsuitableFile:
    """Say that the target is meant, and where on the way to it the trouble lies."""
    for folder in target.parents:
        if folder.exists() and not folder.is_dir():
            return UnsuitableFile(f"cannot write {target}: {folder} is a file, not a folder")
    return UnsuitableFile(f"cannot write {target}: {reason.strerror or reason}")
