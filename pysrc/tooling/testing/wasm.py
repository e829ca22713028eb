"""Runs the engine's tests inside Pyodide, under Node.js, on the wheel that ships."""

from __future__ import annotations

import importlib.metadata
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tooling import paths
from tooling.errors import ToolingError
from tooling.node.process import find_node
from tooling.runtime.make import make_runtime
from tooling.steps.step import alone, fingerprint, keep
from tooling.vendor import parts

_SCRIPT = paths.NODE_SCRIPTS / "run_pytest.mjs"
_TESTS = "tests/engine"
# Pure Python all of them; Pillow comes as the wheel that ships.
_PACKAGES = ("hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest")
_OPTIONAL = ("sortedcontainers",)
# They look at the command line, at the tooling, at the source tree and with native models, which a
# browser has not.
_NOT_HERE = (
    "tests/engine/cli/test_cli.py",
    "tests/engine/cli/test_cli_files.py",
    "tests/engine/test_api.py",
    "tests/engine/cli/test_look.py",
    "tests/engine/formats/test_registry.py",
    "tests/engine/test_import_rules.py",
    "tests/engine/test_javascript_imports.py",
    "tests/engine/test_library_page.py",
    "tests/engine/test_protocol.py",
    "tests/engine/visible",
)

ALL_WITHIN = 20 * 60
"""Seconds for all of them on a busy machine; there, no test can be ended alone."""


def run(options: Sequence[str], *, whole: bool = True) -> int:
    """Run pytest in there and return its exit code; it prints its own report.

    Not `whole`: the options name the tests themselves.
    """
    with alone():
        runtime = make_runtime(parts.read()).files()
        packages = _test_packages()
    folder = lay_out(runtime, paths.BUILD / "wasm-runtime")
    job = {
        "runtime": str(folder),
        "packages": str(packages),
        "project": str(paths.ROOT),
        "wheels": [path.name for path in runtime.values() if path.suffix == ".whl"],
        "arguments": [
            *([_TESTS] if whole else []),
            *(f"--ignore={name}" for name in _NOT_HERE),
            "-p",
            "no:cacheprovider",
            *options,
        ],
    }
    command = [find_node(), str(_SCRIPT), json.dumps(job)]
    try:
        return subprocess.run(command, cwd=paths.ROOT, timeout=ALL_WITHIN).returncode
    except subprocess.TimeoutExpired:
        raise ToolingError(
            f"The engine's tests inside Pyodide were not done within {ALL_WITHIN // 60} minutes."
        ) from None


def lay_out(runtime: dict[str, Path], folder: Path) -> Path:
    """Lay the runtime's files, which come from several steps, into one folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, path in runtime.items():
        (folder / name).symlink_to(path)
    return folder


def _test_packages() -> Path:
    """Copy the packages that the tests need out of the virtual environment."""
    found = []
    for name in (*_PACKAGES, *_OPTIONAL):
        try:
            found.append(importlib.metadata.distribution(name))
        except importlib.metadata.PackageNotFoundError:
            if name not in _OPTIONAL:
                raise ToolingError(f"The package {name} is missing from .venv.") from None

    def make(folder: Path) -> str:
        for distribution in found:
            for file in distribution.files or []:
                if ".." in file.parts or file.suffix == ".pyc":
                    continue
                to = folder / file
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path(str(file.locate())), to)
        return f"{len(found)} packages"

    facts = [f"{distribution.name} {distribution.version}" for distribution in found]
    return keep("test packages", fingerprint([], *facts), make)
