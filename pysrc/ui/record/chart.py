"""The chart over time: a bar for each day, week or month, in parts by what became of pictures.

It is for the eyes alone; the table beside it says the same.
"""

from __future__ import annotations

from ui.common.dom import svg_element
from ui.record.data import WAYS, held

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Element
    from ui.record.data import Counts

WIDTH, HEIGHT = 720, 220
_TOP, _BOTTOM, _SIDE = 12, 28, 36
_WIDEST = 46
_LABELS = 7
"""At most so many bars have their name below."""


def draw_chart(bars: list[tuple[str, Counts]], names: list[str], written: list[str]) -> Element:
    """Draw the bars; ``names`` are below them, ``written`` are 0 and the scale's top in words."""
    top = scale(max((held(counts) for _, counts in bars), default=0))
    step = (WIDTH - 2 * _SIDE) / max(len(bars), 1)
    width = min(step * 0.72, _WIDEST)
    every = -(-len(bars) // _LABELS)
    parts = [_line(HEIGHT - _BOTTOM, written[0]), _line(_TOP, written[1])]
    for place, ((_, counts), name) in enumerate(zip(bars, names, strict=True)):
        middle = _SIDE + step * (place + 0.5)
        parts.append(_bar(counts, middle - width / 2, width, top))
        if (len(bars) - 1 - place) % every == 0:
            often = "" if (len(bars) - 1 - place) // every % 2 else " chart-name-always"
            style = f"chart-name{often}"
            label = {"x": f"{middle:.1f}", "y": str(HEIGHT - 8), "class": style}
            parts.append(_text(label, name))
    box = f"0 0 {WIDTH} {HEIGHT}"
    return svg_element("svg", {"viewBox": box, "aria-hidden": "true", "class": "chart"}, *parts)


def scale(most: int) -> int:
    """Return the top of the scale: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power >= most:
                return digit * power
        power *= 10


def _bar(counts: Counts, left: float, width: float, top: int) -> Element:
    whole = HEIGHT - _TOP - _BOTTOM
    parts = []
    bottom = float(HEIGHT - _BOTTOM)
    for way in WAYS:
        height = whole * counts[way] / top
        if height:
            bottom -= height
            place = {
                "x": f"{left:.1f}",
                "y": f"{bottom:.2f}",
                "width": f"{width:.1f}",
                "height": f"{height:.2f}",
                "class": f"way-{way}",
            }
            parts.append(svg_element("rect", place))
    return svg_element("g", {}, *parts)


def _line(y: int, name: str) -> Element:
    line = {"d": f"M{_SIDE} {y}H{WIDTH - _SIDE}", "class": "chart-line"}
    label = {"x": str(_SIDE - 8), "y": str(y + 4), "class": "chart-scale"}
    return svg_element("g", {}, svg_element("path", line), _text(label, name))


def _text(attributes: dict[str, str], words: str) -> Element:
    made = svg_element("text", attributes)
    made.textContent = words
    return made
