"""What the options page is told by its JavaScript (extension/pages/options.js), as records."""

from __future__ import annotations

from ui.common.values import isolate, shorten, tidy
from ui.options.fields import IMPORTS, POLICY_TROUBLE, PROBLEMS, REFUSALS, TROUBLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.common.speech import Speech

MOST_DETAILS = 5
LONGEST = 80


class SiteRow:
    """A site with a way of its own."""

    def __init__(self, host: str, value: str, guarded: bool = True) -> None:
        self.host = host
        self.value = value
        """A mode, or ``off``."""
        self.guarded = guarded
        """Whether anything is checked there at all."""


class Banner:
    """Something that is wrong, with what exactly."""

    def __init__(self, text: str, details: list[str]) -> None:
        self.text = text
        self.details = details


class OptionsState:
    """All that the page shows."""

    def __init__(self, raw: Any) -> None:
        self._settings: Any = raw.settings
        self.sites = [
            SiteRow(str(site.host), str(site.value), getattr(site, "guarded", True) is not False)
            for site in raw.sites
        ]
        self.locks = [str(name) for name in raw.locks]
        self.troubles: list[Any] = list(raw.troubles)
        self.language = str(raw.language)

    def value(self, path: str) -> object:
        """Return the setting at a place such as ``keep.date``."""
        found: Any = self._settings
        for name in path.split("."):
            found = getattr(found, name)
        return found

    def is_locked(self, path: str) -> bool:
        """Whether an organisation has set what stands at a place."""
        return path in self.locks

    def is_site_locked(self, host: str) -> bool:
        """Whether an organisation has set what is done at a site, or at all of them."""
        return "mode" in self.locks or f"sites.{host}" in self.locks

    def banners(self, speech: Speech) -> list[Banner]:
        """Return what is wrong with what is stored, and with the policy."""
        return [
            Banner(
                speech.say(
                    POLICY_TROUBLE if trouble.source == "policy" else TROUBLES[trouble.kind]
                ),
                problems(trouble.details, speech),
            )
            for trouble in self.troubles
        ]


def problems(details: Any, speech: Speech) -> list[str]:
    """Return a sentence for each wrong part, the first few of them."""
    found = list(details)
    said = [_problem(detail, speech) for detail in found[:MOST_DETAILS]]
    more = len(found) - MOST_DETAILS
    return [*said, speech.count("details_more", more)] if more > 0 else said


def _problem(detail: Any, speech: Speech) -> str:
    where = isolate(shorten(tidy(str(detail.where)), LONGEST), speech)
    found = isolate(shorten(tidy(str(detail.found)), LONGEST), speech)
    return speech.say(PROBLEMS[detail.fault], where, found)


def refusal(outcome: Any, speech: Speech) -> str:
    """Return why a change was not kept; empty if it was."""
    return "" if outcome.ok else speech.say(REFUSALS[outcome.reason])


def import_trouble(outcome: Any, name: str, speech: Speech) -> Banner | None:
    """Return why a file was not taken over, or None if it was."""
    if outcome.ok:
        return None
    if getattr(outcome, "reason", None):
        return Banner(refusal(outcome, speech), [])
    file = isolate(shorten(tidy(name), LONGEST), speech)
    return Banner(speech.say(IMPORTS[outcome.wrong], file), problems(outcome.details, speech))
