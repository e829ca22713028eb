"""The privacy guide: what providers say about photos, and what a person has done about it.

The entry module of ``guide.html``. Which entry is shown stands in the address, after "#".
"""

from __future__ import annotations

from browser import document, window
from ui.common.dom import element, find, say_in
from ui.common.formats import BrowserFormats
from ui.common.plain_data import plain
from ui.common.text import BrowserSpeech, when_ready
from ui.guide.article import Article
from ui.guide.facts import outdated, read_facts
from ui.guide.words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event
    from ui.guide.facts import Facts, Provider

CLAIMS = "claims"
"""Stands after "#" for what is said and what holds."""


class Guide:
    """The page."""

    def __init__(self) -> None:
        self._speech = BrowserSpeech()
        say = self._speech.say
        document.documentElement.lang = self._speech.language
        document.documentElement.dir = self._speech.direction
        document.title = f"{say('guide_title')} · {say('extension_name')}"
        for name, key in (
            ("guide-title", "guide_title"),
            ("guide-lead", "guide_lead"),
            ("guide-to-record", "guide_to_record"),
            ("guide-choose-label", "guide_choose"),
        ):
            say_in(name, say(key))
        find("guide-providers").setAttribute("aria-label", say("guide_providers"))
        self._facts: Facts | None = None
        self._ticks: dict[str, dict[str, str]] = {}
        self._shown = ""

    def start(self) -> None:
        """Begin when the page's own script is there, which runs after this one."""
        desk = getattr(window, "guideDesk", None)
        if not desk:
            window.setTimeout(self.start, 20)
            return
        desk.load(self._loaded, self._failed)

    def _failed(self, error: Any) -> None:
        window.console.error(f"the guide could not be read: {error}")
        say_in("guide-trouble", self._speech.say("guide_failed"))

    def _loaded(self, loaded: Any) -> None:
        self._facts = read_facts(plain(loaded.facts))
        self._ticks = plain(loaded.ticks)
        words = Words(self._speech, BrowserFormats(self._speech.language))
        self._words = words
        self._today = str(loaded.today)
        self._article = Article(words, self._today)
        self._draw_list()
        self._show(focus=False)
        window.addEventListener("hashchange", lambda _event: self._show(focus=True))

    def _entries(self) -> list[tuple[str, str]]:
        facts = self._facts
        providers = [(provider.id, provider.name) for provider in facts.providers] if facts else []
        return [*providers, (CLAIMS, self._speech.say("guide_claims_title"))]

    def _draw_list(self) -> None:
        links = [
            element("li", element("a", name, attributes={"href": f"#{id}", "data-entry": id}))
            for id, name in self._entries()
        ]
        links[-1].className = "list-apart"
        find("guide-list").replaceChildren(*links)
        chooser = find("guide-choose")
        options = [
            element("option", name, attributes={"value": id}) for id, name in self._entries()
        ]
        chooser.replaceChildren(*options)
        chooser.addEventListener("change", self._chosen)

    def _chosen(self, event: Event) -> None:
        window.location.hash = event.target.value

    def _show(self, *, focus: bool) -> None:
        facts = self._facts
        if facts is None:
            return
        wanted = str(window.location.hash).removeprefix("#")
        known = [id for id, _name in self._entries()]
        self._shown = wanted if wanted in known else known[0]
        provider = facts.find(self._shown)
        if provider:
            parts = self._article.provider(provider, self._ticks.get(provider.id, {}), self._tick)
        else:
            parts = self._article.claims(facts)
        find("guide-article").replaceChildren(*parts)
        find("guide-choose").value = self._shown
        for link in find("guide-list").querySelectorAll("a"):
            if link.getAttribute("data-entry") == self._shown:
                link.setAttribute("aria-current", "page")
                self._reveal(link)
            else:
                link.removeAttribute("aria-current")
        self._remind()
        if focus:
            window.scrollTo(0, 0)
            parts[0].focus()

    def _reveal(self, link: Element) -> None:
        """Scroll the list, and not the page, so that an entry is to be seen."""
        nav = find("guide-providers")
        place, seen = link.getBoundingClientRect(), nav.getBoundingClientRect()
        if not seen.height:
            return  # Narrow pages have a select in its place.
        below = place.top + place.height - seen.top - seen.height
        if below > 0:
            nav.scrollTop += below + 8
        elif place.top < seen.top:
            nav.scrollTop -= seen.top - place.top + 8

    def _tick(self, topic: str, done: bool, event: Event) -> None:
        """Keep that something was done today, or was not done."""

        def kept(ticks: Any) -> None:
            self._ticks = plain(ticks)
            say_in("guide-trouble", "")
            self._show(focus=False)
            for box in find("guide-article").querySelectorAll("input"):
                if box.getAttribute("name") == topic:
                    box.focus()

        def failed(error: Any) -> None:
            window.console.warn(f"a tick could not be kept: {error}")
            event.target.checked = not done
            say_in("guide-trouble", self._speech.say("guide_done_failed"))

        window.guideDesk.tick(self._shown, topic, done, kept, failed)

    def _remind(self) -> None:
        """Say which ticks are so old that what they stand for may have changed."""
        facts = self._facts
        old: list[Provider] = []
        count = 0
        for provider in facts.providers if facts else []:
            days = [d for d in self._ticks.get(provider.id, {}).values() if d]
            aged = [day for day in days if outdated(day, self._today)]
            count += len(aged)
            if aged:
                old.append(provider)
        names = self._speech.together([provider.name for provider in old])
        text = self._speech.count("guide_reminder", count, names) if count else ""
        say_in("guide-reminder", text)


def start() -> None:
    """Begin with the texts and colours that the settings ask for."""
    Guide().start()


when_ready(start)
