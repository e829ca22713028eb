"""The state that the frame gives to the prompt, as plain records; ``state_reading`` makes them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.common.phrases import Part

IDLE = "idle"
CHECKING = "checking"
ASKING = "asking"
NOTICE = "notice"

TELLING = "telling"
NOTHING = "nothing"
UNKNOWN_TYPE = "unknown_type"
FAILED = "failed"

CLEAN = "clean"
ORIGINAL = "original"
LEAVE_OUT = "leave_out"

ASK = "ask"
TELL = "tell"
WARN = "warn"
BLOCK = "block"

NONE = "none"
WORKING = "working"
DONE = "done"

Box = tuple[int, int, int, int]
"""Left, top, width and height, in pixels of the upright picture."""


class Place:
    """A town that a position is near to."""

    def __init__(self, name: str, country: str, kilometres: float) -> None:
        self.name = name
        self.country = country
        """Its code of two letters (ISO 3166-1)."""
        self.kilometres = kilometres


class Finding:
    """One thing that a picture gives away."""

    def __init__(
        self,
        category: str,
        code: str,
        value: str = "",
        origins: list[list[str]] | None = None,
        weight: int = 0,
        picture: object = None,
        point: tuple[float, float] | None = None,
        inside: list[tuple[str, int]] | None = None,
        place: Place | None = None,
        parts: list[Part] | None = None,
    ) -> None:
        self.category = category
        self.code = code
        """What it is: the message ``label_`` and this code says it."""
        self.value = value
        self.origins = origins or []
        """Where it stands: for each place its standard, and the names that lead to it."""
        self.weight = weight
        """Within a category the weightiest stands for all; from 0 to 100."""
        self.picture = picture
        """A hidden picture: its bytes, or an address that shows it; None if there is none."""
        self.point = point
        """Latitude and longitude in degrees, where the value is a position."""
        self.inside = inside or []
        """The files inside the file in which it lies, the outermost first: kind and number."""
        self.place = place
        self.parts = parts or []
        """The value in parts that every language says; empty where it is text of the file."""


class Report:
    """All that the engine says about one picture."""

    def __init__(self, format: str, findings: list[Finding], kept: list[str]) -> None:
        self.format = format
        self.findings = findings
        self.kept = kept
        """Codes of what stays in the cleaned copy."""
        self.sorted: Any = None
        """What ``wording.told`` made of the findings, so that it need not do so again."""


class Fault:
    """Why a picture could not be checked."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message


class Hidden:
    """What of a picture a person wants nobody to see, in pixels of the upright picture."""

    def __init__(self, crop: Box | None, boxes: list[Box], strokes: list[Stroke]) -> None:
        self.crop = crop
        self.boxes = boxes
        self.strokes = strokes


class Stroke:
    """A line of the brush."""

    def __init__(self, points: list[tuple[int, int]], width: int) -> None:
        self.points = points
        self.width = width


class Redaction:
    """How far the copy with hidden areas is."""

    def __init__(
        self,
        status: str = NONE,
        fault: Fault | None = None,
        converted: str = "",
        *,
        made: bool | None = None,
        hidden: Hidden | None = None,
    ) -> None:
        self.status = status
        self.fault = fault
        self.converted = converted
        """The kind of file that it became, where it is another than before."""
        self.made = status == DONE if made is None else made
        """Whether there is such a copy; one from before stays where a new one cannot be made."""
        self.hidden = hidden
        """What the person wants hidden; None for nothing."""


class Preview:
    """A stand-in for a picture that the browser cannot show."""

    def __init__(self, status: str = NONE, url: str = "", full: tuple[int, int] = (0, 0)) -> None:
        self.status = status
        self.url = url
        self.full = full
        """Width and height of the upright picture in full."""


class Suggestion:
    """An area that a detector proposes to hide."""

    def __init__(self, kind: str, label: str, box: Box) -> None:
        self.kind = kind
        self.label = label
        self.box = box


class FileState:
    """One file that is held."""

    def __init__(
        self,
        name: str,
        size: int,
        url: str,
        status: str,
        report: Report | None = None,
        fault: Fault | None = None,
        *,
        choice: str = CLEAN,
        copy_url: str = "",
        copy_size: int = 0,
        redaction: Redaction | None = None,
        preview: Preview | None = None,
        suggestions: list[Suggestion] | None = None,
        kind: str = "picture",
        asked: list[tuple[str, bool]] | None = None,
    ) -> None:
        self.name = name
        self.asked = asked or []
        """What of its content the copy can keep: the code of each choice, and whether it does."""
        self.kind = kind
        """What it is to a person: ``picture``, ``document``, ``video`` or ``sound``."""
        self.size = size
        self.url = url
        self.status = status
        self.report = report
        self.fault = fault
        self.choice = choice
        self.copy_url = copy_url
        """Shows what goes out in its place; empty where there is nothing yet."""
        self.copy_size = copy_size
        self.redaction = redaction or Redaction()
        self.preview = preview or Preview()
        self.suggestions = suggestions or []

    @property
    def redacted(self) -> bool:
        """Whether the copy has hidden areas."""
        return self.redaction.made


class PromptState:
    """All that the prompt knows."""

    def __init__(
        self,
        phase: str,
        site: str,
        files: list[FileState],
        mode: str = ASK,
        covered: bool = False,
        *,
        locked: bool = False,
        confirm: bool = True,
        keeps: str = "",
        trial: bool = False,
        wish: str = "",
        kept: str = "",
        trouble: str = "",
        asks: list[str] | None = None,
        confirming: str = "",
    ) -> None:
        self.phase = phase
        self.site = site
        self.files = files
        self.mode = mode
        """What is done at this site: ``ask``, ``clean``, ``tell``, ``warn`` or ``block``."""
        self.covered = covered
        """Whether something of the page lies over the question."""
        self.locked = locked
        """Whether an organisation has set the mode."""
        self.confirm = confirm
        """Whether a second question comes before an original that names a place or a person."""
        self.keeps = keeps
        """What of a file's own facts the copy keeps: ``name``, ``date``, ``both`` or nothing."""
        self.trial = trial
        """Whether it is the try-out of the welcome page."""
        self.wish = wish
        """What is to be done from now on here, once the answer is given; empty for the same."""
        self.kept = kept
        """What became of the wish after the answer: ``saved``, ``unsaved`` or ``undone``."""
        self.trouble = trouble
        """Why it could not be saved or taken back."""
        self.asks = asks or []
        """The answers that take a second press, since they show what was hidden."""
        self.confirming = confirming
        """The one of them that was pressed once."""
