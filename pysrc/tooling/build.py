"""`build`: writes the unpacked extension."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from tooling import bundle, pages, paths, say, steps
from tooling.package import folder, manifest, notices
from tooling.runtime.make import SNAPSHOT, make_runtime, make_snapshot
from tooling.vendor import parts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `build`."""
    parser.add_argument(
        "--guard",
        action="append",
        default=[],
        metavar="PATTERN",
        help="guard more pages, e.g. 'https://chat.example.org/*' (may be repeated)",
    )
    parser.add_argument(
        "--out", type=Path, default=paths.CHROME, metavar="DIR", help="default: dist/chrome"
    )


def run(options: argparse.Namespace) -> int:
    """Build, and say where the result is."""
    begun = time.perf_counter()
    build(out=options.out, guards=options.guard)
    say.line(f"built {options.out} in {time.perf_counter() - begun:.1f} s")
    return 0


def build(*, out: Path = paths.CHROME, guards: Sequence[str] = ()) -> Path:
    """Write the unpacked extension into `out`, and return that."""
    folder.refuse_foreign(out)
    shipped = manifest.guard(manifest.read(paths.ROOT / "manifest.json"), guards)
    with steps.alone():
        files: dict[str, folder.Content] = {
            path.relative_to(paths.EXTENSION).as_posix(): path
            for path in steps.files_below(paths.EXTENSION)
            if path.suffix != ".md" and bundle.GATE not in path.parents
        }
        files |= {f"gate/{name}": path for name, path in bundle.make_gate().items()}
        files |= {f"ui/{name}": path for name, path in pages.make_pages().items()}
        runtime = make_runtime(parts.read())
        files |= {f"engine/pyodide/{name}": path for name, path in runtime.files().items()}
        files[f"engine/pyodide/{SNAPSHOT}"] = make_snapshot(runtime)
        files["THIRD_PARTY_NOTICES.txt"] = notices.text()
        files["LICENSE"] = paths.ROOT / "LICENSE"
        files["manifest.json"] = manifest.to_bytes(shipped)
        version = runtime.project.version
        manifest.check(shipped, files.__contains__, paths.EXTENSION / "_locales", version)
        with say.step("extension folder") as step:
            changed = folder.write(out, files)
            step.note = f"{changed} of {len(files)} files new" if changed else "unchanged"
    return out
