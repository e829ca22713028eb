"""How much memory a clean of a very large picture takes beyond the interpreter's own."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from tooling.bench.result import Result, below

SIZE = 200_000_000
LIMIT = 16

_PROBE = """
import resource, sys
from pathlib import Path
from cloakroom.cleaning import clean
from cloakroom.source import BytesSource, FileSource, apply

status, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")

def kilobytes(name):
    return next(int(line.split()[1]) for line in status.open() if line.startswith(name))

def forget_peak():
    if reset.exists():
        reset.write_text("5")

def peak():
    if reset.exists():
        return kilobytes("VmHWM")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

small = Path(sys.argv[2]).read_bytes()
clean(BytesSource(small))
forget_peak()
before = peak()
with open(sys.argv[1], "rb") as file, open(sys.argv[1] + ".clean", "wb") as copy:
    source = FileSource(file)
    for data in apply(source, clean(source).plan):
        copy.write(data)
print((peak() - before) / 1000)
"""
"""What a process of its own runs; where the system can, it first forgets the imports' peak."""


def measure(samples: Path) -> Iterator[Result]:
    """Yield the extra memory in megabytes for a PNG and a WebP of 200 MB."""
    for suffix, write in ((".png", _big_png), (".webp", _big_webp)):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "big" + suffix)
            write(path)
            small = next(samples.glob("*" + suffix))
            command = [sys.executable, "-c", _PROBE, str(path), str(small)]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            what = f"extra memory, 200 MB {suffix[1:].upper()}"
            yield below(what, float(run.stdout), "MB", LIMIT)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _big_png(path: Path) -> None:
    block = os.urandom(64 * 1024)
    coded = _chunk(b"IDAT", block)
    with path.open("wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(_chunk(b"IHDR", struct.pack(">IIBBBBB", 8000, 8000, 8, 2, 0, 0, 0)))
        file.write(_chunk(b"tEXt", b"Comment\0a private word"))
        for _ in range(SIZE // len(coded)):
            file.write(coded)
        file.write(_chunk(b"IEND", b""))


def _big_webp(path: Path) -> None:
    block = os.urandom(1_000_000)
    frame = bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 8000, 8000)
    size = len(frame) + len(block) * (SIZE // len(block))
    with path.open("wb") as file:
        extended = (
            b"VP8X" + struct.pack("<I", 10) + b"\x08" + bytes(3) + (7999).to_bytes(3, "little") * 2
        )
        private = b"EXIF" + struct.pack("<I", 26) + b"MM\0*" + bytes(22)
        file.write(b"RIFF" + struct.pack("<I", 4 + 18 + 8 + size + 34) + b"WEBP" + extended)
        file.write(b"VP8 " + struct.pack("<I", size) + frame)
        for _ in range(SIZE // len(block)):
            file.write(block)
        file.write(private)
