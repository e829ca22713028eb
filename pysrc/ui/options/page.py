"""The options page: shows the settings, and has each change kept at once.

The entry module of ``options.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.common.codes_generated import LANGUAGES
from ui.common.dom import element, find, icon, say_in
from ui.common.text import BrowserSpeech, when_ready
from ui.common.values import isolate
from ui.options.controls import CheckBox, Controls, List, Radios, select
from ui.options.fields import CHECKS, LANGUAGE, MODES, SITE_CHOICES, TEXTS, THEME
from ui.options.state import Banner, OptionsState, import_trouble, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event
    from ui.options.state import SiteRow

SAID_FOR = 2_500
"""Milliseconds for which "Saved" is to be seen."""


class Options:
    """The page, kept in step with what is stored."""

    def __init__(self) -> None:
        speech = self._speech = BrowserSpeech()
        document.documentElement.lang = speech.language
        document.documentElement.dir = speech.direction
        document.title = f"{speech.say('settings_page_title')} · {speech.say('extension_name')}"
        for name, key in TEXTS.items():
            say_in(name, speech.say(key))
        self._language = ""
        self._timer = 0
        self._sites: list[tuple[str, str, bool, bool]] | None = None
        self._controls: list[Controls] = [
            Radios(find("options-mode"), "mode", MODES, speech, self._change),
        ]
        for place, checks in CHECKS.items():
            self._controls += [
                CheckBox(find(place), check, speech, self._change) for check in checks
            ]
        languages = [("auto", speech.say("settings_language_auto")), *LANGUAGES]
        themes = [(value, speech.say(key)) for value, key in THEME.options]
        look = find("options-look")
        self._controls.append(List(look, LANGUAGE, languages, speech, self._change))
        self._controls.append(List(look, THEME, themes, speech, self._change))
        hosts = window.coatcheckOptions.hosts()
        find("options-hosts").append(
            *[element("option", attributes={"value": str(host)}) for host in hosts]
        )
        self._listen()

    def _listen(self) -> None:
        find("options-add").addEventListener("submit", self._add)
        for name, act in (
            ("options-export", self._export),
            ("options-import", self._choose_file),
            ("options-reset", self._ask_reset),
            ("options-reset-yes", self._reset),
            ("options-reset-no", self._keep),
        ):
            find(name).addEventListener("click", act)
        find("options-file").addEventListener("change", self._import)
        window.coatcheckOptions.listen(self.read)

    def read(self, _settings: object = None) -> None:
        """Read what is stored, and show it."""
        window.coatcheckOptions.read().then(self._show)

    def _show(self, raw: Any) -> None:
        state = OptionsState(raw)
        if self._language and state.language != self._language:
            window.location.reload()  # Every text on the page is another now.
            return
        self._language = state.language
        for control in self._controls:
            control.show(state)
        self._show_sites(state)
        banners = state.banners(self._speech)
        drawn = [_banner(banner) for banner in banners]
        if state.locks:
            locked = element("p", icon("lock"), self._speech.say("settings_locked_lead"))
            drawn.append(element("div", locked, style="banner banner-plain"))
        find("options-troubles").replaceChildren(*drawn)
        find("options").hidden = False

    def _show_sites(self, state: OptionsState) -> None:
        rows = [
            (row.host, row.value, row.guarded, state.is_site_locked(row.host))
            for row in state.sites
        ]
        if rows == self._sites:
            return
        self._sites = rows
        place = find("options-sites")
        if rows:
            drawn = [self._site(row, state.is_site_locked(row.host)) for row in state.sites]
        else:
            drawn = [element("li", self._speech.say("settings_sites_none"), style="row-none")]
        place.replaceChildren(*drawn)
        find("options-add").hidden = state.is_locked("mode")

    def _site(self, row: SiteRow, locked: bool) -> Element:
        speech = self._speech
        host = isolate(row.host, speech)
        choices = [(value, speech.say(key)) for value, key in SITE_CHOICES]

        def changed(value: str) -> None:
            self._change_site(row.host, value)

        def removed(_event: Event) -> None:
            self._change_site(row.host, "")
            find("options-host").focus()

        label = speech.say("settings_site_label", host)
        chooser = select(choices, row.value, changed, {"aria-label": label})
        remove = element(
            "button",
            icon("trash"),
            style="icon-button",
            attributes={"type": "button", "aria-label": speech.say("settings_site_remove", host)},
        )
        remove.addEventListener("click", removed)
        name = element("span", element("bdi", row.host), style="row-name")
        last = remove
        if locked:
            chooser.setAttribute("disabled", "")
            last = element("span", icon("lock"), speech.say("settings_locked"), style="lock")
        style = "row row-off" if row.value == "off" and not locked else "row"
        drawn = element("li", name, chooser, last, style=style)
        if not row.guarded:
            drawn.append(self._unguarded(row.host))
        return drawn

    def _unguarded(self, host: str) -> Element:
        """Say that nothing is checked at a site, whatever is set, and offer to change that."""
        button = element(
            "button",
            self._speech.say("settings_site_guard"),
            style="button row-guard",
            attributes={"type": "button"},
        )
        words = element("span", icon("warning"), self._speech.say("settings_site_unguarded"))

        def done(outcome: Any) -> None:
            key = "settings_site_guarding" if outcome.ok else "settings_site_refused"
            self._say(self._speech.say(key, isolate(host, self._speech)), stays=not outcome.ok)
            self.read()

        def pressed(_event: Event) -> None:
            window.coatcheckOptions.guard(host).then(done)

        button.addEventListener("click", pressed)
        return element("div", words, button, style="row-unguarded")

    def _change(self, path: str, value: str | bool) -> None:
        window.coatcheckOptions.change(path, value).then(self._changed)

    def _change_site(self, host: str, value: str) -> None:
        window.coatcheckOptions.changeSite(host, value).then(self._changed)

    def _changed(self, outcome: Any) -> None:
        trouble = refusal(outcome, self._speech)
        self._say(trouble or self._speech.say("settings_saved"), stays=bool(trouble))
        self._sites = None if trouble else self._sites
        self.read()  # What was not kept goes back to what is in force.

    def _say(self, text: str, *, stays: bool = False) -> None:
        said = find("options-said")
        said.textContent = text
        said.classList.toggle("toast-shown", True)
        said.classList.toggle("toast-trouble", stays)
        window.clearTimeout(self._timer)

        def silent() -> None:
            said.classList.toggle("toast-shown", False)

        if not stays:
            self._timer = window.setTimeout(silent, SAID_FOR)

    def _add(self, event: Event) -> None:
        event.preventDefault()
        field = find("options-host")
        host = str(window.coatcheckOptions.hostOf(field.value))
        if not host:
            text = isolate(field.value.strip()[:60], self._speech)
            say_in("options-host-trouble", self._speech.say("settings_site_bad", text))
            field.setAttribute("aria-invalid", "true")
            field.focus()
            return
        say_in("options-host-trouble", "")
        field.removeAttribute("aria-invalid")
        field.value = ""
        known = [row[0] for row in self._sites or []]
        if host not in known:
            self._change_site(host, "ask")

    def _export(self, _event: Event) -> None:
        window.coatcheckOptions.exportFile()

    def _choose_file(self, _event: Event) -> None:
        find("options-outcome").replaceChildren()
        window.document.getElementById("options-file").click()

    def _import(self, _event: Event) -> None:
        field = window.document.getElementById("options-file")
        if not field.files.length:
            return
        file = field.files[0]

        def done(outcome: Any) -> None:
            field.value = ""
            trouble = import_trouble(outcome, str(file.name), self._speech)
            if trouble:
                trouble.text = f"{trouble.text} {self._speech.say('settings_import_kept')}"
                find("options-outcome").replaceChildren(_banner(trouble))
            else:
                self._say(self._speech.say("settings_imported"))
                self.read()

        window.coatcheckOptions.importFile(file).then(done)

    def _ask_reset(self, _event: Event) -> None:
        find("options-outcome").replaceChildren()
        find("options-question").hidden = False
        find("options-reset-no").focus()

    def _keep(self, _event: Event) -> None:
        find("options-question").hidden = True
        find("options-reset").focus()

    def _reset(self, event: Event) -> None:
        self._keep(event)
        window.coatcheckOptions.reset().then(self._changed)


def _banner(banner: Banner) -> Element:
    lines = [element("li", detail) for detail in banner.details]
    more = [element("ul", *lines, style="banner-details")] if lines else []
    text = element("p", icon("warning"), element("span", banner.text))
    return element("div", text, *more, style="banner")


def start() -> None:
    """Begin as soon as the page's own script is there, which runs after this one."""
    if getattr(window, "coatcheckOptions", None):
        Options().read()
    else:
        window.setTimeout(start, 20)


when_ready(start)
