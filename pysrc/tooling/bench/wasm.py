"""The engine inside Pyodide, against the same engine in a plain Python, on the same pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from tooling import paths
from tooling.bench import rounds
from tooling.bench.result import Result, not_slower
from tooling.node.process import run_script
from tooling.runtime.make import make_runtime
from tooling.steps.step import alone
from tooling.testing import wasm as wasm_tests
from tooling.vendor import parts

ROUNDS = 9
SLOWER = 4
_SCRIPT = paths.NODE_SCRIPTS / "time_cleaning.mjs"

type Found = dict[str, tuple[str, float]]


def measure(samples: Path) -> Iterator[Result]:
    """Yield the time per file for all sample pictures, then for each format."""
    pictures = [str(path) for path in sorted(samples.iterdir()) if path.suffix != ".md"]
    ours = _in_pyodide(pictures)
    native = rounds.per_picture({name: Path(name).read_bytes() for name in pictures}, ROUNDS)
    yield _row("files", pictures, ours, native, SLOWER)
    for format in sorted({format for format, _ in native.values()}):
        some = [name for name in pictures if native[name][0] == format]
        yield _row(format, some, ours, native)


def _row(what: str, names: list[str], ours: Found, native: Found, times: float = 0) -> Result:
    slow, fast = (fmean(found[name][1] for name in names) for found in (ours, native))
    return not_slower(f"clean, Pyodide, {len(names)} {what}", slow, fast, "native", times=times)


def _in_pyodide(pictures: list[str]) -> Found:
    with alone():
        runtime = make_runtime(parts.read()).files()
        folder = wasm_tests.lay_out(runtime, paths.BUILD / "bench" / "wasm-runtime")
    job = {
        "runtime": str(folder),
        "wheels": [name for name in runtime if name.endswith(".whl")],
        "script": str(rounds.__file__),
        "pictures": pictures,
        "rounds": ROUNDS,
    }
    printed = run_script(_SCRIPT, json.dumps(job), doing="Timing the engine in Pyodide")
    return {name: (format, time) for name, (format, time) in json.loads(printed).items()}
