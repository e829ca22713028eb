"""The small word after an answer: what was removed unasked, what is done from now on, its undo.

What was sent is with the page, and nobody can take it back: so there is an "undo" for what was
saved alone. A picture that is to go out otherwise has to be removed from the chat and added again.
"""

from __future__ import annotations

from browser import window
from ui.common.dom import find, icon, say_in
from ui.prompt.compose_notice import compose_notice
from ui.prompt.state import ASK

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Event
    from ui.common.speech import Speech
    from ui.prompt.state import PromptState

STAYS = 9_000
"""Milliseconds; it does not go while somebody points at it or has the focus in it."""
RETRY = 1_500


class Notice:
    """The card in the corner."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._card = find("notice")
        self._timer = 0
        self._held: set[str] = set()
        self._said = ""
        self._undoes = False
        close = find("notice-close")
        close.append(icon("cross"))
        close.setAttribute("aria-label", speech.say("notice_close"))
        close.addEventListener("click", self._close)
        find("notice-ask").addEventListener("click", self._ask)
        find("notice-sign").append(icon("check"))
        for begins, ends, name in (
            ("pointerenter", "pointerleave", "pointer"),
            ("focusin", "focusout", "focus"),
        ):
            self._holds(begins, ends, name)

    def show(self, state: PromptState) -> None:
        """Show it, and let it go after a while."""
        anew = self._card.hidden
        view = compose_notice(state, self._speech)
        self._card.hidden = False
        say_in("notice-headline", view.headline)
        say_in("notice-detail", view.detail)
        say_in("notice-ask", view.again)
        self._undoes = view.undoes
        if anew or view.headline != self._said:
            self._start(STAYS)
        self._said = view.headline

    def hide(self) -> None:
        """Take it away."""
        self._card.hidden = True
        self._held = set()
        window.clearTimeout(self._timer)

    def _start(self, milliseconds: int) -> None:
        window.clearTimeout(self._timer)
        self._timer = window.setTimeout(self._over, milliseconds)

    def _over(self) -> None:
        if self._held:
            self._start(RETRY)
        elif not self._card.hidden:
            window.coatcheck.expire()

    def _holds(self, begins: str, ends: str, name: str) -> None:
        def begun(_event: Event) -> None:
            self._held.add(name)

        def ended(_event: Event) -> None:
            self._held.discard(name)

        self._card.addEventListener(begins, begun)
        self._card.addEventListener(ends, ended)

    def _close(self, event: Event) -> None:
        window.coatcheck.decide("close", event)

    def _ask(self, event: Event) -> None:
        if self._undoes:
            window.coatcheck.undo(event)
        else:
            window.coatcheck.prefer(ASK, event)
