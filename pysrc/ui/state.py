"""The state that the frame gives to the prompt, read from JavaScript objects into plain records.

Reading is lenient: what is missing or of another kind becomes empty, so that the prompt always has
something to show. JavaScript's null and undefined are not Python's None, hence the checks by kind.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IDLE = "idle"
CHECKING = "checking"
ASKING = "asking"
NOTICE = "notice"

TELLING = "telling"
NOTHING = "nothing"
NOT_A_PICTURE = "not_a_picture"
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


class Finding:
    """One thing that a picture gives away."""

    def __init__(
        self,
        category: str,
        label: str,
        value: str = "",
        source: str = "",
        weight: int = 0,
        picture: object = None,
        point: tuple[float, float] | None = None,
    ) -> None:
        self.category = category
        self.label = label
        self.value = value
        self.source = source
        self.weight = weight
        """Within a category the weightiest stands for all; from 0 to 100."""
        self.picture = picture
        """A hidden picture: its bytes, or an address that shows it; None if there is none."""
        self.point = point
        """Latitude and longitude in degrees, where the value is a position."""


class Kept:
    """One thing that stays in the cleaned copy, and why."""

    def __init__(self, code: str, label: str, reason: str) -> None:
        self.code = code
        self.label = label
        self.reason = reason


class Report:
    """All that the engine says about one picture."""

    def __init__(self, format: str, findings: list[Finding], kept: list[Kept]) -> None:
        self.format = format
        self.findings = findings
        self.kept = kept


class Fault:
    """Why a picture could not be checked."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message


class Redaction:
    """How far the copy with hidden areas is."""

    def __init__(self, status: str = NONE, fault: Fault | None = None, converted: str = "") -> None:
        self.status = status
        self.fault = fault
        self.converted = converted
        """The kind of file that it became, where it is another than before."""


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
    ) -> None:
        self.name = name
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
        return self.redaction.status == DONE


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
        unsaved: str = "",
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
        self.unsaved = unsaved
        """Why a wish for this site could not be kept; empty if it was, or if there was none."""


def read_state(raw: object) -> PromptState:
    """Read the object that ``cloakroom.subscribe`` hands over."""
    return PromptState(
        _text(raw, "phase") or IDLE,
        _text(raw, "site"),
        [_read_file(item) for item in _list(raw, "files")],
        _text(raw, "mode") or ASK,
        getattr(raw, "covered", False) is True,
        locked=getattr(raw, "locked", False) is True,
        confirm=getattr(raw, "confirm", True) is not False,
        keeps=_keeps(_text(raw, "names") == "kept", _text(raw, "dates") == "kept"),
        trial=getattr(raw, "trial", False) is True,
        unsaved=_text(raw, "unsaved"),
    )


def _keeps(name: bool, date: bool) -> str:
    if name:
        return "both" if date else "name"
    return "date" if date else ""


def _read_file(raw: object) -> FileState:
    report = _get(raw, "report")
    copy = _get(raw, "copy")
    return FileState(
        name=_text(raw, "name"),
        size=_number(raw, "size"),
        url=_text(raw, "url"),
        status=_text(raw, "status"),
        report=_read_report(report) if report else None,
        fault=_read_fault(_get(raw, "error")),
        choice=_text(raw, "choice") or CLEAN,
        copy_url=_text(copy, "url"),
        copy_size=_number(copy, "size"),
        redaction=_read_redaction(_get(raw, "redaction")),
        preview=_read_preview(_get(raw, "preview")),
        suggestions=[
            Suggestion(_text(item, "kind"), _text(item, "label"), (box[0], box[1], box[2], box[3]))
            for item in _list(raw, "suggestions")
            if len(box := _whole_numbers(item, "box")) == 4
        ],
    )


def _read_fault(raw: object) -> Fault | None:
    return Fault(_text(raw, "code"), _text(raw, "message")) if raw else None


def _read_redaction(raw: object) -> Redaction:
    fault = _read_fault(_get(raw, "error"))
    return Redaction(_text(raw, "status") or NONE, fault, _text(_get(raw, "converted"), "to"))


def _read_preview(raw: object) -> Preview:
    full = _whole_numbers(raw, "full")
    size = (full[0], full[1]) if len(full) == 2 else (0, 0)
    return Preview(_text(raw, "status") or NONE, _text(raw, "url"), size)


def _read_report(raw: object) -> Report:
    return Report(
        _text(raw, "format"),
        [_read_finding(item) for item in _list(raw, "findings")],
        [
            Kept(_text(item, "code"), _text(item, "label"), _text(item, "reason"))
            for item in _list(raw, "kept")
        ],
    )


def _read_finding(raw: object) -> Finding:
    return Finding(
        category=_text(raw, "category"),
        label=_text(raw, "label"),
        value=_text(raw, "value"),
        source=_text(raw, "source"),
        weight=_number(raw, "weight"),
        picture=_picture(_get(raw, "picture")),
        point=_point(_list(raw, "numbers")),
    )


def _point(numbers: list[object]) -> tuple[float, float] | None:
    if len(numbers) != 2:
        return None
    latitude, longitude = numbers
    if not (isinstance(latitude, (int, float)) and isinstance(longitude, (int, float))):
        return None
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (float(latitude), float(longitude)) if inside else None


def _picture(raw: object) -> object:
    """Bytes or an address; a range of the original cannot be shown without the file."""
    return raw if isinstance(raw, str) or _get(raw, "byteLength") else None


def _text(raw: object, name: str) -> str:
    value = _get(raw, name)
    return value if isinstance(value, str) else ""


def _number(raw: object, name: str) -> int:
    value = _get(raw, name)
    return int(value) if isinstance(value, (int, float)) else 0


def _whole_numbers(raw: object, name: str) -> list[int]:
    return [round(n) for n in _list(raw, name) if isinstance(n, (int, float))]


def _list(raw: object, name: str) -> list[object]:
    value = _get(raw, name)
    if value is None or isinstance(value, str):
        return []
    try:
        # A list of JavaScript is no Python list, but can be gone through like one.
        return list(value)
    except TypeError:
        return []


def _get(raw: object, name: str) -> Any:
    """Return an attribute; None where it is missing or empty, or where JavaScript has null.

    Brython fails on ``getattr`` of null even with a default, so that is asked first.
    """
    return getattr(raw, name, None) or None if raw else None
