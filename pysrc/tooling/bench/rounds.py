"""The same work for a plain Python and for Pyodide: needs the engine and nothing else.

Pyodide gets this file's text, so that both run the same lines.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply


def per_picture(pictures: dict[str, bytes], rounds: int) -> dict[str, tuple[str, float]]:
    """Clean each picture so many times; return its format and the median in milliseconds."""
    found = {}
    for name, data in pictures.items():
        _once(data)
        runs = [_once(data) for _ in range(rounds)]
        found[name] = (runs[0][0], median(time for _, time in runs))
    return found


def _once(data: bytes) -> tuple[str, float]:
    start = perf_counter()
    source = BytesSource(data)
    cleaned = clean(source)
    b"".join(apply(source, cleaned.plan))
    return cleaned.report.format, (perf_counter() - start) * 1000
