"""The page about the library: its examples work, and its tables name what there is."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest

import coatcheck

PAGE = Path(__file__).parents[2] / "docs" / "library.md"
PHOTO = Path(__file__).parents[1] / "samples" / "squirrel.jpg"


def in_code(heading: str) -> set[str]:
    """Return what stands in code font in the table rows below a heading."""
    part = PAGE.read_text().split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    return set(re.findall(r"`([A-Za-z_]+)`", "\n".join(row.split("|")[1] for row in rows)))


def test_its_examples_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL")
    shutil.copy(PHOTO, tmp_path / "photo.jpg")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert failed == 0
    assert tried > 20


def test_it_names_every_choice_error_and_category() -> None:
    assert in_code("What stays") == {choice.name for choice in coatcheck.Choice}
    public = {name: getattr(coatcheck, name) for name in coatcheck.__all__ if name != "File"}
    errors = {
        name
        for name, value in public.items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert in_code("Errors") == errors - {"EngineError"}
    text = PAGE.read_text()
    assert all(f"`{category.value}`" in text for category in coatcheck.Category)


def test_it_names_every_field_of_the_json() -> None:
    plain = coatcheck.inspect(PHOTO).to_dict()
    fields = in_code("The report as JSON")
    assert fields == set(plain) | set(plain["findings"][0])
