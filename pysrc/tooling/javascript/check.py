"""Checks the JavaScript: types as JSDoc says them, and ESLint's rules.

A check that has passed runs again only when something that it looks at has changed.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tooling import paths, say
from tooling.errors import ToolingError
from tooling.node.process import find_node
from tooling.steps.step import files_below, fingerprint, keep
from tooling.vendor import npm

LIST = Path(__file__).with_name("packages.toml")
PROJECTS = {
    "extension": "tsconfig.json",
    "test-site": "tests/browser/site/tsconfig.json",
    "hostile-pages": "tests/browser/hostile/pages/tsconfig.json",
    "node-tests": "tests/tsconfig.json",
}
"""What is checked together, since it shares its global names."""
FOLDERS = ("extension", "tests", "pysrc/tooling")
"""Where the JavaScript is."""
_SETTINGS = ("eslint.config.mjs", "tsconfig.json")
_LOOKED_AT = {".js", ".mjs", ".cjs", ".ts", ".json", ".html"}
_AT_ONCE = 2


def check() -> int:
    """Check everything and print what is wrong; 0 if nothing is."""
    tools = obtain()
    files = looked_at()
    key = fingerprint([*files, LIST, Path(__file__)], *map(str, files))
    typescript = str(tools / "typescript" / "bin" / "tsc")
    commands = {"lint": [str(tools / "eslint" / "bin" / "eslint.js"), "."]}
    for name, project in PROJECTS.items():
        commands[f"types-{name}"] = [typescript, "--project", project]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        codes = pool.map(lambda name: _run(name, commands[name], key), commands)
        return max(codes)


def obtain() -> Path:
    """Return the folder of unpacked packages; the configuration files name it, too."""
    listed = npm.read(LIST)

    def unpack(folder: Path) -> str:
        return npm.unpack(listed, folder / "node_modules", without=(".map",))

    key = fingerprint([LIST, Path(npm.__file__)])
    return keep("javascript-tools", key, unpack) / "node_modules"


def looked_at() -> list[Path]:
    """List the files that are checked, and those that say how."""
    below = files_below(*(paths.ROOT / folder for folder in FOLDERS))
    settings = [paths.ROOT / name for name in _SETTINGS]
    return [*settings, *(path for path in below if path.suffix in _LOOKED_AT)]


def _run(name: str, command: Sequence[str], key: str) -> int:
    def make(_folder: Path) -> None:
        done = subprocess.run(
            [find_node(), *command],
            cwd=paths.ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode != 0:
            raise ToolingError((done.stdout + done.stderr).strip())

    try:
        keep(f"javascript-{name}", key, make)
    except ToolingError as error:
        say.line(f"{name}:\n{error}")
        return 1
    return 0
