"""Every sample picture, cleaned, before independent judges."""

from __future__ import annotations

from pathlib import Path

import pytest

from coatcheck.cli.files import clean_file
from judges.judge import different, hidden_strings, left_over, sensitive_strings

SAMPLES = Path(__file__).parent.parent / "samples"
PICTURES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")
NOTHING_TOLD = {"profile.bmp"}
"""A colour profile that is made standard is nothing to tell anybody about."""


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_nothing_is_left_and_nothing_looks_different(path: Path, tmp_path: Path) -> None:
    target = tmp_path / path.name
    cleaned = clean_file(path, target)
    assert cleaned.changed, "every sample has something to take away"
    assert cleaned.report.telling or path.name in NOTHING_TOLD
    assert left_over(target) == []
    assert hidden_strings(path, target) == []
    assert list(different(path, target)) == []


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_cleaning_twice_changes_nothing_more(path: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    clean_file(path, once)
    again = clean_file(once, twice)
    assert not again.changed
    assert not again.report.telling
    assert once.read_bytes() == twice.read_bytes()


def test_the_judge_sees_what_is_there() -> None:
    """A judge that finds nothing anywhere would let everything pass."""
    squirrel = SAMPLES / "squirrel.jpg"
    assert any("GPSLatitude" in tag for tag in left_over(squirrel))
    assert "Adobe Photoshop Lightroom 6.1 (Windows)" in sensitive_strings(squirrel)
    assert hidden_strings(squirrel, squirrel)
    assert list(different(squirrel, SAMPLES / "seaside.jpg"))
