"""Who may import whom: the architecture, checked."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "pysrc"

LAYERS: dict[str, set[str]] = {
    "labels": set(),
    "terms": set(),
    "phrases": {"terms"},
    "model": {"labels", "phrases"},
    "errors": set(),
    "source": {"model", "errors"},
    "segments": {"source", "model"},
    "places": {"model"},
    "policy": {"labels", "model"},
    "metadata": {"phrases", "terms", "metadata", "source", "model", "errors"},
    "formats": {"formats", "metadata", "source", "model", "phrases", "terms", "errors"},
    "classify": {"phrases", "terms", "classify", "labels", "model"},
    "pipeline.embedded": {"pipeline.recognise", "formats", "source", "model", "errors"},
    "pipeline.recognise": {"formats", "source", "model", "errors"},
    "pipeline.orientation": {"metadata", "segments", "source", "model", "errors"},
    "pipeline.remnants": {
        "pipeline.orientation", "policy", "metadata", "segments", "source", "model", "errors",
    },
    "pipeline.inspect": {
        "phrases", "terms",
        "pipeline.embedded", "pipeline.orientation", "pipeline.recognise", "pipeline.remnants",
        "places", "policy", "classify", "formats", "metadata", "segments", "source", "labels",
        "model", "errors",
    },
    "pipeline.clean": {
        "pipeline.embedded", "pipeline.inspect", "pipeline.recognise", "policy", "formats",
        "metadata", "segments", "source", "model", "errors",
    },
    "redaction": {
        "redaction", "pipeline", "policy", "formats", "metadata", "segments", "source", "model",
        "errors",
    },
    "report.english": set(),
    "report.catalogue": {"report.english", "places", "labels", "phrases", "model"},
    "report.plain": {"phrases", "report.catalogue", "model", "errors"},
    "report.file_facts": {"phrases", "terms", "classify", "labels", "model"},
    "report.phrases": {"report.catalogue", "report.english", "model"},
    "report.sentences": {
        "report.phrases", "report.catalogue", "report.english", "phrases", "labels", "model",
    },
    "report.text": {
        "report.catalogue", "report.english", "report.sentences", "labels", "model",
    },
    "cli.walk": {"formats"},
    "files": {"formats", "pipeline", "policy", "source", "model", "errors"},
    "api": {"files", "pipeline", "policy", "redaction", "report", "source", "model", "errors"},
    "cli.files": {"files", "policy", "source", "model"},
    "cli.run": {"cli.walk", "files", "report", "errors"},
    "visible.detection": set(),
    "visible.geometry": {"visible.detection"},
    "visible.models": {"visible.detection", "visible.geometry", "visible.models"},
    "visible.rules": {"visible.detection", "visible.geometry", "visible.rules"},
    "visible.codes": {"visible.detection", "visible.geometry", "visible.rules.hits"},
    "visible.native": {
        "visible.codes", "visible.detection", "visible.geometry", "visible.models", "errors",
    },
    "visible.looking": {
        "visible.detection", "visible.geometry", "visible.native", "visible.rules", "redaction",
        "source", "errors",
    },
    "cli.look": {"cli.run", "cli.walk", "cli.files", "visible.looking", "report", "errors"},
    "cli.redact": {
        "cli.look", "cli.run", "cli.files", "files", "redaction", "report", "errors",
    },
}  # fmt: skip
"""What each part of the engine may import of the engine, as packages or single modules of one.

Parts that are not named may import anything."""

PIXELS = {"PIL", "pillow_heif"}
"""What decodes pictures: for ``coatcheck.redaction`` alone."""
LATE = {"api", "cli.redact", "redaction", "visible.looking"}
"""Who may import ``coatcheck.redaction``, from outside only when pixels are asked for."""
OUTSIDE = {
    "redaction": PIXELS,
    "visible.native": {"PIL", "numpy", "onnxruntime", "zxingcpp"},
    "visible.models": {"numpy"},
    "visible.rules": {"phonenumbers", "stdnum"},
}
"""What each part may import that is not in the standard library."""
LOOKING = {"cli.look", "visible"}
"""Who may import ``coatcheck.visible``: from outside only when asked to look."""


def imports(path: Path) -> Iterator[str]:
    """Yield the names of all modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if is_module(name) else node.module for name in inner)


def is_module(name: str) -> bool:
    """Whether one of ours has this name."""
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def named(module: str, names: Collection[str]) -> str | None:
    """Return which of ``names`` is the module, or a package that it lies in."""
    parts = module.split(".")
    lengths = range(len(parts), 0, -1)
    return next((n for n in (".".join(parts[:k]) for k in lengths) if n in names), None)


@pytest.mark.parametrize("path", modules("coatcheck"), ids=lambda path: str(path.relative_to(ROOT)))
def test_engine_layers(path: Path) -> None:
    module = ".".join(path.relative_to(ROOT / "coatcheck").with_suffix("").parts)
    own = named(module.removesuffix(".__init__"), LAYERS)
    for name in imports(path):
        top, _, imported = name.partition(".")
        if top != "coatcheck":
            allowed = top in sys.stdlib_module_names
            part = named(module.removesuffix(".__init__"), OUTSIDE)
            allowed |= part is not None and top in OUTSIDE[part]
            assert allowed, f"{name} is not in the standard library"
        elif named(imported, {"redaction"}):
            assert own in LATE, f"{module} may not import coatcheck.redaction"
        elif named(imported, {"visible"}) and named(module, LOOKING) is None:
            raise AssertionError(f"{module} may not import coatcheck.visible")
        elif imported and own is not None:
            assert named(imported, LAYERS[own]), f"{module} may not import {name}"


def test_every_layer_is_there() -> None:
    for name in {*LAYERS, *(name for allowed in LAYERS.values() for name in allowed)}:
        assert is_module(f"coatcheck.{name}"), name


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
        "import bridge, coatcheck, coatcheck.cli.main\n"
        "assert 'coatcheck.redaction' not in sys.modules\n"
        "assert not [name for name in sys.modules if name.startswith('coatcheck.visible')]\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, env={"PYTHONPATH": str(ROOT)})


def test_the_rules_would_be_broken_by_a_wrong_import(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text("from coatcheck.pipeline import clean, nothing\nimport PIL.Image\n")
    assert list(imports(wrong)) == ["coatcheck.pipeline.clean", "coatcheck.pipeline", "PIL.Image"]
