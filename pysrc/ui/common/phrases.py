"""Values in parts: words as codes, numbers with units, and moments, said in the person's language.

The engine hands on the parts (``coatcheck.phrases``); a value without any is text of the file.
"""

from __future__ import annotations

from ui.common.values import read_moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech

_KILO = 1000


class Part:
    """One part of a value: what is not empty says of which kind it is."""

    def __init__(
        self,
        text: str = "",
        term: str = "",
        inner: list[list[Part]] | None = None,
        number: float = 0.0,
        unit: str = "",
        moment: str = "",
    ) -> None:
        self.text = text
        self.term = term
        """The code of a word: the message ``term_`` and this code says it."""
        self.inner = inner or []
        """What the word is said of."""
        self.number = number
        self.unit = unit
        self.moment = moment
        """In the form of ISO 8601, as far as it is known."""


def say(parts: list[Part], speech: Speech) -> str:
    """Return a value as it is said in a language."""
    return "".join(_say(part, speech) for part in parts)


def _say(part: Part, speech: Speech) -> str:
    if part.term:
        said = speech.say(f"term_{part.term}", *[say(inner, speech) for inner in part.inner])
        return said or part.term
    if part.unit == "B":
        return _size(part.number, speech)
    if part.unit:
        return speech.measure(part.number, part.unit)
    return _moment(part.moment, speech) if part.moment else part.text


def _size(count: float, speech: Speech) -> str:
    if count < _KILO:
        return speech.measure(count, "B")
    if count < _KILO * _KILO:
        return speech.measure(round(count / _KILO, 1), "kB")
    return speech.measure(round(count / _KILO / _KILO, 1), "MB")


def _moment(iso: str, speech: Speech) -> str:
    """Say a moment; what is less than a month stays as it is."""
    moment = read_moment(iso)
    if moment is None:
        return iso
    zone = iso[16:]
    if not zone:
        return speech.moment(moment)
    minutes = zone[3:] if zone[3:] != ":00" else ""
    offset = "" if zone == "Z" else f"{zone[0]}{int(zone[1:3])}{minutes}"
    return f"{speech.moment(moment)} (UTC{offset})"
