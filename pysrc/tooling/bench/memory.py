"""How much memory a clean of a very large picture takes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tooling.bench import big_files
from tooling.bench.result import Result, below

EXTRA_LIMIT = 16
WHOLE_LIMIT = 64

_PROBE = """
import resource, sys
from pathlib import Path
from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, FileSource, apply

status, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")

def kilobytes(name):
    return next(int(line.split()[1]) for line in status.open() if line.startswith(name))

def forget_peak():
    if reset.exists():
        reset.write_text("5")

def peak():
    if reset.exists():
        return kilobytes("VmHWM")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform == "darwin" else most

before = 0
if len(sys.argv) > 2:
    clean(BytesSource(Path(sys.argv[2]).read_bytes()))
    forget_peak()
    before = peak()
with open(sys.argv[1], "rb") as file:
    source = FileSource(file)
    cleaned = clean(source)
    assert cleaned.changed, "there was something to take away"
    length = sum(map(len, apply(source, cleaned.plan)))
    assert length == cleaned.plan.size
print((peak() - before) / 1000)
"""
"""What a process of its own runs: it reads the whole clean copy, and keeps none of it.

With a small picture as its second argument it cleans that first, and where the system can, forgets
the peak until then; otherwise the interpreter and the engine themselves count.
"""


def measure(samples: Path) -> Iterator[Result]:
    """Yield the extra memory in megabytes for 200 MB, and all of it for 2 GB."""
    for name, write in (("png", big_files.png), ("webp", big_files.webp)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "big")
            write(path)
            extra = _peak(path, next(samples.glob(f"*.{name}")))
            yield below(f"extra memory, 200 MB {name.upper()}", extra, "MB", EXTRA_LIMIT)
    for name, write in (("TIFF", big_files.tiff), ("HEIF", big_files.heif)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "huge")
            write(path)
            yield below(f"all memory, 2 GB {name}", _peak(path), "MB", WHOLE_LIMIT)


def _peak(path: Path, *small: Path) -> float:
    command = [sys.executable, "-c", _PROBE, str(path), *map(str, small)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(run.stdout)
