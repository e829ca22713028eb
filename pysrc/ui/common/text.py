"""The texts of the extension, by the browser's own means, in its language or in the chosen one."""

from __future__ import annotations

from browser import window
from ui.common.speech import Speech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ui.common.values import Moment


_UNITS = {
    "s": "second",
    "mm": "millimeter",
    "m": "meter",
    "km": "kilometer",
    "miles": "mile",
    "km/h": "kilometer-per-hour",
    "mph": "mile-per-hour",
    "°": "degree",
    "°C": "celsius",
    "%": "percent",
    "B": "byte",
    "kB": "kilobyte",
    "MB": "megabyte",
}
"""Units of the engine that every browser has words for (ECMA-402, 6.6.2)."""
_SYMBOLS = {"nautical miles": "NM", "knots": "kn", "times": "×"}
"""How others are written, where not as they are called."""


class BrowserSpeech(Speech):
    """Messages from ``_locales``; plural forms, numbers and dates as that language has them."""

    def __init__(self) -> None:
        chosen: Any = getattr(window, "coatcheckTexts", None)
        self._i18n: Any = chosen or window.chrome.i18n
        # Not the browser's own language: where that one is missing, the texts are in another.
        self.language = self.say("text_language")
        self.direction = self.say("text_direction")
        intl: Any = window.Intl
        self._plurals: Any = intl.PluralRules.new(self.language)
        self._numbers: Any = intl.NumberFormat.new(self.language)
        self._lists: Any = intl.ListFormat.new(self.language)
        self._months: Any = self._dates({"year": "numeric", "month": "long"})
        self._days: Any = self._dates({"dateStyle": "long"})
        self._moments: Any = self._dates({"dateStyle": "long", "timeStyle": "short"})

    def _dates(self, options: dict[str, str]) -> Any:
        return window.Intl.DateTimeFormat.new(self.language, {**options, "timeZone": "UTC"})

    def say(self, key: str, *parts: str) -> str:
        """Return the message of this name."""
        return str(self._i18n.getMessage(key, list(parts)))

    def plural(self, number: int) -> str:
        """Return the plural form for a number."""
        return str(self._plurals.select(number))

    def number(self, number: float) -> str:
        """Write a number."""
        return str(self._numbers.format(number))

    def moment(self, moment: Moment) -> str:
        """Write a date; time zones are left out of it, UTC in and UTC out."""
        year, month, day, hour, minute = moment
        date = window.Date.new(window.Date.UTC(year, month - 1, day or 1, max(hour, 0), minute))
        form = self._moments if hour >= 0 else self._days if day else self._months
        return str(form.format(date))

    def measure(self, number: float, unit: str) -> str:
        """Write a number with its unit, as the language does where ``Intl`` knows the unit."""
        options: dict[str, Any] = {"maximumFractionDigits": 4}
        if unit in _UNITS:
            options.update({"style": "unit", "unit": _UNITS[unit], "unitDisplay": "short"})
        written = str(window.Intl.NumberFormat.new(self.language, options).format(number))
        if unit in _UNITS:
            return written
        return f"f/{written}" if unit == "f/" else f"{written}\u00a0{_SYMBOLS.get(unit, unit)}"

    def country(self, code: str) -> str:
        """Write the name of a country; its code where the browser knows no name."""
        names: Any = window.Intl.DisplayNames.new(self.language, {"type": "region"})
        try:
            return str(names.of(code))
        except Exception:  # A code that is none, which no gazetteer has.
            return code

    def together(self, parts: list[str]) -> str:
        """Join the parts of a list."""
        return str(self._lists.format(parts))


def when_ready(begin: Callable[[], None]) -> None:
    """Begin once the page has its theme and its language (extension/shared/appearance.js)."""

    def ready(_nothing: object = None) -> None:
        # Every language has this text; to a page that is being closed, no browser gives any.
        texts: Any = getattr(window, "coatcheckTexts", None) or window.chrome.i18n
        if texts.getMessage("text_language"):
            begin()

    window.coatcheckReady.then(ready)
