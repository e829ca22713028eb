"""The guide's page and the card in the prompt, as people see them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from e2e import pictures
from e2e.driver import Browser, Tab
from e2e.lab import CANCEL, Lab

SITE = Path(__file__).parent / "site"
FACTS: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "extension/data/providers.json").read_text("utf-8")
)
OWN = {"official", "archived", "repository", "forum"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

READ = """() => ({
  title: document.querySelector('#guide-article h2')?.textContent,
  focused: document.activeElement === document.querySelector('#guide-article h2'),
  current: document.querySelector('[aria-current]')?.dataset.entry,
  text: document.querySelector('#guide-article').innerText,
  statements: [...document.querySelectorAll('.statement')].map((one) => ({
    sentence: one.querySelector('.sentence').textContent,
    source: one.querySelector('cite').textContent,
  })),
  sources: [...document.querySelectorAll('.sources > li')].map((one) => one.innerText),
  links: [...document.querySelectorAll('a[href^="http"]')].map((a) => [a.href, a.rel, a.target]),
  reminder: document.querySelector('#guide-reminder').innerText,
})"""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def guide(browser: Browser) -> Iterator[Lab]:
    """The guide's page, with nothing ticked off before and after."""
    browser.watch.verdict()
    page = browser.open_extension_page("pages/guide.html")
    try:
        lab = Lab(page)
        page.evaluate("chrome.storage.local.remove('checklist')")
        wait_for_entry(lab, "openai-chatgpt")
        yield lab
        page.evaluate("chrome.storage.local.remove('checklist')")
    finally:
        page.close()
    assert browser.watch.verdict() == []


def wait_for_entry(lab: Lab, id: str) -> None:
    lab.wait_for("(id) => document.querySelector('[aria-current]')?.dataset.entry === id", id)


def show(lab: Lab, id: str) -> dict[str, Any]:
    lab.page.evaluate("(id) => { location.hash = id; }", id)
    wait_for_entry(lab, id)
    read: dict[str, Any] = lab.page.evaluate(READ)
    return read


def test_every_provider_is_told_with_sources_and_dates(guide: Lab) -> None:
    for provider in FACTS["providers"]:
        read = show(guide, provider["id"])
        assert read["title"] == provider["name"]
        says = [statement for says in provider["says"].values() for statement in says]
        assert len(read["statements"]) == len(says)
        for statement in read["statements"]:
            assert statement["sentence"].endswith(".")
            assert "202" in statement["source"], provider["id"]
        assert len(read["sources"]) == len(provider["sources"])
        assert all("seen on 23 November 2026" in source for source in read["sources"])
        unknown = [topic for topic, says in provider["says"].items() if not says]
        assert read["text"].count("Not known") == len(unknown)
        assert ("Not verified" in read["text"]) == (provider["confidence"] == "low")
        own = {source["url"] for source in provider["sources"] if source["kind"] in OWN}
        allowed = {*own, *provider["links"].values()}
        assert {url for url, _, _ in read["links"]} <= allowed, provider["id"]
        assert set(provider["links"].values()) <= {url for url, _, _ in read["links"]}
        assert all(link[1:] == ["noopener noreferrer", "_blank"] for link in read["links"])


def test_what_is_said_and_what_holds(guide: Lab) -> None:
    read = show(guide, "claims")
    assert read["title"] == "What is said and what holds"
    assert read["focused"]
    for words in ("No longer right", "Still right", "Not confirmed", "Improve the model"):
        assert words in read["text"]


def test_ticks_bear_the_day_and_survive_a_reload(guide: Lab) -> None:
    show(guide, "anthropic-claude")
    guide.click("[name=opt_out]")
    guide.wait_for("document.querySelector('.done-on')?.textContent.startsWith('Done on')")
    assert guide.page.evaluate("document.activeElement.name") == "opt_out"
    address = guide.page.evaluate("location.href")
    guide.page.goto("about:blank")
    guide.page.goto(address)
    wait_for_entry(guide, "anthropic-claude")
    ticked = "[...document.querySelectorAll('.checklist input')].map((box) => box.checked)"
    assert guide.page.evaluate(ticked) == [True, False, False, False]
    assert guide.page.evaluate(READ)["reminder"] == ""
    today = guide.page.evaluate("import('/shared/checklist.js').then(({today}) => today())")
    stored = guide.page.evaluate("chrome.storage.local.get('checklist')")
    assert stored["checklist"]["done"] == {"anthropic-claude": {"opt_out": today}}
    guide.click("[name=opt_out]")
    guide.wait_for("!document.querySelector('.done-on')")
    stored = guide.page.evaluate("chrome.storage.local.get('checklist')")
    assert stored["checklist"]["done"] == {}


def test_what_was_done_long_ago_is_to_be_looked_at_again(guide: Lab) -> None:
    guide.page.evaluate(
        """chrome.storage.local.set({checklist: {version: 1, done: {
             'google-gemini': {opt_out: '2025-02-03', access: '2025-02-03', bad: 'yesterday'},
             'nobody': 'something else'}}})"""
    )
    address = guide.page.evaluate("location.origin") + "/pages/guide.html#google-gemini"
    guide.page.goto("about:blank")
    guide.page.goto(address)
    wait_for_entry(guide, "google-gemini")
    read = guide.page.evaluate(READ)
    assert read["reminder"].startswith("2 ticks are older than six months: Gemini")
    assert read["text"].count("More than six months ago") == 2


def test_a_checklist_of_a_later_version_is_left_alone(guide: Lab) -> None:
    guide.watch.expect("a tick could not be kept")
    guide.page.evaluate("chrome.storage.local.set({checklist: {version: 2, done: 'otherwise'}})")
    guide.click("[name=access]")
    guide.wait_for("!document.querySelector('#guide-trouble').hidden")
    assert guide.page.evaluate("document.querySelector('[name=access]').checked") is False
    stored = guide.page.evaluate("chrome.storage.local.get('checklist')")
    assert stored["checklist"] == {"version": 2, "done": "otherwise"}


def test_nothing_in_it_keeps_people_out(guide: Lab, axe: str) -> None:
    guide.page.evaluate(f"{axe}\n;undefined")
    for id in ("openai-chatgpt", "you-com", "claims"):
        show(guide, id)
        assert violations(guide) == []


def violations(lab: Lab) -> list[str]:
    found = lab.page.evaluate(
        "options => axe.run(document, options)",
        {"runOnly": RULES, "resultTypes": ["violations"]},
    )
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def serve(url: str) -> tuple[str, bytes]:
    name = url.rpartition("/")[2]
    if name.endswith(".js"):
        return "text/javascript", (SITE / name).read_bytes()
    return "text/html", (SITE / "index.html").read_bytes()


CARD = """() => {
  const card = document.querySelector('#card');
  return {hidden: card.hidden, open: card.open, text: card.innerText,
    title: card.querySelector('summary')?.innerText.trim(),
    link: card.querySelector('a')?.href};
}"""


def test_the_prompt_tells_what_the_site_does_with_photos(
    browser: Browser, built: Path, tmp_path: Path
) -> None:
    photo = pictures.store(tmp_path, "photo.jpg", pictures.telling())
    with browser.with_extension(built / "shipped" / browser.extension.name) as other:
        other.watch.verdict()
        other.watch.expect(r"^request to https://")
        page = other.new_tab()
        page.serve(serve)
        page.goto("https://chatgpt.com/")
        lab = Lab(page)
        lab.send("drop", photo)
        frame = lab.prompt()
        lab.wait_until(lambda: not frame.evaluate(CARD)["hidden"], "the card")
        card = frame.evaluate(CARD)
        assert (card["title"], card["open"]) == ("What ChatGPT does with photos", False)
        frame.evaluate("document.querySelector('#card summary').scrollIntoView()")
        x, y = frame.evaluate(
            """() => { const {x, y} = document.querySelector('.card-title').getBoundingClientRect();
              return [x + 8, y + 8]; }"""
        )
        frame.click_at(x, y)
        lab.wait_until(lambda: frame.evaluate(CARD)["open"], "what is in the card")
        text = frame.evaluate(CARD)["text"]
        for words in ("unless you switch it off", "Improve the model for everyone", "23 November"):
            assert words in text
        assert frame.evaluate(CARD)["link"].endswith("/pages/guide.html#openai-chatgpt")
        opened = follow(other, lab, frame)
        assert opened.endswith("#openai-chatgpt")
        lab.decide(CANCEL)
        page.close()
        assert other.watch.verdict() == []


def follow(browser: Browser, lab: Lab, frame: Any) -> str:
    """Click on the card's link, and return the address of the guide's page that opens."""
    frame.evaluate("document.querySelector('.card-more').scrollIntoView()")
    x, y = frame.evaluate(
        """() => { const {x, y} = document.querySelector('.card-more').getBoundingClientRect();
          return [x + 8, y + 8]; }"""
    )
    frame.click_at(x, y)
    found: list[str] = []

    def opened() -> bool:
        found[:] = [url for url in tabs(browser) if "/pages/guide.html" in url]
        return bool(found)

    lab.wait_until(opened, "the guide's page")
    return found[0]


def tabs(browser: Browser) -> list[str]:
    """Return the addresses of the extension's own open pages."""
    page: Tab = browser.open_extension_page("pages/record.html")
    try:
        urls: list[str] = page.evaluate(
            """() => chrome.runtime.getContexts
              ? chrome.runtime.getContexts({contextTypes: ['TAB']})
                  .then((all) => all.map(({documentUrl}) => documentUrl))
              : chrome.extension.getViews({type: 'tab'}).map((view) => view.location.href)"""
        )
        return urls
    finally:
        page.close()
