"""Sites that a person adds, lets go or switches off, and what the toolbar says of each page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from e2e import pictures
from e2e.chromium import ChromiumBrowser, extension_id
from e2e.driver import Browser
from e2e.lab import CLEAN, Lab
from e2e.naming import neutral
from e2e.popup import (
    CHECKED,
    NOT_GUARDED,
    NOT_PROTECTED,
    OFF,
    add,
    page_at,
    popup_of,
    says,
    see_addresses,
)

from tooling.static_server import StaticServer

MADE_UP = "https://chat.made-up.example/"

_ADDED = """async () => ({
  scripts: (await chrome.scripting.getRegisteredContentScripts()).map(({id}) => id).sort(),
  hosts: (await chrome.storage.local.get('addedSites')).addedSites?.hosts ?? [],
})"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


def arrives_as_it_is(lab: Lab, photo: Path) -> None:
    lab.page.activate()
    lab.page.evaluate("seen.length = 0")
    lab.drop("#zone", photo)
    [file] = lab.files_by("drop")
    assert (file.name, file.data) == ("IMG_1.jpg", photo.read_bytes())


def arrives_cleaned(lab: Lab, photo: Path) -> None:
    lab.page.activate()
    lab.page.evaluate("seen.length = 0")
    lab.drop("#zone", photo)
    lab.decide(CLEAN)
    [file] = lab.files_by("drop")
    assert file.name == neutral() and pictures.SECRET not in file.data


def added(browser: Browser) -> dict[str, Any]:
    page = browser.open_extension_page("pages/popup.html")
    found: dict[str, Any] = page.evaluate(_ADDED)
    page.close()
    return found


@pytest.mark.parametrize("place", ["made up", "own machine"])
def test_a_site_is_added_and_let_go(
    shipped: Browser, server: StaticServer, photo: Path, place: str
) -> None:
    url, host = (MADE_UP, "chat.made-up.example")
    if place == "own machine":
        url, host = server.url(), "localhost"
    with page_at(shipped, url) as lab:
        arrives_as_it_is(lab, photo)
        add(shipped, lab, url, host)
        arrives_cleaned(lab, photo)
        with popup_of(shipped, url) as popup:
            says(popup, CHECKED)
            popup.press("popup-remove")
            Lab(popup.page).wait_until(lambda: not popup.text("popup-remove"), "its removal")
        assert added(shipped) == {"scripts": [], "hosts": []}
        lab.page.goto(url)
        arrives_as_it_is(lab, photo)
        with popup_of(shipped, url) as popup:
            says(popup, NOT_GUARDED)


def test_an_added_site_outlives_a_restart(
    shipped: Browser, server: StaticServer, photo: Path
) -> None:
    with page_at(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
    shipped.restart()
    with page_at(shipped, server.url()) as lab:
        with popup_of(shipped, server.url()) as popup:
            says(popup, CHECKED)
        arrives_cleaned(lab, photo)
    assert added(shipped) == {
        "scripts": ["gate localhost", "hooks localhost"],
        "hosts": ["localhost"],
    }


def test_a_broken_list_does_no_harm(shipped: Browser, server: StaticServer, photo: Path) -> None:
    """Who has the permission is guarded, whatever became of the list and of the scripts."""
    with page_at(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
    page = shipped.open_extension_page("pages/popup.html")
    page.evaluate("chrome.storage.local.set({addedSites: {version: 1, hosts: [7, '*', 'a b']}})")
    page.evaluate("chrome.scripting.unregisterContentScripts()")
    page.close()
    shipped.restart()
    lab_waits_for(
        shipped, {"scripts": ["gate localhost", "hooks localhost"], "hosts": ["localhost"]}
    )
    with page_at(shipped, server.url()) as lab:
        arrives_cleaned(lab, photo)


def lab_waits_for(browser: Browser, wanted: dict[str, Any]) -> None:
    page = browser.open_extension_page("pages/popup.html")
    Lab(page).wait_until(lambda: page.evaluate(_ADDED) == wanted, str(wanted))
    page.close()


def test_a_permission_that_is_taken_back(
    shipped: Browser, server: StaticServer, photo: Path
) -> None:
    with page_at(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
        page = shipped.open_extension_page("pages/popup.html")
        page.evaluate("chrome.permissions.remove({origins: ['*://localhost/*']})")
        page.close()
        lab_waits_for(shipped, {"scripts": [], "hosts": []})
        lab.page.goto(server.url())
        arrives_as_it_is(lab, photo)


def test_a_site_is_switched_off_and_on(
    browser: Browser, tmp_path: Path, server: StaticServer, photo: Path
) -> None:
    copy = tmp_path / "extension"
    shutil.copytree(browser.extension, copy)
    see_addresses(copy)
    with browser.with_extension(copy) as own, page_at(own, server.url()) as lab:
        with popup_of(own, server.url()) as popup:
            says(popup, CHECKED)
            popup.press("popup-switch")
            says(popup, OFF)
        arrives_as_it_is(lab, photo)
        with popup_of(own, server.url()) as popup:
            says(popup, OFF)
            popup.press("popup-switch")
            says(popup, CHECKED)
        arrives_cleaned(lab, photo)
        assert own.watch.verdict() == []


@pytest.mark.parametrize("script", ["gate.js", "hooks.js"])
def test_where_the_gate_could_not_start_the_icon_says_so(
    browser: Browser, tmp_path: Path, server: StaticServer, script: str
) -> None:
    copy = tmp_path / "extension"
    shutil.copytree(browser.extension, copy)
    see_addresses(copy)
    (copy / "gate" / script).write_text("", "utf-8")
    with (
        browser.with_extension(copy) as own,
        page_at(own, server.url()),
        popup_of(own, server.url()) as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        assert popup.text("popup-action") == "Reload the page"


@pytest.mark.only("chromium", reason="in Firefox the addresses of extensions are random")
def test_no_page_finds_the_frame(shipped: ChromiumBrowser, server: StaticServer) -> None:
    """Every page may embed the frame, so that added sites can; but none knows its address."""
    address = f"chrome-extension://{extension_id(shipped.extension)}/frame/frame.html"
    with page_at(shipped, server.url()) as lab:
        shipped.watch.expect(r"ERR_BLOCKED_BY_CLIENT|ERR_FAILED|Denying load of|blocked by CORS")
        lab.page.evaluate(
            """(address) => new Promise((loaded) => {
              const frame = document.createElement('iframe');
              frame.onload = loaded;
              frame.src = address;
              document.body.append(frame);
            })""",
            address,
        )
        [frame] = [f for f in lab.page.page.frames if f != lab.page.page.main_frame][-1:]
        assert "coatcheck" not in frame.content().lower()
