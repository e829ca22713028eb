"""What a page pays on which nothing is ever uploaded: script time and memory, guarded and not."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tooling.bench.result import Result
from tooling.browser import bare_arguments
from tooling.extension_browser import extension_context
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
    """Yield script time, all main thread time, and memory of the page, with and without."""
    files = {"/idle.html": PAGE}
    with StaticServer(files) as server, sync_playwright() as playwright:
        with_gate, without = _both(playwright, chromium, extension, server.url("/idle.html"))
    names = {
        "ScriptDuration": ("idle page, script", "ms"),
        "TaskDuration": ("idle page, main thread", "ms"),
        "JSHeapUsedSize": ("idle page, memory", "KiB"),
    }
    for metric, (what, unit) in names.items():
        ours, other = median(with_gate[metric]), median(without[metric])
        yield Result(what, ours, unit, other=other, other_name="without Cloakroom")


def _both(
    playwright: Playwright, chromium: str, extension: Path, url: str
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Load the page in two browsers by turns, so that whatever else runs disturbs both alike."""
    with (
        tempfile.TemporaryDirectory() as profile,
        tempfile.TemporaryDirectory() as bare_profile,
        extension_context(playwright, chromium, extension, Path(profile)) as guarded,
    ):
        bare = playwright.chromium.launch_persistent_context(
            bare_profile,
            executable_path=chromium,
            args=bare_arguments(),
            viewport={"width": 1200, "height": 800},
        )
        try:
            results: tuple[dict[str, list[float]], dict[str, list[float]]] = ({}, {})
            for _ in range(ROUNDS):
                for context, result in zip((guarded, bare), results, strict=True):
                    for metric, value in _load(context, url).items():
                        result.setdefault(metric, []).append(value)
            return results
        finally:
            bare.close()


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
