"""Packs the engine as a wheel, and turns wheels into byte-code that is the same on every build."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tooling import paths
from tooling.errors import ToolingError
from tooling.steps.step import files_below

_DATE = (1980, 1, 1, 0, 0, 0)
# Read by Python's own compiler: byte-code then carries a hash of its source and no time.
_EPOCH = "315532800"
# What runs in the browser: the engine, and its boundary to JavaScript.
_PACKAGES = ("coatcheck", "bridge")
NATIVE = paths.SOURCE / "coatcheck" / "visible"
"""What a picture shows is looked at by the command alone: its models and packages do not ship."""


@dataclass(frozen=True)
class Project:
    """What pyproject.toml says that the wheel repeats."""

    name: str
    version: str
    roots: tuple[Path, ...]

    def files(self) -> dict[str, Path]:
        """Return the engine's source files by the names they have in the wheel."""
        return {
            path.relative_to(paths.SOURCE).as_posix(): path
            for root in self.roots
            for path in ([root] if root.is_file() else files_below(root))
            if NATIVE not in path.parents
        }

    def modules(self) -> list[str]:
        """Name every module of the engine, packages before what they hold."""
        names = []
        for name in self.files():
            if name.endswith(".py"):
                names.append(name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
        return sorted(names)


def read_project() -> Project:
    """Read name and version from pyproject.toml."""
    table = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))
    roots = tuple(paths.SOURCE / name for name in _PACKAGES)
    return Project(table["project"]["name"], table["project"]["version"], roots)


def pack_engine(project: Project, to: Path) -> Path:
    """Write the engine's wheel, in source form, into the folder `to`."""
    info = f"{project.name}-{project.version}.dist-info"
    members = {name: path.read_bytes() for name, path in sorted(project.files().items())}
    members[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {project.name}\nVersion: {project.version}\n"
    ).encode()
    members[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: coatcheck\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    members[f"{info}/RECORD"] = _record(members, f"{info}/RECORD")
    wheel = to / f"{project.name}-{project.version}-py3-none-any.whl"
    write_zip(wheel, members)
    return wheel


def byte_compile(wheel: Path) -> Path:
    """Replace a wheel by one with byte-code only, and return its path: the name changes."""
    before = set(wheel.parent.glob("*.whl"))
    tool = Path(sys.executable).with_name("pyodide")
    done = subprocess.run(
        [str(tool), "py-compile", "--silent", "--no-keep", str(wheel)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": _EPOCH},
    )
    made = [path for path in wheel.parent.glob("*.whl") if path not in before or path == wheel]
    if done.returncode != 0 or len(made) != 1:
        raise ToolingError(f"{wheel.name} could not be byte-compiled:\n{done.stdout}{done.stderr}")
    with zipfile.ZipFile(made[0]) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    info = next(name for name in members if name.endswith(".dist-info/RECORD"))
    members[info] = _record({name: data for name, data in members.items() if name != info}, info)
    write_zip(made[0], members)
    return made[0]


def write_zip(path: Path, members: Mapping[str, bytes]) -> None:
    """Write an archive whose bytes depend on its members alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(members.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def _record(members: Mapping[str, bytes], own_name: str) -> bytes:
    lines = []
    for name, data in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}")
    return "\n".join([*lines, f"{own_name},,", ""]).encode()
