"""The environment of the real chat interfaces that the extension is tested against."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tooling import paths, say
from tooling.errors import ToolingError
from tooling.steps.step import alone

_REQUIREMENTS = paths.SOURCE / "tooling" / "requirements-fronts.txt"
_FOLDER = paths.BUILD / "fronts-venv"
_STAMP = _FOLDER / "installed.txt"
# Published as source only, in pure Python; built by the setuptools of the same list.
_FROM_SOURCE = ("literalai", "syncer")
_BUILDER = "setuptools"


def ensure() -> Path:
    """Return the Python of the environment, made and filled first if its list changed."""
    python = _FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = hashlib.sha256(_REQUIREMENTS.read_bytes()).hexdigest()
    with alone(), say.step("chat interfaces") as step:
        if _STAMP.is_file() and _STAMP.read_text("utf-8") == wanted and python.exists():
            step.note = "unchanged"
            return python
        shutil.rmtree(_FOLDER, ignore_errors=True)
        _call(sys.executable, "-m", "venv", "--without-pip", str(_FOLDER))
        listed = _REQUIREMENTS.read_text("utf-8")
        builder = _FOLDER / "builder.txt"
        builder.write_text(_entry(listed, _BUILDER), "utf-8")
        _install(python, "-r", str(builder))
        _install(
            python,
            "--no-build-isolation",
            *("--no-binary", ",".join(_FROM_SOURCE)),
            *("-r", str(_REQUIREMENTS)),
        )
        _STAMP.write_text(wanted, "utf-8")
    return python


def _install(python: Path, *arguments: str) -> None:
    # Compiled when first imported: much of it never is.
    options = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-compile")
    # The list names all that is needed: there is nothing to work out.
    checked = ("--require-hashes", "--only-binary", ":all:", "--no-deps")
    # Our own pip: making another takes longer than many an installation.
    pip = (sys.executable, "-m", "pip", "--python", str(python), "install")
    _call(*pip, *options, *checked, *arguments)


def _call(*command: str) -> None:
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        raise ToolingError(
            "The environment of the chat interfaces could not be made; what failed is above."
        )


def _entry(listed: str, name: str) -> str:
    """Return the lines of one package in a list of requirements with hashes."""
    lines = listed.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith(f"{name}=="))
    end = start + 1
    while end < len(lines) and lines[end][0].isspace():
        end += 1
    return "".join(lines[start:end])
