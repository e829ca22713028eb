"""Statements about providers in words: the sentence of a code, with its values in the language.

A provider's own names (of menus, pages, plans) stay in its own English, and are told apart from the
words around them.
"""

from __future__ import annotations

from ui.common.values import isolate
from ui.prompt.view import View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.common.speech import Speech
    from ui.guide.facts import Provider, Source, Statement

DURATIONS = {
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "months": "month",
    "years": "year",
}
"""Kinds of values that are times, and the unit of each as the browser calls it."""
OWN = ("path", "menu", "name", "mail")
"""Kinds of values that are the provider's own words."""

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the number of a value, until the sentence is put together: no text has these."""


class Formats:
    """How a language writes what no message can hold; ``ui.common.formats`` has the browser's."""

    def duration(self, amount: int, unit: str) -> str:
        """Write a time, such as 30 days."""
        raise NotImplementedError

    def date(self, date: str) -> str:
        """Write a date of which the day, or day and month, may be missing."""
        raise NotImplementedError

    def country(self, code: str) -> str:
        """Write the name of a country."""
        raise NotImplementedError


class Part(View):
    """Some words of a sentence."""

    def __init__(self, text: str, own: bool = False) -> None:
        self.text = text
        self.own = own
        """Whether they are the provider's own, in English."""


class Words:
    """Says what is known about providers, in one language."""

    def __init__(self, speech: Speech, formats: Formats) -> None:
        self.speech = speech
        self.formats = formats

    def statement(self, statement: Statement) -> list[Part]:
        """Say a statement."""
        marks = [f"{_OPEN}{number}{_CLOSE}" for number in range(len(statement.values))]
        sentence = self.speech.say("guide_say_" + statement.code, *marks)
        parts: list[Part] = []
        for piece in sentence.split(_OPEN):
            number, mark, rest = piece.partition(_CLOSE)
            if mark:
                parts.append(self._value(*statement.values[int(number)]))
            text = rest if mark else piece
            if text:
                parts.append(Part(text))
        return parts

    def _value(self, kind: str, value: Any) -> Part:
        if kind in DURATIONS:
            return Part(self.formats.duration(value, DURATIONS[kind]))
        if kind == "path":
            return Part(" › ".join(value), own=True)
        if kind == "plans":
            return Part(self.speech.together(value))
        if kind == "regions":
            return Part(self.speech.together([self.region(code) for code in value]))
        if kind == "date":
            return Part(self.formats.date(value))
        if kind == "country":
            return Part(self.formats.country(value))
        return Part(str(value), own=kind in OWN)

    def region(self, code: str) -> str:
        """Name a country, or the European Economic Area, which is none."""
        return self.speech.say("guide_region_eea") if code == "EEA" else self.formats.country(code)

    def cite(self, source: Source) -> str:
        """Name a source in short: its site and its date, or when it was seen."""
        site = isolate(source.site, self.speech)
        key, date = "guide_source_seen", source.seen
        if source.dated:
            key, date = "guide_source_of", source.dated
        return self.speech.say(key, site, isolate(self.formats.date(date), self.speech))

    def run_by(self, provider: Provider) -> str:
        """Say who runs it, and where that company has its seat."""
        if not provider.seat:
            return self.speech.say("guide_run_by_company", provider.company)
        seat = self.speech.together([self.formats.country(code) for code in provider.seat])
        return self.speech.say("guide_run_by", provider.company, seat)


def second_hand(statement: Statement, provider: Provider) -> bool:
    """Whether only others say so."""
    return not any(provider.sources[place].own for place in statement.sources)
