"""The npm packages that the test pages are written with."""

from __future__ import annotations

from pathlib import Path

from tooling import paths
from tooling.steps.step import fingerprint, keep
from tooling.vendor import npm

LIST = paths.ROOT / "tests" / "fronts" / "parts.toml"
# Types and source maps are most of the files.
_UNUSED = (".d.ts", ".d.mts", ".d.cts", ".map")


def modules() -> Path:
    """Return a folder of unpacked packages, as Node.js and bundlers look for them."""
    listed = npm.read(LIST)

    def unpack(folder: Path) -> str:
        return npm.unpack(listed, folder / "node_modules", without=_UNUSED)

    key = fingerprint([LIST, Path(__file__), Path(npm.__file__)])
    return keep("front-parts", key, unpack) / "node_modules"
