"""Keys that work anywhere in the prompt: Escape says no, Tab stays inside, letters go on."""

from __future__ import annotations

from browser import document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event, KeyboardEvent
    from ui.common.guard import Guard

_FOCUSABLE = (
    "button:not([tabindex='-1']), summary, a[href], input, select, [tabindex='0']:not(button)"
)


class Keyboard:
    """Listens on the whole document."""

    def __init__(
        self,
        card: Element,
        guard: Guard,
        cancel: Callable[[Event], None],
        typed: Callable[[str], None],
    ) -> None:
        self._card = card
        self._guard = guard
        self._cancel = cancel
        self._typed = typed
        document.addEventListener("keydown", self._key)

    def _key(self, event: KeyboardEvent) -> None:
        if event.key == "Escape":
            event.preventDefault()
            if self._guard.allows_key(event):
                self._cancel(event)
        elif event.key == "Tab":
            self._stay_inside(event)
        elif self._guard.is_typing(event):
            self._typed(event.key)

    def _stay_inside(self, event: KeyboardEvent) -> None:
        # What is not shown has no boxes; null, as offsetParent would be, is not Python's None.
        stops = [
            stop
            for stop in self._card.querySelectorAll(_FOCUSABLE)
            if stop.getClientRects().length > 0
        ]
        if not stops:
            return
        first, last = stops[0], stops[-1]
        active = document.activeElement
        outside = active is None or not self._card.contains(active)
        if event.shiftKey and (active == first or outside):
            goal = last
        elif not event.shiftKey and (active == last or outside):
            goal = first
        else:
            return
        event.preventDefault()
        goal.focus()
