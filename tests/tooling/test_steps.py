"""Steps are skipped exactly when nothing that went into them changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.steps.step import files_below, fingerprint, keep, results


def test_a_step_is_made_once_for_each_key(own_steps: Path) -> None:
    made: list[str] = []

    def make(folder: Path) -> str:
        made.append(folder.name)
        (folder / "result").write_text(str(len(made)))
        return ""

    for key, expected in (("a", "1"), ("a", "1"), ("b", "2"), ("a", "3")):
        folder = keep("step", key, make)
        assert (folder / "result").read_text() == expected
        assert [path.name for path in results(folder)] == ["result"]
    assert [path.name for path in own_steps.iterdir()] == ["step"]


def test_a_step_that_fails_leaves_the_last_result(own_steps: Path) -> None:
    def good(folder: Path) -> None:
        (folder / "result").write_text("good")

    def bad(folder: Path) -> None:
        (folder / "result").write_text("half")
        raise RuntimeError

    keep("step", "a", good)
    with pytest.raises(RuntimeError):
        keep("step", "b", bad)
    assert (own_steps / "step" / "result").read_text() == "good"
    assert len(list(own_steps.iterdir())) == 1


def test_a_fingerprint_sees_content_name_and_facts(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x")
    two.write_text("x")
    seen = {
        fingerprint([one]),
        fingerprint([two]),
        fingerprint([one], "fact"),
        fingerprint([one, two]),
    }
    one.write_text("y")
    seen.add(fingerprint([one]))
    assert len(seen) == 5


def test_left_overs_are_no_files(tmp_path: Path) -> None:
    for name in ("a.py", "a.pyc", ".hidden", "__pycache__/a.cpython-313.pyc", "b/c.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert [path.name for path in files_below(tmp_path)] == ["a.py", "c.js"]
