"""The JavaScript modules that need no page, tested under Node."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from english import ROOT
from tooling.node.process import find_node

TESTS = sorted(
    path for part in ("frame", "gate", "shared") for path in (ROOT / "tests" / part).glob("*.mjs")
)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_under_node(path: Path) -> None:
    command = [find_node(), "--test", "--test-reporter=tap", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "# pass 0" not in done.stdout
