"""The JavaScript modules of the settings, tested under Node with a storage of their own."""

from __future__ import annotations

import subprocess

import pytest

from english import ROOT
from tooling.node.process import find_node

TESTS = sorted((ROOT / "tests/settings").glob("*.test.mjs"))


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.partition(".")[0])
def test_under_node(path: object) -> None:
    command = [find_node(), "--test", "--test-reporter=tap", str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "# pass 0" not in done.stdout
