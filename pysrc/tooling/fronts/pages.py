"""Makes the test pages that are written with real frameworks: compiles and bundles them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tooling import paths
from tooling.errors import ToolingError
from tooling.fronts import parts as front_parts
from tooling.node.process import find_node, run_script
from tooling.steps.bundle import TARGET, obtain_esbuild
from tooling.steps.step import files_below, fingerprint, keep

_PAGES = paths.ROOT / "tests" / "fronts" / "pages"
_SUFFIXES = {".js", ".jsx", ".ts"}
# What is no page of its own.
_SHARED = {"record.js"}
_OPTIONS = (
    "--define:process.env.NODE_ENV='production'",
    "--define:__VUE_OPTIONS_API__=true",
    "--jsx=automatic",
    "--conditions=browser",
    # Angular's decorators are TypeScript's older kind.
    '--tsconfig-raw={"compilerOptions":{"experimentalDecorators":true}}',
    # Vue with the compiler for templates, in one file.
    "--alias:vue=vue/dist/vue.esm-browser.prod.js",
)


def make() -> Path:
    """Return the folder with one script for each page, named as its source, and its styles."""
    modules = front_parts.modules()
    esbuild = obtain_esbuild()
    sources = files_below(_PAGES)
    own = [Path(__file__), paths.NODE_SCRIPTS / "compile_svelte.cjs"]

    def compile_all(folder: Path) -> str:
        work = folder / "sources"
        shutil.copytree(_PAGES, work)
        (work / "node_modules").symlink_to(modules, target_is_directory=True)
        for component in work.glob("*.svelte"):
            run_script(
                own[1],
                *(str(modules / "svelte" / "compiler" / "index.js"), str(component)),
                str(component.with_suffix(".compiled.js")),
                doing=f"Compiling {component.name}",
            )
        entries = [path for path in sorted(work.iterdir()) if path.name in _entries(sources)]
        _bundle(entries, folder, esbuild)
        shutil.rmtree(work)
        return f"{len(entries)} pages"

    key = fingerprint([*sources, *own, front_parts.LIST], esbuild.parent.name)
    return keep("front-pages", key, compile_all)


def _entries(sources: list[Path]) -> set[str]:
    return {path.name for path in sources if path.suffix in _SUFFIXES} - _SHARED


def _bundle(entries: Sequence[Path], folder: Path, esbuild: Path) -> None:
    """Make all pages in one process: esbuild's WebAssembly takes seconds to start."""
    command = [find_node(), str(esbuild / "bin" / "esbuild"), *map(str, entries)]
    command += ["--bundle", "--format=iife", f"--target={TARGET}", "--log-level=warning"]
    command += [f"--outdir={folder}", *_OPTIONS]
    done = subprocess.run(
        command,
        # Aliases are looked up from the folder it runs in.
        cwd=entries[0].parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise ToolingError(f"Bundling the pages failed:\n{done.stderr.strip()[-4000:]}")
