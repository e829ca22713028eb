"""Settings in a browser: what they do to a picture, how they are set, kept, moved and locked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.breaking import BrokenLab
from e2e.driver import Browser, Tab
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab
from e2e.naming import neutral
from e2e.pages.settings import SAMPLE, SITE, forget, opened, put, stored, texts, wait
from e2e.pictures import SECRET, damaged, plain, store, telling


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


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
    # So do values: what the name tells, a date and a phrase.
    frame.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")

    def told() -> bool:
        text = frame.evaluate("document.body.textContent")
        return "يناير" in text and "كاميرا الهاتف" in text

    lab.wait_until(told, "the values in Arabic")
    # The page behind is still to be seen, whatever theme it has.
    assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light dark"
    lab.page.press("Escape")
    lab.nothing_arrives()


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
