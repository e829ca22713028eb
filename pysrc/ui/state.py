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

TELLING = "telling"
NOTHING = "nothing"
NOT_A_PICTURE = "not_a_picture"
FAILED = "failed"


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
    ) -> None:
        self.category = category
        self.label = label
        self.value = value
        self.source = source
        self.weight = weight
        """Within a category the weightiest stands for all; from 0 to 100."""
        self.picture = picture
        """A hidden picture: its bytes, or an address that shows it; None if there is none."""


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
    ) -> None:
        self.name = name
        self.size = size
        self.url = url
        self.status = status
        self.report = report
        self.fault = fault


class PromptState:
    """All that the prompt knows."""

    def __init__(self, phase: str, site: str, files: list[FileState]) -> None:
        self.phase = phase
        self.site = site
        self.files = files


def read_state(raw: object) -> PromptState:
    """Read the object that ``cloakroom.subscribe`` hands over."""
    return PromptState(
        _text(raw, "phase") or IDLE,
        _text(raw, "site"),
        [_read_file(item) for item in _list(raw, "files")],
    )


def _read_file(raw: object) -> FileState:
    report = _get(raw, "report")
    error = _get(raw, "error")
    return FileState(
        name=_text(raw, "name"),
        size=_number(raw, "size"),
        url=_text(raw, "url"),
        status=_text(raw, "status"),
        report=_read_report(report) if report else None,
        fault=Fault(_text(error, "code"), _text(error, "message")) if error else None,
    )


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
    )


def _picture(raw: object) -> object:
    """Bytes or an address; a range of the original cannot be shown without the file."""
    return raw if isinstance(raw, str) or _get(raw, "byteLength") else None


def _text(raw: object, name: str) -> str:
    value = _get(raw, name)
    return value if isinstance(value, str) else ""


def _number(raw: object, name: str) -> int:
    value = _get(raw, name)
    return int(value) if isinstance(value, (int, float)) else 0


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
