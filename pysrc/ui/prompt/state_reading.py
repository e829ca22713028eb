"""The state of the prompt, read from JavaScript objects into plain records.

Reading is lenient: what is missing or of another kind becomes empty, so that the prompt always has
something to show. JavaScript's null and undefined are not Python's None, hence the checks by kind.
"""

from __future__ import annotations

from ui.common.phrases import Part
from ui.prompt.state import (
    ASK,
    CLEAN,
    IDLE,
    NONE,
    Fault,
    FileState,
    Finding,
    Hidden,
    Place,
    Preview,
    PromptState,
    Redaction,
    Report,
    Stroke,
    Suggestion,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ui.prompt.state import Box


_MOST_DEPTH = 4
"""Deepest nesting of parts of a value."""


class StateReader:
    """Reads one state after the other, and what did not change only once."""

    def __init__(self) -> None:
        self._files: dict[int, FileState] = {}

    def read(self, raw: object) -> PromptState:
        """Read the object that ``coatcheck.subscribe`` hands over."""
        before, self._files = self._files, {}
        files = []
        for item in _list(raw, "files"):
            version = _number(item, "version")
            file = before.get(version) if version else None
            file = file or _read_file(item)
            if version:
                self._files[version] = file
            files.append(file)
        return _read_state(raw, files)


def _read_state(raw: object, files: list[FileState]) -> PromptState:
    kept = _get(raw, "kept")
    return PromptState(
        _text(raw, "phase") or IDLE,
        _text(raw, "site"),
        files,
        _text(raw, "mode") or ASK,
        getattr(raw, "covered", False) is True,
        locked=getattr(raw, "locked", False) is True,
        confirm=getattr(raw, "confirm", True) is not False,
        keeps=_keeps(_text(raw, "names") == "kept", _text(raw, "dates") == "kept"),
        trial=getattr(raw, "trial", False) is True,
        wish=_text(raw, "wish"),
        kept=_text(kept, "how"),
        trouble=_text(kept, "reason"),
        asks=[str(action) for action in _list(raw, "asks")],
        confirming=_text(raw, "confirming"),
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
        kind=_text(raw, "kind") or "picture",
        asked=[
            (_text(item, "code"), getattr(item, "on", False) is True)
            for item in _list(raw, "asked")
        ],
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
            Suggestion(_text(item, "kind"), _text(item, "label"), box)
            for item in _list(raw, "suggestions")
            if (box := _box(item, "box")) is not None
        ],
    )


def _read_fault(raw: object) -> Fault | None:
    return Fault(_text(raw, "code"), _text(raw, "message")) if raw else None


def _read_redaction(raw: object) -> Redaction:
    return Redaction(
        _text(raw, "status") or NONE,
        _read_fault(_get(raw, "error")),
        _text(_get(raw, "converted"), "to"),
        made=getattr(raw, "made", False) is True if raw else False,
        hidden=_read_hidden(_get(raw, "edit")),
    )


def _read_hidden(raw: object) -> Hidden | None:
    if not raw:
        return None
    areas = _list(raw, "areas")
    boxes = [box for area in areas if (box := _box(area, "box")) is not None]
    strokes = [
        Stroke(_points(area), _number(area, "width")) for area in areas if _list(area, "points")
    ]
    return Hidden(_box(raw, "crop"), boxes, strokes)


def _points(area: object) -> list[tuple[int, int]]:
    points = []
    for point in _list(area, "points"):
        x, y = list(point)  # type: ignore[call-overload]
        points.append((round(x), round(y)))
    return points


def _box(raw: object, name: str) -> Box | None:
    box = _whole_numbers(raw, name)
    return (box[0], box[1], box[2], box[3]) if len(box) == 4 else None


def _read_preview(raw: object) -> Preview:
    full = _whole_numbers(raw, "full")
    size = (full[0], full[1]) if len(full) == 2 else (0, 0)
    return Preview(_text(raw, "status") or NONE, _text(raw, "url"), size)


def _read_report(raw: object) -> Report:
    return Report(
        _text(raw, "format"),
        [_read_finding(item) for item in _list(raw, "findings")],
        [_text(item, "code") for item in _list(raw, "kept")],
    )


def _read_finding(raw: object) -> Finding:
    return Finding(
        category=_text(raw, "category"),
        code=_text(raw, "code"),
        value=_text(raw, "value"),
        origins=[[str(name) for name in _items(origin)] for origin in _list(raw, "origins")],
        weight=_number(raw, "weight"),
        picture=_picture(_get(raw, "picture")),
        point=_point(_list(raw, "numbers")),
        inside=_inside(_list(raw, "inside")),
        place=_read_place(_get(raw, "place")),
        parts=read_parts(_list(raw, "parts")),
    )


def read_parts(raw: list[object], depth: int = _MOST_DEPTH) -> list[Part]:
    """Read the parts of a value."""
    return [_part(item, depth) for item in raw]


def _part(raw: object, depth: int) -> Part:
    if isinstance(raw, str):
        return Part(raw)
    number = _get(raw, "number") or 0
    inner = [read_parts(_items(said), depth - 1) for said in _list(raw, "parts")] if depth else []
    return Part(
        term=_text(raw, "term"),
        inner=inner,
        number=float(number) if isinstance(number, (int, float)) else 0.0,
        unit=_text(raw, "unit"),
        moment=_text(raw, "moment"),
    )


def _read_place(raw: object) -> Place | None:
    name, country = _text(raw, "name"), _text(raw, "country")
    kilometres = _get(raw, "kilometres") or 0
    if not (name and country and isinstance(kilometres, (int, float))):
        return None
    return Place(name, country, float(kilometres))


def _point(numbers: list[object]) -> tuple[float, float] | None:
    if len(numbers) != 2:
        return None
    latitude, longitude = numbers
    if not (isinstance(latitude, (int, float)) and isinstance(longitude, (int, float))):
        return None
    inside = -90 <= latitude <= 90 and -180 <= longitude <= 180
    return (float(latitude), float(longitude)) if inside else None


def _inside(parts: list[object]) -> list[tuple[str, int]]:
    read = []
    for part in parts:
        found = _items(part)
        if len(found) == 2 and isinstance(found[1], (int, float)):
            read.append((str(found[0]), int(found[1])))
    return read


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
    return _items(_get(raw, name))


def _items(value: object) -> list[object]:
    if value is None or isinstance(value, str):
        return []
    try:
        # A list of JavaScript is no Python list, but can be gone through like one.
        found: list[object] = list(value)  # type: ignore[call-overload]
    except TypeError:
        return []
    return found


def _get(raw: object, name: str) -> Any:
    """Return an attribute; None where it is missing or empty, or where JavaScript has null.

    Brython fails on ``getattr`` of null even with a default, so that is asked first.
    """
    return getattr(raw, name, None) or None if raw else None
