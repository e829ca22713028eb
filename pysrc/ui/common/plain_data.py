"""Plain data of JavaScript as plain data of Python: objects as dicts, arrays as lists."""

from __future__ import annotations

from browser import window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def plain(value: Any) -> Any:
    """Return texts, numbers, truth values, lists and dicts as Python has them; anything else as "".

    JavaScript's null and undefined are not Python's None, so they become an empty text.
    """
    if isinstance(value, (str, bool, int, float)):
        return value
    if window.Array.isArray(value):
        return [plain(item) for item in value]
    # An empty object of JavaScript counts as false, so its kind is asked for and not its truth.
    kind = window.Reflect.apply(window.Object.prototype.toString, value, [])
    if str(kind) == "[object Object]":
        return {str(name): plain(inner) for name, inner in window.Object.entries(value)}
    return ""
