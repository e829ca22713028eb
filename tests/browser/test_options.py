"""The options page: people set everything there, keep it as a file, and can use it in any way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.driver import Browser, Tab
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.naming import is_told_in
from e2e.pages.settings import click, forget, opened, put, stored, texts, wait
from e2e.pictures import store, telling


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "IMG_20260101_120000.jpg", telling((320, 240)))


@pytest.fixture
def options(browser: Browser, lab: Lab) -> Iterator[Tab]:
    """The page of settings, in the background; the chat is in front."""
    page = opened(browser)
    lab.page.activate()
    yield page
    forget(page)
    page.close()


_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def test_a_person_sets_them_on_the_page(browser: Browser, options: Tab) -> None:
    click(options, "#field-mode-tell")
    click(options, "[id='field-keep.copyright']")
    click(options, "#field-names")
    wait(
        options,
        "async () => (await chrome.storage.sync.get('settings')).settings?.names === 'kept'",
    )
    kept = stored(options)
    assert (kept["mode"], kept["names"], kept["dates"]) == ("tell", "kept", "neutral")
    assert {name for name, stays in kept["keep"].items() if stays} == {
        "comments", "copyright", "macros", "notes",
    }  # fmt: skip
    assert texts(options, "#options-said") == "Saved"
    again = opened(browser)
    assert again.evaluate("document.querySelector('#field-mode-tell').checked")
    again.close()


def test_a_site_is_added_changed_and_taken_away(options: Tab) -> None:
    click(options, "#options-host")
    for key in "two words":
        options.press(" " if key == " " else key)
    options.press("Enter")
    wait(options, "() => !document.querySelector('#options-host-trouble').hidden")
    assert "two words" in texts(options, "#options-host-trouble")
    assert stored(options) == {}
    options.evaluate("() => { document.querySelector('#options-host').value = ''; }")
    for key in "Chat.Example/path":
        options.press(key)
    options.press("Enter")
    wait(options, "() => document.querySelectorAll('#options-sites .row').length === 1")
    assert texts(options, "#options-sites .row-name") == "chat.example"
    options.evaluate(
        """() => {
          const list = document.querySelector('#options-sites select');
          list.value = 'off';
          list.dispatchEvent(new Event('change'));
        }"""
    )
    wait(options, "() => Boolean(document.querySelector('#options-sites .row-off'))")
    assert stored(options)["sites"] == {"chat.example": {"mode": "ask", "off": True}}
    click(options, "#options-sites .icon-button")
    wait(options, "() => Boolean(document.querySelector('#options-sites .row-none'))")
    assert stored(options)["sites"] == {}


def test_they_outlive_the_browser(browser: Browser) -> None:
    page = opened(browser)
    put(page, mode="block", theme="dark")
    browser.restart()
    page = opened(browser)
    assert page.evaluate("document.querySelector('#field-mode-block').checked")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    forget(page)
    page.close()


FILE = """async ([text, name]) => {
  const field = document.querySelector('#options-file');
  const data = new DataTransfer();
  data.items.add(new File([text], name, {type: 'application/json'}));
  field.files = data.files;
  field.dispatchEvent(new Event('change'));
}"""


def test_out_as_a_file_and_in_again(options: Tab) -> None:
    put(options, mode="warn", keep={"date": True}, sites={"a.example": {"off": True}})
    before = stored(options)
    options.evaluate(
        """() => {
          URL.createObjectURL = (blob) => { globalThis.exported = blob.text(); return 'blob:'; };
          HTMLAnchorElement.prototype.click = function () { globalThis.named = this.download; };
        }"""
    )
    click(options, "#options-export")
    wait(options, "() => globalThis.named")
    text = options.evaluate("exported")
    assert options.evaluate("named") == "coatcheck-settings.json"
    click(options, "#options-reset")
    wait(options, "() => !document.querySelector('#options-question').hidden")
    click(options, "#options-reset-yes")
    wait(options, "() => document.querySelector('#field-mode-ask').checked")
    assert stored(options)["sites"] == {}
    options.evaluate(FILE, [text, "coatcheck-settings.json"])
    wait(options, "() => document.querySelector('#field-mode-warn').checked")
    assert stored(options) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ('{"mode": "clean"}', "holds no settings"),
        ('{"coatcheck": "settings", "version": 3}', "later version"),
        ('{"coatcheck": "settings", "version": 2, "mode": "explode"}', "“mode” cannot be"),
    ],
)
def test_a_broken_file_changes_nothing(options: Tab, text: str, said: str) -> None:
    put(options, mode="tell")
    before = stored(options)
    options.evaluate(FILE, [text, "notes.json"])
    wait(options, "() => Boolean(document.querySelector('#options-outcome .banner'))")
    words = texts(options, "#options-outcome .banner").replace("\u2068", "").replace("\u2069", "")
    assert said in words and "Nothing was changed." in words
    assert stored(options) == before


@pytest.mark.parametrize("name", ["options", "welcome"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_keeps_people_out(
    browser: Browser, options: Tab, axe: str, name: str, theme: str
) -> None:
    put(options, theme=theme, sites={"a.example": {"off": True}})
    page = opened(browser, name)
    page.evaluate(f"() => {{ {axe}; }}")
    found = page.evaluate(
        "(runOnly) => axe.run(document, {runOnly, resultTypes: ['violations']})", _RULES
    )
    page.close()
    assert [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found["violations"]] == []


@pytest.mark.parametrize("name", ["options", "welcome"])
@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_a_phone_of_360_pixels_scrolls_one_way_only(
    browser: Browser, options: Tab, name: str, language: str
) -> None:
    put(options, language=language, sites={"a-rather-long-name.of-a.chat.example": {"off": True}})
    page = opened(browser, name)
    page.evaluate(
        """() => {
          const frame = document.createElement('iframe');
          frame.style.cssText = 'inline-size: 360px; block-size: 640px; border: 0';
          frame.src = location.href;
          document.body.append(frame);
        }"""
    )
    inner = "document.querySelector('body > iframe').contentDocument"
    wait(page, f"() => {inner}.querySelector('main')?.hidden === false")
    assert page.evaluate(f"{inner}.documentElement.scrollWidth") <= 360
    page.close()


def test_the_try_out_of_the_welcome_page(browser: Browser, options: Tab) -> None:
    put(options, mode="block")  # Trying it is not a matter of what is set for sites.
    page = opened(browser, "welcome")
    trial = Lab(page)
    trial.click("#welcome-send")
    trial.decide(CLEAN)
    wait(page, "() => document.querySelectorAll('#welcome-talk li').length === 2")
    assert is_told_in(texts(page, "#welcome-talk"))
    assert "nothing else" in texts(page, "#welcome-talk")
    trial.click("#welcome-send")
    trial.decide(CANCEL)
    wait(page, "() => document.querySelectorAll('#welcome-talk li').length === 1")
    assert "nothing" in texts(page, "#welcome-talk")
    page.close()
