"""The popup of the toolbar, opened as a page that speaks of another tab, and what it says.

No driver can press the button in the toolbar, which is also what lets an extension see the address
of any page. So these tests use a copy of the extension that has the permission ``tabs`` instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from e2e.driver import Browser, Tab
from e2e.lab import Lab

SITE = Path(__file__).parent.parent / "site"

CHECKED = "Pictures are checked here"
NOT_GUARDED = "This site is not guarded"
NOT_PROTECTED = "Not protected here"
OFF = "Switched off here"
TITLES = {
    CHECKED: "Coatcheck checks pictures on this page",
    NOT_GUARDED: "Coatcheck: this page is not guarded",
    NOT_PROTECTED: "Coatcheck: not protected here. Reload the page",
    OFF: "Coatcheck is switched off at this site",
}

_TAB_WITH = """async (url) => {
  const tabs = await chrome.tabs.query({});
  return tabs.find((tab) => tab.url?.startsWith(url))?.id ?? null;
}"""
_TOOLBAR = """(tabId) => Promise.all([
  chrome.action.getTitle({tabId}), chrome.action.getBadgeText({tabId}),
])"""


def see_addresses(extension: Path) -> None:
    """Give a copy of the extension the permission ``tabs``."""
    path = extension / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["permissions"].append("tabs")
    path.write_text(json.dumps(manifest), "utf-8")


@dataclass
class Popup:
    """An open popup."""

    page: Tab
    tab: int

    def text(self, name: str) -> str:
        """Return the text of an element that is to be seen, empty for none."""
        return str(
            self.page.evaluate(
                """(name) => {
                  const element = document.getElementById(name);
                  return element.checkVisibility() ? element.textContent : '';
                }""",
                name,
            )
        )

    @property
    def headline(self) -> str:
        """What it says of the page."""
        return self.text("popup-headline")

    def wait_for_headline(self, wanted: str) -> None:
        """Wait until it says this of the page."""
        lab = Lab(self.page)
        lab.wait_until(lambda: self.headline == wanted, f"{wanted!r}, not {self.headline!r}")

    def press(self, name: str) -> None:
        """Click on an element, as a person does."""
        self.page.activate()
        Lab(self.page).click(f"#{name}")

    def toolbar(self) -> tuple[str, str]:
        """Return title and badge of the icon, as they are for the tab."""
        title, badge = self.page.evaluate(_TOOLBAR, self.tab)
        return title, badge

    def wait_for_toolbar(self, title: str, badge: str = "") -> None:
        """Wait until the icon says this of the tab."""
        lab = Lab(self.page)
        lab.wait_until(
            lambda: self.toolbar() == (title, badge), f"{title!r}, not {self.toolbar()!r}"
        )


@contextmanager
def popup_of(browser: Browser, url: str) -> Iterator[Popup]:
    """Open the popup for the tab that shows an address."""
    page = browser.open_extension_page("pages/popup.html")
    try:
        tab = page.evaluate(_TAB_WITH, url)
        assert tab is not None, f"no tab shows {url}"
        page.goto(f"{page.evaluate('location.origin')}/pages/popup.html?tab={tab}")
        popup = Popup(page, tab)
        Lab(page).wait_until(lambda: popup.headline, "the popup")
        yield popup
    finally:
        page.close()


@contextmanager
def page_at(browser: Browser, url: str) -> Iterator[Lab]:
    """Open a page of the tests under any address."""
    page = browser.new_tab()
    try:
        page.serve(_answer)
        page.goto(url)
        yield Lab(page)
    finally:
        page.close()


def _answer(url: str) -> tuple[str, bytes]:
    name = url.rpartition("/")[2] or "index.html"
    kind = "text/javascript" if name.endswith(".js") else "text/html"
    return kind, (SITE / name).read_bytes() if (SITE / name).is_file() else b""


def says(popup: Popup, headline: str, badge: str = "") -> None:
    """Wait until popup and icon say this of the page."""
    popup.wait_for_headline(headline)
    popup.wait_for_toolbar(TITLES[headline], badge)


def add(browser: Browser, lab: Lab, url: str, host: str) -> None:
    """Have a site guarded by the popup, and load its page again."""
    browser.permit_host(host)
    with popup_of(browser, url) as popup:
        says(popup, NOT_GUARDED)
        popup.press("popup-action")
        says(popup, NOT_PROTECTED, "!")
    lab.page.goto(url)
