"""The row of small pictures to switch between, where there are several."""

from __future__ import annotations

from ui.common.dom import element, find, icon
from ui.common.kinds import PICTURE, SIGNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event, KeyboardEvent
    from ui.common.speech import Speech
    from ui.prompt.view import Tab

_BADGES = {"failed": "warning", "nothing": "check", "unknown_type": "file"}


class Strip:
    """Tabs: the arrow keys move, and what they reach is shown."""

    def __init__(self, speech: Speech, select: Callable[[int], None]) -> None:
        self._speech = speech
        self._select = select
        self._place = find("strip")
        self._place.setAttribute("aria-label", speech.say("strip_label"))
        self._place.addEventListener("keydown", self._key)
        self._shown: list[Tab] = []
        self._drawn: list[Element] = []
        self._selected = 0

    def show(self, tabs: list[Tab], selected: int) -> None:
        """Draw the tabs that changed, and mark the selected one."""
        self._place.hidden = not tabs
        if len(tabs) != len(self._shown):
            self._shown = []
            self._drawn = []
            self._place.replaceChildren()
        for index, tab in enumerate(tabs):
            if index >= len(self._drawn):
                self._drawn.append(self._draw(index))
                self._fill(index, tab)
            elif tab != self._shown[index]:
                self._fill(index, tab)
        self._shown = tabs
        self._selected = selected
        for index, drawn in enumerate(self._drawn):
            drawn.setAttribute("aria-selected", "true" if index == selected else "false")
            drawn.tabIndex = 0 if index == selected else -1

    def reveal(self) -> None:
        """Scroll the selected tab into sight."""
        if self._selected < len(self._drawn):
            self._drawn[self._selected].scrollIntoView({"block": "nearest", "inline": "nearest"})

    def _draw(self, index: int) -> Element:
        attributes = {"type": "button", "role": "tab", "aria-controls": "about"}
        drawn = element("button", style="tab", attributes=attributes)

        def pressed(_event: Event) -> None:
            self._select(index)

        drawn.addEventListener("click", pressed)
        self._place.append(drawn)
        return drawn

    def _fill(self, index: int, tab: Tab) -> None:
        drawn = self._drawn[index]
        drawn.setAttribute("aria-label", self._speech.say("tab_name", tab.name, tab.state))
        drawn.title = tab.name
        drawn.className = f"tab tab-{tab.status}"
        frame = element("span", style="tab-picture")
        if tab.kind != PICTURE:
            frame.append(icon(SIGNS[tab.kind]))
        elif tab.url and tab.status != "unknown_type":
            # What is not in sight is not decoded: there may be a hundred.
            how = {"loading": "lazy", "decoding": "async", "alt": "", "src": tab.url}
            image = element("img", attributes=how)

            def unshowable(_event: Event) -> None:
                image.remove()

            image.addEventListener("error", unshowable)
            frame.append(image)
        if tab.status in _BADGES:
            frame.append(element("span", icon(_BADGES[tab.status]), style="tab-badge"))
        drawn.replaceChildren(frame, element("span", tab.state, style="tab-state"))

    def _key(self, event: KeyboardEvent) -> None:
        last = len(self._drawn) - 1
        forward = "ArrowRight" if self._speech.direction == "ltr" else "ArrowLeft"
        if event.key in ("ArrowRight", "ArrowLeft"):
            goal = self._selected + (1 if event.key == forward else -1)
        elif event.key == "Home":
            goal = 0
        elif event.key == "End":
            goal = last
        else:
            return
        event.preventDefault()
        self._select(min(max(goal, 0), last))
        self._drawn[self._selected].focus()
