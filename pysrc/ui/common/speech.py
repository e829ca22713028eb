"""How the prompt comes by its words, without knowing where they come from."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.values import Moment


class Speech:
    """The texts of one language. The browser's is in ``ui.common.text``; tests bring their own."""

    direction = "ltr"
    """In which direction the language is written: ``ltr`` or ``rtl``."""

    def say(self, key: str, *parts: str) -> str:
        """Return the message of this name, with its placeholders filled; empty if there is none."""
        raise NotImplementedError

    def plural(self, number: int) -> str:
        """Return the plural form that the language uses for a number: ``one``, ``other``, ..."""
        raise NotImplementedError

    def number(self, number: float) -> str:
        """Write a number as the language does."""
        raise NotImplementedError

    def moment(self, moment: Moment) -> str:
        """Write a date, with the day and the time of day if there are any."""
        raise NotImplementedError

    def measure(self, number: float, unit: str) -> str:
        """Write a number with its unit, given by its symbol: ``mm``, ``km/h``, ``f/``."""
        raise NotImplementedError

    def country(self, code: str) -> str:
        """Write the name of a country, given its code of two letters."""
        raise NotImplementedError

    def together(self, parts: list[str]) -> str:
        """Join the parts of a list, with the word for "and" before the last."""
        raise NotImplementedError

    def count(self, key: str, number: int, *parts: str) -> str:
        """Say a message that exists in plural forms (``key_one``, ``key_other``, ...).

        The number itself is the first placeholder.
        """
        parts = (self.number(number), *parts)
        return self.say(f"{key}_{self.plural(number)}", *parts) or self.say(f"{key}_other", *parts)
