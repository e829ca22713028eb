"""The answers: drawing the buttons and passing on what is pressed."""

from __future__ import annotations

from browser import document
from ui.common.dom import element, find
from ui.common.guard import Guard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event, MouseEvent
    from ui.prompt.view import Button


class Buttons:
    """The row of answers at the foot of the prompt."""

    def __init__(self, decide: Callable[[str, Event], None]) -> None:
        self._decide = decide
        self.guard = Guard()
        self.waiting = False
        """Whether there is nothing yet to decide, so that no key may hit an answer."""
        self._place = find("buttons")
        self._shown: list[Button] = []
        self._primary: Element | None = None

    def show(self, buttons: list[Button], *, anew: bool) -> None:
        """Draw the buttons, the first one focused; ``anew`` says that the prompt just opened."""
        if buttons == self._shown and not anew:
            return
        self.guard.arm()
        had_focus = self._has_focus()
        self._shown = buttons
        drawn = [self._draw(button) for button in buttons]
        self._primary = drawn[0] if drawn else None
        self._place.replaceChildren(*drawn)
        if anew or had_focus:
            self.focus()

    def focus(self) -> None:
        """Put the focus on the primary answer, or on the card while there is nothing to decide.

        The gate alone brings the focus into the frame: what is typed in the page is the page's.
        """
        if not document.hasFocus():
            return
        if self.waiting:
            find("ticket").focus()
        elif self._primary is not None:
            self._primary.focus()

    def focus_on(self, action: str) -> None:
        """Put the focus on the answer of this name, or on the primary one."""
        found = list(self._place.querySelectorAll(f".button-{action}"))
        if found:
            found[0].focus()
        else:
            self.focus()

    def _has_focus(self) -> bool:
        active = document.activeElement
        if active is None or active == document.body or active == find("ticket"):
            return True
        return self._place.contains(active)

    def _draw(self, button: Button) -> Element:
        style = f"button button-{button.action}" + (" button-primary" if button.primary else "")
        drawn = element("button", button.label, style=style, attributes={"type": "button"})

        def pressed(event: MouseEvent) -> None:
            if self.guard.allows(event):
                self._decide(button.action, event)

        drawn.addEventListener("click", pressed)
        return drawn
