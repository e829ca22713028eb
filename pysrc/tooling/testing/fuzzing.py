"""`test fuzz`: looks for files that break the engine's contract, for as long as it is told to."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tooling import paths, say
from tooling.errors import ToolingError

_REQUIREMENTS = paths.SOURCE / "tooling" / "requirements-fuzz.txt"
_FOLDER = paths.BUILD / "fuzz"
_SCRIPT = paths.ROOT / "tests" / "fuzz" / "run_atheris.py"
_SAMPLES = paths.ROOT / "tests" / "samples"
_LARGEST_SEED = 150_000


def run(minutes: float, formats: Sequence[str] = ()) -> int:
    """Fuzz each format for so many minutes; return 0 if nothing was found."""
    sys.path.insert(0, str(paths.ROOT / "tests"))
    seeds = _seeds()
    unknown = set(formats) - seeds.keys()
    if unknown:
        raise ToolingError(f"There are no seeds for: {', '.join(sorted(unknown))}.")
    names = list(formats or seeds)
    guided = _ensure_atheris()
    say.line(f"{minutes:g} minutes each for {', '.join(names)}; found files go to {_FOLDER}")
    found: list[Path] = []
    waiting = iter(names)
    at_once = max(os.cpu_count() or 1, 1)
    running: list[tuple[str, subprocess.Popen[bytes], Path]] = []
    while True:
        while len(running) < at_once and (name := next(waiting, None)) is not None:
            folder = _FOLDER / name.replace(" ", "-").lower()
            running.append((name, _start(folder, seeds[name], minutes * 60, guided), folder))
        if not running:
            break
        time.sleep(0.5)
        for entry in [entry for entry in running if entry[1].poll() is not None]:
            running.remove(entry)
            found += _report(*entry)
    return 1 if found else 0


def _start(
    folder: Path, seeds: Sequence[bytes], seconds: float, guided: bool
) -> subprocess.Popen[bytes]:
    for old in _broken(folder):
        old.unlink()
    start = folder / "seeds"
    shutil.rmtree(start, ignore_errors=True)
    start.mkdir(parents=True)
    for number, data in enumerate(seeds):
        (start / f"{number:04}").write_bytes(data)
    script = _SCRIPT if guided else _SCRIPT.with_name("run_blind.py")
    search = os.pathsep.join((str(paths.SOURCE), str(paths.ROOT / "tests")))
    log = (folder / "log.txt").open("wb")
    return subprocess.Popen(
        [sys.executable, str(script), str(folder), str(start), str(int(seconds))],
        stdout=log,
        stderr=log,
        env={**os.environ, "PYTHONPATH": search},
    )


def _report(name: str, process: subprocess.Popen[bytes], folder: Path) -> list[Path]:
    broken = list(_broken(folder))
    if process.returncode and not broken:
        tail = (folder / "log.txt").read_text("utf-8", "replace")[-2000:]
        raise ToolingError(f"Fuzzing {name} did not work:\n{tail}")
    log = (folder / "log.txt").read_text("utf-8", "replace")
    runs = [line for line in log.splitlines() if "number_of_executed_units" in line]
    count = runs[-1].split()[-1] if runs else "?"
    verdict = f"FOUND {', '.join(path.name for path in broken)}" if broken else "nothing found"
    say.line(f"{name:<10} {count:>9} files tried, {verdict}")
    return broken


def _broken(folder: Path) -> Iterator[Path]:
    for pattern in ("crash-*", "timeout-*", "oom-*", "slow-unit-*"):
        yield from folder.glob(pattern)


def _seeds() -> dict[str, list[bytes]]:
    """Collect pictures to start from, by format: the table of cases, and the samples."""
    from coatcheck.errors import EngineError
    from coatcheck.pipeline.recognise import recognise
    from coatcheck.source import BytesSource

    cases = importlib.import_module("engine.cases")
    files = [case.data for case in cases.CASES]
    files += [path.read_bytes() for path in sorted(_SAMPLES.iterdir())]
    seeds: dict[str, list[bytes]] = {}
    for data in files:
        try:
            name = recognise(BytesSource(data)).format
        except EngineError:
            continue
        if len(data) <= _LARGEST_SEED:
            seeds.setdefault(name, []).append(data)
    return seeds


def _ensure_atheris() -> bool:
    """Install the coverage-guided fuzzer if need be; return whether there is one."""
    if importlib.util.find_spec("atheris") is not None:
        return True
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", str(_REQUIREMENTS)]
    if subprocess.run(command).returncode == 0:
        importlib.invalidate_caches()
        return True
    say.line("Atheris has no package for this machine; files are changed without looking inside")
    return False
