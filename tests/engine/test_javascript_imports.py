"""Who may import whom in the extension's JavaScript: the architecture, checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tooling.steps.bundle import ELSEWHERE, GATE

ROOT = Path(__file__).parents[2] / "extension"

FOLDERS: dict[str, set[str]] = {
    "shared": {"shared"},
    "background": {"background", "shared"},
    "background.js": {"background"},
    "engine": {"engine", "shared/serial.js"},
    "frame": {"frame", "shared"},
    "pages": {"pages", "shared"},
    "gate/special_sites.js": {"shared/site_list.js"},
    "gate/isolated": {
        "gate/isolated", "gate/special_sites.js", "shared/formats.generated.js",
        "shared/plain_texts.js", "shared/serial.js", "shared/site_list.js",
    },
    "gate/gate.js": {"gate/isolated"},
    "gate/every_file.js": set(),
    "gate/page": {
        "gate/page", "gate/special_sites.js", "shared/formats.generated.js", "shared/serial.js",
    },
    "gate/hooks.js": {"gate/page"},
}  # fmt: skip
"""What each folder or module may import of the extension.

The two worlds of a page (``gate/isolated`` and ``gate/page``) share no module that keeps anything,
and take nothing of the extension's own pages, whose objects and interfaces they do not have."""

BUILT = re.compile(r"engine/(pyodide|libheif)/")
"""What the build puts beside the sources."""
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"`\\])//[^\n]*", re.DOTALL)
_IMPORT = re.compile(
    r"^\s*(?:import|export)\b[^'\";]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)",
    re.MULTILINE,
)

MODULES = sorted(ROOT.rglob("*.js"))


def imports(path: Path) -> Iterator[Path]:
    """Yield the modules that a module needs when it runs; what JSDoc names is no such thing."""
    for match in _IMPORT.finditer(_COMMENT.sub("", path.read_text("utf-8"))):
        name = next(group for group in match.groups() if group)
        assert name.startswith("."), f"{path}: {name} is no module of ours"
        yield (path.parent / name).resolve()


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def owner(name: str) -> str:
    """Return the folder or module of FOLDERS that a module is or lies in."""
    found = [folder for folder in FOLDERS if name == folder or name.startswith(f"{folder}/")]
    assert len(found) == 1, f"{name} has no place in FOLDERS"
    return found[0]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_folders(path: Path) -> None:
    allowed = FOLDERS[owner(named(path))]
    for imported in imports(path):
        name = named(imported)
        if not BUILT.match(name):
            assert imported.is_file(), f"{named(path)} imports {name}, which is not there"
        within = any(name == entry or name.startswith(f"{entry}/") for entry in allowed)
        assert within, f"{named(path)} may not import {name}"


def test_no_module_needs_itself() -> None:
    needs = {path: [to for to in imports(path) if to.is_file()] for path in MODULES}
    done: set[Path] = set()

    def walk(path: Path, above: tuple[Path, ...]) -> None:
        assert path not in above, " -> ".join(map(named, [*above[above.index(path) :], path]))
        if path in done:
            return
        for to in needs[path]:
            walk(to, (*above, path))
        done.add(path)

    for path in MODULES:
        walk(path, ())


def test_the_build_knows_what_the_gate_is_made_of() -> None:
    gate = [path for path in MODULES if path.is_relative_to(GATE)]
    outside = {to for path in gate for to in imports(path) if not to.is_relative_to(GATE)}
    assert outside == {path for path in ELSEWHERE if path.suffix == ".js"}


def test_every_folder_of_the_rules_is_there() -> None:
    for name in {*FOLDERS, *(entry for allowed in FOLDERS.values() for entry in allowed)}:
        assert (ROOT / name).exists(), name


def test_imports_of_all_forms_are_found(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.js"
    wrong.write_text(
        "import {\n  one,\n} from './one.js';\nimport './two.js';\n"
        "export { three } from './three.js';\nconst four = await import('./four.js');\n"
        "// import './five.js';\n/** @type {import('./six.js').Six} */\nconst address = 'https://x';\n"
    )
    found = [path.name for path in imports(wrong)]
    assert found == ["one.js", "two.js", "three.js", "four.js"]
