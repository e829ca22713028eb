"""The step that compiles the pages' Python."""

from __future__ import annotations

from pathlib import Path

from tooling import node_js, paths, steps
from tooling.brython_aot import library
from tooling.brython_aot.compiler import compile_pages

PACKAGES = ("ui",)
_OWN_FILES = steps.files_below(Path(library.__file__).parent)


def make_pages() -> dict[str, Path]:
    """Return the files of `ui/`, by name."""
    brython = library.Brython.installed()
    sources = steps.files_below(*(paths.SOURCE / name for name in PACKAGES))
    shared = [path for path in [paths.SOURCE / "protocol.py"] if path.is_file()]

    def make(folder: Path) -> str:
        modules = compile_pages(
            out=folder,
            source=paths.SOURCE,
            packages=PACKAGES,
            node=node_js.find_node(),
            brython=brython,
        )
        ours = sum(module.ours for module in modules)
        return f"{ours} modules of ours, {len(modules) - ours} of the library"

    files = [*sources, *shared, *_OWN_FILES, brython.runtime, library_script()]
    names = [str(path.relative_to(paths.SOURCE)) for path in (*sources, *shared)]
    folder = steps.keep("pages", steps.fingerprint(files, *names), make)
    return {path.name: path for path in steps.results(folder)}


def library_script() -> Path:
    """Return the script that runs Brython's compiler, which counts as an input."""
    return paths.NODE_SCRIPTS / "compile_python.cjs"
