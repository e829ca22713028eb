"""Which modules are compiled for the pages: those they import, all of them, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.brython_aot.imports import closure
from tooling.brython_aot.library import STAND_INS, Brython, Folder
from tooling.errors import ToolingError


def names(folder: Path, files: dict[str, str], root: str = "ui.page") -> list[str]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    ours = Folder(folder, ours=True, only=frozenset({"ui", "protocol"}))
    finders = [ours, Folder(STAND_INS, ours=False), Brython.installed()]
    return [module.name for module in closure([root], finders)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from ui.dom import element", ["ui", "ui.dom", "ui.page"]),
        ("from ui import dom", ["ui", "ui.dom", "ui.page"]),
        ("from . import dom", ["ui", "ui.dom", "ui.page"]),
        ("from .dom import element", ["ui", "ui.dom", "ui.page"]),
        ("import ui.dom as d", ["ui", "ui.dom", "ui.page"]),
        ("def f():\n    import ui.dom", ["ui", "ui.dom", "ui.page"]),
        ("import protocol", ["protocol", "ui", "ui.page"]),
        ("if TYPE_CHECKING:\n    import ui.dom", ["ui", "ui.page"]),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import ui.dom", ["ui", "ui.dom", "ui.page"]),
        ("from browser import document, aio", ["ui", "ui.page"]),
        ("import browser.timer", ["browser.timer", "ui", "ui.page"]),
        ("try:\n    import nowhere\nexcept ImportError:\n    pass", ["ui", "ui.page"]),
        ("from dataclasses import dataclass", ["dataclasses", "typing", "ui", "ui.page"]),
    ],
)
def test_what_an_import_needs(tmp_path: Path, text: str, expected: list[str]) -> None:
    files = {"ui/__init__.py": "", "ui/dom.py": "", "protocol.py": "", "ui/page.py": text}
    found = [name for name in names(tmp_path, files) if name != "__future__"]
    assert found == expected


def test_a_package_needs_no_init_file(tmp_path: Path) -> None:
    assert names(tmp_path, {"ui/page.py": ""}) == ["ui", "ui.page"]


@pytest.mark.parametrize("text", ["import nowhere", "def f():\n    from nowhere import x"])
def test_an_unknown_module_is_told_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(ToolingError, match=r"ui/page\.py:\d: imports 'nowhere'"):
        names(tmp_path, {"ui/page.py": text})


def test_the_engine_is_out_of_reach_of_pages(tmp_path: Path) -> None:
    files = {"ui/page.py": "import coatcheck", "coatcheck/__init__.py": ""}
    with pytest.raises(ToolingError, match="imports 'coatcheck'"):
        names(tmp_path, files)


def test_text_that_is_no_python_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ToolingError, match=r"ui/page\.py:2: not understood"):
        names(tmp_path, {"ui/page.py": "x = 1\ndef (:\n"})
