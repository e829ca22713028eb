"""Settings in a browser: what they do to a picture, how they are set, kept, moved and locked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from e2e.breaking import BrokenLab
from e2e.driver import Browser, ScriptError, Tab
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab
from e2e.naming import is_told_in, neutral
from e2e.pictures import SECRET, damaged, plain, store, telling

from tooling import paths

SITE = "localhost"
SAMPLE = paths.EXTENSION / "pages" / "sample.jpg"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(tmp_path, "IMG_20260101_120000.jpg", telling((320, 240)))


def forget(page: Any) -> None:
    """Make everything as at first."""
    for _ in range(2):  # A page that is still open may keep its copy once more.
        with suppress(ScriptError):  # One in another language loads itself anew.
            page.evaluate(
                "Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()])"
            )
        page.wait_for_timeout(100)


@pytest.fixture
def options(browser: Browser, lab: Lab) -> Iterator[Tab]:
    """The page of settings, in the background; the chat is in front."""
    page = opened(browser)
    lab.page.activate()
    yield page
    forget(page)
    page.close()


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
    Lab(page).click(selector)


# What each mode does to a picture


def test_clean_goes_without_a_question(lab: Lab, options: Tab, path: Path) -> None:
    put(options, mode="clean")
    lab.send("drop", path)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data and file.name == neutral()


def test_a_site_has_its_own_way(lab: Lab, options: Tab, path: Path) -> None:
    put(options, mode="block", sites={SITE: {"mode": "clean"}, "other.example": {"off": True}})
    lab.send("drop", path)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data


def test_off_passes_files_unchanged(lab: Lab, options: Tab, path: Path, tmp_path: Path) -> None:
    put(options, sites={SITE: {"off": True}})
    broken = store(tmp_path, "broken.jpg", damaged())
    lab.send("drop", path, broken)
    assert [file.data for file in lab.files_by("drop")] == [path.read_bytes(), broken.read_bytes()]
    put(options, sites={SITE: None})
    lab.send("input", path)
    lab.decide(CLEAN)
    assert SECRET not in lab.files_by("input")[0].data


def test_warn_sends_the_original_after_one_press(lab: Lab, options: Tab, path: Path) -> None:
    put(options, mode="warn")
    lab.send("drop", path)
    lab.prompt()
    assert {ORIGINAL, CLEAN, "Redact…", CANCEL} <= set(lab.names())
    assert lab.focused() == ORIGINAL
    lab.nothing_arrives()
    lab.decide(ORIGINAL)
    [file] = lab.files_by("drop")
    assert file.data == path.read_bytes()


def test_warn_asks_about_what_could_not_be_checked(lab: Lab, options: Tab, tmp_path: Path) -> None:
    put(options, mode="warn")
    lab.send("drop", store(tmp_path, "broken.jpg", damaged()))
    lab.prompt()
    assert lab.focused() == CANCEL
    lab.decide(CANCEL)
    lab.nothing_arrives()


def test_block_lets_no_picture_go(lab: Lab, options: Tab, path: Path, tmp_path: Path) -> None:
    put(options, mode="block")
    harmless = store(tmp_path, "plain.png", plain())
    for picture in (path, harmless, store(tmp_path, "broken.jpg", damaged())):
        lab.send("drop", picture)
        frame = lab.prompt()
        assert "is not sent" in frame.evaluate("document.querySelector('#headline').textContent")
        assert not {ORIGINAL, CLEAN, "Redact…"} & set(lab.names())
        lab.decide(CANCEL)
    lab.nothing_arrives()


def test_block_lets_other_files_go(lab: Lab, options: Tab, path: Path, tmp_path: Path) -> None:
    put(options, mode="block")
    note = store(tmp_path, "note.txt", b"only words")
    lab.send("drop", path, note)
    lab.decide("Send the other files")
    [file] = lab.files_by("drop")
    assert file.data == b"only words"


def test_a_name_a_date_and_what_is_kept(lab: Lab, options: Tab, tmp_path: Path) -> None:
    put(options, mode="clean", names="kept", dates="kept", keep={"date": True})
    photo = SAMPLE.read_bytes()
    path = store(tmp_path, "IMG_20260517_213204.jpg", photo)
    lab.send("drop", path)
    [file] = lab.files_by("drop")
    assert file.name == path.name and file.modified == int(path.stat().st_mtime * 1000)
    assert b"2026:05:17 21:32:04" in file.data and b"Robin" in photo
    assert b"Robin" not in file.data and b"LP7-0042" not in file.data


def test_without_the_second_question(lab: Lab, options: Tab, path: Path) -> None:
    put(options, confirm=False)
    lab.send("drop", path)
    lab.decide(ORIGINAL)
    [file] = lab.files_by("drop")
    assert file.data == path.read_bytes()


def test_the_prompt_speaks_the_chosen_language(own_lab: Lab, options: Tab, path: Path) -> None:
    lab = own_lab
    put(options, language="ar", theme="dark")
    lab.page.goto(lab.page.evaluate("location.href"))
    lab.send("drop", path)
    frame = lab.frame()
    lab.wait_until(lambda: "لا ترسل" in " ".join(lab.names()) or lab.asked(), "the question")
    assert frame.evaluate("document.documentElement.dir") == "rtl"
    assert frame.evaluate("document.documentElement.dataset.theme") == "dark"
    # The page behind is still to be seen, whatever theme it has.
    assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light dark"
    lab.page.press("Escape")
    lab.nothing_arrives()


# How they are set and kept


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
    assert kept["keep"] == {"copyright": True, "date": False, "credentials": False}
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


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"version": 3, "mode": {"always": "clean"}}, "later version"),
        ("nonsense", "cannot be read"),
        ({"version": 2, "mode": "explode", "sites": {SITE: {"off": "yes"}}}, "make no sense"),
    ],
)
def test_what_cannot_be_read_never_switches_protection_off(
    browser: Browser, lab: Lab, options: Tab, path: Path, raw: object, said: str
) -> None:
    options.evaluate("(settings) => chrome.storage.sync.set({settings})", raw)
    page = opened(browser)
    wait(page, "() => Boolean(document.querySelector('#options-troubles .banner'))")
    assert said in texts(page, "#options-troubles .banner")
    page.close()
    lab.page.activate()
    lab.send("drop", path)
    lab.decide(CANCEL)
    lab.nothing_arrives()
    kept = options.evaluate("chrome.storage.sync.get('settings')")["settings"]
    assert kept == raw


def test_version_1_counts_until_it_is_taken_over(lab: Lab, options: Tab, path: Path) -> None:
    before = {"version": 1, "sites": {SITE: "clean"}}
    options.evaluate("(preferences) => chrome.storage.local.set({preferences})", before)
    lab.send("drop", path)
    [file] = lab.files_by("drop")
    assert SECRET not in file.data
    put(options, theme="dark")
    assert stored(options)["sites"] == {SITE: {"mode": "clean"}}
    wait(options, "async () => !('preferences' in await chrome.storage.local.get(null))")


# What an organisation sets


def governed_by(policy: object) -> Callable[[Path], None]:
    """Give a copy of the extension a managed storage that says this."""

    def change(extension: Path) -> None:
        store_file = extension / "shared/settings.js"
        text = store_file.read_text("utf-8")
        real = "chrome.storage[area].get(keys)"
        assert text.count(real) == 1
        faked = f"(area === 'managed' ? ({json.dumps(policy)}) : {real})"
        store_file.write_text(text.replace(real, faked), "utf-8")

    return change


def test_a_policy_counts_and_is_locked(broken_lab: BrokenLab, path: Path) -> None:
    policy = {"mode": "block", "record": False}
    with broken_lab(governed_by(policy)) as lab:
        lab.send("drop", path)
        frame = lab.prompt()
        assert "Your organisation" in frame.evaluate("document.querySelector('#lead').textContent")
        assert frame.evaluate("document.querySelector('#modes').hidden")
        lab.decide(CANCEL)
        lab.nothing_arrives()


def test_the_page_shows_what_is_locked(browser: Browser, tmp_path: Path) -> None:
    policy = {"mode": "clean", "keep": {"date": True}, "theme": 7}
    copy = tmp_path / "governed"
    shutil.copytree(browser.extension, copy)
    governed_by(policy)(copy)
    with browser.with_extension(copy) as other:
        page = opened(other)
        assert page.evaluate("document.querySelector('#field-mode-clean').disabled")
        assert page.evaluate("document.querySelector('#field-mode-clean').checked")
        assert page.evaluate("document.querySelector('[id=\"field-keep.date\"]').disabled")
        assert not page.evaluate("document.querySelector('[id=\"field-keep.copyright\"]').disabled")
        assert page.evaluate("document.querySelector('#options-add').hidden")
        words = texts(page, "#options-troubles")
        assert "policy has entries" in words and "theme" in words and "lock" in words
        page.close()


# The pages themselves


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
