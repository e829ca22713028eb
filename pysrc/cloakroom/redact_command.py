"""The command ``cloakroom redact``: hide areas of one picture, or cut it, without a browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from cloakroom.errors import EngineError
from cloakroom.files import write
from cloakroom.source import FileSource
from cloakroom.telling import printable

DONE, USAGE, REFUSED = 0, 2, 3
_BOX = "LEFT,TOP,WIDTH,HEIGHT"


def add(commands: Any) -> None:
    """Describe the command to the parser of all commands."""
    parser = commands.add_parser("redact", help="write a copy with areas hidden (needs Pillow)")
    parser.set_defaults(run=run)
    parser.add_argument("path", type=Path, metavar="FILE", help="the picture")
    parser.add_argument(
        "--box",
        action="append",
        default=[],
        type=_numbers,
        metavar=_BOX,
        help="hide this, in pixels of the picture as a viewer shows it (may be repeated)",
    )
    parser.add_argument(
        "--style",
        choices=("solid", "pixelate", "blur"),
        default="solid",
        help="how to hide it (default: solid; the others can sometimes be reversed)",
    )
    parser.add_argument("--crop", type=_numbers, metavar=_BOX, help="cut away all but this")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the copy")
    parser.add_argument("--force", action="store_true", help="replace a file that exists already")


def run(options: argparse.Namespace) -> int:
    """Redact one picture and return the exit code of ``cloakroom.cli``."""
    try:
        from cloakroom import redact
    except ImportError as missing:
        if missing.name != "PIL":
            raise
        return _refuse("redacting needs Pillow: pip install 'cloakroom[redact]'", USAGE)
    if not options.box and options.crop is None:
        return _refuse("nothing to do: name a --box or a --crop", USAGE)
    path, target = options.path, options.output
    areas = [{"style": options.style, "shape": "box", "box": box} for box in options.box]
    name = printable(str(path))
    try:
        if target.exists() and not options.force:
            return _refuse(f"{target} exists already; use --force to replace it", REFUSED)
        edit = redact.parse({"areas": areas, "crop": options.crop})
        with path.open("rb") as file:
            done = redact.redact(FileSource(file), edit, [target.suffix.lower()])
        if not _fits(target.suffix.lower(), done.after.extension):
            kind = f"{done.after.format} ({done.after.extension})"
            return _refuse(f"{name}: the copy is {kind}, which {target} does not say", REFUSED)
        write([done.data], target, path.stat().st_mode & 0o777)
    except EngineError as reason:
        return _refuse(f"{name}: {reason}", REFUSED)
    except OSError as reason:
        return _refuse(f"{name}: {reason.strerror or reason}", REFUSED)
    print(printable(f"{path} -> {target}: {done.width} x {done.height} pixels"))
    if done.converted:
        changed = done.converted
        print(f"  {changed.source} became {changed.target}: {changed.reason}")
    return DONE


def _numbers(text: str) -> list[float]:
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        values = []
    if len(values) != 4:
        raise argparse.ArgumentTypeError(f"'{text}' is not {_BOX}")
    return values


def _fits(suffix: str, extension: str) -> bool:
    """Whether a file of this format may have this ending."""
    same = {".jpeg": ".jpg", ".jpe": ".jpg", ".jfif": ".jpg", ".mpo": ".jpg", ".apng": ".png"}
    return same.get(suffix, suffix) == extension


def _refuse(why: str, code: int) -> int:
    print(f"cloakroom: {why}", file=sys.stderr)
    return code
