"""The checks of the JavaScript find what they are there for."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tooling import paths
from tooling.errors import ToolingError
from tooling.javascript import check
from tooling.node.process import find_node
from tooling.vendor import npm

HASH = "0" * 64


def test_a_list_of_packages_names_folders(tmp_path: Path) -> None:
    listing = tmp_path / "packages.toml"
    entry = f'version = "1.2.3"\nsha256 = "{HASH}"\n'
    listing.write_text(
        f'[packages."@one/two"]\n{entry}only = ["lib", "a.js"]\n'
        f'[packages."three/node_modules/@one/two"]\n{entry}'
    )
    first, nested = npm.read(listing).values()
    assert first.part.file == nested.part.file == "one-two-1.2.3.tgz"
    assert nested.part.sources == ({"kind": "npm", "package": "@one/two", "version": "1.2.3"},)
    needed = {name: first.needs(name) for name in ("lib/x.js", "a.js", "package.json", "b.js")}
    assert needed == {"lib/x.js": True, "a.js": True, "package.json": True, "b.js": False}
    assert nested.needs("b.js")


@pytest.mark.parametrize("text", ["", "[packages.one]\nversion = '1'\n", "packages = ["])
def test_a_broken_list_is_refused(tmp_path: Path, text: str) -> None:
    listing = tmp_path / "packages.toml"
    listing.write_text(text)
    with pytest.raises(ToolingError, match=r"packages\.toml cannot be read"):
        npm.read(listing)


def test_types_are_checked_strictly(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text("export const size = (text) => text.length;\n")
    project = tmp_path / "tsconfig.json"
    project.write_text(
        json.dumps({"extends": str(paths.ROOT / "tsconfig.json"), "include": ["*.js"]})
    )
    compiler = check.obtain() / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        [find_node(), str(compiler), "--project", str(project)],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode != 0
    assert "Parameter 'text' implicitly has an 'any' type" in done.stdout


def test_every_script_of_the_extension_is_checked() -> None:
    looked_at = set(check.looked_at())
    assert {*paths.EXTENSION.rglob("*.js"), paths.ROOT / "tsconfig.json"} <= looked_at
