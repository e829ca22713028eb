"""Makes the folder `engine/pyodide/` of the extension, in steps that are skipped when unchanged."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tooling import paths
from tooling.errors import ToolingError
from tooling.node.process import run_script
from tooling.runtime import pyodide, wheels
from tooling.steps.places import make_places
from tooling.steps.step import fingerprint, keep, results
from tooling.vendor.parts import Part, obtain

SNAPSHOT = "snapshot.bin"
SNAPSHOT_SCRIPT = paths.NODE_SCRIPTS / "make_snapshot.mjs"
_PACKING = [Path(wheels.__file__)]
_LISTING = [Path(pyodide.__file__)]
# The engine's modules that no browser imports.
_NATIVE_ONLY = ("coatcheck.cli", "coatcheck.__main__")


@dataclass(frozen=True)
class Runtime:
    """Pyodide with the packages that ship, but no snapshot yet."""

    base: Path
    pillow: Path
    engine: Path
    lock: Path
    project: wheels.Project

    def files(self) -> dict[str, Path]:
        """Return all files by name; our list of packages replaces Pyodide's own."""
        files = [*results(self.base), self.pillow, self.engine, self.lock]
        return {path.name: path for path in files}


def make_runtime(parts: Mapping[str, Part]) -> Runtime:
    """Make all but the snapshot."""
    base = _pyodide(parts["pyodide"], parts["pillow"])
    pillow = _pillow(parts["pillow"])
    make_places(parts)
    project = wheels.read_project()
    engine = _engine(project)
    return Runtime(base, pillow, engine, _lock(base, pillow, engine, project), project)


def make_snapshot(runtime: Runtime) -> Path:
    """Start Pyodide, import the engine, and keep the memory; return the file."""
    names = [name for name in runtime.project.modules() if not name.startswith(_NATIVE_ONLY)]

    def make(folder: Path) -> str:
        to = folder / SNAPSHOT
        arguments = [str(runtime.base), str(runtime.engine), str(to), *names]
        doing = "Making the snapshot"
        _check(json.loads(run_script(SNAPSHOT_SCRIPT, *arguments, doing=doing)))
        return f"{to.stat().st_size / 1e6:.1f} MB"

    inputs = [runtime.engine, *results(runtime.base), SNAPSHOT_SCRIPT]
    key = fingerprint(inputs, *names)
    return keep("snapshot", key, make) / SNAPSHOT


def _pyodide(part: Part, pillow: Part) -> Path:
    def make(folder: Path) -> str:
        pyodide.unpack(obtain(part), folder)
        pyodide.check_against_lock(folder / pyodide.LOCK_FILE, pillow)
        return part.title

    return keep("pyodide", fingerprint([], part.sha256, pillow.sha256), make)


def _pillow(part: Part) -> Path:
    def make(folder: Path) -> str:
        copy = folder / part.file
        shutil.copyfile(obtain(part), copy)
        wheels.byte_compile(copy)
        return part.title

    return _wheel(keep("pillow", fingerprint(_PACKING, part.sha256), make))


def _engine(project: wheels.Project) -> Path:
    files = project.files()

    def make(folder: Path) -> str:
        if not files:
            raise ToolingError("pyproject.toml names no packages to put into the engine.")
        wheels.byte_compile(wheels.pack_engine(project, folder))
        return f"{len(files)} files"

    key = fingerprint([*files.values(), *_PACKING], *sorted(files), project.version)
    return _wheel(keep("engine wheel", key, make))


def _lock(base: Path, pillow: Path, engine: Path, project: wheels.Project) -> Path:
    def make(folder: Path) -> None:
        to = folder / pyodide.LOCK_FILE
        original = base / pyodide.LOCK_FILE
        pyodide.write_lock(original, to, pillow=pillow, engine=engine, project=project)

    key = fingerprint([pillow, engine, base / pyodide.LOCK_FILE, *_LISTING])
    return keep("package list", key, make) / pyodide.LOCK_FILE


def _check(lacking: dict[str, str]) -> None:
    """Allow modules to be missing from the snapshot only for want of Pillow, which comes later."""
    broken = {name: why for name, why in lacking.items() if why != "PIL"}
    if broken:
        reasons = ", ".join(sorted(set(broken.values())))
        raise ToolingError(
            f"{len(broken)} modules of the engine cannot be imported in Pyodide: {reasons}"
        )


def _wheel(folder: Path) -> Path:
    return next(folder.glob("*.whl"))
