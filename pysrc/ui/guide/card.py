"""The short card in the prompt: what the provider of this site does with photos."""

from __future__ import annotations

from browser import window
from ui.common.dom import element, find, icon
from ui.common.formats import BrowserFormats
from ui.common.plain_data import plain
from ui.guide.article import draw_parts
from ui.guide.facts import LOW, OPT_OUT, RETENTION, TRAINING, outdated, provider_at, read_provider
from ui.guide.words import Words, second_hand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element
    from ui.common.text import BrowserSpeech
    from ui.guide.facts import Provider

FACTS = "../data/providers.json"
SHOWN = {TRAINING: 2, OPT_OUT: 1, RETENTION: 2}
"""Of each topic so many statements."""


class GuideCard:
    """Folded at first; there only where the provider is known."""

    def __init__(self, speech: BrowserSpeech) -> None:
        self._speech = speech
        self._card = find("card")
        self._facts: Any = None
        self._asked = False
        self._site = ""
        self._shown = ""

    def fetch(self) -> None:
        """Get the facts; without them there is no card."""
        if not self._asked:
            self._asked = True
            window.fetch(FACTS).then(_read).then(self._arrived).catch(_missing)

    def _arrived(self, facts: Any) -> None:
        self._facts = facts
        self.show(self._site)

    def show(self, site: str) -> None:
        """Show the card for the provider at a site, or none."""
        self._site = site
        self.fetch()
        if self._facts is None or not site:
            self._card.hidden = True
            return
        # Only the one that is looked for is made into data of Python: that takes time.
        hosts = [(str(raw.id), [str(h) for h in raw.hosts]) for raw in self._facts.providers]
        id = provider_at(site, hosts)
        self._card.hidden = not id
        if id and id != self._shown:
            raw = next(raw for raw in self._facts.providers if str(raw.id) == id)
            self._draw(read_provider(plain(raw)))
            self._shown = id

    def fold(self) -> None:
        """Close it, for the next question."""
        self._card.open = False

    def _draw(self, provider: Provider) -> None:
        say = self._speech.say
        words = Words(self._speech, BrowserFormats(self._speech.language))
        title = say("guide_card_title", provider.name)
        summary = element(
            "summary",
            icon("question"),
            element("span", title, style="card-title"),
            icon("chevron", "icon chevron"),
        )
        parts: list[Element] = []
        for topic, most in SHOWN.items():
            parts.append(element("dt", say(f"guide_topic_{topic}")))
            says = provider.says[topic][:most]
            if not says:
                parts.append(element("dd", say("guide_unknown")))
            for statement in says:
                line = element("dd", *draw_parts(words.statement(statement)))
                if second_hand(statement, provider):
                    line.append(f" ({say('guide_second_hand')})")
                parts.append(line)
        standing = [say(f"guide_confidence_{provider.confidence}")]
        standing.append(say("guide_checked", words.formats.date(provider.checked)))
        foot = element("p", " · ".join(standing), style="card-standing")
        body = element("div", element("dl", *parts, style="card-facts"), foot, style="card-body")
        today = str(window.Date.new().toISOString())[:10]
        if outdated(provider.checked, today):
            body.append(element("p", say("guide_old"), style="card-standing"))
        elif provider.confidence == LOW:
            body.append(element("p", say("guide_confidence_low_text"), style="card-standing"))
        address = f"{window.chrome.runtime.getURL('pages/guide.html')}#{provider.id}"
        link = {"href": address, "target": "_blank", "rel": "noopener"}
        body.append(element("a", say("guide_card_more"), style="card-more", attributes=link))
        self._card.replaceChildren(summary, body)


def _read(response: Any) -> Any:
    return response.json()


def _missing(error: Any) -> None:
    window.console.error(f"the guide could not be read: {error}")
