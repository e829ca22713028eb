"""A Chromium with the built extension, local pages, and a watch over everything that goes wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from e2e.lab import Lab
from e2e.watch import Watch
from playwright.sync_api import BrowserContext, Playwright, sync_playwright

from tooling.browser import find_chromium
from tooling.extension_browser import extension_context
from tooling.static_server import StaticServer

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="session")
def built() -> Path:
    """The built extension, which guards http://localhost."""
    folder = os.environ.get("CLOAKROOM_DIST")
    if not folder:
        pytest.skip("CLOAKROOM_DIST does not name a built extension")
    return Path(folder) / "chrome"


@pytest.fixture(scope="session")
def chromium() -> str:
    return find_chromium()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def server() -> Iterator[StaticServer]:
    files = {f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}
    with StaticServer(files) as running:
        yield running


@pytest.fixture(scope="session")
def context(
    playwright: Playwright,
    chromium: str,
    built: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[BrowserContext]:
    profile = tmp_path_factory.mktemp("profile")
    with extension_context(playwright, chromium, built, profile) as running:
        yield running


@pytest.fixture(scope="session")
def session_watch(context: BrowserContext) -> Watch:
    return Watch(context)


@pytest.fixture
def watch(session_watch: Watch) -> Iterator[Watch]:
    """Fails the test on any error or request that it did not announce."""
    session_watch.verdict()
    yield session_watch
    assert session_watch.verdict() == []


@pytest.fixture
def lab(context: BrowserContext, server: StaticServer, watch: Watch) -> Iterator[Lab]:
    """A fresh page with the guard in place."""
    page = context.new_page()
    page.goto(server.url())
    yield Lab(page, watch)
    page.close()


Breaker = Callable[[Path], None]


@pytest.fixture
def broken_lab(
    playwright: Playwright, chromium: str, built: Path, server: StaticServer, tmp_path: Path
) -> Callable[[Breaker], object]:
    """Opens a page with a copy of the extension in which something was broken."""

    @contextmanager
    def open_broken(break_it: Breaker) -> Iterator[Lab]:
        copy = tmp_path / "extension"
        shutil.copytree(built, copy)
        break_it(copy)
        with extension_context(playwright, chromium, copy, tmp_path / "profile") as context:
            watch = Watch(context)
            page = context.new_page()
            page.goto(server.url())
            yield Lab(page, watch)
            assert watch.verdict() == []

    return open_broken
