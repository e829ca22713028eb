"""Where a module comes from: this project, a stand-in, or the library that Brython brings."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tooling.errors import ToolingError

STAND_INS = Path(__file__).parent / "stand_ins"

# Modules that live in brython.js itself. `browser` is listed in its library too, as an empty file
# that only marks the package.
IN_THE_RUNTIME = frozenset(
    {
        "_aio",
        "_sys",
        "_thread",
        "_warnings",
        "_weakref",
        "browser",
        "browser.aio",
        "browser.html",
        "browser.widgets",
        "builtins",
        "javascript",
        "sys",
    }
)


@dataclass(frozen=True)
class Module:
    """One module's text and what the page must know about it."""

    name: str
    filename: str
    source: str
    is_package: bool
    kind: str = ".py"
    ours: bool = False


@dataclass(frozen=True)
class Brython:
    """An unpacked Brython: its runtime and its library, which is one JavaScript file of texts."""

    data: Path

    @classmethod
    def installed(cls) -> Brython:
        """Find the Brython package of the running Python's environment."""
        spec = importlib.util.find_spec("brython")
        if spec is None or spec.origin is None:
            raise ToolingError("The Python package 'brython' is not installed in this environment.")
        return cls(Path(spec.origin).parent / "data")

    @property
    def runtime(self) -> Path:
        """The path of brython.js."""
        return self.data / "brython.js"

    @cached_property
    def _texts(self) -> dict[str, list[object]]:
        text = (self.data / "brython_stdlib.js").read_text("utf-8")
        start = text.index("var scripts = ") + len("var scripts = ")
        table, _ = json.JSONDecoder().raw_decode(text, start)
        return {name: value for name, value in table.items() if isinstance(value, list)}

    def find(self, name: str) -> Module | None:
        """Return a module of Brython's standard library, None if there is none of that name."""
        entry = self._texts.get(name)
        if entry is None:
            return None
        is_package = len(entry) > 3 and bool(entry[3])
        return Module(
            name=name,
            filename=f"VFS.{name}" + ("/__init__.py" if is_package else ".py"),
            source=str(entry[1]),
            is_package=is_package,
            kind=str(entry[0]),
        )


@dataclass(frozen=True)
class Folder:
    """A folder of Python source from which modules may be taken."""

    root: Path
    ours: bool
    only: frozenset[str] | None = None

    def find(self, name: str) -> Module | None:
        """Return the module of that name, None if this folder has none or does not offer it."""
        if self.only is not None and name.partition(".")[0] not in self.only:
            return None
        stem = self.root.joinpath(*name.split("."))
        for path, is_package in ((stem / "__init__.py", True), (stem.with_suffix(".py"), False)):
            if path.is_file():
                filename = path.relative_to(self.root).as_posix()
                return Module(name, filename, path.read_text("utf-8"), is_package, ours=self.ours)
        if self.ours and stem.is_dir() and any(stem.glob("*.py")):
            return Module(name, f"{name.replace('.', '/')}/__init__.py", "", True, ours=True)
        return None

    def names(self, package: str) -> list[str]:
        """Name every module of a package, the package itself first."""
        found = [package]
        for path in sorted((self.root / package).rglob("*.py")):
            parts = path.relative_to(self.root).with_suffix("").parts
            if parts[-1] == "__init__":
                parts = parts[:-1]
            found.append(".".join(parts))
        return list(dict.fromkeys(found))
