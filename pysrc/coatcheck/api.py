"""The library's functions: the engine, for a path, bytes or a binary file instead of a source.

Thin on purpose: it opens what it is given, calls the engine and hands back what that answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coatcheck import files, model
from coatcheck.errors import InvalidEdit
from coatcheck.files import File
from coatcheck.pipeline.clean import clean as _clean
from coatcheck.pipeline.inspect import inspect as _inspect
from coatcheck.policy import DEFAULT, Policy
from coatcheck.report.plain import report_to_json
from coatcheck.source import apply

if TYPE_CHECKING:
    from coatcheck.redaction import Redacted
    from coatcheck.redaction.edit import Edit


class Report(model.Report):
    """All that the engine can say about one file."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return it as what ``json.dumps`` takes: the same as ``coatcheck inspect --json`` prints.

        The fields are described in docs/library.md.
        """
        return report_to_json(self)


@dataclass(frozen=True, slots=True)
class CleanCopy(model.Cleaned):
    """A cleaned copy in memory, proved by a second inspection."""

    report: Report
    """What the original gives away."""
    after: Report
    """What the second inspection found in the copy."""
    data: bytes
    """The copy, as a file of the same format."""


@dataclass(frozen=True, slots=True)
class CleanedFile(model.Cleaned):
    """A cleaned copy on disk, proved by a second inspection."""

    report: Report
    """What the original gives away."""
    after: Report
    """What the second inspection found in the copy."""
    path: Path
    """The copy."""


def inspect(file: File, policy: Policy = DEFAULT) -> Report:
    """Say what a file gives away, and what a cleaned copy by this policy would keep.

    Args:
        file: a path, the file's bytes, or a file open for reading in binary mode.
        policy: what a copy keeps, see ``Policy``.

    Raises:
        EngineError: ``UnknownType``, ``UnsupportedFormat``, ``DamagedFile`` or ``LimitExceeded``.
        OSError: the file cannot be read.

    Example:
        >>> inspect("photo.jpg").findings[0].category  # doctest: +SKIP
        <Category.LOCATION: 'location'>

    """
    with files.opened(file) as source:
        return _public(_inspect(source, policy))


def clean(file: File, policy: Policy = DEFAULT) -> CleanCopy:
    """Make a cleaned copy in memory; ``clean_file`` makes one of any size on disk.

    Args:
        file: a path, the file's bytes, or a file open for reading in binary mode.
        policy: what the copy keeps, see ``Policy``.

    Raises:
        EngineError: those of ``inspect``, and ``ResidueFound`` if the second inspection found
            something that should be gone. There is no copy then.
        OSError: the file cannot be read.

    Example:
        >>> Path("clean.jpg").write_bytes(clean("photo.jpg").data)  # doctest: +SKIP

    """
    with files.opened(file) as source:
        done = _clean(source, policy)
        data = b"".join(apply(source, done.plan))
    return CleanCopy(_public(done.report), done.plan, _public(done.after), data)


def clean_file(
    file: File, target: str | PathLike[str], policy: Policy = DEFAULT, *, overwrite: bool = False
) -> CleanedFile:
    """Write a cleaned copy to ``target``, whole or not at all, in memory of bounded size.

    Args:
        file: a path, the file's bytes, or a file open for reading in binary mode.
        target: the path of the copy, which keeps the format of ``file`` whatever it is called.
        policy: what the copy keeps, see ``Policy``.
        overwrite: whether to replace a file that exists; ``target`` may be ``file`` itself then.

    Raises:
        EngineError: those of ``clean``.
        FileExistsError: ``target`` exists, and ``overwrite`` is false.
        OSError: the file cannot be read, or the copy cannot be written.

    Example:
        >>> clean_file("photo.jpg", "photo.jpg", overwrite=True)  # doctest: +SKIP

    """
    path = Path(target)
    if not overwrite and path.exists():
        raise FileExistsError(17, "The copy would replace a file; pass overwrite=True", str(path))
    original = Path(file) if isinstance(file, str | PathLike) else None
    with files.opened(file) as source:
        mode = files.mode_for(original)
        done = files.write_cleaned(source, path, policy, mode=mode)
    return CleanedFile(_public(done.report), done.plan, _public(done.after), path)


def redact(
    file: File,
    boxes: Iterable[Sequence[float]] = (),
    *,
    crop: Sequence[float] | None = None,
    style: str = "solid",
    edit: Edit | Mapping[str, Any] | None = None,
    accepts: Sequence[str] | None = None,
) -> Redacted:
    """Make a cleaned copy in memory in which areas are hidden. Needs Pillow.

    Args:
        file: a path, the file's bytes, or a file open for reading in binary mode.
        boxes: areas to hide, each ``(left, top, width, height)`` in pixels of the picture as a
            viewer shows it.
        crop: the one box that stays; all else is cut away.
        style: ``solid``, ``pixelate`` or ``blur``; only ``solid`` leaves nothing to guess from.
        edit: in place of the three above, for strokes and several styles: an ``Edit`` of
            ``coatcheck.redaction``, or its plain form (docs/protocol.md).
        accepts: media types or extensions that the copy may have, for formats that cannot be
            written again and become PNG or JPEG.

    Raises:
        EngineError: those of ``clean``, ``TooLarge``, ``Animated`` and ``InvalidEdit``.
        ImportError: Pillow is not installed (``pip install 'coatcheck[redact]'``).
        OSError: the file cannot be read.

    Example:
        >>> redact("photo.jpg", [(10, 20, 200, 100)]).data  # doctest: +SKIP

    """
    from coatcheck import redaction  # Pillow is needed from here on.

    if edit is None:
        areas = [{"style": style, "shape": "box", "box": list(box)} for box in boxes]
        edit = {"areas": areas, "crop": None if crop is None else list(crop)}
    asked = redaction.parse(edit) if isinstance(edit, Mapping) else edit
    if not asked.areas and asked.crop is None:
        raise InvalidEdit("nothing to hide: pass boxes, a crop or an edit")
    with files.opened(file) as source:
        done = redaction.redact(source, asked, accepts)
    values = {field.name: getattr(done, field.name) for field in fields(done)}
    values.update(report=_public(done.report), after=_public(done.after))
    return redaction.Redacted(**values)


def _public(report: model.Report) -> Report:
    return Report(*(getattr(report, field.name) for field in fields(report)))
