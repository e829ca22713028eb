"""The mouse, as actions of WebDriver's virtual pointer and wheel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from e2e.driver import Point, ScriptError
from e2e.firefox.bidi import Bidi

_STEPS = 4
PAINTS_WITHIN = 0.12
"""Seconds."""
_ATTEMPTS = 10
_DOWN = {"type": "pointerDown", "button": 0}
_UP = {"type": "pointerUp", "button": 0}


def click(bidi: Bidi, context: str, point: Point, times: int = 1) -> None:
    """Press the mouse button at a point of a page or frame, once or more."""
    # Firefox answers after the next frame that the place paints; one that the click has closed
    # paints none, and then the answer takes 1.5 seconds.
    actions = _actions("pointer", [_move(point), *[_DOWN, _UP] * times])
    for attempt in range(_ATTEMPTS):
        try:
            bidi.begin("input.performActions", PAINTS_WITHIN, context=context, actions=actions)
            return
        except ScriptError as error:
            # A tab that Firefox is about to show has this size for a moment.
            if "viewport dimensions (10, 10)" not in str(error) or attempt == _ATTEMPTS - 1:
                raise
            bidi.pump(0.2)


def drag(bidi: Bidi, context: str, points: Sequence[Point]) -> None:
    """Press the button at the first point, and let it go at the last."""
    steps = [_move(points[0]), _DOWN]
    for (left, top), (x, y) in pairwise(points):
        shares = [number / _STEPS for number in range(1, _STEPS + 1)]
        steps += [_move((left + (x - left) * s, top + (y - top) * s)) for s in shares]
    _perform(bidi, context, "pointer", [*steps, _UP])


def wheel(bidi: Bidi, context: str, point: Point, down: int) -> None:
    """Turn the wheel at a point by pixels downwards."""
    scroll = {"type": "scroll", "x": round(point[0]), "y": round(point[1])}
    _perform(bidi, context, "wheel", [{**scroll, "deltaX": 0, "deltaY": down}])


def _move(point: Point) -> dict[str, Any]:
    return {"type": "pointerMove", "x": round(point[0]), "y": round(point[1])}


def _perform(bidi: Bidi, context: str, kind: str, steps: Sequence[dict[str, Any]]) -> None:
    bidi.command("input.performActions", context=context, actions=_actions(kind, steps))


def _actions(kind: str, steps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": kind, "id": kind, "actions": list(steps)}]
