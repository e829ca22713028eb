"""The engine's contract with any file: a result or an ``EngineError``, in bounded time.

One function for all who throw bytes at the engine: the fuzzer, the property tests, and the list of
files that were found to break it once.
"""

from __future__ import annotations

import json
from time import process_time

from coatcheck.errors import EngineError
from coatcheck.pipeline.clean import clean
from coatcheck.policy import DEFAULT
from coatcheck.report.plain import report_to_json
from coatcheck.source import BytesSource, apply

SECONDS = 2.0
SECONDS_PER_MEGABYTE = 1.0


class Broken(AssertionError):
    """The contract does not hold."""


def check(data: bytes) -> str:
    """Clean a file and hold the engine to its contract; return the error's code or ``cleaned``.

    Raises Broken, or whatever the engine should not have raised.
    """
    began = process_time()
    try:
        return _check(data)
    finally:
        taken = process_time() - began
        allowed = SECONDS + SECONDS_PER_MEGABYTE * len(data) / 1e6
        if taken > allowed:
            raise Broken(f"{taken:.1f} s for {len(data)} bytes, more than {allowed:.1f} s")


def _check(data: bytes) -> str:
    source = BytesSource(data)
    try:
        cleaned = clean(source)
    except EngineError as error:
        if not error.code or not str(error):
            raise Broken("an error without words") from error
        return error.code
    json.dumps(report_to_json(cleaned.report))
    made = b"".join(apply(source, cleaned.plan))
    if len(made) != cleaned.plan.size:
        raise Broken("the plan does not make the file that it promises")
    again = clean(BytesSource(made))
    if again.changed or not all(map(DEFAULT.allows, again.report.telling)):
        raise Broken("the cleaned file is not clean when it is looked at again")
    return "cleaned"
