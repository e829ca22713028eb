"""What the tests of documents share."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set as AbstractSet

from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.source import BytesSource, apply


def cleaned(
    data: bytes, *, drop: AbstractSet[Choice] = frozenset(), keep: AbstractSet[Choice] = frozenset()
) -> dict[str, bytes]:
    source = BytesSource(data)
    plan = clean(source, Policy((DEFAULT.keep - drop) | keep)).plan
    with zipfile.ZipFile(io.BytesIO(b"".join(apply(source, plan)))) as made:
        assert made.testzip() is None
        return {name: made.read(name) for name in made.namelist()}


def labels(data: bytes) -> set[Label]:
    return {finding.label for finding in inspect(BytesSource(data)).findings}
