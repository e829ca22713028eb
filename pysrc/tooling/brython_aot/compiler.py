"""Runs Brython's compiler under Node and writes the scripts a page loads."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tooling.brython_aot.imports import Finder, closure
from tooling.brython_aot.library import STAND_INS, Brython, Folder, Module
from tooling.errors import ToolingError

PAGE = Path(__file__).parent / "page"
COMPILE_SCRIPT = Path(__file__).parent.parent / "node" / "compile_python.cjs"

HEAD = """\
// Written by the build from Python source (see `source` in each entry): do not edit.
"""
FIRST = HEAD + "globalThis.coatcheckCompiled = {\n"
LATER = HEAD + "globalThis.coatcheckCompiled.add({\n"


@dataclass(frozen=True)
class Script:
    """One file of compiled modules: all that ``roots`` need, the first of which is started."""

    name: str
    """The file's, without its ending."""
    roots: tuple[str, ...]
    without: tuple[str, ...] = ()
    """Modules that come in a later script, with what they alone need."""
    after: str = ""
    """The script that is there already when this one is loaded."""


def compile_pages(
    *, out: Path, source: Path, scripts: Sequence[Script], node: str, brython: Brython
) -> dict[str, list[Module]]:
    """Write brython.js, boot.js and the scripts into `out`; return the modules of each script."""
    names = frozenset(root.partition(".")[0] for script in scripts for root in script.roots)
    ours = Folder(source, ours=True, only=frozenset({*names, "protocol"}))
    finders: list[Finder] = [ours, Folder(STAND_INS, ours=False), brython]
    needed: dict[str, list[Module]] = {}
    for script in scripts:
        found = closure(script.roots, finders, without=script.without)
        there = {module.name for module in needed.get(script.after, [])}
        needed[script.name] = [module for module in found if module.name not in there]
    every = {module.name: module for modules in needed.values() for module in modules}
    answer = _run_node(node, brython.runtime, [every[name] for name in sorted(every)])
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(brython.runtime, out / "brython.js")
    shutil.copyfile(PAGE / "boot.js", out / "boot.js")
    for script in scripts:
        text = _script(answer, needed[script.name], first=not script.after)
        (out / f"{script.name}.js").write_text(text, "utf-8")
    return needed


def _run_node(node: str, runtime: Path, modules: Sequence[Module]) -> Mapping[str, Any]:
    job = {
        "runtime": str(runtime),
        "modules": [
            {"name": module.name, "filename": module.filename, "source": module.source}
            for module in modules
            if module.kind == ".py"
        ],
    }
    done = subprocess.run(
        [node, str(COMPILE_SCRIPT)], input=json.dumps(job), capture_output=True, encoding="utf-8"
    )
    if done.returncode != 0:
        raise ToolingError(f"Compiling the pages' Python failed under Node:\n{done.stderr.strip()}")
    answer: dict[str, Any] = json.loads(done.stdout)
    if answer["error"]:
        name, message = answer["error"]["module"], answer["error"]["message"]
        raise ToolingError(f"Brython cannot compile the module '{name}':\n{message}")
    return answer


def _script(answer: Mapping[str, Any], modules: Sequence[Module], *, first: bool) -> str:
    parts = [FIRST, "runtime: {\n", *_runtime(answer), "},\n"] if first else [LATER]
    parts.append("bodies: {\n")
    for module in modules:
        key = json.dumps(module.name)
        if module.kind == ".py":
            scope = "locals_" + module.name.replace(".", "_")
            body = answer["modules"][module.name]
            parts.append(f"{key}: function ({scope}) {{\n{body}\nreturn {scope};\n}},\n")
        else:
            parts.append(f"{key}: function () {{\n{module.source}\n}},\n")
    parts.append("},\nmodules: {\n")
    parts += [f"{json.dumps(module.name)}: {json.dumps(_facts(module))},\n" for module in modules]
    parts.append("},\n")
    parts.append("};\n" + (PAGE / "guard.js").read_text("utf-8") if first else "});\n")
    return "".join(parts)


def _runtime(answer: Mapping[str, Any]) -> Iterator[str]:
    """Yield the functions that brython.js itself makes from text while it loads."""
    for *arguments, body in answer["runtime"]:
        key = json.dumps("\0".join([*arguments, body]))
        yield f"{key}: function ({', '.join(arguments)}) {{{body}\n}},\n"


def _facts(module: Module) -> dict[str, object]:
    """Say what the page must know of a module; only our own keep their text, for tracebacks."""
    return {
        "kind": module.kind,
        "filename": module.filename,
        "isPackage": module.is_package,
        "imports": [],
        "source": module.source if module.ours else "",
    }
