"""The command ``coatcheck``: inspect, clean, look at and redact pictures without a browser.

Exit codes: 0 when everything was done, 3 when some files were refused (each named on standard
error, the others done), 2 when the words of the command make no sense.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coatcheck import __version__
from coatcheck.cli import look as look_command
from coatcheck.cli import redact as redact_command
from coatcheck.cli.files import STANDARD_INPUT, clean_file, is_pipe, opened
from coatcheck.cli.run import DONE, REFUSED, USAGE, Refused, Run, complain, say
from coatcheck.cli.walk import Job, Walk, names_a_supported_file
from coatcheck.files import fits
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.report import file_facts
from coatcheck.report.plain import report_to_json
from coatcheck.report.text import printable, tell

__all__ = ["DONE", "REFUSED", "USAGE", "main"]

_EPILOG = """\
examples:
  coatcheck inspect photo.jpg                 what it gives away
  coatcheck clean photo.jpg -o clean.jpg      one cleaned copy
  coatcheck clean photos/ -o cleaned/         copies of all pictures below a folder
  coatcheck redact photo.jpg --box 10,20,200,100 -o hidden.jpg
  coatcheck look screenshot.png               which faces, codes and texts it sees
  coatcheck redact screenshot.png --hide faces,codes,text -o hidden.png

Files keep their names, which may tell something, too. Files that are no pictures, hidden folders
and links to folders are left alone below a folder, and counted.

exit code: 0 all done; 3 some files or folders refused, each named on standard error; 2 usage"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(["--help"] if words == ["help"] else words)
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coatcheck",
        description="Tells what pictures give away, and makes copies that do not.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"coatcheck {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    inspecting = commands.add_parser("inspect", help="tell what pictures give away")
    inspecting.set_defaults(run=_inspect)
    quiet = "print one line for each picture, and no summary"
    inspecting.add_argument("-q", "--quiet", action="store_true", help=quiet)

    cleaning = commands.add_parser("clean", help="write cleaned copies of the same pixels")
    cleaning.set_defaults(run=_clean)
    where = cleaning.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "-o",
        "--output",
        metavar="DIR|FILE",
        help="folder for the copies, or the copy's name where one file is given; several folders "
        "keep their names below it",
    )
    where.add_argument(
        "--in-place",
        action="store_true",
        help="replace the files themselves; other names of the same file (hard links) keep the "
        "original, and each such file is named",
    )
    cleaning.add_argument("--force", action="store_true", help="replace copies that exist already")
    quiet = "print nothing but what went wrong"
    cleaning.add_argument("-q", "--quiet", action="store_true", help=quiet)

    look_command.add(commands)
    redact_command.add(commands)

    names = [choice.value for choice in Choice]
    for command in (inspecting, cleaning):
        command.add_argument(
            "--keep",
            action="append",
            default=[],
            choices=names,
            metavar="WHAT",
            help="keep this in the copy as well, beside what it takes to look right: "
            f"{', '.join(names)} (may be repeated)",
        )
        command.add_argument(
            "--drop",
            action="append",
            default=[],
            choices=names,
            metavar="WHAT",
            help="let this go as well, even if the picture then looks different",
        )
        command.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="PATH",
            help="file, folder, or - for what comes through a pipe",
        )
        command.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser


def _rules(options: argparse.Namespace) -> Policy:
    keep = DEFAULT.keep | set(map(Choice, options.keep))
    return Policy(keep - set(map(Choice, options.drop)))


def _inspect(options: argparse.Namespace) -> int:
    rules = _rules(options)

    def work(job: Job) -> dict[str, Any]:
        with opened(job.path) as source:
            report = inspect(source, rules)
        if not is_pipe(job.path):
            report = file_facts.added(report, job.path.name, job.path.stat().st_mtime)
        if not options.json:
            lines = list(tell(str(job.path), report))
            say(lines[0] if options.quiet else "\n".join([*lines, ""]))
        return {"report": report_to_json(report)}

    return Run(options, Walk(options.paths), "looked at").each(work)


def _clean(options: argparse.Namespace) -> int:
    rules = _rules(options)
    output, single = None, False
    if not options.in_place:
        output = Path(options.output)
        single = _is_single(options)
        problem = _problem(options, output, single)
        if problem:
            complain(problem)
            return USAGE
    written: set[Path] = set()

    def work(job: Job) -> dict[str, Any]:
        target = _target(job, output, single, options.force, written)
        # Known before: afterwards the new file has one name only.
        links = job.path.stat().st_nlink if output is None else 1
        cleaned = clean_file(job.path, target, rules, strict=single)
        written.add(target)
        if links > 1:
            more = "another name" if links == 2 else f"{links - 1} other names"
            complain(f"{job.path}: the original remains under {more} (hard link)")
        if not options.json and not options.quiet:
            count = len(cleaned.report.telling)
            what = f"{count} finding{'s' * (count != 1)} removed" if count else "nothing to remove"
            if not fits(target.suffix, cleaned.after.extension):
                what += f"; it is {cleaned.after.format}, whatever its name says"
            say(printable(f"{job.path} -> {target}: {what}"))
        return {
            "output": str(target),
            "changed": cleaned.changed,
            "other_names": links - 1,
            "report": report_to_json(cleaned.report),
            "after": report_to_json(cleaned.after),
        }

    walk = Walk(options.paths, None if single else output)
    return Run(options, walk, "cleaned").each(work)


def _is_single(options: argparse.Namespace) -> bool:
    """Whether the output is the name of a copy, not of a folder for copies."""
    output = Path(options.output)
    if len(options.paths) != 1 or options.paths[0].is_dir() or output.is_dir():
        return False
    return names_a_supported_file(options.output)


def _problem(options: argparse.Namespace, output: Path, single: bool) -> str:
    """Return why the output cannot be written so, or nothing."""
    if output == STANDARD_INPUT:
        return "the copy cannot go to standard output; name a file or a folder"
    if single:
        return ""
    if output.exists() and not output.is_dir():
        return f"{output} is a file, not a folder"
    if any(is_pipe(path) for path in options.paths):
        return "what comes through a pipe has no name; give its copy one: -o FILE.jpg"
    if names_a_supported_file(options.output) and not output.is_dir():
        return f"{output} names one file, and there may be several copies; name a folder"
    return ""


def _target(job: Job, output: Path | None, single: bool, force: bool, written: set[Path]) -> Path:
    """Decide where a copy goes; a file that is there already is never lost by accident."""
    if output is None:
        if is_pipe(job.path):
            raise Refused("a pipe cannot be replaced")
        return job.path.resolve()
    target = output if single else output / job.relative
    if target in written:
        raise Refused(f"another file of this run was written to {target}")
    if target.exists():
        if not is_pipe(job.path) and job.path.exists() and target.samefile(job.path):
            raise Refused("its copy would replace it; use --in-place if that is what you want")
        if target.is_dir():
            raise Refused(f"{target} is a folder")
        if not force:
            raise Refused(f"{target} exists already; use --force to replace it")
    return target


if __name__ == "__main__":
    sys.exit(main())
