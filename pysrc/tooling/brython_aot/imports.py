"""Which modules a page needs: follows the `import` statements, without running anything."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tooling.brython_aot.library import IN_THE_RUNTIME, Module
from tooling.errors import ToolingError


class Finder(Protocol):
    """Anything modules can be taken from."""

    def find(self, name: str) -> Module | None:
        """Return the module of that name, or None."""


@dataclass(frozen=True)
class Import:
    """One name that an import statement may mean."""

    name: str
    line: int
    certain: bool
    """False for `from package import name`, where `name` may be no module, and inside `try`."""


def imports_of(module: Module, *, deep: bool) -> Iterator[Import]:
    """Yield what a module imports; those inside functions only if `deep`."""
    if module.kind != ".py":
        return
    try:
        tree = ast.parse(module.source)
    except SyntaxError as error:
        where = f"{module.filename}:{error.lineno}"
        raise ToolingError(f"{where}: not understood as Python: {error.msg}") from error
    yield from _walk(tree.body, module, deep, True)


def _walk(body: Sequence[ast.AST], module: Module, deep: bool, certain: bool) -> Iterator[Import]:
    for node in body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, certain)
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, module)
            yield Import(base, node.lineno, certain)
            for alias in node.names:
                yield Import(f"{base}.{alias.name}", node.lineno, False)
        elif isinstance(node, ast.If) and _never_runs(node.test):
            yield from _walk(node.orelse, module, deep, certain)
        elif isinstance(node, ast.Try):
            yield from _walk(list(ast.iter_child_nodes(node)), module, deep, False)
        elif deep or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _walk(list(ast.iter_child_nodes(node)), module, deep, certain)


def _base(node: ast.ImportFrom, module: Module) -> str:
    if node.level == 0:
        return node.module or ""
    parts = module.name.split(".")
    keep = len(parts) - node.level + (1 if module.is_package else 0)
    return ".".join([*parts[:keep], *([node.module] if node.module else [])])


def _never_runs(test: ast.expr) -> bool:
    """Say whether a condition is `TYPE_CHECKING` or `__name__ == "__main__"`."""
    text = ast.unparse(test)
    return text in {"TYPE_CHECKING", "typing.TYPE_CHECKING", "__name__ == '__main__'"}


def closure(
    roots: Iterable[str], finders: Sequence[Finder], *, without: Iterable[str] = ()
) -> list[Module]:
    """Collect the modules that `roots` need, in alphabetic order; stop at those `without`.

    Of our own modules every import counts, wherever it stands, and must be found. Of library
    modules only those at the top level count: the rest are for cases that no page meets, and
    would drag in half the library.
    """
    found: dict[str, Module] = {}
    left_out = set(without)
    waiting = [(name, "the list of pages", True) for name in roots]
    while waiting:
        name, wanted_by, certain = waiting.pop()
        if name in found or name in left_out:
            continue
        module = next((hit for finder in finders if (hit := finder.find(name))), None)
        if module is None:
            if certain and name not in IN_THE_RUNTIME:
                raise ToolingError(
                    f"{wanted_by}: imports '{name}', which is neither a module of this project "
                    "that pages may use nor one that Brython knows."
                )
            continue
        if name not in IN_THE_RUNTIME or module.ours:
            found[name] = module
        parent = name.rpartition(".")[0]
        if parent:
            waiting.append((parent, wanted_by, False))
        for item in imports_of(module, deep=module.ours):
            where = f"{module.filename}:{item.line}"
            waiting.append((item.name, where, item.certain and module.ours))
    return [found[name] for name in sorted(found)]
