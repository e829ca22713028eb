"""Choosing one of few: a row of radio buttons, or a list that opens."""

from __future__ import annotations

from ui.common.dom import element

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.prompt.view import Option


class Chooser:
    """A row of radio buttons in an element of the page, which is hidden without options."""

    def __init__(self, place: Element, label: str, choose: Callable[[str, Event], None]) -> None:
        self._place = place
        self._choose = choose
        self._name = f"{place.id}-choice"
        self._shown: list[Option] = []
        self._inputs: dict[str, Element] = {}
        place.setAttribute("role", "radiogroup")
        place.setAttribute("aria-label", label)

    def show(self, options: list[Option], chosen: str) -> None:
        """Draw the options anew if they changed, and mark the chosen one."""
        self._place.hidden = not options
        if options != self._shown:
            self._shown = options
            self._inputs = {}
            self._place.replaceChildren(*[self._draw(option) for option in options])
        for value, drawn in self._inputs.items():
            drawn.checked = value == chosen

    def _draw(self, option: Option) -> Element:
        attributes = {"type": "radio", "name": self._name, "value": option.value}
        drawn = element("input", attributes=attributes)

        def changed(event: Event) -> None:
            self._choose(option.value, event)

        drawn.addEventListener("change", changed)
        self._inputs[option.value] = drawn
        return element("label", drawn, element("span", option.label), style="segment")


class Dropdown:
    """A list that opens, in a label of the page, which is hidden without options."""

    def __init__(self, place: Element, label: str, choose: Callable[[str, Event], None]) -> None:
        self._place = place
        self._choose = choose
        self._shown: list[Option] = []
        self._list = element("select", style="dropdown")
        self._list.addEventListener("change", self._changed)
        place.replaceChildren(element("span", label), self._list)

    def show(self, options: list[Option], chosen: str) -> None:
        """Draw the options anew if they changed, and mark the chosen one."""
        self._place.hidden = not options
        if options != self._shown:
            self._shown = options
            self._list.replaceChildren(
                *[
                    element("option", option.label, attributes={"value": option.value})
                    for option in options
                ]
            )
        self._list.value = chosen

    def _changed(self, event: Event) -> None:
        self._choose(str(self._list.value), event)
