"""Draws what is known about one provider, and the claims: each statement with source and date."""

from __future__ import annotations

from ui.common.dom import element, icon
from ui.common.values import isolate
from ui.guide.facts import CHECKLIST, LOW, TOPICS, outdated
from ui.guide.words import second_hand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.guide.facts import Claim, Facts, Provider, Source, Statement
    from ui.guide.words import Part, Words

    Ticks = dict[str, dict[str, str]]
    """By provider and topic, the day on which a person ticked it off."""


def draw_parts(parts: list[Part]) -> list[Element | str]:
    """Draw a sentence, the provider's own names marked as English."""
    return [
        element("bdi", part.text, style="own-words", attributes={"lang": "en"})
        if part.own
        else part.text
        for part in parts
    ]


def link_to(url: str, *children: Element | str, style: str = "") -> Element:
    """Make a link to elsewhere, which learns nothing about where it was followed."""
    attributes = {"href": url, "target": "_blank", "rel": "noopener noreferrer"}
    return element("a", *children, style=style, attributes=attributes)


class Article:
    """Draws, in one language."""

    def __init__(self, words: Words, today: str) -> None:
        self._words = words
        self._speech = words.speech
        self._today = today

    def heading(self, text: str) -> Element:
        """Make the heading that gets the focus when another entry is chosen."""
        return element("h2", text, style="article-title", attributes={"tabindex": "-1"})

    def provider(
        self, provider: Provider, ticks: dict[str, str], tick: Callable[[str, bool, Event], None]
    ) -> list[Element]:
        """Draw all about a provider."""
        say, date = self._speech.say, self._words.formats.date
        level = element(
            "span",
            say(f"guide_confidence_{provider.confidence}"),
            style=f"level level-{provider.confidence}",
        )
        checked = element("span", say("guide_checked", date(provider.checked)))
        parts = [
            self.heading(provider.name),
            element("p", self._words.run_by(provider), style="soft"),
            element("p", level, " ", checked, style="soft standing"),
        ]
        if provider.confidence == LOW:
            parts.append(self._warning(say("guide_confidence_low_text")))
        if outdated(provider.checked, self._today):
            parts.append(self._warning(say("guide_old")))
        parts += [self._topic(topic, provider) for topic in TOPICS[:1]]
        parts.append(self._checklist(provider, ticks, tick))
        parts += [self._topic(topic, provider) for topic in TOPICS[1:]]
        parts.append(self._sources(provider))
        return parts

    def _warning(self, text: str) -> Element:
        return element("p", icon("warning"), element("span", text), style="warning")

    def _topic(self, topic: str, provider: Provider) -> Element:
        title = element("h3", self._speech.say(f"guide_topic_{topic}"))
        says = provider.says[topic]
        if not says:
            unknown = element("p", self._speech.say("guide_unknown"), style="unknown")
            return element("section", title, unknown, style="topic")
        lines = [self._statement(statement, provider) for statement in says]
        parts = [title, element("ul", *lines, style="statements")]
        url = provider.links.get(topic)
        if url:
            parts.append(element("p", self._open(url), style="topic-link"))
        return element("section", *parts, style="topic", attributes={"data-topic": topic})

    def _open(self, url: str) -> Element:
        site = url.split("//", 1)[-1].split("/", 1)[0]
        return link_to(url, self._speech.say("guide_open", isolate(site, self._speech)), style="go")

    def _statement(self, statement: Statement, provider: Provider) -> Element:
        sources = [provider.sources[place] for place in statement.sources]
        cited: list[Element | str] = []
        for source in sources:
            if cited:
                cited.append(" · ")
            cited.append(self._cited(source))
        if second_hand(statement, provider):
            cited += [" ", element("span", self._speech.say("guide_second_hand"), style="mark")]
        sentence = element("span", *draw_parts(self._words.statement(statement)), style="sentence")
        return element("li", sentence, element("cite", *cited), style="statement")

    def _cited(self, source: Source) -> Element:
        text = self._words.cite(source)
        return link_to(source.url, text) if source.own else element("span", text)

    def _sources(self, provider: Provider) -> Element:
        title = element("h3", self._speech.say("guide_sources_title"))
        lines = [element("li", *self._source(source)) for source in provider.sources]
        return element("section", title, element("ol", *lines, style="sources"), style="topic")

    def _source(self, source: Source) -> list[Element | str]:
        say, date = self._speech.say, self._words.formats.date
        name = link_to(source.url, source.site) if source.own else element("bdi", source.site)
        facts = [say(f"guide_kind_{source.kind}")]
        if source.dated:
            facts.append(say("guide_dated", date(source.dated)))
        facts.append(say("guide_seen", date(source.seen)))
        return [name, element("span", " · ".join(facts), style="source-facts")]

    def _checklist(
        self, provider: Provider, ticks: dict[str, str], tick: Callable[[str, bool, Event], None]
    ) -> Element:
        say = self._speech.say
        title = element("h3", say("guide_list_title", provider.name))
        lead = element("p", say("guide_list_lead"), style="soft")
        lines = [self._item(topic, ticks.get(topic, ""), tick) for topic in CHECKLIST]
        return element(
            "section", title, lead, element("ul", *lines, style="checklist"), style="topic card"
        )

    def _item(self, topic: str, day: str, tick: Callable[[str, bool, Event], None]) -> Element:
        say = self._speech.say
        box = element("input", attributes={"type": "checkbox", "name": topic})
        box.checked = bool(day)
        box.addEventListener("change", lambda event: tick(topic, event.target.checked, event))
        words = [element("span", say(f"guide_done_{topic}"))]
        if day:
            done = say("guide_done_on", self._words.formats.date(day))
            words.append(element("span", done, style="soft done-on"))
            if outdated(day, self._today):
                words.append(element("span", say("guide_done_old"), style="done-old"))
        label = element("label", box, element("span", *words, style="item-words"))
        return element("li", label)

    def claims(self, facts: Facts) -> list[Element]:
        """Draw what is said and what holds."""
        say = self._speech.say
        lead = say("guide_claims_lead", self._words.formats.date(facts.compiled))
        cards = [self._claim(claim, facts) for claim in facts.claims]
        return [
            self.heading(say("guide_claims_title")),
            element("p", lead, style="soft"),
            element("ul", *cards, style="claims"),
        ]

    def _claim(self, claim: Claim, facts: Facts) -> Element:
        say = self._speech.say
        verdict = element(
            "span", say(f"guide_verdict_{claim.verdict}"), style=f"level verdict-{claim.verdict}"
        )
        said = element("h3", say(f"guide_claim_{claim.id}"))
        now = element(
            "p",
            element("strong", say("guide_claim_now")),
            element("span", say(f"guide_claim_{claim.id}_now")),
            style="claim-now",
        )
        provider = facts.find(claim.provider)
        cited: list[Element | str] = []
        for place in claim.sources if provider else []:
            if cited:
                cited.append(" · ")
            cited.append(self._cited(provider.sources[place]))  # type: ignore[union-attr]
        return element("li", verdict, said, now, element("cite", *cited), style="card claim")
