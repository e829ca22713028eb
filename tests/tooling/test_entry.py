"""build.py itself: old Pythons can read it, and it says what is missing."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tooling import paths

ENTRY = paths.ROOT / "build.py"


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ENTRY), *arguments], capture_output=True, encoding="utf-8"
    )


def test_old_pythons_can_read_it() -> None:
    ast.parse(ENTRY.read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("command", [[], ["build"], ["test"], ["clean"]])
def test_every_command_explains_itself(command: list[str]) -> None:
    done = call(*command, "--help")
    assert done.returncode == 0
    assert "usage: build.py" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "text"),
    [
        ([], 2, "COMMAND"),
        (["nonsense"], 2, "nonsense"),
        (["test", "nonsense"], 2, "'nonsense' is not one of engine"),
        (["build", "--guard", "example.org"], 1, "'example.org' is not a match pattern"),
        (["build", "--", "x"], 2, "only 'test'"),
        (["build", "--out", str(paths.ROOT / "build.py")], 1, "is not a folder"),
    ],
)
def test_mistakes_are_told_without_a_traceback(arguments: list[str], code: int, text: str) -> None:
    done = call(*arguments)
    assert done.returncode == code
    assert text in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_right_python_it_says_what_to_install(tmp_path: Path) -> None:
    shutil.copy(ENTRY, tmp_path)
    (tmp_path / "pysrc" / "tooling").mkdir(parents=True)
    (tmp_path / "pysrc" / "tooling" / "requirements.txt").write_text("")
    text = (tmp_path / "build.py").read_text("utf-8").replace('WANTED = "3.13"', 'WANTED = "3.99"')
    (tmp_path / "build.py").write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, str(tmp_path / "build.py"), "build"],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "", "HOME": str(tmp_path), "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")},
    )
    assert done.returncode == 2
    assert "uv python install 3.99" in done.stderr
    assert sys.executable in done.stderr
    assert not (tmp_path / ".venv").exists()
