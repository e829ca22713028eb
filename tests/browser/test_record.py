"""The record: what it counts, what it never holds, and how to be rid of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from e2e import pictures
from e2e.driver import Browser, Tab
from e2e.lab import CANCEL, CLEAN, ORIGINAL, REACTION, Lab
from test_guide import violations

ENTRIES = """async () => Object.entries(await chrome.storage.local.get(null))
  .filter(([key]) => key.startsWith('record.')).map(([, entry]) => entry)"""
TOTALS = """() => Object.fromEntries([...document.querySelectorAll('.total')]
  .map((one) => [one.querySelector('dt').textContent, Number(one.querySelector('dd').textContent)]))
"""
ROWS = """(name) => [...document.querySelectorAll(`#${name} tbody tr`)]
  .map((row) => [...row.children].map((cell) => cell.textContent))"""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def record(browser: Browser) -> Iterator[Lab]:
    """The record's page; nothing is recorded before, and nothing is left."""
    browser.watch.verdict()
    page = browser.open_extension_page("pages/record.html")
    try:
        page.evaluate("chrome.storage.local.clear()")
        yield Lab(page)
        page.evaluate("chrome.storage.local.clear()")
    finally:
        page.close()


@pytest.fixture
def telling(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_4711.jpg", pictures.telling((320, 240)))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "plain.png", pictures.plain())


def entries(record: Lab, count: int) -> list[dict[str, Any]]:
    """Wait for so many entries, and return them."""
    found: list[dict[str, Any]] = []

    def there() -> bool:
        found[:] = record.page.evaluate(ENTRIES)
        return len(found) >= count

    record.wait_until(there, f"{count} entries")
    assert len(found) == count
    return sorted(found, key=lambda entry: entry["at"])


def redact(lab: Lab) -> None:
    """Hide a box in the middle of the picture."""
    lab.prompt()
    lab.page.wait_for_timeout(REACTION)
    for name in ("Redact…", "Add a box", "Done"):
        lab.wait_until(lambda name=name: name in lab.names(), name)  # type: ignore[misc]
        lab.page.wait_for_timeout(REACTION)
        lab.press_button(name)


def test_totals_after_a_sequence(record: Lab, lab: Lab, telling: Path, plain: Path) -> None:
    lab.page.activate()
    lab.send("drop", telling)
    lab.decide(CLEAN)
    [cleaned] = entries(record, 1)
    assert cleaned["site"] == "localhost"
    assert cleaned["ways"]["cleaned"] == 1
    assert {"location", "device"} <= set(cleaned["removed"]) and cleaned["sent"] == {}
    lab.send("drop", telling)
    lab.decide(ORIGINAL)
    original = entries(record, 2)[-1]
    assert (original["ways"]["original"], original["removed"]) == (1, {})
    assert original["sent"] == cleaned["removed"]
    lab.send("drop", telling, plain)
    lab.decide(CANCEL)
    withheld = entries(record, 3)[-1]
    assert (withheld["ways"]["withheld"], withheld["removed"], withheld["sent"]) == (2, {}, {})
    lab.send("drop", plain)
    assert entries(record, 4)[-1]["ways"]["nothing"] == 1
    record.wait_for("document.querySelectorAll('#record-latest tbody tr').length === 4")
    assert record.page.evaluate(TOTALS) == {
        "Files held": 5,
        "Cleaned": 1,
        "Redacted": 0,
        "Sent as they were": 1,
        "Not sent": 2,
        "Nothing to remove": 1,
    }
    assert record.page.evaluate(ROWS, "record-sites") == [
        ["localhost", "5", "1", "0", "1", "2", "1"]
    ]
    kinds = {row[0]: row[1:] for row in record.page.evaluate(ROWS, "record-kinds")}
    assert kinds["Where it was taken"] == ["1", "1"]
    assert len(record.page.evaluate(ROWS, "record-time")) == 1
    stored = json.dumps(record.page.evaluate("chrome.storage.local.get(null)"))
    for secret in ("IMG_4711", "plain.png", "48.8", "Example Cameras", "Ada"):
        assert secret not in stored


def test_a_redacted_picture_is_counted_as_such(record: Lab, lab: Lab, telling: Path) -> None:
    lab.page.activate()
    lab.send("drop", telling)
    redact(lab)
    lab.wait_until(lambda: "Send redacted" in lab.names(), "the redacted copy")
    lab.decide("Send redacted")
    [entry] = entries(record, 1)
    assert entry["ways"] == {
        "cleaned": 0,
        "redacted": 1,
        "original": 0,
        "withheld": 0,
        "nothing": 0,
    }


def seed(record: Lab, number: int) -> None:
    """Write entries, one for each day back from now."""
    record.page.evaluate(
        """async (number) => {
          const all = {};
          for (let i = 0; i < number; i++) {
            const at = Date.now() - i * 86_400_000;
            all[`record.${at}.${i}`] = {version: 1, at, site: i % 2 ? 'claude.ai' : 'chatgpt.com',
              ways: {cleaned: 2, redacted: 1, original: 1, withheld: 0, nothing: 0},
              removed: {location: 3}, sent: {device: 1}};
          }
          await chrome.storage.local.set(all);
        }""",
        number,
    )
    record.wait_for("document.querySelectorAll('#record-latest tbody tr').length > 0")


SAVED = """async (selector) => {
  const make = URL.createObjectURL;
  const click = HTMLAnchorElement.prototype.click;
  let blob, name;
  URL.createObjectURL = (given) => { blob = given; return make.call(URL, given); };
  HTMLAnchorElement.prototype.click = function () { name = this.download; };
  document.querySelector(selector).click();
  for (let i = 0; i < 100 && !name; i++) await new Promise((done) => setTimeout(done, 50));
  URL.createObjectURL = make;
  HTMLAnchorElement.prototype.click = click;
  return [name, blob.type, await blob.text()];
}"""


def test_export_as_table_and_as_json(record: Lab) -> None:
    seed(record, 3)
    name, kind, text = record.page.evaluate(SAVED, "#record-csv")
    assert name.endswith(".csv") and kind == "text/csv"
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["site"] for row in rows] == ["chatgpt.com", "claude.ai", "chatgpt.com"]
    assert {row["files_cleaned"] for row in rows} == {"2"}
    assert rows[0]["time"].endswith("Z") and rows[0]["removed"] == "location:3"
    name, kind, text = record.page.evaluate(SAVED, "#record-json")
    assert name.endswith(".json") and kind == "application/json"
    saved = json.loads(text)
    assert saved["version"] == 1
    assert [entry["time"] for entry in saved["entries"]] == [row["time"] for row in rows]
    assert saved["entries"][0]["ways"]["redacted"] == 1


def test_clearing_is_asked_about_and_clears_all(record: Lab) -> None:
    seed(record, 3)
    record.page.evaluate("chrome.storage.local.set({'record.1.broken': 'nonsense', other: 1})")
    record.click("#record-clear")
    record.click("#record-clear-no")
    assert len(record.page.evaluate(ENTRIES)) == 4
    record.click("#record-clear")
    record.click("#record-clear-yes")
    record.wait_for("!document.querySelector('#record-empty').hidden")
    assert record.page.evaluate(ENTRIES) == []
    assert record.page.evaluate("chrome.storage.local.get('other')") == {"other": 1}
    assert record.page.evaluate("document.querySelector('#record-actions').hidden") is True


def test_switched_off_nothing_new_is_kept(record: Lab, lab: Lab, plain: Path) -> None:
    record.page.activate()
    record.click("#record-keep")
    record.wait_for("!document.querySelector('#record-off').hidden")
    lab.page.activate()
    lab.send("drop", plain)
    lab.seen("drop", count=1)
    lab.page.wait_for_timeout(500)
    assert record.page.evaluate(ENTRIES) == []
    record.page.activate()
    record.click("#record-keep")
    record.wait_for("document.querySelector('#record-off').hidden")
    lab.page.activate()
    lab.send("drop", plain)
    entries(record, 1)


def test_nothing_is_kept_where_the_browser_says_private_or_does_not_say(record: Lab) -> None:
    keep = """async (value) => {
      const {addEntry} = await import('/shared/record.js');
      if (value !== 'as it is') {
        Object.defineProperty(chrome.extension, 'inIncognitoContext', {value, configurable: true});
      }
      return addEntry('chatgpt.com', {ways: {cleaned: 1}, removed: {}, sent: {}});
    }"""
    assert record.page.evaluate(keep, True) is False
    assert record.page.evaluate(keep, None) is False
    assert record.page.evaluate(ENTRIES) == []
    assert record.page.evaluate(keep, False) is True
    assert len(record.page.evaluate(ENTRIES)) == 1


def test_only_the_latest_are_kept(record: Lab) -> None:
    # A page that draws nothing of it.
    record.page.goto(record.page.evaluate("location.origin") + "/pages/guide.html")
    kept = record.page.evaluate(
        """async () => {
          const {addEntry, readRecord, MOST_ENTRIES} = await import('/shared/record.js');
          const all = {};
          for (let i = 0; i < MOST_ENTRIES + 2; i++) {
            all[`record.${1000 + i}.x`] = {version: 1, at: 1000 + i, site: 'a', ways: {cleaned: 1}};
          }
          await chrome.storage.local.set(all);
          await addEntry('b', {ways: {cleaned: 1}, removed: {}, sent: {}});
          const left = await readRecord();
          return [left.length === MOST_ENTRIES, left[0].at, left.at(-1).site];
        }"""
    )
    assert kept == [True, 1003, "b"]


def test_what_cannot_be_read_is_left_out(record: Lab) -> None:
    seed(record, 1)
    record.page.evaluate(
        """chrome.storage.local.set({'record.2.a': null, 'record.3.b': {version: 9},
          'record.4.c': {version: 1, at: 'x', site: 'a'},
          'record.5.d': {version: 1, at: Date.now(), site: 'a', ways: 7, removed: [1],
            sent: 'x'}})"""
    )
    record.wait_for("document.querySelectorAll('#record-latest tbody tr').length === 2")
    assert record.page.evaluate(TOTALS)["Files held"] == 4


@pytest.mark.parametrize("days", [5, 100, 400])
def test_nothing_in_it_keeps_people_out(record: Lab, axe: str, days: int) -> None:
    seed(record, days)
    record.page.evaluate(f"{axe}\n;undefined")
    assert violations(record) == []
    bars = record.page.evaluate("document.querySelectorAll('.chart g g, .chart > g').length")
    assert bars >= 5


def test_a_narrow_page_is_not_wider_than_the_screen(record: Lab) -> None:
    seed(record, 30)
    page: Tab = record.page
    wide = page.evaluate(
        """() => { document.body.style.width = '360px';
          const {scrollWidth} = document.body;
          document.body.style.width = '';
          return scrollWidth; }"""
    )
    assert wide <= 360
