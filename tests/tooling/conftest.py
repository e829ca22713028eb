"""What the tests of the tooling share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling import paths


@pytest.fixture
def own_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the results of steps in a folder of the test's own."""
    monkeypatch.setattr(paths, "STEPS", tmp_path / "steps")
    return tmp_path / "steps"
