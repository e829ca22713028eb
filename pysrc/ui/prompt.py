"""The prompt: takes the state from the frame, shows it, and gives the answer back.

The entry module of ``frame.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.buttons import Buttons
from ui.compose import CANCEL, compose, compose_without, most_important
from ui.dom import find, say_in
from ui.findings import Findings
from ui.keyboard import Keyboard
from ui.picture import Picture
from ui.rehearsal import rehearse
from ui.state import ASKING, IDLE, PromptState, read_state
from ui.strip import Strip
from ui.text import BrowserSpeech

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Event
    from ui.view import PromptView


IDLE_AFTER = 150
"""Milliseconds after the start when nothing else is likely to be going on."""


class Prompt:
    """The page, kept in step with the state."""

    def __init__(self) -> None:
        self._speech = BrowserSpeech()
        document.documentElement.lang = self._speech.language
        document.documentElement.dir = self._speech.direction
        document.title = self._speech.say("extension_name")
        say_in("product", document.title)
        self._stage = find("stage")
        self._buttons = Buttons(self._decide)
        self._strip = Strip(self._speech, self._select)
        self._picture = Picture(self._speech)
        self._findings = Findings(self._speech)
        self._keyboard = Keyboard(find("ticket"), self._cancel)
        self._state = PromptState(IDLE, "", [])
        self._selected = 0
        self._selected_by_hand = False
        window.addEventListener("focus", self._focused)

    def prepare(self) -> None:
        """Use idle time to make the first prompt quick."""
        if self._stage.hidden:
            view = rehearse(self._speech)
            self._findings.show(view.current, with_heading=True)
            self._findings.clear()

    def update(self, raw: object) -> None:
        """Show a new state; the frame calls this."""
        before, self._state = self._state, read_state(raw)
        if self._state.phase == IDLE or not self._state.files:
            self._close()
            return
        opened = self._stage.hidden
        if opened:
            self._selected, self._selected_by_hand = 0, False
        if self._state.phase == ASKING and before.phase != ASKING and not self._selected_by_hand:
            self._selected = most_important(self._state)
        self._stage.hidden = False
        self._show(opened)

    def _show(self, opened: bool) -> None:
        try:
            self._draw(compose(self._state, self._selected, self._speech), opened)
        except Exception as error:
            # A person must never sit before an empty card; the trouble itself goes to the console.
            window.console.error(f"the prompt could not be drawn: {error!r}")
            self._draw(compose_without(self._state, self._speech), opened)

    def _draw(self, view: PromptView, opened: bool) -> None:
        ticket = find("ticket")
        ticket.setAttribute("role", "alertdialog" if view.warning else "dialog")
        ticket.setAttribute("aria-busy", "true" if view.busy else "false")
        ticket.classList.toggle("ticket-busy", view.busy)
        ticket.classList.toggle("ticket-warning", view.warning)
        ticket.classList.toggle("ticket-several", bool(view.tabs))
        self._show_words(view)
        self._strip.show(view.tabs, self._selected)
        self._picture.show(view.current)
        self._findings.show(view.current, with_heading=bool(view.tabs))
        about = find("about")
        if view.tabs:
            about.setAttribute("role", "tabpanel")
            about.setAttribute("aria-label", view.current.name)
        else:
            about.removeAttribute("role")
            about.removeAttribute("aria-label")
        self._buttons.show(view.buttons, anew=opened)
        if opened:
            find("scroll").scrollTop = 0
            self._strip.reveal()

    def _show_words(self, view: PromptView) -> None:
        say_in(
            "destination", self._speech.say("header_destination", view.site) if view.site else ""
        )
        say_in("headline", view.headline)
        say_in("lead", view.lead)
        say_in("summary", view.summary)
        say_in("note", view.note)
        # Said aloud when it changes; what a dialog says on opening does not cover later changes.
        announcement = find("announcement")
        if announcement.textContent != view.headline:
            announcement.textContent = view.headline

    def _close(self) -> None:
        self._stage.hidden = True
        self._picture.clear()
        self._findings.clear()
        self._strip.show([], 0)
        find("announcement").textContent = ""

    def _select(self, index: int) -> None:
        self._selected = index
        self._selected_by_hand = True
        self._show(opened=False)
        self._strip.reveal()

    def _decide(self, action: str, event: Event) -> None:
        window.cloakroom.decide(action, event)

    def _cancel(self, event: Event) -> None:
        if not self._stage.hidden:
            self._decide(CANCEL, event)

    def _focused(self, _event: Event) -> None:
        # The frame gets the focus when its dialog opens, which may be after the first drawing.
        if document.activeElement is None or document.activeElement == document.body:
            self._buttons.focus()


def start() -> None:
    """Begin as soon as the frame's own script is there, which runs after this one."""
    prompt = Prompt()

    def subscribe(_event: object = None) -> None:
        if getattr(window, "cloakroom", None):
            window.cloakroom.subscribe(prompt.update)
            window.setTimeout(prompt.prepare, IDLE_AFTER)
        else:
            window.setTimeout(subscribe, 20)

    if document.readyState == "complete" or getattr(window, "cloakroom", None):
        subscribe()
    else:
        document.addEventListener("DOMContentLoaded", subscribe)


start()
