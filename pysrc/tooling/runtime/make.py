"""Makes the folder `engine/pyodide/` of the extension, in steps that are skipped when unchanged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tooling import node_js, paths, say, steps
from tooling.errors import BuildError
from tooling.runtime import pyodide, wheels
from tooling.vendor.parts import Part, obtain

SNAPSHOT = "snapshot.bin"
SNAPSHOT_SCRIPT = paths.NODE_SCRIPTS / "make_snapshot.mjs"
_OWN_FILES = sorted(Path(__file__).parent.glob("*.py"))
# The engine's modules that no browser imports.
_NATIVE_ONLY = ("cloakroom.cli", "cloakroom.__main__")


def make_runtime(parts: dict[str, Part], *, unfinished: bool = False) -> dict[str, Path]:
    """Return the files of `engine/pyodide/`, by name."""
    base = _pyodide(parts["pyodide"], parts["pillow"])
    pillow = _pillow(parts["pillow"])
    project = wheels.read_project()
    engine = _engine(project)
    lock = _lock(base, pillow, engine, project)
    snapshot = _snapshot(base, engine, project, unfinished)
    files = {path.name: path for path in (*steps.results(base), pillow, engine, snapshot)}
    return {**files, lock.name: lock}


def _pyodide(part: Part, pillow: Part) -> Path:
    def make(folder: Path) -> str:
        pyodide.unpack(obtain(part), folder)
        pyodide.check_against_lock(folder / pyodide.LOCK_FILE, pillow)
        return part.title

    return steps.keep("pyodide", steps.fingerprint([], part.sha256, pillow.sha256), make)


def _pillow(part: Part) -> Path:
    def make(folder: Path) -> str:
        copy = folder / part.file
        shutil.copyfile(obtain(part), copy)
        wheels.byte_compile(copy)
        return part.title

    return _wheel(steps.keep("pillow", steps.fingerprint(_OWN_FILES, part.sha256), make))


def _engine(project: wheels.Project) -> Path:
    files = project.files()

    def make(folder: Path) -> str:
        if not files:
            raise BuildError("There is no engine yet: pyproject.toml's packages are empty.")
        wheels.byte_compile(wheels.pack_engine(project, folder))
        return f"{len(files)} files"

    key = steps.fingerprint([*files.values(), *_OWN_FILES], *sorted(files), project.version)
    return _wheel(steps.keep("engine wheel", key, make))


def _lock(base: Path, pillow: Path, engine: Path, project: wheels.Project) -> Path:
    def make(folder: Path) -> None:
        to = folder / pyodide.LOCK_FILE
        original = base / pyodide.LOCK_FILE
        pyodide.write_lock(original, to, pillow=pillow, engine=engine, project=project)

    key = steps.fingerprint([pillow, engine, base / pyodide.LOCK_FILE, *_OWN_FILES])
    return steps.keep("package list", key, make) / pyodide.LOCK_FILE


def _snapshot(base: Path, engine: Path, project: wheels.Project, unfinished: bool) -> Path:
    names = [name for name in project.modules() if name not in _NATIVE_ONLY]

    def make(folder: Path) -> str:
        to = folder / SNAPSHOT
        answer = node_js.run_script(
            SNAPSHOT_SCRIPT, str(base), str(engine), str(to), *names, doing="Making the snapshot"
        )
        _check(json.loads(answer), unfinished)
        return f"{to.stat().st_size / 1e6:.1f} MB"

    key = steps.fingerprint([engine, *steps.results(base), SNAPSHOT_SCRIPT], *names, str(unfinished))
    return steps.keep("snapshot", key, make) / SNAPSHOT


def _check(lacking: dict[str, str], unfinished: bool) -> None:
    """Allow modules to be missing from the snapshot only for want of Pillow, which comes later."""
    broken = [f"{name} (lacks {why})" for name, why in lacking.items() if why != "PIL"]
    if broken:
        message = f"The engine cannot be imported: {', '.join(broken)}"
        if not unfinished:
            raise BuildError(message)
        say.line(f"WARNING: {message}")


def _wheel(folder: Path) -> Path:
    return next(folder.glob("*.whl"))
