"""The prompt: takes the state from the frame, shows it, and gives the answer back.

The entry module of ``frame.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.common.chooser import Chooser, Dropdown
from ui.common.dom import find, say_in
from ui.common.keyboard import Keyboard
from ui.common.switches import Switches
from ui.common.text import BrowserSpeech, when_ready
from ui.guide.card import GuideCard
from ui.map.drawing import WORLD_MAP, MapPlace
from ui.prompt.answers import BACK, CANCEL, REDACT, files_at_stake
from ui.prompt.buttons import Buttons
from ui.prompt.compose import compose, compose_without, most_important
from ui.prompt.editing import Editing
from ui.prompt.findings import Findings
from ui.prompt.notice import Notice
from ui.prompt.picture import Picture
from ui.prompt.rehearsal import rehearse
from ui.prompt.state import ASKING, CLEAN, IDLE, NOTICE, ORIGINAL, PromptState
from ui.prompt.state_reading import StateReader
from ui.prompt.strip import Strip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Event
    from ui.prompt.state import FileState
    from ui.prompt.view import PromptView


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
        self._picture = Picture(self._speech, self._ask_preview)
        self._findings = Findings(self._speech)
        self._choices = Chooser(find("choices"), self._speech.say("choice_label"), self._choose)
        self._switches = Switches(self._speech.say("keep_label"), lambda: self._selected)
        self._modes = Dropdown(find("modes"), self._speech.say("mode_label"), self._prefer)
        self._map = MapPlace(self._speech)
        self._card = GuideCard(self._speech)
        self._notice = Notice(self._speech)
        self._editing = Editing(self._speech, self._leave_editor)
        self._keyboard = Keyboard(self._stage, self._buttons.guard, self._cancel, self._typed)
        self._focus_due = False
        self._reader = StateReader()
        self._state = PromptState(IDLE, "", [])
        self._confirming = ""
        self._selected = 0
        self._selected_by_hand = False
        self._asked_anew = False
        window.addEventListener("focus", self._focused)

    def prepare(self) -> None:
        """Use idle time to make the first prompt quick."""
        if self._stage.hidden:
            view = rehearse(self._speech)
            self._findings.show(view.current, with_heading=True)
            self._findings.clear()
        WORLD_MAP.fetch()
        self._card.fetch()
        self._editing.prepare()

    def update(self, raw: object) -> None:
        """Show a new state; the frame calls this."""
        before, self._state = self._state, self._reader.read(raw)
        if self._state.phase == NOTICE:
            self._close()
            self._notice.show(self._state)
            return
        self._notice.hide()
        if self._state.phase == IDLE or not self._state.files:
            self._close()
            return
        opened = self._stage.hidden
        if opened:
            self._focus_due = not document.hasFocus()
            self._editing.forget()
            self._selected, self._selected_by_hand, self._confirming = 0, False, ""
        if self._state.phase == ASKING and before.phase != ASKING and not self._selected_by_hand:
            self._selected = most_important(self._state)
        self._follow_question(before)
        self._stage.hidden = False
        if self._editing.is_open:
            self._editing.update(self._state.files[self._selected])
        else:
            self._show(opened)

    def _follow_question(self, before: PromptState) -> None:
        """Follow the frame, which asks again before what was hidden is shown."""
        asked = self._state.confirming
        if asked and not before.confirming:
            self._turn_to_stake(asked)
        self._asked_anew = asked != before.confirming

    def _turn_to_stake(self, answer: str) -> None:
        """Look at a picture about which the second question is."""
        places = files_at_stake(self._state, answer)
        if places and self._selected not in places:
            self._selected = places[0]

    @property
    def _question(self) -> str:
        """The answer about which the person is asked a second time."""
        return self._state.confirming or self._confirming

    def _show(self, opened: bool) -> None:
        try:
            view = compose(self._state, self._selected, self._speech, self._question)
            self._draw(view, opened)
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
        self._map.show(view.current.map)
        self._card.show(view.site)
        self._choices.show(view.current.choices, view.current.choice)
        self._switches.show(view.current.switches)
        self._modes.show(view.modes, view.mode)
        self._show_progress(view)
        say_in("wish", view.wish)
        self._buttons.waiting = view.busy
        self._buttons.show(view.buttons, anew=opened or self._asked_anew)
        if self._asked_anew:
            self._asked_anew = False
            find("scroll").scrollTop = 0
        if opened:
            self._card.fold()
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

    def _show_progress(self, view: PromptView) -> None:
        done, total = view.progress
        bar = find("progress")
        bar.hidden = not total
        if total:
            bar.setAttribute("max", str(total))
            bar.setAttribute("value", str(done))
            bar.setAttribute("aria-label", view.lead)

    def _close(self) -> None:
        self._stage.hidden = True
        self._editing.close()
        find("ticket").hidden = False
        self._picture.clear()
        self._findings.clear()
        self._map.show(None)
        self._strip.show([], 0)
        find("announcement").textContent = ""

    def _select(self, index: int) -> None:
        self._selected = index
        self._selected_by_hand = True
        self._show(opened=False)
        self._strip.reveal()

    def _decide(self, action: str, event: Event) -> None:
        if action == REDACT:
            self._edit()
        elif action == BACK and not self._state.confirming:
            self._confirm("")
        elif self._needs_second_press(action) and not self._question:
            self._confirm(action)
        else:
            window.coatcheck.decide(action, event)

    def _needs_second_press(self, action: str) -> bool:
        """Whether to ask about it a second time; where something was hidden, the frame does."""
        if action not in (ORIGINAL, CLEAN) or action in self._state.asks:
            return False
        return bool(files_at_stake(self._state, action))

    def _confirm(self, action: str) -> None:
        """Ask a second time, or go back from that."""
        self._confirming = action
        if action:
            self._turn_to_stake(action)
        self._show(opened=False)
        find("scroll").scrollTop = 0
        self._buttons.focus()

    def _cancel(self, event: Event) -> None:
        if self._stage.hidden:
            return
        if self._editing.is_open:
            self._editing.escape(event)
        elif self._question:
            self._decide(BACK, event)
        else:
            self._decide(CANCEL, event)

    def _typed(self, text: str) -> None:
        if not self._stage.hidden and not self._editing.is_open:
            window.coatcheck.typed(text)

    def _edit(self) -> None:
        asked = self._state.files[self._selected].url

        def wanted() -> FileState | None:
            # Whoever has decided meanwhile, or looks at another picture, no longer wants it.
            files = self._state.files
            if self._stage.hidden or not files or files[self._selected].url != asked:
                return None
            return files[self._selected]

        self._editing.open(self._selected, wanted)

    def _leave_editor(self, applied: bool) -> None:
        find("ticket").hidden = False
        self._show(opened=False)
        if applied:
            find("scroll").scrollTop = 0
            find("announcement").textContent = self._speech.say("edit_done")
            self._buttons.focus()
        else:
            self._buttons.focus_on(REDACT)

    def _choose(self, choice: str, event: Event) -> None:
        window.coatcheck.choose(self._selected, choice, event)

    def _prefer(self, mode: str, event: Event) -> None:
        window.coatcheck.prefer(mode, event)

    def _ask_preview(self) -> None:
        window.coatcheck.preview(self._selected)

    def _focused(self, _event: Event) -> None:
        # The frame gets the focus when its dialog opens, which may be after the first drawing.
        active = document.activeElement
        if self._focus_due or active is None or active == document.body:
            self._focus_due = False
            self._buttons.focus()


def start() -> None:
    """Begin as soon as the frame's own script is there, which runs after this one."""
    prompt = Prompt()

    def subscribe(_event: object = None) -> None:
        if getattr(window, "coatcheck", None):
            window.coatcheck.subscribe(prompt.update)
            window.setTimeout(prompt.prepare, IDLE_AFTER)
        else:
            window.setTimeout(subscribe, 20)

    if document.readyState == "complete" or getattr(window, "coatcheck", None):
        subscribe()
    else:
        document.addEventListener("DOMContentLoaded", subscribe)


when_ready(start)
