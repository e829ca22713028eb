"""Unpacks Pyodide's own files, and writes the list of packages that really ship with it."""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from pathlib import Path

from pyodide_lock import PyodideLockSpec
from pyodide_lock.spec import PackageSpec

from tooling.errors import ToolingError
from tooling.runtime.wheels import Project
from tooling.vendor.parts import Part, sha256_of

LOCK_FILE = "pyodide-lock.json"
# The rest of the npm package (type descriptions, a console, source maps) is for other uses.
FILES = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", LOCK_FILE)


def unpack(tarball: Path, to: Path) -> None:
    """Extract the files that ship."""
    with tarfile.open(tarball) as archive:
        for name in FILES:
            stream = archive.extractfile(f"package/{name}")
            if stream is None:
                raise ToolingError(f"{tarball.name} has no {name}")
            (to / name).write_bytes(stream.read())


def check_against_lock(lock_file: Path, pillow: Part) -> None:
    """Make sure that vendor.toml and Pyodide mean the same Pillow."""
    listed = PyodideLockSpec.from_json(lock_file).packages["pillow"]
    if (listed.file_name, listed.sha256) != (pillow.file, pillow.sha256):
        raise ToolingError(
            "vendor.toml and Pyodide disagree on Pillow.\n"
            f"vendor.toml: {pillow.file}, SHA-256 {pillow.sha256}\n"
            f"{LOCK_FILE}: {listed.file_name}, SHA-256 {listed.sha256}"
        )


def write_lock(original: Path, to: Path, *, pillow: Path, engine: Path, project: Project) -> None:
    """Write a lock file that lists Pillow and the engine, as byte-compiled, and nothing else."""
    spec = PyodideLockSpec.from_json(original)
    listed = spec.packages["pillow"].model_copy(
        update={"file_name": pillow.name, "sha256": sha256_of(pillow), "depends": []}
    )
    ours = PackageSpec(
        name=project.name,
        version=project.version,
        file_name=engine.name,
        install_dir="site",
        sha256=sha256_of(engine),
        package_type="package",
        imports=top_names(project.modules()),
        depends=[],
    )
    spec.packages = {"pillow": listed, project.name: ours}
    spec.to_json(to, indent=1)


def top_names(modules: Sequence[str]) -> list[str]:
    """Return the names that stand before the first dot, each once."""
    return sorted({name.partition(".")[0] for name in modules})
