"""Redacting, for a plain Python and for Pyodide, and the same by Pillow alone.

Pyodide gets this file's text, so that both run the same lines.
"""

from __future__ import annotations

import io
from statistics import median
from time import perf_counter

from PIL import Image

from coatcheck.redaction import parse, redact
from coatcheck.source import BytesSource

_BOX = (0.4, 0.4, 0.2, 0.1)


def per_picture(pictures: dict[str, bytes], rounds: int) -> dict[str, tuple[str, float]]:
    """Redact each picture so many times.

    Return the megabytes that the memory of WebAssembly has grown to by then (0 elsewhere), as text,
    and the median time in milliseconds.
    """
    found = {}
    for name, data in pictures.items():
        times = [_once(data) for _ in range(rounds)]
        found[name] = (f"{_heap():.0f}", median(times))
    return found


def by_pillow(data: bytes, rounds: int) -> float:
    """Return the median time in milliseconds that Pillow takes to open, fill a box and save."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        image = Image.open(io.BytesIO(data))
        tables, sampling = image.quantization, "keep"  # type: ignore[attr-defined]
        image.paste((0, 0, 0), tuple(map(int, _edges(*image.size))))  # type: ignore[arg-type]
        image.save(io.BytesIO(), "JPEG", qtables=tables, subsampling=sampling, optimize=True)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def _once(data: bytes) -> float:
    start = perf_counter()
    width, height = Image.open(io.BytesIO(data)).size
    left, top, right, bottom = _edges(width, height)
    box = [left, top, right - left, bottom - top]
    edit = parse({"areas": [{"style": "solid", "shape": "box", "box": box}]})
    redact(BytesSource(data), edit)
    return (perf_counter() - start) * 1000


def _edges(width: int, height: int) -> tuple[float, float, float, float]:
    left, top, across, down = _BOX
    return width * left, height * top, width * (left + across), height * (top + down)


def _heap() -> float:
    try:
        import pyodide_js  # type: ignore[import-not-found]
    except ImportError:
        return 0
    return float(pyodide_js._module.HEAP8.length) / 1e6
