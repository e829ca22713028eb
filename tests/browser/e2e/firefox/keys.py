"""Keys by their names, as the actions of WebDriver's virtual keyboard."""

from __future__ import annotations

_CODES = {
    "Alt": "\ue00a",
    "ArrowDown": "\ue015",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowUp": "\ue013",
    "Backspace": "\ue003",
    "Control": "\ue009",
    "Delete": "\ue017",
    "End": "\ue010",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Home": "\ue011",
    "Meta": "\ue03d",
    "PageDown": "\ue00f",
    "PageUp": "\ue00e",
    "Shift": "\ue008",
    "Space": " ",
    "Tab": "\ue004",
}


def key_actions(keys: str) -> list[dict[str, str]]:
    """Return what presses keys such as ``Control+v`` together."""
    codes = [_CODES.get(name, name) for name in keys.split("+")]
    down = [{"type": "keyDown", "value": code} for code in codes]
    return down + [{"type": "keyUp", "value": code} for code in reversed(codes)]
