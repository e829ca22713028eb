"""Pages, tabs and the extension itself come and go; no original passes by that."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.driver import Browser
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.naming import neutral

from tooling.static_server import StaticServer


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


def gets_a_cleaned_picture(lab: Lab, photo: Path) -> None:
    lab.page.evaluate("seen.length = 0")
    lab.drop("#zone", photo)
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("drop")] == [neutral()]


def test_page_that_comes_back_from_the_cache(lab: Lab, photo: Path, server: StaticServer) -> None:
    """Whoever goes away while the question is open has said no; afterwards all is as before."""
    lab.page.evaluate("window.addEventListener('pageshow', (e) => { window.back = e.persisted; })")
    lab.drop("#zone", photo)
    lab.prompt()
    lab.page.goto(server.url("/inner.html"))
    lab.page.go_back()
    # A page that was not kept is loaded anew, which must be as safe.
    if lab.page.evaluate("window.back === true"):
        lab.nothing_arrives()
        assert lab.page.extension_frames() == []
    gets_a_cleaned_picture(lab, photo)


def test_two_tabs_at_once(lab: Lab, browser: Browser, photo: Path, server: StaticServer) -> None:
    """Each tab asks its own question and gets its own answer."""
    lab.drop("#zone", photo)
    lab.prompt()
    page = browser.new_tab()
    try:
        page.goto(server.url())
        other = Lab(page)
        other.drop("#zone", photo)
        other.decide(CLEAN)
        assert [file.name for file in other.files_by("drop")] == [neutral()]
    finally:
        page.close()
    lab.page.activate()
    lab.nothing_arrives()
    lab.decide(CANCEL)
    lab.nothing_arrives()


def test_extension_is_reloaded_under_the_page(
    browser: Browser, server: StaticServer, photo: Path
) -> None:
    """The old gate, or a new one, still holds what comes."""
    with browser.with_extension(browser.extension) as own:
        page = own.new_tab()
        page.goto(server.url())
        lab = Lab(page)
        gets_a_cleaned_picture(lab, photo)
        own.reload_extension()
        page.activate()
        lab.page.evaluate("seen.length = 0")
        lab.drop("#zone", photo)
        lab.wait_until(lambda: CANCEL in questions(lab), "a word")
        lab.nothing_arrives()
        assert lab.polled() == [neutral()]
        page.close()


def questions(lab: Lab) -> list[str]:
    """Return the names of all buttons, of the prompt and of the gate's own dialog."""
    return [name for name, _ in lab.page.accessible_buttons()] + lab.names()


@pytest.mark.only("chromium", reason="Firefox has no service worker of extensions to stop")
def test_service_worker_is_asleep(lab: Lab, browser: Browser, photo: Path) -> None:
    browser.stop_service_workers()
    gets_a_cleaned_picture(lab, photo)


def test_page_that_isolates_itself(
    browser: Browser, photo: Path, isolated_server: StaticServer
) -> None:
    """A page with Cross-Origin-Embedder-Policy shows no frame without one."""
    browser.watch.verdict()
    page = browser.new_tab()
    try:
        page.goto(isolated_server.url())
        lab = Lab(page)
        assert page.evaluate("crossOriginIsolated")
        lab.drop("#zone", photo)
        lab.decide(CLEAN)
        assert [file.name for file in lab.files_by("drop")] == [neutral()]
    finally:
        page.close()
    assert browser.watch.verdict() == []
