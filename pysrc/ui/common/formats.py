"""Times, dates and countries as the language of the texts has them, by the browser's own means."""

from __future__ import annotations

from browser import window
from ui.guide.words import Formats

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STYLES = {
    1: {"year": "numeric"},
    2: {"year": "numeric", "month": "long"},
    3: {"dateStyle": "long"},
}
"""How a date is written that has only a year, a year and a month, or all."""


class BrowserFormats(Formats):
    """What ``Intl`` knows."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._countries: Any = window.Intl.DisplayNames.new(language, {"type": "region"})

    def duration(self, amount: int, unit: str) -> str:
        """Write a time, such as 30 days."""
        style = {"style": "unit", "unit": unit, "unitDisplay": "long"}
        return str(window.Intl.NumberFormat.new(self._language, style).format(amount))

    def date(self, date: str) -> str:
        """Write a date of which the day, or day and month, may be missing."""
        parts = [int(part) for part in date.split("-")]
        year, month, day = (*parts, 1, 1)[:3]
        return self._write(_STYLES[len(parts)], year, month, day)

    def short_date(self, date: str) -> str:
        """Write day and month, for a place where there is not much room."""
        year, month, day = (int(part) for part in date.split("-"))
        return self._write({"day": "numeric", "month": "short"}, year, month, day)

    def short_month(self, date: str) -> str:
        """Write month and year, for a place where there is not much room."""
        year, month, _day = (int(part) for part in date.split("-"))
        return self._write({"month": "short", "year": "2-digit"}, year, month, 1)

    def _write(self, style: dict[str, str], year: int, month: int, day: int) -> str:
        options = {**style, "timeZone": "UTC"}
        moment = window.Date.UTC(year, month - 1, day)
        return str(window.Intl.DateTimeFormat.new(self._language, options).format(moment))

    def country(self, code: str) -> str:
        """Write the name of a country."""
        return str(self._countries.of(code))

    def moment(self, at: float) -> str:
        """Write a moment, given in milliseconds since 1970, in the person's own time zone."""
        style = {"dateStyle": "medium", "timeStyle": "short"}
        return str(window.Intl.DateTimeFormat.new(self._language, style).format(at))
