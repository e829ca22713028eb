"""Settings for tests: put, read, and the options page on which they are set."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from e2e.driver import Browser, ScriptError, Tab
from e2e.lab import Lab
from tooling import paths

SITE = "localhost"


SAMPLE = paths.EXTENSION / "pages" / "sample.jpg"


def forget(page: Any) -> None:
    """Make everything as at first."""
    for _ in range(2):  # A page that is still open may keep its copy once more.
        with suppress(ScriptError):  # One in another language loads itself anew.
            page.evaluate(
                "Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])"
            )
        page.wait_for_timeout(100)


def opened(browser: Browser, name: str = "options") -> Tab:
    page = browser.open_extension_page(f"pages/{name}.html")
    wait(page, f"() => document.querySelector('#{name}')?.hidden === false")
    return page


def wait(page: Tab, script: str, argument: object = None) -> None:
    def met() -> object:
        try:
            return page.evaluate(script, argument)
        except ScriptError:  # The page loads itself anew for another language.
            return False

    Lab(page).wait_until(met, script)


def put(page: Tab, **settings: object) -> None:
    """Store settings as another part of the extension does."""
    page.evaluate(
        """async (change) => {
          const store = await import('../shared/settings.js');
          const outcome = await store.changeSettings(change);
          if (!outcome.ok) throw new Error(outcome.reason);
        }""",
        settings,
    )


def stored(page: Tab) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("chrome.storage.sync.get('settings')")
    settings: dict[str, Any] = found.get("settings", {})
    return settings


def texts(page: Tab, selector: str) -> str:
    found: str = page.evaluate(
        "(s) => [...document.querySelectorAll(s)].map((e) => e.textContent).join(' | ')", selector
    )
    return found


def click(page: Tab, selector: str) -> None:
    page.activate()
    # A browser draws only the tab in front, and a click before that may go to none.
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => drawn()))")
    Lab(page).click(selector)
