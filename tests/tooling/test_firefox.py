"""Which Firefox is taken, and what is said when there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tooling.browsers import firefox
from tooling.errors import ToolingError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def stand_in(folder: Path, version: str) -> Path:
    path = folder / "firefox"
    path.write_text(f"#!/bin/sh\necho 'Mozilla Firefox {version}'\n")
    path.chmod(0o755)
    return path


def test_the_named_one_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = stand_in(tmp_path, "140.12.0esr")
    monkeypatch.setenv(firefox.VARIABLE, str(path))
    assert firefox.find_firefox() == str(path)


def test_an_old_one_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(firefox.VARIABLE, str(stand_in(tmp_path, "115.3.0esr")))
    with pytest.raises(ToolingError, match=r"version 140\.0.*version 115"):
        firefox.find_firefox()


def test_none_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(firefox.VARIABLE, str(tmp_path / "nothing"))
    with pytest.raises(ToolingError, match=r"does not run.*apt-get install firefox-esr"):
        firefox.find_firefox()
