"""The command ``coatcheck redact``: hide areas of one picture, or cut it, without a browser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coatcheck.cli import look
from coatcheck.cli.files import STANDARD_INPUT, is_pipe, opened
from coatcheck.cli.run import DONE, REFUSED, USAGE, complain, say
from coatcheck.errors import EngineError, InvalidEdit
from coatcheck.files import UnsuitableFile, fits, write
from coatcheck.report.text import printable

Size = tuple[int, int]
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
        "--hide",
        type=look.wanted,
        default=[],
        metavar="WHAT",
        help="hide what is seen of faces, codes, plates, text, unreadable (several with commas; "
        "text:KIND:KIND for some kinds alone, named by `look --json`); needs more packages, and "
        "does not see everything",
    )
    parser.add_argument(
        "--style",
        choices=("solid", "pixelate", "blur"),
        default="solid",
        help="how to hide it (default: solid; the others can sometimes be reversed)",
    )
    parser.add_argument("--crop", type=_numbers, metavar=_BOX, help="cut away all but this")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the copy")
    parser.add_argument("-q", "--quiet", action="store_true", help="print only what went wrong")
    parser.add_argument("--force", action="store_true", help="replace a file that exists already")


def run(options: argparse.Namespace) -> int:
    """Redact one picture and return the exit code of ``coatcheck.cli.main``."""
    try:
        from coatcheck import redaction
    except ImportError as missing:
        if missing.name != "PIL":
            raise
        return _refuse("redacting needs Pillow: pip install Pillow", USAGE)
    if not options.box and options.crop is None and not options.hide:
        return _refuse("nothing to do: name a --box, a --crop or what to --hide", USAGE)
    looking = look.library() if options.hide else None
    if options.hide and looking is None:
        return USAGE
    path, target = options.path, options.output
    if target == STANDARD_INPUT:
        return _refuse("the copy cannot go to standard output; name a file", USAGE)
    if target.is_dir():
        return _refuse(f"{target} is a folder; give the copy a file name", USAGE)
    if target.exists() and not options.force:
        return _refuse(f"{target} exists already; use --force to replace it", REFUSED)
    areas = [{"style": options.style, "shape": "box", "box": box} for box in options.box]
    try:
        with opened(path) as source:
            seen = look.chosen(looking.look(source).pieces, options.hide) if looking else []
            areas += look.areas(seen, options.style)
            edit = redaction.parse({"areas": areas, "crop": options.crop})
            full = redaction.shown_size(source)
            clipped = list(_clipped(options, full))
            done = redaction.redact(source, edit, [target.suffix.lower()])
        if not fits(target.suffix, done.after.extension):
            kind = f"{done.after.format} ({done.after.extension})"
            return _refuse(f"{path}: the copy is {kind}; give {target} that extension", REFUSED)
        mode = 0o600 if is_pipe(path) else path.stat().st_mode & 0o777
        write([done.data], target, mode)
    except (EngineError, UnsuitableFile) as reason:
        return _refuse(f"{path}: {reason}", REFUSED)
    except OSError as reason:
        return _refuse(f"{path}: {reason.strerror or reason}", REFUSED)
    for said in clipped:
        complain(f"{path}: {said}")
    if not options.quiet:
        say(printable(f"{path} -> {target}: {_said(options, seen, done)}"))
        if done.converted:
            changed = done.converted
            say(f"  {changed.source} became {changed.target}: {changed.reason}")
    return DONE


def _clipped(options: argparse.Namespace, full: Size) -> Iterator[str]:
    """Name the areas of which a part lies outside of the picture.

    Raises InvalidEdit for one that lies outside as a whole: what was meant would stay to be seen.
    """
    named = [("box", box) for box in options.box]
    if options.crop is not None:
        named.append(("crop", options.crop))
    for what, (left, top, width, height) in named:
        text = ",".join(f"{number:g}" for number in (left, top, width, height))
        if left >= full[0] or top >= full[1] or left + width <= 0 or top + height <= 0:
            raise InvalidEdit(
                f"the {what} {text} meets no pixel: the picture is {full[0]} x {full[1]}"
            )
        if left < 0 or top < 0 or left + width > full[0] or top + height > full[1]:
            yield f"a part of the {what} {text} lies outside of the picture"


def _said(options: argparse.Namespace, seen: list[Any], done: Any) -> str:
    """Say what was done."""
    parts = []
    if options.box:
        count = len(options.box)
        how = {"solid": "hidden", "pixelate": "pixelated", "blur": "blurred"}[options.style]
        parts.append(f"{count} area{'s' * (count != 1)} {how}")
    if options.hide:
        parts.append(f"hidden: {look.summary(seen)}")
    if options.crop is not None:
        parts.append("cropped")
    count = len(done.report.telling)
    parts.append(f"{count} finding{'s' * (count != 1)} removed" if count else "nothing to remove")
    return f"{', '.join(parts)}; {done.width} x {done.height} pixels"


def _numbers(text: str) -> list[float]:
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        values = []
    if len(values) != 4:
        raise argparse.ArgumentTypeError(f"'{text}' is not {_BOX}")
    return values


def _refuse(why: str, code: int) -> int:
    complain(why)
    return code
