"""Who may import whom: the architecture, checked."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "pysrc"

LAYERS: dict[str, set[str]] = {
    "coatcheck.model": set(),
    "coatcheck.errors": set(),
    "coatcheck.source": {"model", "errors"},
    "coatcheck.containers": {"containers", "metadata", "source", "model", "errors"},
    "coatcheck.metadata": {"metadata", "source", "model", "errors"},
    "coatcheck.classify": {"classify", "model"},
    "coatcheck.places": set(),
    "coatcheck.policy": {"model"},
    "coatcheck.embedded": {"errors"},
    "coatcheck.recognise": {"containers", "source", "errors"},
    "coatcheck.inspection": {
        "policy", "orientation", "remains", "places", "classify", "containers", "metadata",
        "recognise", "embedded", "source", "model", "errors",
    },
    "coatcheck.orientation": {"metadata", "source", "model", "errors"},
    "coatcheck.remains": {"orientation", "policy", "metadata", "source", "model", "errors"},
    "coatcheck.cleaning": {
        "inspection", "policy", "metadata", "embedded", "source", "model", "errors",
    },
    "coatcheck.file_facts": {"classify", "model"},
    "coatcheck.plain": {"model", "errors"},
    "coatcheck.english": set(),
    "coatcheck.sentences": {"classify", "english", "model"},
    "coatcheck.telling": {"english", "file_facts", "sentences", "model"},
    "coatcheck.files": {"cleaning", "policy", "source", "model", "errors"},
    "coatcheck.walking": set(),
    "coatcheck.run": {"walking", "files", "plain", "telling", "errors"},
    "coatcheck.redact_command": {"redact", "run", "files", "telling", "errors"},
    "coatcheck.redact": {
        "cleaning", "inspection", "orientation", "policy", "recognise", "metadata", "source",
        "model", "errors",
    },
}  # fmt: skip
"""What each part of the engine may import of the engine; parts not named may import anything."""

PIXELS = {"PIL", "pillow_heif"}
"""What decodes pictures: for ``coatcheck.redact`` alone."""
LATE = {"coatcheck.redact_command", "coatcheck.redact"}
"""Who may import ``coatcheck.redact``, from outside only when pixels are asked for."""


def imports(path: Path) -> Iterator[str]:
    """Yield the names of all modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            if node.module == "coatcheck":
                yield from (f"coatcheck.{alias.name}" for alias in node.names)


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def part(path: Path) -> str:
    """Return the part that a module belongs to: ``coatcheck.containers`` for all below it."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts[:2])


@pytest.mark.parametrize("path", modules("coatcheck"), ids=lambda path: str(path.relative_to(ROOT)))
def test_engine_layers(path: Path) -> None:
    own = part(path)
    for name in imports(path):
        top, _, rest = name.partition(".")
        if top != "coatcheck":
            allowed = top in sys.stdlib_module_names
            allowed |= own == "coatcheck.redact" and top in PIXELS
            assert allowed, f"{name} is not in the standard library"
        elif rest.split(".")[0] == "redact":
            assert own in LATE, f"{own} may not import coatcheck.redact"
        elif rest and own in LAYERS:
            imported = rest.split(".")[0]
            same = f"coatcheck.{imported}" == own
            assert same or imported in LAYERS[own], f"{own} may not import coatcheck.{rest}"


@pytest.mark.parametrize("path", modules("ui"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_interface_never_imports_the_engine(path: Path) -> None:
    for name in imports(path):
        assert name.split(".")[0] not in {"coatcheck", "bridge", "tooling"}, name


@pytest.mark.parametrize("path", modules("bridge"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_bridge_imports_only_the_engine(path: Path) -> None:
    allowed = {"coatcheck", "bridge", "js", "pyodide"} | sys.stdlib_module_names
    for name in imports(path):
        assert name.split(".")[0] in allowed, name


def test_the_engine_starts_without_what_decodes_pictures() -> None:
    script = (
        "import sys; sys.modules.update(dict.fromkeys(('PIL', 'pillow_heif')))\n"
        "import bridge, coatcheck, coatcheck.cli\n"
        "assert 'coatcheck.redact' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": str(ROOT)})


def test_the_rules_would_be_broken_by_a_wrong_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from coatcheck import cleaning\nimport PIL.Image\n")
    assert list(imports(wrong)) == ["coatcheck", "coatcheck.cleaning", "PIL.Image"]
