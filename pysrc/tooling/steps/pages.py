"""The step that compiles the pages' Python."""

from __future__ import annotations

from pathlib import Path

from tooling import paths
from tooling.brython_aot import library
from tooling.brython_aot.compiler import Script, compile_pages
from tooling.node.process import find_node
from tooling.steps.step import files_below, fingerprint, keep, results

SCRIPTS = (
    # The editor comes once the question can be read; see ui/common/later.py.
    Script("prompt", ("ui.prompt.page",), without=("ui.editor.editor",)),
    Script("editor", ("ui.editor.editor",), after="prompt"),
    *(
        Script(name, (f"ui.{name}.page",))
        for name in ("guide", "options", "popup", "record", "welcome")
    ),
)
"""One for each page, so that none reads what another needs."""
_OWN_FILES = files_below(Path(library.__file__).parent)


def make_pages() -> dict[str, Path]:
    """Return the files of `ui/`, by name."""
    brython = library.Brython.installed()
    sources = files_below(paths.SOURCE / "ui")
    shared = [path for path in [paths.SOURCE / "protocol.py"] if path.is_file()]

    def make(folder: Path) -> str:
        modules = compile_pages(
            out=folder,
            source=paths.SOURCE,
            scripts=SCRIPTS,
            node=find_node(),
            brython=brython,
        )
        every = {module.name: module for found in modules.values() for module in found}
        ours = sum(module.ours for module in every.values())
        return f"{ours} modules of ours, {len(every) - ours} of the library"

    files = [*sources, *shared, *_OWN_FILES, brython.runtime, library_script()]
    names = [str(path.relative_to(paths.SOURCE)) for path in (*sources, *shared)]
    folder = keep("pages", fingerprint(files, *names), make)
    return {path.name: path for path in results(folder)}


def library_script() -> Path:
    """Return the script that runs Brython's compiler, which counts as an input."""
    return paths.NODE_SCRIPTS / "compile_python.cjs"
