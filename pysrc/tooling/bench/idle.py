"""What a page pays on which nothing is ever uploaded: script time and memory, guarded and not."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tooling.bench.result import Result
from tooling.browsers.extension import extension_context
from tooling.browsers.find import bare_arguments, launch_arguments
from tooling.static_server import StaticServer

ROUNDS = 9
IDLE_MILLISECONDS = 1_500
# A page with some content and a script of its own, as a chat has before anybody types.
PAGE = b"""<!doctype html><meta charset="utf-8"><title>Idle</title><link rel="icon" href="data:,">
<div id="chat"></div><input type="file" hidden><textarea></textarea>
<script>
  for (let i = 0; i < 500; i++) {
    const line = document.createElement('p');
    line.textContent = `Line ${i}`;
    document.getElementById('chat').append(line);
  }
  const beat = () => JSON.stringify({beat: Date.now()});
  setInterval(() => fetch("/idle.html", {method: "POST", body: beat()}), 100);
</script>"""

_METRICS = {"ScriptDuration": 1000.0, "TaskDuration": 1000.0, "JSHeapUsedSize": 1 / 1024}


def measure(chromium: str, extension: Path) -> Iterator[Result]:
    """Yield script time, all main thread time, and memory of the page: guarded, and otherwise.

    What any extension costs that runs scripts in pages, one with empty scripts shows.
    """
    files = {"/idle.html": PAGE}
    with StaticServer(files) as server, sync_playwright() as playwright:
        guarded, empty, bare = _all(playwright, chromium, extension, server.url("/idle.html"))
    names = {
        "ScriptDuration": ("idle page, script", "ms"),
        "TaskDuration": ("idle page, main thread", "ms"),
        "JSHeapUsedSize": ("idle page, memory", "KiB"),
    }
    others = {"without any extension": bare, "with empty scripts": empty}
    for metric, (what, unit) in names.items():
        for name, other in others.items():
            ours, theirs = median(guarded[metric]), median(other[metric])
            yield Result(what, ours, unit, other=theirs, other_name=name)


type _Measured = dict[str, list[float]]


def _all(
    playwright: Playwright, chromium: str, extension: Path, url: str
) -> tuple[_Measured, _Measured, _Measured]:
    """Load the page in three browsers by turns, so that whatever else runs disturbs all alike."""
    results: tuple[_Measured, _Measured, _Measured] = ({}, {}, {})
    with ExitStack() as stack:
        empty = _empty_extension(Path(stack.enter_context(tempfile.TemporaryDirectory())))
        profile = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        contexts = [
            stack.enter_context(extension_context(playwright, chromium, extension, profile)),
            stack.enter_context(_browser(playwright, chromium, launch_arguments(empty))),
            stack.enter_context(_browser(playwright, chromium, bare_arguments())),
        ]
        for _ in range(ROUNDS):
            for context, result in zip(contexts, results, strict=True):
                for metric, value in _load(context, url).items():
                    result.setdefault(metric, []).append(value)
    return results


@contextmanager
def _browser(
    playwright: Playwright, chromium: str, arguments: Sequence[str]
) -> Iterator[BrowserContext]:
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            args=list(arguments),
            ignore_default_args=["--disable-extensions"],
            viewport={"width": 1200, "height": 800},
        )
        try:
            yield context
        finally:
            context.close()


def _empty_extension(folder: Path) -> Path:
    """Write an extension whose scripts do nothing, in both worlds, where ours run."""
    script = {"matches": ["http://localhost/*"], "js": ["empty.js"], "run_at": "document_start"}
    manifest = {
        "manifest_version": 3,
        "name": "Empty",
        "version": "1",
        "content_scripts": [script, {**script, "world": "MAIN"}],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (folder / "empty.js").write_text("", "utf-8")
    return folder


def _load(context: BrowserContext, url: str) -> dict[str, float]:
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(url)
    page.wait_for_timeout(IDLE_MILLISECONDS)
    session.send("HeapProfiler.collectGarbage")
    found = {m["name"]: m["value"] for m in session.send("Performance.getMetrics")["metrics"]}
    page.close()
    return {name: found[name] * scale for name, scale in _METRICS.items()}
