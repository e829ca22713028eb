"""The loop of the command line: each file in its turn, what went wrong named, and a summary."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from coatcheck.cli.walk import Job, Walk
from coatcheck.errors import EngineError, UnknownType
from coatcheck.files import UnsuitableFile
from coatcheck.report.plain import error_to_plain
from coatcheck.report.text import printable

DONE = 0
USAGE = 2
REFUSED = 3


class Refused(Exception):
    """A file that the command does not touch, with the reason."""


@dataclass(slots=True)
class Run:
    """One run over all files."""

    options: argparse.Namespace
    walk: Walk
    past: str
    """What was done to a picture, in the summary: ``cleaned``."""
    render: Callable[[list[dict[str, Any]]], Any] = list
    """Makes of the results what ``--json`` prints."""
    results: list[dict[str, Any]] = field(default_factory=list)
    done: int = 0
    refused: int = 0
    others: int = 0

    def each(self, work: Callable[[Job], dict[str, Any]]) -> int:
        """Do the work for each file and return the exit code; one refused stops no other."""
        for job in self.walk.jobs():
            self._one(job, work)
        for trouble in self.walk.troubles:
            message = trouble.strerror or str(trouble)
            self._refuse(str(trouble.filename), {"code": "unreadable", "message": message})
        if self.options.json:
            say(json.dumps(self.render(self.results), ensure_ascii=False, indent=2))
        elif not self.options.quiet and (self.walk.folders or len(self.walk.paths) > 1):
            say(self._summary())
        return REFUSED if self.refused else DONE

    def _one(self, job: Job, work: Callable[[Job], dict[str, Any]]) -> None:
        path = str(job.path)
        try:
            self.results.append({"path": path, **work(job)})
            self.done += 1
        except EngineError as reason:
            if isinstance(reason, UnknownType) and not job.ought_to_be_supported:
                self.others += 1
            else:
                self._refuse(path, error_to_plain(reason))
        except (Refused, UnsuitableFile) as reason:
            self._refuse(path, {"code": "refused", "message": str(reason)})
        except OSError as reason:
            message = reason.strerror or str(reason)
            self._refuse(path, {"code": "unreadable", "message": message})

    def _refuse(self, path: str, error: dict[str, Any]) -> None:
        self.refused += 1
        error = {"offset": None, **error}
        self.results.append({"path": path, "error": error})
        where = "" if error["offset"] is None else f" (at byte {error['offset']})"
        complain(f"{path}: {error['message']}{where}")

    def _summary(self) -> str:
        left = self.walk.left_alone(self.others)
        if not self.done and not self.refused:
            where = ", ".join(map(str, self.walk.paths))
            return printable(f"No pictures in {where}" + (f"; {left}." if left else "."))
        parts = [f"{self.done} {self.past}"]
        if self.refused:
            parts.append(f"{self.refused} refused")
        return printable(", ".join([*parts, *([left] if left else [])])) + "."


def say(text: str) -> None:
    """Print a line; once the reader has closed the pipe, the work goes on in silence."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # Python would complain once more when it closes the pipe at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(text: str) -> None:
    """Print what went wrong."""
    print(printable(f"coatcheck: {text}"), file=sys.stderr)
