"""A Chromium with the built extension, real fronts, and a watch over everything that goes wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

# The hands and eyes of the other browser tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from arrivals import ChatServer
from e2e import chromium, pictures
from e2e.chromium import ChromiumBrowser
from hand import Hand, stay_local
from playwright.sync_api import Playwright, sync_playwright

from tooling.browser import find_chromium
from tooling.static_server import StaticServer

_HTML = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{name}</title><link rel="icon" href="data:,">
<style>[id=zone], [id=entry], [id=handle] {{ min-height: 100px; border: 1px dashed }}</style>
<div id="app"></div><script src="/{name}.js"></script>
"""


def named(variable: str) -> Path:
    """Return what `build.py test fronts` has made ready."""
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set; run: python3 build.py test fronts")
    return Path(value)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[ChromiumBrowser]:
    extension = named("CLOAKROOM_DIST")
    with chromium.running(playwright, find_chromium(), extension) as running:
        stay_local(running.context)
        yield running


@pytest.fixture(scope="session")
def pages() -> Iterator[StaticServer]:
    """The pages written with frameworks, each at its own name."""
    files: dict[str, bytes] = {}
    for script in named("CLOAKROOM_FRONT_PAGES").glob("*.js"):
        files[f"/{script.name}"] = script.read_bytes()
        files[f"/{script.stem}.html"] = _HTML.format(name=script.stem).encode()
    with StaticServer(files) as running:
        yield running


@pytest.fixture
def open_page(browser: ChromiumBrowser) -> Iterator[Callable[[str], Hand]]:
    """Opens an address with the guard in place; fails on what no test announced."""
    browser.watch.verdict()
    tab = browser.new_tab()

    def open_it(address: str) -> Hand:
        tab.goto(address)
        return Hand(tab)

    yield open_it
    tab.close()
    trouble = browser.watch.verdict()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def open_front(open_page: Callable[[str], Hand], pages: StaticServer) -> Callable[..., Hand]:
    """Opens one of the pages written with frameworks, by its name."""

    def open_it(name: str, query: str = "") -> Hand:
        hand = open_page(pages.url(f"/{name}.html{query}"))
        hand.page.locator("#state").wait_for()
        return hand

    return open_it


@pytest.fixture(scope="session")
def gradio_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    python = named("CLOAKROOM_FRONTS_PYTHON")
    with ChatServer("gradio_server", python, tmp_path_factory.mktemp("gradio")) as running:
        yield running
    running.stayed_at_home()


@pytest.fixture(scope="session")
def chainlit_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    python = named("CLOAKROOM_FRONTS_PYTHON")
    with ChatServer("chainlit_server", python, tmp_path_factory.mktemp("chainlit")) as running:
        yield running
    running.stayed_at_home()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240501_ada.jpg", pictures.telling())


@pytest.fixture
def second_photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240502_ada.jpg", pictures.telling((48, 64)))
