"""Fuzzing without coverage, where Atheris cannot be had: the same arguments and the same results.

Usage: run_blind.py WORKING_FOLDER SEED_FOLDER SECONDS.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from pathlib import Path

from fuzz.contract import check

LARGEST = 200_000


def main(folder: str, seeds: str, seconds: str) -> int:
    """Change pictures at random until the time is over or something breaks."""
    files = [path.read_bytes() for path in sorted(Path(seeds).iterdir())]
    chance = random.Random()
    end = time.monotonic() + float(seconds)
    count = 0
    while time.monotonic() < end:
        data = mutate(chance, files)[:LARGEST]
        count += 1
        try:
            check(data)
        except Exception as error:
            name = f"crash-{hashlib.sha256(data).hexdigest()[:16]}"
            Path(folder, name).write_bytes(data)
            print(f"{name}: {type(error).__name__}: {error}")
            return 1
    print(f"stat::number_of_executed_units: {count}")
    return 0


def mutate(chance: random.Random, files: list[bytes]) -> bytes:
    """Return one of the files with a few changes, most of them near its start."""
    data = bytearray(chance.choice(files))
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(min(len(data), chance.choice((64, 512, 4096, LARGEST))) + 1)
        length = chance.randrange(64)
        other = chance.choice(files)
        place = chance.randrange(len(other))
        data[start : start + chance.choice((0, 1, 4, length))] = chance.choice(
            (
                b"",
                chance.randbytes(chance.choice((1, 4, length))),
                chance.choice((bytes(4), b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0\0\0\1")),
                other[place : place + chance.randrange(2000)],
            )
        )
        if chance.random() < 0.05:
            del data[start:]
    return bytes(data)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
