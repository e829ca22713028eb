"""The picture in the editor with the marks over it.

Nothing here draws the photo anew: it is moved and enlarged by one CSS transform, and the marks by
one attribute of their group. Only where the style is not solid does a canvas of the picture's own
shape show what it will look like; the copy itself is made by the engine.
"""

from __future__ import annotations

from ui.common.dom import find, svg_element
from ui.editor.draft import CROP, SOLID
from ui.editor.effects import Effects
from ui.editor.geometry import HANDLES, View, handle_places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element
    from ui.editor.draft import Area, Draft
    from ui.prompt.state import Box, Suggestion


class Surface:
    """What is seen of the picture; ``view`` says how."""

    def __init__(self) -> None:
        self.element = find("surface")
        self.view = View(1, 1)
        self._photo = find("surface-photo")
        self._effects = Effects(find("surface-effects"), self._photo)
        self._group = find("surface-areas")
        self._shade = find("surface-shade")
        self._proposals = find("surface-suggestions")
        self._live = find("surface-live")
        self._live_stroke = find("surface-live-stroke")
        self._frame = find("surface-frame")
        self._handles = [svg_element("rect", {"class": "handle"}) for _ in HANDLES]
        find("surface-handles").replaceChildren(*self._handles)
        self._drawn: list[tuple[Area, Element]] = []
        self._selected: Box | None = None
        self._can_pull = False

    def load(
        self, url: str, full: tuple[int, int], ready: Callable[[], None], failed: Callable[[], None]
    ) -> None:
        """Show a picture; ``full`` is its size, where the one shown is only a stand-in."""

        def loaded(_event: object) -> None:
            photo = self._photo
            width, height = full if full[0] else (photo.naturalWidth, photo.naturalHeight)
            self._measure(int(width) or 1, int(height) or 1)
            ready()

        def broken(_event: object) -> None:
            failed()

        self._photo.onload, self._photo.onerror = loaded, broken
        self._photo.src = url

    def clear(self) -> None:
        """Let go of the picture, so that its memory can be freed."""
        self._photo.onload = self._photo.onerror = None
        self._photo.removeAttribute("src")
        self._effects.clear()
        self._group.replaceChildren()
        self._drawn = []

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in full."""
        return self.view.width, self.view.height

    def _measure(self, width: int, height: int) -> None:
        self.view = View(width, height)
        for part in (self._photo, self._effects.element):
            part.style.setProperty("width", f"{width}px")
            part.style.setProperty("height", f"{height}px")
        self._effects.measure(width, height)
        rectangle = self.element.getBoundingClientRect()
        self.view.fit(rectangle.width, rectangle.height)
        self.moved()

    def fitted(self) -> None:
        """Show the whole picture."""
        rectangle = self.element.getBoundingClientRect()
        self.view.fit(rectangle.width, rectangle.height)
        self.moved()

    def resized(self) -> None:
        """Keep up with the window."""
        rectangle = self.element.getBoundingClientRect()
        self.view.resize(rectangle.width, rectangle.height)
        self.moved()

    def moved(self) -> None:
        """Follow the view; this is all that panning and zooming cost."""
        view = self.view
        transform = f"translate({view.x}px,{view.y}px) scale({view.scale})"
        self._photo.style.transform = transform
        self._effects.element.style.transform = transform
        matrix = f"translate({view.x} {view.y}) scale({view.scale})"
        find("surface-marks").setAttribute("transform", matrix)
        self._place_handles()

    def show(self, draft: Draft, proposals: list[Suggestion]) -> None:
        """Draw the marks; those that are there already are left alone."""
        kept = {id(area): drawn for area, drawn in self._drawn}
        self._drawn = [(area, kept.get(id(area)) or _draw(area)) for area in draft.areas]
        self._group.replaceChildren(*[drawn for _, drawn in self._drawn])
        for place, (_, drawn) in enumerate(self._drawn):
            drawn.classList.toggle("mark-selected", place == draft.selected)
        self._proposals.replaceChildren(*[_box(s.box, "mark-suggested") for s in proposals])
        self._shade_around(draft.crop)
        self._effects.show([area for area in draft.areas if area.style != SOLID])
        area = draft.selected_area
        box = draft.crop if draft.selected == CROP else area.bounds if area else None
        self._select(box, area is None or area.shape == "box")
        self.end_live()

    def live_box(self, box: Box, style: str) -> None:
        """Show a box that is being drawn, moved or pulled."""
        _place(self._live, box)
        self._live.setAttribute("class", f"mark mark-{style}")
        self._select(box, True)

    def live_crop(self, box: Box) -> None:
        """Show a crop that is being drawn, moved or pulled."""
        self._shade_around(box)
        self._select(box, True)

    def live_stroke(self, points: str, width: int) -> None:
        """Show a stroke that is being painted."""
        self._live_stroke.setAttribute("points", points)
        self._live_stroke.setAttribute("stroke-width", str(width))

    def hide(self, place: int, hidden: bool) -> None:
        """Take a mark away while it is being moved or pulled."""
        if 0 <= place < len(self._drawn):
            self._drawn[place][1].classList.toggle("mark-away", hidden)

    def end_live(self) -> None:
        """Take away what is shown during a movement."""
        self._live.setAttribute("class", "mark-away")
        self._live_stroke.setAttribute("points", "")
        for _, drawn in self._drawn:
            drawn.classList.remove("mark-away")

    def _shade_around(self, crop: Box | None) -> None:
        if crop is None:
            self._shade.setAttribute("d", "")
            return
        width, height = self.size
        left, top, across, down = crop
        self._shade.setAttribute(
            "d",
            f"M0 0h{width}v{height}h{-width}zM{left} {top}v{down}h{across}v{-down}z",
        )

    def _select(self, box: Box | None, can_pull: bool) -> None:
        self._selected, self._can_pull = box, can_pull
        self._place_handles()

    def _place_handles(self) -> None:
        box = self._selected
        find("surface-handles").setAttribute(
            "class", "" if box is not None and self._can_pull else "mark-away"
        )
        self._frame.setAttribute("class", "mark-away" if box is None else "frame")
        if box is None:
            return
        view = self.view
        left, top = view.x + box[0] * view.scale, view.y + box[1] * view.scale
        _place(self._frame, (left, top, box[2] * view.scale, box[3] * view.scale))
        if self._can_pull:
            for handle, (x, y) in zip(self._handles, handle_places(box, view)):  # noqa: B905
                handle.setAttribute("x", str(round(x - 6, 1)))
                handle.setAttribute("y", str(round(y - 6, 1)))


def _draw(area: Area) -> Element:
    if area.shape == "box":
        return _box(area.box, f"mark mark-{area.style}")
    points = " ".join(f"{x},{y}" for x, y in (*area.points, area.points[-1]))
    attributes = {
        "class": f"stroke stroke-{area.style}",
        "points": points,
        "stroke-width": str(area.width),
    }
    return svg_element("polyline", attributes)


def _box(box: Box, style: str) -> Element:
    made = svg_element("rect", {"class": style})
    _place(made, box)
    return made


def _place(rectangle: Element, box: tuple[float, float, float, float]) -> None:
    for name, value in zip(("x", "y", "width", "height"), box):  # noqa: B905
        rectangle.setAttribute(name, str(round(value, 1)))
