"""The popup of the toolbar: this page's state at a glance, and what can be done about it.

The entry module of ``popup.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.common.chooser import Dropdown
from ui.common.dom import element, find, icon, say_in, value_element
from ui.common.text import BrowserSpeech, when_ready
from ui.popup.view import IMPOSSIBLE, Entry, PopupState, PopupView, compose_popup

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event


class Popup:
    """The page, kept in step with the state."""

    def __init__(self) -> None:
        self._speech = BrowserSpeech()
        document.documentElement.lang = self._speech.language
        document.documentElement.dir = self._speech.direction
        document.title = self._speech.say("extension_name")
        say_in("product", document.title)
        say_in("popup-lately-title", self._speech.say("popup_lately"))
        say_in("popup-settings", self._speech.say("popup_settings"))
        say_in("popup-allow", self._speech.say("popup_allow_all"))
        self._action = ""
        self._switch = element(
            "input", style="popup-check", attributes={"type": "checkbox", "role": "switch"}
        )
        self._switch_words = element("span", style="popup-switch-words")
        find("popup-switch").append(self._switch_words, self._switch)
        self._switch.addEventListener("click", self._toggled)
        label = self._speech.say("popup_mode")
        self._modes = Dropdown(find("popup-modes"), label, self._choose)
        self._on_press("popup-action", "")
        self._on_press("popup-allow", "allowAll")
        for name in ("guide", "settings", "remove"):
            self._on_press(f"popup-{name}", name)

    def update(self, raw: Any) -> None:
        """Show a new state; ``popup.js`` calls this."""
        view = compose_popup(_read(raw), self._speech)
        sign = find("popup-sign")
        sign.replaceChildren(icon(view.sign))
        find("popup-state").className = f"popup-state popup-{view.tone}"
        say_in("popup-headline", view.headline)
        host = find("popup-host")
        host.replaceChildren(value_element(view.host))
        host.hidden = not view.host
        say_in("popup-text", view.text)
        self._show_switch(view)
        self._modes.show(view.modes, view.mode)
        say_in("popup-silent", view.silent)
        say_in("popup-saved", view.saved)
        self._action = view.action
        say_in("popup-action", view.action_label)
        say_in("popup-note", view.note)
        say_in("popup-trouble", view.trouble)
        find("popup-lately").hidden = not view.entries
        find("popup-entries").replaceChildren(*[_drawn(*entry) for entry in view.entries])
        say_in("popup-withheld-text", view.withheld)
        find("popup-withheld").hidden = not view.withheld
        say_in("popup-guide", view.guide)
        say_in("popup-remove", view.remove)
        find("popup").hidden = False

    def _show_switch(self, view: PopupView) -> None:
        find("popup-switch").hidden = not view.switch
        self._switch_words.textContent = view.switch
        self._switch.checked = view.switched_on
        if view.switch_locked:
            self._switch.setAttribute("disabled", "")
        else:
            self._switch.removeAttribute("disabled")

    def _choose(self, mode: str, event: Event) -> None:
        window.coatcheckPopup.act("mode", event, mode)

    def _toggled(self, event: Event) -> None:
        window.coatcheckPopup.act("toggle", event)

    def _on_press(self, name: str, action: str) -> None:
        def pressed(event: Event) -> None:
            window.coatcheckPopup.act(action or self._action, event)

        find(name).addEventListener("click", pressed)


def _drawn(done: str, moment: str) -> Element:
    return element(
        "li",
        element("span", done, style="popup-done"),
        element("span", moment, style="popup-moment"),
        style="popup-entry",
    )


def _read(raw: Any) -> PopupState:
    return PopupState(
        kind=str(raw.kind or IMPOSSIBLE),
        host=str(raw.host),
        name=str(raw.name),
        added=bool(raw.added),
        off=bool(raw.off),
        locked=bool(raw.locked),
        provider=str(raw.provider),
        withheld=bool(raw.withheld),
        trouble=str(raw.trouble),
        entries=[_read_entry(entry) for entry in raw.entries],
        mode=str(raw.mode),
        cleaned=int(raw.cleaned),
        saved=bool(raw.saved),
    )


def _read_entry(raw: Any) -> Entry:
    """Times are milliseconds; they are shown as the clock on the wall here says."""
    time = window.Date.new(raw.at)
    moment = (
        int(time.getFullYear()),
        int(time.getMonth()) + 1,
        int(time.getDate()),
        int(time.getHours()),
        int(time.getMinutes()),
    )
    return Entry(moment=moment, ways=[(str(way), int(count)) for way, count in raw.ways])


def start() -> None:
    """Begin as soon as the page's own script is there, which runs after this one."""
    if getattr(window, "coatcheckPopup", None):
        window.coatcheckPopup.subscribe(Popup().update)
    else:
        window.setTimeout(start, 20)


when_ready(start)
