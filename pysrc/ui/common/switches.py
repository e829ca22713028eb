"""What of a file's content the copy keeps: a check box each, for this file alone."""

from __future__ import annotations

from browser import window
from ui.common.dom import element, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.prompt.view import SwitchView


class Switches:
    """The check boxes, which are hidden where there is nothing to choose."""

    def __init__(self, label: str, looked_at: Callable[[], int]) -> None:
        self._place = find("switches")
        self._place.setAttribute("role", "group")
        self._place.setAttribute("aria-label", label)
        self._looked_at = looked_at
        """Returns the place of the file whose choices these are."""
        self._shown: list[tuple[str, str]] = []
        self._boxes: dict[str, Element] = {}

    def show(self, switches: list[SwitchView]) -> None:
        """Draw the boxes anew if there are others, and tick those that are on."""
        self._place.hidden = not switches
        named = [(item.code, item.label) for item in switches]
        if named != self._shown:
            self._shown = named
            self._boxes = {}
            self._place.replaceChildren(*[self._draw(code, label) for code, label in named])
        for item in switches:
            self._boxes[item.code].checked = item.on

    def _draw(self, code: str, label: str) -> Element:
        box = element("input", attributes={"type": "checkbox"})

        def changed(event: Event) -> None:
            window.coatcheck.keep(self._looked_at(), code, bool(box.checked), event)

        box.addEventListener("change", changed)
        self._boxes[code] = box
        return element("label", box, element("span", label), style="switch")
