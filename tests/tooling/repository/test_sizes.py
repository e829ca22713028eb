"""Files of one subject, folders that can be overlooked, and no modules that import each other."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from listing import listed

from tooling.paths import ROOT, SOURCE

MOST_LINES = 300
MOST_FILES = 20
KINDS = {".py", ".pyi", ".js", ".mjs", ".cjs", ".ts", ".jsx", ".svelte", ".css"}

TABLES = {
    "pysrc/coatcheck/formats/__init__.py",
    "pysrc/coatcheck/metadata/exif/tags.py",
    "pysrc/coatcheck/metadata/icc/standard.py",
    "pysrc/coatcheck/model.py",
    "tests/engine/cases.py",
    "tests/engine/builders/heif.py",
}
"""Longer files that are lists of facts, definitions or cases, one after another."""
STILL_LONG = {"extension/frame/session.js"}
"""Longer files that are one class yet. Nothing may be added here."""
WIDE = {
    "extension/gate/isolated",
    "extension/gate/page",
    "tests/browser",
    "tests/engine/builders",
}
"""Folders of more files, each of which is one of a kind: a test file, a part of one gate."""


def sources() -> list[str]:
    """Return the names of all source files that are, or will be, in the repository."""
    found = [name for name in listed() if Path(name).suffix in KINDS]
    assert len(found) > 300
    return found


def test_no_file_is_long_but_tables() -> None:
    lengths = {name: (ROOT / name).read_bytes().count(b"\n") for name in sources()}
    long = {name for name, lines in lengths.items() if lines > MOST_LINES}
    known = TABLES | STILL_LONG
    assert sorted(long - known) == [], f"longer than {MOST_LINES} lines; split them by subject"
    assert sorted(known - long) == [], "named as long, but short or gone"
    assert len(STILL_LONG) <= 1


def test_no_folder_is_wide() -> None:
    counts = Counter(
        str(Path(name).parent) for name in sources() if not name.endswith("__init__.py")
    )
    wide = {folder for folder, count in counts.items() if count > MOST_FILES}
    assert sorted(wide - WIDE) == [], f"more than {MOST_FILES} files; make folders by subject"
    assert sorted(WIDE - wide) == [], "named as a wide folder, but not wide"


def at_start(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that run when a module is imported, none for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                yield from at_start(other)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_start(node)


def modules(root: Path) -> dict[str, Path]:
    """Return the modules below a folder by their names."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def graph(root: Path) -> dict[str, set[str]]:
    """Return which modules below a folder import which of them."""
    known = modules(root)
    edges: dict[str, set[str]] = {}
    for name, path in known.items():
        wanted = set()
        for node in at_start(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif node.module is not None:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                modules_inside = inner & known.keys()
                wanted |= modules_inside
                if len(modules_inside) < len(inner):
                    wanted.add(node.module)
        edges[name] = (wanted & known.keys()) - {name}
    return edges


def circle(edges: dict[str, set[str]]) -> list[str]:
    """Return a way that leads back to where it starts; empty if there is none."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for other in sorted(edges[name]):
            found = walk(other, [*way, name])
            if found:
                return found
        done.add(name)
        return []

    return next(filter(None, (walk(name, []) for name in sorted(edges))), [])


def test_no_modules_import_each_other() -> None:
    edges = graph(SOURCE)
    assert len(edges) > 200 and sum(map(len, edges.values())) > 500
    assert circle(edges) == []


def test_a_circle_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from b import x\n")
    (tmp_path / "b.py").write_text("import c\nx = 1\n")
    (tmp_path / "c.py").write_text("def late() -> None:\n    import a\n")
    assert circle(graph(tmp_path)) == []
    (tmp_path / "c.py").write_text("if True:\n    import a\n")
    assert circle(graph(tmp_path)) == ["a", "b", "c", "a"]
