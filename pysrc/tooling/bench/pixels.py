"""Redacting large photos: inside Pyodide, in a plain Python, and by Pillow alone."""

from __future__ import annotations

import io
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tooling import paths
from tooling.bench import redact_rounds
from tooling.bench.result import Result, below, not_slower
from tooling.node.process import run_script
from tooling.runtime.make import make_runtime
from tooling.steps.step import alone
from tooling.testing import wasm as wasm_tests
from tooling.vendor import parts

ROUNDS = 3
MEMORY_LIMIT = 1_000
_SCRIPT = paths.NODE_SCRIPTS / "time_cleaning.mjs"


def measure() -> Iterator[Result]:
    """Yield times for 12 megapixels, and the memory that 50 megapixels take in Pyodide."""
    with tempfile.TemporaryDirectory() as folder:
        usual, large = Path(folder, "usual.jpg"), Path(folder, "large.jpg")
        usual.write_bytes(_photo((4000, 3000)))
        large.write_bytes(_photo((8160, 6120)))
        data = usual.read_bytes()
        pillow = redact_rounds.by_pillow(data, ROUNDS)
        _, native = redact_rounds.per_picture({"usual": data}, ROUNDS)["usual"]
        _, wasm = _in_pyodide(usual, ROUNDS)
        heap, slow = _in_pyodide(large, 1)
    yield not_slower("redact, native, JPEG of 12 megapixels", native, pillow, "Pillow alone")
    yield not_slower("redact, Pyodide, JPEG of 12 megapixels", wasm, pillow, "Pillow, native")
    yield Result("redact, Pyodide, JPEG of 50 megapixels", slow, "ms")
    yield below("memory of Pyodide by then", float(heap), "MB", MEMORY_LIMIT)


def _in_pyodide(picture: Path, rounds: int) -> tuple[str, float]:
    with alone():
        runtime = make_runtime(parts.read()).files()
        folder = wasm_tests.lay_out(runtime, paths.BUILD / "bench" / "wasm-runtime")
    job = {
        "runtime": str(folder),
        "wheels": [name for name in runtime if name.endswith(".whl")],
        "script": str(redact_rounds.__file__),
        "pictures": [str(picture)],
        "rounds": rounds,
    }
    printed = run_script(_SCRIPT, json.dumps(job), doing="Timing redaction in Pyodide")
    heap, time = json.loads(printed)[str(picture)]
    return str(heap), float(time)


def _photo(size: tuple[int, int]) -> bytes:
    """Make a photo with as much in it as a camera's."""
    noise = random.Random(1)
    small = Image.frombytes("RGB", (1000, 750), noise.randbytes(1000 * 750 * 3))
    image = small.resize(size, Image.Resampling.BICUBIC)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=90)
    return data.getvalue()
