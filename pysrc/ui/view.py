"""What is to be seen, as plain records: made by ``compose``, drawn by the modules with a page.

Records compare by content, so that a part of the page is drawn anew only when it changed.
"""

from __future__ import annotations


class View:
    """Something to be seen; equal to another of the same content."""

    def __eq__(self, other: object) -> bool:
        """Whether there is no difference to be seen."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]


class Row(View):
    """One line of the details, as the engine says it: to be made tidy when it is drawn."""

    def __init__(self, label: str, value: str, source: str = "") -> None:
        self.label = label
        self.value = value
        self.source = source


class GroupView(View):
    """One kind of thing that a picture gives away."""

    def __init__(
        self,
        tone: str,
        icon: str,
        title: str,
        sentence: str,
        rows: list[Row],
        pictures: list[object],
    ) -> None:
        self.tone = tone
        self.icon = icon
        self.title = title
        self.sentence = sentence
        self.rows = rows
        self.pictures = pictures
        """Hidden pictures: bytes or addresses."""


class FileView(View):
    """All about the one picture that is looked at."""

    def __init__(
        self,
        name: str,
        facts: str,
        url: str,
        status: str,
        heading: str,
        *,
        reason: str = "",
        detail: str = "",
        groups: list[GroupView] | None = None,
        kept: str = "",
        kept_rows: list[Row] | None = None,
    ) -> None:
        self.name = name
        self.facts = facts
        self.url = url
        self.status = status
        self.heading = heading
        self.reason = reason
        self.detail = detail
        self.groups = groups or []
        self.kept = kept
        self.kept_rows = kept_rows or []


class Tab(View):
    """One of several pictures, to switch to."""

    def __init__(self, name: str, url: str, status: str, state: str) -> None:
        self.name = name
        self.url = url
        self.status = status
        self.state = state
        """The status in words."""


class Button(View):
    """One of the answers."""

    def __init__(self, action: str, label: str, primary: bool = False) -> None:
        self.action = action
        self.label = label
        self.primary = primary


class PromptView(View):
    """The whole prompt."""

    def __init__(
        self,
        site: str,
        headline: str,
        lead: str,
        summary: str,
        *,
        busy: bool,
        warning: bool,
        tabs: list[Tab],
        current: FileView,
        note: str,
        buttons: list[Button],
    ) -> None:
        self.site = site
        self.headline = headline
        self.lead = lead
        self.summary = summary
        """The rest in one sentence, for those who hear the prompt."""
        self.busy = busy
        self.warning = warning
        self.tabs = tabs
        self.current = current
        self.note = note
        self.buttons = buttons
