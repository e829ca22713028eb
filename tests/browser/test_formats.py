"""Every format through the whole extension: what the page receives is what the engine makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e.lab import CLEAN, Lab
from e2e.naming import neutral

from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply

SAMPLES = Path(__file__).parents[1] / "samples"
SUFFIXES = (".gif", ".webp", ".heic", ".avif", ".tif", ".jxl", ".svg")


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def sample(suffix: str) -> Path:
    """Return the first sample of a format that gives something away."""
    for path in sorted(SAMPLES.glob(f"*{suffix}")):
        if clean(BytesSource(path.read_bytes())).report.telling:
            return path
    pytest.fail(f"no sample of {suffix} gives anything away")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_page_receives_what_the_engine_makes(lab: Lab, suffix: str) -> None:
    path = sample(suffix)
    source = BytesSource(path.read_bytes())
    cleaned = clean(source)
    lab.send("drop", path)
    lab.decide(CLEAN)
    [received] = lab.files_by("drop")
    assert received.data == b"".join(apply(source, cleaned.plan))
    assert received.name == neutral(cleaned.report.extension)
    assert received.type == cleaned.report.media_type
