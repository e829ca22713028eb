"""The command ``cloakroom``: inspect, clean and redact pictures without a browser.

Exit codes: 0 when everything was done, 3 when some files were refused (each named on standard
error, the others done), 2 when the words of the command make no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from cloakroom import __version__, file_facts, redact_command
from cloakroom.cleaning import inspect
from cloakroom.errors import EngineError
from cloakroom.files import Job, clean_file, jobs
from cloakroom.plain import error_to_plain, report_to_plain
from cloakroom.policy import DEFAULT, Choice, Policy
from cloakroom.source import FileSource
from cloakroom.telling import printable, tell

DONE = 0
USAGE = 2
REFUSED = 3


class Refused(Exception):
    """A file that the command does not touch, with the reason."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        sys.stderr.close()  # The reader has gone; there is nobody to complain to.
        return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cloakroom",
        description="Tells what pictures give away, and makes copies that do not.",
        epilog="Exit code: 0 all done, 3 some files refused (named on standard error), 2 usage.",
    )
    parser.add_argument("--version", action="version", version=f"cloakroom {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    inspecting = commands.add_parser("inspect", help="tell what pictures give away")
    inspecting.set_defaults(run=_inspect)

    cleaning = commands.add_parser("clean", help="write cleaned copies, same pixels, nothing else")
    cleaning.set_defaults(run=_clean)
    where = cleaning.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, metavar="DIR", help="folder for the copies")
    where.add_argument("--in-place", action="store_true", help="replace the files themselves")
    cleaning.add_argument("--force", action="store_true", help="replace copies that exist already")

    redact_command.add(commands)

    names = [choice.value for choice in Choice]
    for command in (inspecting, cleaning):
        command.add_argument(
            "--keep",
            action="append",
            default=[],
            choices=names,
            metavar="WHAT",
            help=f"keep this in the copy, and only this: {', '.join(names)} (may be repeated)",
        )
        command.add_argument(
            "--drop",
            action="append",
            default=[],
            choices=names,
            metavar="WHAT",
            help="let this go as well, even if the picture then looks different",
        )
        command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="file or folder")
        command.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser


def _rules(options: argparse.Namespace) -> Policy:
    keep = DEFAULT.keep | set(map(Choice, options.keep))
    return Policy(keep - set(map(Choice, options.drop)))


def _inspect(options: argparse.Namespace) -> int:
    rules = _rules(options)

    def work(job: Job) -> dict[str, Any]:
        with job.path.open("rb") as file:
            report = inspect(FileSource(file), rules)
        report = file_facts.added(report, job.path.name, job.path.stat().st_mtime)
        if not options.json:
            print("\n".join(tell(str(job.path), report)), end="\n\n")
        return {"report": report_to_plain(report, pictures=False)}

    return _each(options, work)


def _clean(options: argparse.Namespace) -> int:
    rules = _rules(options)
    written: set[Path] = set()

    def work(job: Job) -> dict[str, Any]:
        target = _target(job, options, written)
        cleaned = clean_file(job.path, target, rules)
        written.add(target)
        if not options.json:
            count = len(cleaned.report.telling)
            what = f"{count} finding{'s' * (count != 1)} removed" if count else "nothing to remove"
            print(printable(f"{job.path} -> {target}: {what}"))
        return {
            "output": str(target),
            "changed": cleaned.changed,
            "report": report_to_plain(cleaned.report, pictures=False),
            "after": report_to_plain(cleaned.after, pictures=False),
        }

    return _each(options, work)


def _target(job: Job, options: argparse.Namespace, written: set[Path]) -> Path:
    """Decide where a copy goes; a file that is there already is never lost by accident."""
    if options.in_place:
        return job.path.resolve()
    target: Path = options.output / job.relative
    if target in written:
        raise Refused(f"another file of this run was written to {target}")
    if target.exists():
        if job.path.exists() and target.samefile(job.path):
            raise Refused("its copy would replace it; use --in-place if that is what you want")
        if not options.force:
            raise Refused(f"{target} exists already; use --force to replace it")
    return target


def _each(options: argparse.Namespace, work: Callable[[Job], dict[str, Any]]) -> int:
    """Do the work for each file; a file that is refused does not stop the others."""
    results: list[dict[str, Any]] = []
    refused = 0
    for job in jobs(options.paths):
        error: dict[str, Any] | None = None
        try:
            results.append({"path": str(job.path), **work(job)})
        except EngineError as reason:
            error = error_to_plain(reason)
        except Refused as reason:
            error = {"code": "refused", "message": str(reason), "offset": None}
        except OSError as reason:
            message = reason.strerror or str(reason)
            error = {"code": "unreadable", "message": message, "offset": None}
        if error is not None:
            refused += 1
            results.append({"path": str(job.path), "error": error})
            where = "" if error["offset"] is None else f" (at byte {error['offset']})"
            name = printable(str(job.path))
            print(f"cloakroom: {name}: {error['message']}{where}", file=sys.stderr)
    if options.json:
        json.dump(results, sys.stdout, ensure_ascii=False, indent=2)
        print()
    return REFUSED if refused else DONE


if __name__ == "__main__":
    sys.exit(main())
