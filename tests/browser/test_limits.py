"""A test whose browser does not answer, or ends, fails; the next one goes on."""

from __future__ import annotations

import time
from typing import cast

import pytest
from e2e import limits
from e2e.driver import Browser, ScriptError, Tab
from e2e.firefox.desktop import Desktop, FirefoxLacks
from e2e.firefox.marionette import Marionette
from e2e.limits import LIMITS, BrowserGone


@pytest.fixture
def tab(browser: Browser) -> Tab:
    return browser.new_tab()


def goes_on(browser: Browser) -> None:
    """See that the next test gets a browser that works."""
    assert not browser.running
    tab = browser.new_tab()
    assert browser.running
    assert tab.evaluate("6 * 7") == 42
    tab.close()


def test_a_wait_without_end(browser: Browser, tab: Tab) -> None:
    begun = time.monotonic()
    with (
        pytest.raises(BrowserGone, match=r"not done within 1 s.*the browser was ended: a promise"),
        LIMITS.within(1, "a promise"),
    ):
        tab.evaluate("new Promise(() => {})")
    assert time.monotonic() - begun < 30
    tab.close()
    goes_on(browser)


def test_a_page_that_hangs(browser: Browser, tab: Tab) -> None:
    with pytest.raises(BrowserGone, match="a loop"), LIMITS.within(1, "a loop"):
        tab.evaluate("(() => { for (;;); })()")
    goes_on(browser)


def test_a_browser_that_is_killed(browser: Browser, tab: Tab) -> None:
    limits.end(browser.process)
    with pytest.raises((BrowserGone, ScriptError)):
        tab.evaluate("1")
    assert not LIMITS.all_running()
    goes_on(browser)


def test_what_is_done_in_time_is_left_alone(browser: Browser, tab: Tab) -> None:
    with LIMITS.within(30, "a sum"):
        assert tab.evaluate("1 + 1") == 2
    assert browser.running
    tab.close()


class LackingMarionette:
    """Stands in for a Firefox of a version that has changed inside."""

    version = "999.0"

    def command(self, name: str, **parameters: object) -> object:
        assert name == "WebDriver:ExecuteScript"
        return parameters

    def call(self, script: str, *arguments: object) -> list[str]:
        assert '"missing"' in script and arguments
        return ["Ci.nsIFilePicker", "Services.mm.loadFrameScript"]


def test_a_firefox_that_lacks_something_is_named() -> None:
    with pytest.raises(FirefoxLacks, match=r"Firefox 999\.0 has no Ci\.nsIFilePicker, Services"):
        Desktop(cast(Marionette, LackingMarionette()))
