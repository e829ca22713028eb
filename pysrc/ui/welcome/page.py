"""The welcome page: what Coatcheck does, a photo to try it with, and what helps it work well.

The entry module of ``welcome.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.common.dom import element, find, icon, say_in
from ui.common.text import BrowserSpeech, when_ready
from ui.common.values import isolate, shorten, tidy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event

TEXTS = {
    "welcome-title": "welcome_title",
    "welcome-lead": "welcome_lead",
    "welcome-try-title": "welcome_try_title",
    "welcome-try-lead": "welcome_try_lead",
    "welcome-send": "welcome_try_send",
    "welcome-own": "welcome_try_own",
    "welcome-steps-title": "welcome_steps_title",
    "welcome-settings": "welcome_settings",
}
STEPS = {
    "chrome": [
        ("pin", "welcome_pin_title", "welcome_pin_chrome"),
        ("check", "welcome_access_title", "welcome_access_chrome"),
        ("window", "welcome_private_title", "welcome_private_chrome"),
    ],
    "firefox": [
        ("pin", "welcome_pin_title", "welcome_pin_firefox"),
        ("check", "welcome_access_title", "welcome_access_firefox"),
        ("window", "welcome_private_title", "welcome_private_firefox"),
    ],
}
"""Of each, the icon, the title and what to do."""
LONGEST_NAME = 40


class Welcome:
    """The page."""

    def __init__(self) -> None:
        speech = self._speech = BrowserSpeech()
        document.documentElement.lang = speech.language
        document.documentElement.dir = speech.direction
        document.title = speech.say("welcome_title")
        for name, key in TEXTS.items():
            say_in(name, speech.say(key))
        find("welcome-photo").alt = speech.say("welcome_try_photo")
        find("welcome-talk").append(self._bubble(speech.say("welcome_chat_hello")))
        steps = STEPS["firefox" if window.coatcheckTrial.isFirefox else "chrome"]
        find("welcome-steps").append(*[self._step(*step) for step in steps])
        find("welcome-send").addEventListener("click", self._send)
        find("welcome-own").addEventListener("click", self._choose)
        find("welcome-file").addEventListener("change", self._own)
        trial = find("welcome-trial")
        trial.addEventListener("dragover", self._over)
        trial.addEventListener("dragleave", self._left)
        trial.addEventListener("drop", self._dropped)
        # As the gate does: the engine starts on the first sign of intent.
        trial.addEventListener("pointerenter", self._warm)
        trial.addEventListener("focusin", self._warm)
        find("welcome").hidden = False

    def _warm(self, _event: Event) -> None:
        window.coatcheckTrial.warm()

    def _step(self, sign: str, title: str, text: str) -> Element:
        words = element(
            "div",
            element("strong", self._speech.say(title)),
            element("p", self._speech.say(text), style="hint"),
        )
        return element("li", icon(sign), words, style="step")

    def _send(self, _event: Event) -> None:
        self._wait()
        window.coatcheckTrial.giveSample().then(self._answered)

    def _choose(self, _event: Event) -> None:
        window.document.getElementById("welcome-file").click()

    def _own(self, _event: Event) -> None:
        field = window.document.getElementById("welcome-file")
        self._give(field.files)
        field.value = ""

    def _over(self, event: Event) -> None:
        event.preventDefault()
        find("welcome-trial").classList.toggle("trial-over", True)

    def _left(self, _event: Event) -> None:
        find("welcome-trial").classList.toggle("trial-over", False)

    def _dropped(self, event: Any) -> None:
        event.preventDefault()
        self._left(event)
        self._give(event.dataTransfer.files)

    def _give(self, files: Any) -> None:
        if files.length:
            self._wait()
            window.coatcheckTrial.give(files).then(self._answered)

    def _wait(self) -> None:
        find("welcome-send").setAttribute("disabled", "")
        find("welcome-own").setAttribute("disabled", "")

    def _answered(self, outcome: Any) -> None:
        find("welcome-send").removeAttribute("disabled")
        find("welcome-own").removeAttribute("disabled")
        find("welcome-send").focus()
        speech = self._speech
        talk = find("welcome-talk")
        if outcome.kind == "broken":
            talk.replaceChildren(
                self._bubble(speech.say("welcome_chat_broken"), style="says-grave")
            )
            return
        if outcome.kind == "nothing":
            talk.replaceChildren(self._bubble(speech.say("welcome_chat_nothing")))
            return
        drawn: list[Element] = []
        for file in outcome.files:
            photo = element(
                "img", style="given-photo", attributes={"src": str(file.url), "alt": ""}
            )
            drawn.append(element("li", photo, style="given"))
            drawn.append(self._received(file))
        talk.replaceChildren(*drawn)

    def _received(self, file: Any) -> Element:
        speech = self._speech
        name = isolate(shorten(tidy(str(file.name)), LONGEST_NAME), speech)
        size = speech.say("size_kilobytes", speech.number(max(1, round(file.size / 1000))))
        got = speech.say("welcome_chat_got", name, size)
        if file.original:
            return self._bubble(got, speech.say("welcome_chat_original"), style="says-grave")
        return self._bubble(got, speech.say("welcome_chat_clean"), style="says-good")

    def _bubble(self, text: str, more: str = "", style: str = "") -> Element:
        lines = [element("p", text, style="" if more else style)]
        if more:
            lines.append(element("p", more, style=style))
        return element("li", *lines, style="says")


def start() -> None:
    """Begin as soon as the page's own script is there, which runs after this one."""
    if getattr(window, "coatcheckTrial", None):
        Welcome()
    else:
        window.setTimeout(start, 20)


when_ready(start)
