"""What happens to pictures at a site: told and changed where people look, never pretended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.driver import Browser
from e2e.lab import CANCEL, ORIGINAL, Lab
from e2e.pictures import SECRET, store, telling
from e2e.popup import CHECKED, Popup, page_at, popup_of, says
from e2e.view import View

URL = "https://chatgpt.com/"
_PUT = """async (sites) => {
  const store = await import('../shared/settings.js');
  await store.changeSettings({sites});
}"""
_OTHERS = """async (others) => {
  const store = await import('../shared/settings.js');
  await store.changeSettings({others});
}"""
_REGISTERED = """async () =>
  (await chrome.scripting.getRegisteredContentScripts({ids: ['every file']})).length"""
_UNGUARDED = """() => [...document.querySelectorAll('.row')]
  .filter((row) => row.querySelector('.row-unguarded'))
  .map((row) => row.querySelector('.row-name').textContent)"""


@pytest.fixture(autouse=True)
def _as_at_first(shipped: Browser) -> Iterator[None]:
    yield
    page = shipped.open_extension_page("pages/options.html")
    page.evaluate("Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])")
    page.close()


def next_mode(popup: Popup, words: str) -> None:
    """Choose the next in the list by keys, as a person's own event, and wait for its text."""
    popup.page.activate()
    popup.page.evaluate("document.querySelector('#popup-modes select').focus()")
    popup.page.press("ArrowDown")
    Lab(popup.page).wait_until(lambda: words in popup.text("popup-text"), words)
    Lab(popup.page).wait_until(lambda: popup.text("popup-saved").startswith("Saved"), "Saved")


def test_the_popup_says_and_sets_what_happens_and_finds_what_was_done_silently(
    shipped: Browser, tmp_path: Path
) -> None:
    paths = [store(tmp_path, f"{n}.jpg", telling((64 + n, 48))) for n in range(2)]
    with page_at(shipped, URL) as lab, popup_of(shipped, URL) as popup:
        says(popup, CHECKED)
        assert "held until you have seen" in popup.text("popup-text")
        next_mode(popup, "A notice says what was removed")
        next_mode(popup, "without asking or telling you")
        lab.page.activate()
        lab.send("drop", *paths)
        assert not any(SECRET in file.data for file in lab.files_by("drop"))
        popup.wait_for_toolbar("Coatcheck cleaned files on this page without asking: 2", "2")
        # Found in the popup as well, where it can be ended.
        with popup_of(shipped, URL) as again:
            Lab(again.page).wait_until(
                lambda: "2 files were cleaned" in again.text("popup-silent"), "the number"
            )
        next_mode(popup, "goes to ChatGPT as it is unless you choose otherwise")
        next_mode(popup, "No picture, document, video or sound goes to ChatGPT")


def test_what_nobody_can_look_into_is_held_where_that_is_set(
    shipped: Browser, tmp_path: Path
) -> None:
    notes = store(tmp_path, "notes.txt", b"plain words")
    page = shipped.open_extension_page("pages/options.html")
    page.evaluate(_OTHERS, "hold")
    Lab(page).wait_until(lambda: page.evaluate(_REGISTERED) == 1, "the script that holds them")
    with page_at(shipped, URL) as lab:
        lab.send("drop", notes)
        View(lab).comes("#headline", "This file could not be checked")
        lab.decide(CANCEL)
        lab.send("drop", notes)
        lab.decide(ORIGINAL)
        assert [file.data for file in lab.files_by("drop")] == [b"plain words"]
    page.evaluate(_OTHERS, "pass")
    Lab(page).wait_until(lambda: page.evaluate(_REGISTERED) == 0, "the script is gone")
    page.close()
    with page_at(shipped, URL) as lab:
        lab.send("drop", notes)
        [event] = lab.seen("drop", count=1)
        assert event.trusted


def test_settings_say_which_site_is_not_guarded_and_guard_it(shipped: Browser) -> None:
    page = shipped.open_extension_page("pages/options.html")
    lab = Lab(page)
    page.evaluate(_PUT, {"chatgpt.com": {"mode": "tell"}, "chat.example.org": {"mode": "clean"}})
    lab.wait_until(lambda: page.evaluate(_UNGUARDED) == ["chat.example.org"], "what is unguarded")
    assert "nothing is checked there" in page.evaluate(
        "document.querySelector('.row-unguarded').textContent"
    )
    shipped.permit_host("chat.example.org")
    page.activate()
    lab.click(".row-guard")
    lab.wait_until(lambda: page.evaluate(_UNGUARDED) == [], "that it is guarded")
    hosts = page.evaluate("chrome.storage.local.get('addedSites')")["addedSites"]["hosts"]
    assert hosts == ["chat.example.org"]
    page.close()
