"""Coverage-guided fuzzing of one format, as a process of its own.

Usage: run_atheris.py WORKING_FOLDER SEED_FOLDER SECONDS. A file that breaks the contract is left in
the working folder as ``crash-*``, ``timeout-*`` or ``oom-*``, and the exit code is not 0.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["coatcheck"]):
    from fuzz.contract import check

LARGEST = 200_000
MEGABYTES = 600


def main(folder: str, seeds: str, seconds: str) -> None:
    """Fuzz until the time is over or something breaks."""
    kept = Path(folder, "kept")
    kept.mkdir(parents=True, exist_ok=True)
    arguments = [
        sys.argv[0],
        str(kept),
        seeds,
        f"-max_total_time={seconds}",
        f"-max_len={LARGEST}",
        f"-rss_limit_mb={MEGABYTES}",
        "-timeout=20",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup(arguments, check_one)
    atheris.Fuzz()


def check_one(data: bytes) -> None:
    """Hold the engine to its contract; libFuzzer wants no return value."""
    check(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
