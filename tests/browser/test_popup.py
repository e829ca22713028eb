"""What the popup says of a page, and where it leads."""

from __future__ import annotations

import pytest
from e2e.chromium import ChromiumBrowser, extension_id
from e2e.driver import Browser
from e2e.lab import Lab
from e2e.popup import CHECKED, NOT_GUARDED, NOT_PROTECTED, OFF, TITLES, add, page_at, popup_of, says

from tooling.static_server import StaticServer

_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def test_of_a_large_site_only_the_chat_is_guarded(shipped: Browser) -> None:
    with page_at(shipped, "https://x.com/home") as lab:
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
    with page_at(shipped, "https://chatgpt.com/"):
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
        page_at(shipped, "https://chatgpt.com/") as lab,
        popup_of(shipped, "https://chatgpt.com/") as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        # Elsewhere the icon says it, too, for there Chrome tells no address.
        elsewhere = popup.page.evaluate("chrome.action.getTitle({})")
        assert elsewhere == "Coatcheck: the browser keeps it from some of its sites"
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
        page_at(shipped, "https://chatgpt.com/") as lab,
        popup_of(shipped, "https://chatgpt.com/") as popup,
    ):
        says(popup, NOT_PROTECTED, "!")
        assert popup.text("popup-action") == "Allow"
        popup.press("popup-action")
        Lab(popup.page).wait_until(lambda: popup.text("popup-action") != "Allow", "the leave")
        lab.page.goto("https://chatgpt.com/")
        says(popup, CHECKED)
    page.close()


@pytest.mark.only("chromium", reason="one engine is enough for what axe looks at")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_people_out(
    shipped: ChromiumBrowser, server: StaticServer, axe: str, scheme: str
) -> None:
    with page_at(shipped, server.url()) as lab:
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
