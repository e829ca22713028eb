"""`bench`: measures, and prints a table of ratios."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tooling import paths, say
from tooling.bench import memory, native, pixels, wasm
from tooling.bench.result import Result, table
from tooling.browsers.find import ensure_chromium
from tooling.commands.build import build

GUARD = "http://localhost/*"
SAMPLES = paths.ROOT / "tests" / "samples"


def _browser() -> Iterator[Result]:
    from tooling.bench.browser import measure  # Playwright is slow to import.

    return measure(ensure_chromium(), _extension())


def _idle() -> Iterator[Result]:
    from tooling.bench.idle import measure

    return measure(ensure_chromium(), _extension())


def _extension() -> Path:
    return build(out=paths.BUILD / "bench" / "extension", guards=[GUARD])


GROUPS: Mapping[str, Callable[[], Iterator[Result]]] = {
    "native": lambda: native.measure(SAMPLES),
    "memory": lambda: memory.measure(SAMPLES),
    "wasm": lambda: wasm.measure(SAMPLES),
    "pixels": pixels.measure,
    "browser": _browser,
    "idle": _idle,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `bench`."""
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"of: {', '.join(GROUPS)}")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(options: argparse.Namespace) -> int:
    """Measure everything, or the groups that were named; a missed aim is no failure."""
    unknown = set(options.groups) - GROUPS.keys()
    if unknown:
        say.line(f"no such group: {', '.join(sorted(unknown))}")
        return 2
    results: list[Result] = []
    for name in options.groups or GROUPS:
        say.line(f"measuring: {name}")
        results += GROUPS[name]()
    if options.json:
        print(json.dumps([result.to_plain() for result in results], indent=2))
    else:
        print("\n" + table(results))
    return 0
