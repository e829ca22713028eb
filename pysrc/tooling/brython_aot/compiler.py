"""Runs Brython's compiler under Node and writes the scripts a page loads."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tooling.brython_aot.imports import Finder, closure
from tooling.brython_aot.library import STAND_INS, Brython, Folder, Module
from tooling.errors import ToolingError

PAGE = Path(__file__).parent / "page"
COMPILE_SCRIPT = Path(__file__).parent.parent / "node" / "compile_python.cjs"

HEAD = """\
// Written by the build from Python source (see `source` in each entry): do not edit.
globalThis.cloakroomCompiled = {
"""


def compile_pages(
    *, out: Path, source: Path, packages: Sequence[str], node: str, brython: Brython
) -> list[Module]:
    """Write brython.js, compiled.js and boot.js for all modules of `packages` into `out`."""
    ours = Folder(source, ours=True, only=frozenset({*packages, "protocol"}))
    finders: list[Finder] = [ours, Folder(STAND_INS, ours=False), brython]
    roots = [name for package in packages for name in ours.names(package)]
    modules = closure(roots, finders)
    answer = _run_node(node, brython.runtime, modules)
    out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(brython.runtime, out / "brython.js")
    shutil.copyfile(PAGE / "boot.js", out / "boot.js")
    (out / "compiled.js").write_text(_script(answer, modules), "utf-8")
    return modules


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


def _script(answer: Mapping[str, Any], modules: Sequence[Module]) -> str:
    parts = [HEAD, "runtime: {\n"]
    for *arguments, body in answer["runtime"]:
        key = json.dumps("\0".join([*arguments, body]))
        parts.append(f"{key}: function ({', '.join(arguments)}) {{{body}\n}},\n")
    parts.append("},\nbodies: {\n")
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
    parts.append("},\n};\n")
    parts.append((PAGE / "guard.js").read_text("utf-8"))
    return "".join(parts)


def _facts(module: Module) -> dict[str, object]:
    """Say what the page must know of a module; only our own keep their text, for tracebacks."""
    return {
        "kind": module.kind,
        "filename": module.filename,
        "isPackage": module.is_package,
        "imports": [],
        "source": module.source if module.ours else "",
    }
