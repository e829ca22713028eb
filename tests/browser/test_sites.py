"""Sites that a person adds, lets go or switches off, and what the toolbar says of each page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from e2e import pictures
from e2e.chromium import ChromiumBrowser, extension_id
from e2e.driver import Browser
from e2e.lab import CLEAN, Lab
from e2e.popup import Popup, popup_of, see_addresses

from tooling.static_server import StaticServer

SITE = Path(__file__).parent / "site"
MADE_UP = "https://chat.made-up.example/"

CHECKED = "Pictures are checked here"
NOT_GUARDED = "This site is not guarded"
NOT_PROTECTED = "Not protected here"
OFF = "Switched off here"
TITLES = {
    CHECKED: "Cloakroom checks pictures on this page",
    NOT_GUARDED: "Cloakroom: this page is not guarded",
    NOT_PROTECTED: "Cloakroom: not protected here. Reload the page",
    OFF: "Cloakroom is switched off at this site",
}
_ADDED = """async () => ({
  scripts: (await chrome.scripting.getRegisteredContentScripts()).map(({id}) => id).sort(),
  hosts: (await chrome.storage.local.get('addedSites')).addedSites?.hosts ?? [],
})"""
_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


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


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Lab]:
    """Open a page of the tests under any address."""
    page = browser.new_tab()
    try:
        page.serve(answer)
        page.goto(url)
        yield Lab(page)
    finally:
        page.close()


def answer(url: str) -> tuple[str, bytes]:
    name = url.rpartition("/")[2] or "index.html"
    kind = "text/javascript" if name.endswith(".js") else "text/html"
    return kind, (SITE / name).read_bytes() if (SITE / name).is_file() else b""


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
    assert file.name == "picture.jpg" and pictures.SECRET not in file.data


def says(popup: Popup, headline: str, badge: str = "") -> None:
    popup.wait_for_headline(headline)
    popup.wait_for_toolbar(TITLES[headline], badge)


def add(browser: Browser, lab: Lab, url: str, host: str) -> None:
    browser.permit_host(host)
    with popup_of(browser, url) as popup:
        says(popup, NOT_GUARDED)
        popup.press("popup-action")
        says(popup, NOT_PROTECTED, "!")
    lab.page.goto(url)


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
    with opened(shipped, url) as lab:
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
    with opened(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
    shipped.restart()
    with opened(shipped, server.url()) as lab:
        with popup_of(shipped, server.url()) as popup:
            says(popup, CHECKED)
        arrives_cleaned(lab, photo)
    assert added(shipped) == {
        "scripts": ["gate localhost", "hooks localhost"],
        "hosts": ["localhost"],
    }


def test_a_broken_list_does_no_harm(shipped: Browser, server: StaticServer, photo: Path) -> None:
    """Who has the permission is guarded, whatever became of the list and of the scripts."""
    with opened(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
    page = shipped.open_extension_page("pages/popup.html")
    page.evaluate("chrome.storage.local.set({addedSites: {version: 1, hosts: [7, '*', 'a b']}})")
    page.evaluate("chrome.scripting.unregisterContentScripts()")
    page.close()
    shipped.restart()
    lab_waits_for(
        shipped, {"scripts": ["gate localhost", "hooks localhost"], "hosts": ["localhost"]}
    )
    with opened(shipped, server.url()) as lab:
        arrives_cleaned(lab, photo)


def lab_waits_for(browser: Browser, wanted: dict[str, Any]) -> None:
    page = browser.open_extension_page("pages/popup.html")
    Lab(page).wait_until(lambda: page.evaluate(_ADDED) == wanted, str(wanted))
    page.close()


def test_a_permission_that_is_taken_back(
    shipped: Browser, server: StaticServer, photo: Path
) -> None:
    with opened(shipped, server.url()) as lab:
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
    with browser.with_extension(copy) as own, opened(own, server.url()) as lab:
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
        opened(own, server.url()),
        popup_of(own, server.url()) as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        assert popup.text("popup-action") == "Reload the page"


def test_of_a_large_site_only_the_chat_is_guarded(shipped: Browser) -> None:
    with opened(shipped, "https://x.com/home") as lab:
        lab.page.evaluate("history.pushState({}, '', '/i/grok')")
        with popup_of(shipped, "https://x.com/") as popup:
            says(popup, CHECKED)
            lab.page.evaluate("history.pushState({}, '', '/home')")
            popup.wait_for_toolbar(TITLES[NOT_GUARDED])
        with popup_of(shipped, "https://x.com/") as popup:
            assert popup.headline == NOT_GUARDED
            assert "only the pages of the chat" in popup.text("popup-text")


_OPEN = """async (page) => {
  const tabs = await chrome.tabs.query({});
  const found = tabs.filter(({url}) => url?.includes(page));
  await Promise.all(found.map(({id}) => chrome.tabs.remove(id)));
  return found.map(({url}) => url.slice(url.indexOf(page)));
}"""


@pytest.mark.parametrize(
    ("button", "page", "opened_there"),
    [
        ("popup-guide", "pages/guide.html", "pages/guide.html#openai-chatgpt"),
        ("popup-settings", "pages/options.html", "pages/options.html"),
    ],
)
def test_the_popup_leads_on(shipped: Browser, button: str, page: str, opened_there: str) -> None:
    # The popup closes itself, which a page in a tab may not do.
    shipped.watch.expect("[Ss]cripts may (not|only) close")
    asking = Lab(shipped.open_extension_page("pages/welcome.html"))
    with opened(shipped, "https://chatgpt.com/"):
        with popup_of(shipped, "https://chatgpt.com/") as popup:
            says(popup, CHECKED)
            popup.press(button)
            found: list[str] = []
            asking.wait_until(
                lambda: found.extend(asking.page.evaluate(_OPEN, page)) or found, "the page"
            )
        assert found == [opened_there]
    asking.page.close()


@pytest.mark.only("chromium", reason="this is how Chrome withholds access")
def test_what_the_browser_withholds_is_told(shipped: ChromiumBrowser) -> None:
    settings = shipped.settings_page()
    settings.evaluate(
        """(extensionId) => chrome.developerPrivate.updateExtensionConfiguration(
          {extensionId, hostAccess: 'ON_SPECIFIC_SITES'})""",
        extension_id(shipped.extension),
    )
    with (
        opened(shipped, "https://chatgpt.com/") as lab,
        popup_of(shipped, "https://chatgpt.com/") as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        # Elsewhere the icon says it, too, for there Chrome tells no address.
        elsewhere = popup.page.evaluate("chrome.action.getTitle({})")
        assert elsewhere == "Cloakroom: the browser keeps it from some of its sites"
        # Chrome's question is beyond every driver; the person answers it on Chrome's own page.
        assert popup.text("popup-action") == "Allow"
        shipped.permit_host("*.chatgpt.com")
        Lab(popup.page).wait_until(lambda: popup.text("popup-action") != "Allow", "the leave")
        says(popup, NOT_PROTECTED, "!")
        lab.page.goto("https://chatgpt.com/")
        says(popup, CHECKED)


@pytest.mark.only("firefox", reason="there the question can be answered")
def test_what_the_browser_withholds_can_be_asked_for(shipped: Browser) -> None:
    page = shipped.open_extension_page("pages/popup.html")
    page.evaluate("chrome.permissions.remove({origins: ['*://*.chatgpt.com/*']})")
    shipped.permit_host("*.chatgpt.com")
    with (
        opened(shipped, "https://chatgpt.com/") as lab,
        popup_of(shipped, "https://chatgpt.com/") as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        assert popup.text("popup-action") == "Allow"
        popup.press("popup-action")
        Lab(popup.page).wait_until(lambda: popup.text("popup-action") != "Allow", "the leave")
        lab.page.goto("https://chatgpt.com/")
        says(popup, CHECKED)
    page.close()


@pytest.mark.only("chromium", reason="in Firefox the addresses of extensions are random")
def test_no_page_finds_the_frame(shipped: ChromiumBrowser, server: StaticServer) -> None:
    """Every page may embed the frame, so that added sites can; but none knows its address."""
    address = f"chrome-extension://{extension_id(shipped.extension)}/frame/frame.html"
    with opened(shipped, server.url()) as lab:
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
        assert "cloakroom" not in frame.content().lower()


@pytest.mark.only("chromium", reason="one engine is enough for what axe looks at")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out(
    shipped: ChromiumBrowser, server: StaticServer, axe: str, scheme: str
) -> None:
    with opened(shipped, server.url()) as lab:
        add(shipped, lab, server.url(), "localhost")
        with popup_of(shipped, server.url()) as popup:
            popup.page.page.emulate_media(color_scheme=scheme)
            says(popup, CHECKED)
            popup.page.page.keyboard.press("Tab")
            assert popup.page.evaluate("document.activeElement.getAttribute('role')") == "switch"
            popup.page.evaluate(f"{axe}\n;undefined")
            found = popup.page.evaluate("(runOnly) => axe.run(document, {runOnly})", _RULES)
            assert [rule["id"] for rule in found["violations"]] == []
            popup.page.page.keyboard.press("Space")
            says(popup, OFF)
