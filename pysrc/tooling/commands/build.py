"""`build`: writes the unpacked extension."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tooling import paths, say
from tooling.package import browsers, folder, manifest, notices, sites
from tooling.runtime import libheif
from tooling.runtime.make import SNAPSHOT, make_runtime, make_snapshot
from tooling.steps import bundle, lists, pages
from tooling.steps.models import make_visible
from tooling.steps.step import alone, files_below
from tooling.steps.world import FILE as WORLD
from tooling.steps.world import make_world
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
        "--browser", choices=browsers.BROWSERS, help="build for this one alone (default: for both)"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=paths.DIST,
        metavar="DIR",
        help="gets a folder for each browser (default: dist, so dist/chrome and dist/firefox)",
    )


def run(options: argparse.Namespace) -> int:
    """Build, and say where the result is."""
    begun = time.perf_counter()
    chosen = [options.browser] if options.browser else browsers.BROWSERS
    outs = {browser: options.out / browser for browser in chosen}
    build_each(outs, guards=options.guard)
    built = " and ".join(str(out) for out in outs.values())
    say.line(f"built {built} in {time.perf_counter() - begun:.1f} s")
    return 0


def build(*, out: Path, guards: Sequence[str] = (), browser: str = browsers.CHROME) -> Path:
    """Write the unpacked extension for one browser into `out`, and return that."""
    build_each({browser: out}, guards=guards)
    return out


def build_each(outs: Mapping[str, Path], *, guards: Sequence[str] = ()) -> None:
    """Write the unpacked extension into a folder for each of some browsers."""
    for out in outs.values():
        folder.refuse_foreign(out)
    base = sites.fill(manifest.read(paths.ROOT / "manifest.json"), sites.read())
    base = manifest.guard(base, guards)
    with alone():
        files, version = _shared_files()
        for browser, out in outs.items():
            shipped = browsers.for_browser(base, browser)
            files["manifest.json"] = manifest.to_bytes(shipped)
            manifest.check(shipped, files.__contains__, paths.EXTENSION / "_locales", version)
            with say.step(f"extension for {browser}") as step:
                changed = folder.write(out, files)
                step.note = f"{changed} of {len(files)} files new" if changed else "unchanged"


def _shared_files() -> tuple[dict[str, folder.Content], str]:
    """Return all files but the manifest, which is each browser's own, and the version."""
    lists.update()
    files: dict[str, folder.Content] = {
        path.relative_to(paths.EXTENSION).as_posix(): path
        for path in files_below(paths.EXTENSION)
        if path.suffix != ".md" and bundle.GATE not in path.parents
    }
    files |= {f"gate/{name}": path for name, path in bundle.make_gate().items()}
    files |= {f"ui/{name}": path for name, path in pages.make_pages().items()}
    vendored = parts.read()
    make_visible(vendored)
    files[f"ui/{WORLD}"] = make_world(vendored)
    runtime = make_runtime(vendored)
    files |= {f"engine/pyodide/{name}": path for name, path in runtime.files().items()}
    files[f"engine/pyodide/{SNAPSHOT}"] = make_snapshot(runtime)
    files[f"engine/libheif/{libheif.FILE}"] = libheif.make_libheif(vendored["libheif"])
    files["THIRD_PARTY_NOTICES.txt"] = notices.text()
    files["LICENSE"] = paths.ROOT / "LICENSE"
    return files, runtime.project.version
