"""The small map: the outlines of the countries, with a point; no tiles, nothing from a network."""

from __future__ import annotations

from browser import window
from ui.common.dom import element, find, icon, svg_element
from ui.map.place import HEIGHT, WIDTH, ZOOMS, on_map, part_of_map

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event
    from ui.common.speech import Speech
    from ui.prompt.view import MapView

WORLD = "../ui/world.txt"
_AT_FIRST = 1
"""Which of the steps of enlargement is shown at first: the continent."""


class World:
    """The outlines, fetched once when the first map is drawn."""

    def __init__(self) -> None:
        self._data = ""
        self._waiting: list[Element] = []

    def draw(self, path: Element) -> None:
        """Put the outlines into a path, now or when they are there."""
        if self._data:
            path.setAttribute("d", self._data)
            return
        self._waiting.append(path)
        if len(self._waiting) == 1:
            self.fetch()

    def fetch(self) -> None:
        """Get the outlines; a map without them still has its point and its words."""
        if not self._data:
            window.fetch(WORLD).then(_read).then(self._arrived).catch(_missing)

    def _arrived(self, data: Any) -> None:
        self._data = str(data)
        for path in self._waiting:
            path.setAttribute("d", self._data)
        self._waiting = []


def _read(response: Any) -> Any:
    return response.text()


def _missing(error: Any) -> None:
    window.console.error(f"the map could not be read: {error}")


WORLD_MAP = World()


class Map:
    """One map with its point and two buttons to come closer and to go back."""

    def __init__(self, view: MapView, speech: Speech) -> None:
        self._x, self._y = on_map(view.latitude, view.longitude)
        self._step = _AT_FIRST
        land = svg_element("path", {"class": "map-land"})
        WORLD_MAP.draw(land)
        self._drawing = svg_element(
            "svg",
            {"class": "map-drawing", "role": "img", "aria-label": speech.say("map_label")},
            svg_element("rect", {"class": "map-sea", "width": str(WIDTH), "height": str(HEIGHT)}),
            land,
        )
        self._point = element("span", icon("pin", "map-pin"), style="map-point")
        self._closer = self._button(speech.say("map_zoom_in"), "plus", 1)
        self._farther = self._button(speech.say("map_zoom_out"), "minus", -1)
        zoom = element("div", self._farther, self._closer, style="map-zoom")
        field = element("div", self._drawing, self._point, zoom, style="map-field")
        self.element = field
        self._show()

    def _button(self, label: str, sign: str, step: int) -> Element:
        attributes = {"type": "button", "aria-label": label, "title": label}
        made = element("button", icon(sign), style="map-button", attributes=attributes)

        def pressed(_event: Event) -> None:
            if made.getAttribute("aria-disabled") != "true":
                self._step += step
                self._show()

        made.addEventListener("click", pressed)
        return made

    def _show(self) -> None:
        left, top, width, height = part_of_map(self._x, self._y, ZOOMS[self._step])
        self._drawing.setAttribute("viewBox", f"{left} {top} {width} {height}")
        self._point.style.setProperty("left", f"{(self._x - left) / width:.2%}")
        self._point.style.setProperty("top", f"{(self._y - top) / height:.2%}")
        _disable(self._closer, self._step == len(ZOOMS) - 1)
        _disable(self._farther, self._step == 0)


class MapPlace:
    """Where the map is on the page: beside the list, with the place in words below it."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._place = find("map")
        self._shown: MapView | None = None

    def show(self, view: MapView | None) -> None:
        """Draw the map of another place, or none."""
        self._place.hidden = view is None
        if view == self._shown:
            return
        self._shown = view
        self._place.replaceChildren()
        if view is not None:
            self._place.append(Map(view, self._speech).element)
            if view.label:
                self._place.append(element("figcaption", view.label, style="map-words"))


def _disable(button: Element, disabled: bool) -> None:
    # Not the attribute of that name, which would take the focus away from under the finger.
    button.setAttribute("aria-disabled", "true" if disabled else "false")
