"""The output folder holds what was built and nothing else, and no other folder is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.errors import ToolingError
from tooling.package import folder

MANIFEST = b'{"name": "Coatcheck"}'


def test_writes_only_what_differs_and_removes_the_rest(tmp_path: Path) -> None:
    source = tmp_path / "source.js"
    source.write_text("one")
    out = tmp_path / "out"
    files: dict[str, folder.Content] = {"manifest.json": MANIFEST, "a/b.js": source, "c/d": b"x"}
    assert folder.write(out, files) == 3
    assert folder.write(out, files) == 0
    source.write_text("two")
    del files["c/d"]
    assert folder.write(out, files) == 2
    assert (out / "a" / "b.js").read_text() == "two"
    assert not (out / "c").exists()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ToolingError, match="holds no earlier build"):
        folder.write(tmp_path, {"manifest.json": MANIFEST})
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_another_extension_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "Another"}')
    with pytest.raises(ToolingError, match="holds no earlier build"):
        folder.write(tmp_path, {"manifest.json": MANIFEST})


def test_a_build_under_the_name_before_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "Cloakroom"}')
    (tmp_path / "gone.js").write_text("of before")
    folder.write(tmp_path, {"manifest.json": MANIFEST})
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]
    assert (tmp_path / "manifest.json").read_bytes() == MANIFEST


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(ToolingError, match="is not a folder"):
        folder.write(tmp_path / "out", {})
