"""Makes one plain script of ES modules with esbuild, as content scripts have to be."""

from __future__ import annotations

import json
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tooling import paths
from tooling.errors import ToolingError
from tooling.node.process import find_node
from tooling.steps.step import files_below, fingerprint, keep, results
from tooling.vendor import parts

# The oldest browsers that the manifests name.
TARGET = "chrome120,firefox128"
GATE = paths.EXTENSION / "gate"
SCRIPTS = ("gate.js", "hooks.js", "every_file.js")
"""What runs in a page: in the isolated world, in the page's own, and where every file is held."""
SEEN_AS = ('--banner:js="use strict";', "--footer:js=//# sourceURL=<anonymous>")
"""A page's stacks list what runs in it: by no address, and as strict functions, which they keep."""
SITES = paths.EXTENSION / "data" / "sites.json"
SITES_NAME = "FROM_SITES_JSON"
"""What stands for the sites in `gate/special_sites.js`."""
ELSEWHERE = (
    SITES,
    *(
        paths.EXTENSION / "shared" / name
        for name in ("formats.generated.js", "plain_texts.js", "serial.js", "site_list.js")
    ),
)
"""What they are made of beside their own folder."""


def make_gate() -> dict[str, Path]:
    """Return the scripts of `gate/`, by name, each made of its modules."""
    sources = [*files_below(GATE), *ELSEWHERE]
    esbuild = obtain_esbuild()

    def make(folder: Path) -> str:
        sites = json.dumps(special_sites(json.loads(SITES.read_text("utf-8"))["sites"]))
        for name in SCRIPTS:
            options = [f"--define:{SITES_NAME}={sites}", *SEEN_AS]
            bundle(GATE / name, folder / name, esbuild=esbuild, options=options)
        return f"{len(sources) - len(ELSEWHERE)} modules"

    names = [path.relative_to(paths.EXTENSION).as_posix() for path in sources]
    key = fingerprint([*sources, Path(__file__)], *names, esbuild.parent.name)
    return {path.name: path for path in results(keep("gate", key, make))}


def special_sites(sites: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what a page has to know of sites: of most, nothing.

    Their patterns are taken apart here, for in each page the first regular expression costs time.
    """
    told = ("only", "quirks")
    return [
        {
            "hosts": [pattern.split("/")[2] for pattern in site["matches"]],
            **{key: site[key] for key in told if key in site},
        }
        for site in sites
        if any(key in site for key in told)
    ]


def obtain_esbuild() -> Path:
    """Return esbuild's unpacked package."""
    part = parts.read()["esbuild"]

    def make(folder: Path) -> str:
        with tarfile.open(parts.obtain(part)) as archive:
            archive.extractall(folder, filter="data")
        return part.title

    return keep("esbuild", fingerprint([], part.sha256), make) / "package"


def bundle(entry: Path, out: Path, *, esbuild: Path, options: Sequence[str] = ()) -> None:
    """Write one script with everything that `entry` imports, without comments and white space.

    Names stay as they are, so that what ships can be read beside its source.
    """
    command = [find_node(), str(esbuild / "bin" / "esbuild"), str(entry)]
    command += ["--bundle", "--format=iife", f"--target={TARGET}", "--charset=utf8"]
    command += ["--minify-whitespace", "--legal-comments=none", "--log-level=warning"]
    command += [f"--outfile={out}", *options]
    # It would read an open standard input to the end.
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise ToolingError(f"Bundling {entry.name} failed:\n{done.stderr.strip()[-4000:]}")
