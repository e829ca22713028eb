"""The extension in a browser: how fast the engine starts, and how long a picture is held."""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tooling.bench import prompt
from tooling.bench.result import Result, below, faster
from tooling.browsers.extension import extension_context
from tooling.static_server import StaticServer

PAGES = Path(__file__).parent / "page"
ROUNDS = 5
GATE_LIMIT = 30


def measure(chromium: str, extension: Path) -> Iterator[Result]:
    """Yield measurements of the built extension, which must guard pages on localhost."""
    yield _gate_size(extension)
    files = {"/big.jpg": _big_jpeg(), **_page_files(), **_engine_files(extension)}
    with (
        StaticServer(files) as server,
        tempfile.TemporaryDirectory() as profile,
        sync_playwright() as playwright,
        extension_context(playwright, chromium, extension, Path(profile)) as context,
    ):
        page = context.new_page()
        page.goto(server.url("/page.html"))
        yield _start(page, extension)
        yield _round_trip(page)
        yield from prompt.measure(context, page, server.url("/page.html"))


def _gate_size(extension: Path) -> Result:
    size = sum(path.stat().st_size for path in (extension / "gate").glob("*.js"))
    return below("gate and hooks", size / 1024, "KiB", GATE_LIMIT)


def _start(page: Page, extension: Path) -> Result:
    wheel = next((extension / "engine" / "pyodide").glob("coatcheck*.whl")).name
    stock, snapshot = [], []
    for _ in range(ROUNDS):
        stock.append(float(page.evaluate("(wheel) => start(`wheel=${wheel}`)", wheel)))
        snapshot.append(float(page.evaluate("() => start('snapshot')")))
    return faster("engine ready", median(snapshot), median(stock), "stock Pyodide", times=4)


def _round_trip(page: Page) -> Result:
    page.evaluate("async () => { window.file = await picture(); await drop(file); }")
    page.wait_for_timeout(1000)
    ours, canvas = [], []
    for _ in range(ROUNDS):
        ours.append(float(page.evaluate("async () => drop(await picture())")))
        canvas.append(float(page.evaluate("async () => canvas(await picture())")))
    what = f"8 MB JPEG through the page, {_megabytes(page):.1f} MB"
    return faster(what, median(ours), median(canvas), "canvas", times=5)


def _megabytes(page: Page) -> float:
    return float(page.evaluate("() => file.size / 1e6"))


def _big_jpeg() -> bytes:
    """Make a photo of 12 megapixels and about 8 MB, with nothing private in it."""
    noise = random.Random(1)
    small = Image.frombytes("RGB", (1000, 750), noise.randbytes(1000 * 750 * 3))
    image = small.resize((4000, 3000), Image.Resampling.BICUBIC)
    data = io.BytesIO()
    image.save(data, "JPEG", quality=95)
    return data.getvalue()


def _page_files() -> dict[str, bytes]:
    return {f"/{path.name}": path.read_bytes() for path in PAGES.iterdir()}


def _engine_files(extension: Path) -> dict[str, bytes]:
    folder = extension / "engine" / "pyodide"
    return {f"/engine/pyodide/{path.name}": path.read_bytes() for path in folder.iterdir()}
