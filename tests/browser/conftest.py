"""The browsers with the built extension, local pages, and a watch over what goes wrong.

Every test that takes `lab` or `broken_lab` runs once in each browser; choose one with `-k chromium`
or `-k firefox`. In each process a browser starts once, when the first test asks for it.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from e2e import chromium
from e2e.breaking import Breaker, BrokenLab
from e2e.by_browser import ByBrowser
from e2e.driver import Browser
from e2e.firefox import browser as firefox
from e2e.firefox.desktop import FirefoxLacks
from e2e.lab import Lab
from e2e.limits import EACH_TEST, EACH_WAIT, LIMITS, BrowserGone
from e2e.opening import NAMES, KeptTabs, opened
from e2e.popup import see_addresses
from xdist.remote import Producer

from tooling import paths
from tooling.browsers.find import find_chromium
from tooling.browsers.firefox import find_firefox
from tooling.static_server import StaticServer
from tooling.vendor import parts
from tooling.vendor.parts import obtain

SITE = Path(__file__).parent / "site"


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByBrowser:
    return ByBrowser(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test its time; a thread ends the whole process if nothing else could."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(EACH_TEST + EACH_WAIT, method="thread"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """End the browsers of a test that takes too long, and go on with the next."""
    LIMITS.take_reason()  # A test may have waited for that on purpose.
    try:
        with LIMITS.within(EACH_TEST, f"the test {item.name}"):
            return (yield)
    except BrowserGone:
        return True  # The test has failed already, by what it was waiting for.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say in one line that a browser ended, or cannot be driven."""
    report = yield
    error = call.excinfo and call.excinfo.value
    if not report.failed or not isinstance(error, Exception):
        return report
    if reason := LIMITS.take_reason():
        report.longrepr = f"{item.nodeid}: {reason}"
    elif isinstance(error, BrowserGone | FirefoxLacks):
        report.longrepr = f"{item.nodeid}: {error}"
    elif not LIMITS.all_running():
        report.longrepr = f"{item.nodeid}: the browser ended while it ran ({_first_line(error)})"
    return report


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


@pytest.fixture(scope="session")
def built() -> Path:
    """The built extension, which guards http://localhost: one folder for each browser."""
    folder = os.environ.get("COATCHECK_DIST")
    if not folder:
        pytest.skip("COATCHECK_DIST does not name a built extension")
    return Path(folder)


@pytest.fixture(scope="session")
def server() -> Iterator[StaticServer]:
    files = {f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}
    with StaticServer(files) as running:
        yield running


@pytest.fixture(scope="session")
def isolated_server() -> Iterator[StaticServer]:
    """The same pages, cut off from all that does not ask to be embedded."""
    files = {f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}
    headers = {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
    }
    with StaticServer(files, headers) as running:
        yield running


@pytest.fixture(scope="session")
def browsers(built: Path) -> Iterator[Callable[[str], Browser]]:
    """Starts a browser when it is first asked for, and keeps it."""
    started: dict[str, Browser] = {}
    useless: set[str] = set()
    with ExitStack() as stack:

        def get(name: str) -> Browser:
            if name in useless:
                pytest.skip(f"{name} cannot be driven; the first test that needed it says why")
            if name not in started:
                try:
                    started[name] = stack.enter_context(_start(name, built))
                except FirefoxLacks:
                    useless.add(name)
                    raise
            return started[name]

        yield get


@contextmanager
def _start(name: str, built: Path) -> Iterator[Browser]:
    if name == "firefox":
        with firefox.running(find_firefox(), built / "firefox") as browser:
            yield browser
    else:
        from playwright.sync_api import sync_playwright

        with (
            sync_playwright() as playwright,
            chromium.running(playwright, find_chromium(), built / "chrome") as browser,
        ):
            yield browser


@pytest.fixture(params=NAMES)
def browser(request: pytest.FixtureRequest, browsers: Callable[[str], Browser]) -> Browser:
    """One browser after the other."""
    wanted = request.node.get_closest_marker("only")
    if wanted and request.param != wanted.args[0]:
        pytest.skip(wanted.kwargs["reason"])
    return browsers(request.param)


@pytest.fixture
def own_lab(browser: Browser, server: StaticServer) -> Iterator[Lab]:
    """A fresh page with the guard in place."""
    with opened(browser, server) as lab:
        yield lab


@pytest.fixture(scope="module")
def kept_tabs() -> Iterator[KeptTabs]:
    kept = KeptTabs()
    yield kept
    kept.close()


@pytest.fixture
def shared_lab(browser: Browser, server: StaticServer, kept_tabs: KeptTabs) -> Iterator[Lab]:
    """A page in which tests of the same file were before, made as new."""
    with kept_tabs.opened(browser, server) as lab:
        yield lab


@pytest.fixture
def lab(own_lab: Lab) -> Lab:
    """A page with the guard in place; files of tests for which a used one does take that."""
    return own_lab


@pytest.fixture
def asks_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave a site at which Coatcheck asks: a choice made for it would count for the next."""
    names = [name for name in ("own_lab", "lab") if name in request.fixturenames]
    lab = request.getfixturevalue(names[0]) if names else None
    yield
    if lab:
        lab.frame().evaluate(
            "Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])"
        )


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which looks for what keeps people out."""
    with tarfile.open(obtain(parts.read()["axe-core"])) as package:
        script = package.extractfile("package/axe.min.js")
        assert script
        return script.read().decode()


@pytest.fixture
def look(browser: Browser) -> Callable[[str], Path]:
    """Gives the path of a screenshot by its name, for people to look at after the tests."""
    folder = paths.ROOT / "build" / "seen" / browser.name
    folder.mkdir(parents=True, exist_ok=True)
    return lambda name: folder / f"{name}.png"


@pytest.fixture
def broken_lab(browser: Browser, server: StaticServer, tmp_path: Path) -> BrokenLab:
    """Opens a page with a copy of the extension in which something was broken."""

    @contextmanager
    def open_broken(break_it: Breaker, *, for_good: bool = False) -> Iterator[Lab]:
        copy = tmp_path / "extension"
        shutil.copytree(browser.extension, copy)
        break_it(copy)
        start = browser.with_extension if for_good else browser.with_broken
        with start(copy) as other, opened(other, server) as lab:
            yield lab

    return open_broken


@pytest.fixture
def shipped(browser: Browser, built: Path, tmp_path: Path) -> Iterator[Browser]:
    """A browser with the extension as it ships, but that it sees the addresses of tabs."""
    copy = tmp_path / "extension"
    shutil.copytree(built / "shipped" / browser.extension.name, copy)
    see_addresses(copy)
    with browser.with_extension(copy) as other:
        other.watch.expect("^request to https://")
        yield other
        assert other.watch.verdict() == []
