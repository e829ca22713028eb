"""A Chromium with the built extension, real fronts, and a watch over everything that goes wrong.

One browser and one tab for each process. Tests of one page follow one another in it; pages are
shared out among the processes (see `by_front.py`).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pluggy
import pytest

# The hands and eyes of the other browser tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from arrivals import ChatServer, start
from by_front import ByFront
from cloud import Cloud
from e2e import chromium, pictures
from e2e.chromium import ChromiumBrowser
from e2e.chromium_tab import ChromiumTab
from hand import Hand, stay_local
from look_alike import look_alike
from playwright.sync_api import Playwright, sync_playwright
from xdist.remote import Producer

from tooling.browsers.find import find_chromium
from tooling.static_server import StaticServer

_HTML = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>{name}</title><link rel="icon" href="data:,">
<style>[id=zone], [id=entry], [id=handle] {{ min-height: 100px; border: 1px dashed }}</style>
{styles}<div id="app"></div><script src="/{name}.js"></script>
"""
_SERVERS = "COATCHECK_FRONTS_SERVERS"
_PYTHON = "COATCHECK_FRONTS_PYTHON"
_CHATS = "test_chats"
_STARTED = pytest.StashKey[ExitStack]()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFront:
    return ByFront(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Start the chat servers before anything else: they take seconds, and pages go first."""
    named_files = [argument for argument in config.args if ".py" in argument]
    wanted = not named_files or any(_CHATS in argument for argument in named_files)
    first = not hasattr(config, "workerinput") and not config.option.collectonly
    if first and wanted and os.environ.get(_PYTHON):
        config.stash[_STARTED] = stack = ExitStack()
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        os.environ[_SERVERS] = str(folder)
        for name in ("gradio_server", "chainlit_server"):
            stack.enter_context(start(name, named(_PYTHON), folder / name))


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the chat servers."""
    if _STARTED in config.stash:
        config.stash[_STARTED].close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the chats come last, for their servers take long to start."""
    items.sort(key=lambda item: _CHATS in item.nodeid)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Generator[None, pluggy.Result[pytest.TestReport]]:
    """Note what failed: its page is not used again."""
    outcome = yield
    if outcome.get_result().failed:
        OpenPage.last = ""


def named(variable: str) -> Path:
    """Return what `build.py test fronts` has made ready."""
    value = os.environ.get(variable)
    if not value:
        pytest.skip(f"{variable} is not set; run: python3 build.py test fronts")
    return Path(value)


class OpenPage:
    """The one tab of a process."""

    last = ""
    """The address that is open in it, if another test may go on there."""

    def __init__(self, tab: ChromiumTab) -> None:
        """Keep the tab."""
        self._tab = tab

    def open(self, address: str, *, shared: bool = False) -> Hand:
        """Open an address, anew unless it may be shared with the test before."""
        if not (shared and OpenPage.last == address):
            self._tab.goto(address)
        OpenPage.last = address if shared else ""
        return Hand(self._tab)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[ChromiumBrowser]:
    extension = named("COATCHECK_DIST")
    with chromium.running(playwright, find_chromium(), extension) as running:
        stay_local(running.context)
        yield running


@pytest.fixture(scope="session")
def the_tab(browser: ChromiumBrowser) -> OpenPage:
    return OpenPage(browser.new_tab())


@pytest.fixture(scope="session")
def pages() -> Iterator[StaticServer]:
    """The pages written with frameworks, each at its own name."""
    files: dict[str, bytes] = {}
    for path in named("COATCHECK_FRONT_PAGES").glob("*.*s"):
        files[f"/{path.name}"] = path.read_bytes()
        if path.suffix == ".js":
            styles = path.with_suffix(".css").name if path.with_suffix(".css").exists() else ""
            link = styles and f'<link rel="stylesheet" href="/{styles}">\n'
            files[f"/{path.stem}.html"] = _HTML.format(name=path.stem, styles=link).encode()
    with StaticServer(files) as running:
        yield running


@pytest.fixture
def open_page(browser: ChromiumBrowser, the_tab: OpenPage) -> Iterator[Callable[..., Hand]]:
    """Opens an address with the guard in place; fails on what no test announced."""
    browser.watch.verdict()
    yield the_tab.open
    trouble = browser.watch.verdict()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def open_front(open_page: Callable[..., Hand], pages: StaticServer) -> Callable[..., Hand]:
    """Opens one of the pages written with frameworks, by its name; it has got nothing yet."""

    def open_it(name: str, query: str = "") -> Hand:
        hand = open_page(pages.url(f"/{name}.html{query}"), shared=True)
        hand.state("idle")
        hand.forget()
        return hand

    return open_it


@pytest.fixture(scope="session")
def chat_server() -> Callable[[str], ChatServer]:
    """Gives one of the chat servers, as soon as it answers."""
    running: dict[str, ChatServer] = {}

    def get(name: str) -> ChatServer:
        if name not in running:
            running[name] = ChatServer(named(_SERVERS) / name)
        return running[name]

    return get


@pytest.fixture(scope="session")
def cloud() -> Iterator[Cloud]:
    with Cloud() as running:
        yield running


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240501_ada.jpg", pictures.telling())


@pytest.fixture
def second_photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240502_ada.jpg", pictures.telling((48, 64)))


@pytest.fixture
def look_alikes(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """Two pictures that tell something, and which, cleaned, differ in nothing but their pixels."""
    return tuple(  # type: ignore[return-value]
        pictures.store(tmp_path, f"IMG_{number}.png", look_alike(f"{request.node.name} {number}"))
        for number in (1, 2)
    )
