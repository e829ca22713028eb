"""Command line: `python -m tooling.brython_aot --out DIR`."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from tooling.brython_aot.compiler import Script, compile_pages
from tooling.brython_aot.library import Brython
from tooling.errors import ToolingError


def main() -> int:
    """Compile modules, each with all that it needs into a script of its own."""
    parser = argparse.ArgumentParser(prog="python -m tooling.brython_aot", description=main.__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--source", type=Path, default=Path(__file__).parents[2], metavar="DIR")
    parser.add_argument("modules", nargs="+", metavar="MODULE", help="such as ui.popup.page")
    parser.add_argument("--node", default=shutil.which("node") or "node", metavar="FILE")
    options = parser.parse_args()
    try:
        modules = compile_pages(
            out=options.out,
            source=options.source,
            scripts=[Script(name.rpartition(".")[2], (name,)) for name in options.modules],
            node=options.node,
            brython=Brython.installed(),
        )
    except ToolingError as error:
        print(error, file=sys.stderr)
        return 1
    for name, found in modules.items():
        print(f"{name}.js: {', '.join(module.name for module in found)}")
    return 0


sys.exit(main())
