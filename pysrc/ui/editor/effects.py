"""What pixelated and blurred areas will look like, on a canvas over the photo; for the eye alone.

The rule is the engine's (``coatcheck/redaction/areas.py``): a mean for each cell, cells of a
quarter of the shorter side and at least 16 pixels, drawn hard for pixelate and smoothly for blur.
"""

from __future__ import annotations

from browser import document, window
from ui.editor.draft import BLUR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element
    from ui.editor.draft import Area

LONGEST = 2_000
"""Pixels of the longer side of the canvas."""
SMALLEST_CELL = 16
CELLS_ACROSS = 4


class Effects:
    """The canvas; it draws at most once for each frame of the screen."""

    def __init__(self, canvas: Element, photo: Element) -> None:
        self.element: Any = canvas
        self._photo = photo
        self._size = (1, 1)
        self._scale = 1.0
        self._areas: list[Area] = []
        self._drawn: list[Area] = []
        self._asked = False

    def measure(self, width: int, height: int) -> None:
        """Take the shape of a picture."""
        self._size = (width, height)
        self._scale = min(1.0, LONGEST / max(width, height))
        self._drawn = self._areas = []
        _resize(self.element, 1, 1)

    def clear(self) -> None:
        """Free the memory."""
        self._drawn = self._areas = []
        _resize(self.element, 1, 1)

    def show(self, areas: list[Area]) -> None:
        """Show these areas, with the next frame."""
        self._areas = areas
        if not self._asked and [id(a) for a in areas] != [id(a) for a in self._drawn]:
            self._asked = True
            window.requestAnimationFrame(self._draw)

    def _draw(self, _time: float) -> None:
        self._asked = False
        self._drawn = self._areas
        width, height = (max(1, round(side * self._scale)) for side in self._size)
        # Setting the size clears it; a canvas of nothing takes no memory.
        _resize(self.element, *((width, height) if self._areas else (1, 1)))
        context = self.element.getContext("2d")
        for area in self._areas:
            self._draw_area(context, area)

    def _draw_area(self, context: Any, area: Area) -> None:
        left, top, width, height = area.bounds
        right, bottom = min(left + width, self._size[0]), min(top + height, self._size[1])
        left, top = max(left, 0), max(top, 0)
        width, height = right - left, bottom - top
        if width <= 0 or height <= 0:
            return
        shorter = min(area.box[2], area.box[3]) if area.shape == "box" else area.width
        cell = max(SMALLEST_CELL, shorter // CELLS_ACROSS)
        columns, rows = -(-width // cell), -(-height // cell)
        cells = _canvas(columns, rows)
        # A stand-in has fewer pixels than the picture whose place it takes.
        own = self._photo.naturalWidth / self._size[0]
        small = cells.getContext("2d")
        small.imageSmoothingQuality = "high"
        small.drawImage(
            self._photo, left * own, top * own, width * own, height * own, 0, 0, columns, rows
        )
        scale = self._scale
        across, down = max(1, round(width * scale)), max(1, round(height * scale))
        cover = _canvas(across, down)
        large = cover.getContext("2d")
        large.imageSmoothingEnabled = area.style == BLUR
        large.drawImage(cells, 0, 0, across, down)
        if area.shape != "box":
            large.globalCompositeOperation = "destination-in"
            large.lineCap = large.lineJoin = "round"
            large.lineWidth = area.width * scale
            large.beginPath()
            for x, y in (area.points[0], *area.points):
                large.lineTo((x - left) * scale, (y - top) * scale)
            large.stroke()
        context.drawImage(cover, left * scale, top * scale)


def _canvas(width: int, height: int) -> Any:
    made: Any = document.createElement("canvas")
    _resize(made, width, height)
    return made


def _resize(canvas: Element, width: int, height: int) -> None:
    # As attributes: properties of these names mean the style in Brython.
    canvas.setAttribute("width", str(width))
    canvas.setAttribute("height", str(height))
