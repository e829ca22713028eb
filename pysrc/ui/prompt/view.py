"""What is to be seen, as plain records: made by ``compose``, drawn by the modules with a page.

Records compare by content, so that a part of the page is drawn anew only when it changed.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.prompt.state import Box


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


class MapView(View):
    """Where on the world a picture was taken."""

    def __init__(self, latitude: float, longitude: float, label: str) -> None:
        self.latitude = latitude
        self.longitude = longitude
        self.label = label


class MarksView(View):
    """Outlines over a picture, in pixels of the whole picture as it is shown."""

    def __init__(
        self,
        boxes: list[Box],
        strokes: list[tuple[list[tuple[int, int]], int]],
        crop: Box | None,
        full: tuple[int, int],
    ) -> None:
        self.boxes = boxes
        self.strokes = strokes
        """Of each, its points and its width."""
        self.crop = crop
        """What alone was to stay."""
        self.full = full
        """Width and height; zeros where the shown picture itself says it."""


class Option(View):
    """One of several things to choose from."""

    def __init__(self, value: str, label: str) -> None:
        self.value = value
        self.label = label


class SwitchView(View):
    """Something of a file's content that its copy keeps or not."""

    def __init__(self, code: str, label: str, on: bool) -> None:
        self.code = code
        self.label = label
        self.on = on


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
        irremovable: str = "",
        note: str = "",
        map: MapView | None = None,
        choice: str = "",
        choices: list[Option] | None = None,
        stand_in: str = "",
        shown: str = "",
        marks: MarksView | None = None,
        kind: str = "picture",
        switches: list[SwitchView] | None = None,
    ) -> None:
        self.name = name
        self.kind = kind
        """What the file is, where it is not shown as a picture."""
        self.switches = switches or []
        self.facts = facts
        self.url = url
        self.status = status
        self.heading = heading
        self.reason = reason
        self.detail = detail
        self.groups = groups or []
        self.kept = kept
        self.kept_rows = kept_rows or []
        self.irremovable = irremovable
        """What cannot be removed, in a sentence."""
        self.note = note
        """What the picture that is shown is: as it will be sent, redacted or not."""
        self.map = map
        self.choice = choice
        self.choices = choices or []
        """What can become of this one of several files."""
        self.stand_in = stand_in
        """How far a stand-in is, where the browser cannot show the picture."""
        self.shown = shown
        """The address of the picture as it came, to compare hidden pictures with."""
        self.marks = marks
        """What was to be hidden and is to be seen here, to be drawn over the picture."""


class Tab(View):
    """One of several pictures, to switch to."""

    def __init__(self, name: str, url: str, status: str, state: str, kind: str = "picture") -> None:
        self.name = name
        self.kind = kind
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
        progress: tuple[int, int] = (0, 0),
        modes: list[Option] | None = None,
        mode: str = "",
        wish: str = "",
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
        self.progress = progress
        """How many of how many are done; nothing to show where the second is 0."""
        self.modes = modes or []
        """What can be done at this site from now on."""
        self.mode = mode
        self.wish = wish
        """When what was chosen there begins to count."""


class NoticeView(View):
    """The small word after an answer."""

    def __init__(
        self, headline: str, detail: str, again: str, close: str, *, undoes: bool = False
    ) -> None:
        self.headline = headline
        self.detail = detail
        self.again = again
        """The label of the button; empty for none."""
        self.close = close
        self.undoes = undoes
        """Whether the button takes back what was saved; else it has Coatcheck ask again."""
