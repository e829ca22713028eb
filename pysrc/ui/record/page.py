"""The record: what was held and what became of it, in totals, over time, by site and by kind.

The entry module of ``record.html``.
"""

from __future__ import annotations

from browser import document, window
from ui.common.dom import find, say_in
from ui.common.formats import BrowserFormats
from ui.common.plain_data import plain
from ui.common.text import BrowserSpeech, when_ready
from ui.record.data import as_csv, read_entries
from ui.record.tables import Tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Event

TEXTS = {
    "record-title": "record_title",
    "record-lead": "record_lead",
    "record-to-guide": "record_to_guide",
    "record-keep-label": "record_keep",
    "record-keep-text": "record_keep_text",
    "record-csv": "record_export_csv",
    "record-json": "record_export_json",
    "record-clear": "record_clear",
    "record-clear-sure": "record_clear_sure",
    "record-clear-yes": "record_clear_yes",
    "record-clear-no": "record_clear_no",
}
"""Elements that always say the same."""


class Record:
    """The page."""

    def __init__(self) -> None:
        self._speech = BrowserSpeech()
        say = self._speech.say
        document.documentElement.lang = self._speech.language
        document.documentElement.dir = self._speech.direction
        document.title = f"{say('record_title')} · {say('extension_name')}"
        for name, key in TEXTS.items():
            say_in(name, say(key))
        self._tables = Tables(self._speech, BrowserFormats(self._speech.language))
        self._moments: list[str] = []
        find("record-keep").addEventListener("change", self._switch)
        find("record-csv").addEventListener("click", self._save_csv)
        find("record-json").addEventListener("click", self._save_json)
        find("record-clear").addEventListener("click", self._ask_to_clear)
        find("record-clear-no").addEventListener("click", self._keep)
        find("record-clear-yes").addEventListener("click", self._clear)

    def start(self) -> None:
        """Begin when the page's own script is there, which runs after this one."""
        desk = getattr(window, "recordDesk", None)
        if not desk:
            window.setTimeout(self.start, 20)
            return
        desk.onChange(self._load)
        self._load()

    def _load(self, _event: object = None) -> None:
        window.recordDesk.load(self._show, self._failed)

    def _failed(self, error: Any) -> None:
        window.console.warn(f"the record could not be read or changed: {error}")
        say_in("record-trouble", self._speech.say("record_trouble"))

    def _show(self, loaded: Any) -> None:
        say = self._speech.say
        self._entries = read_entries(plain(loaded.entries))
        self._moments = [str(moment) for moment in loaded.moments]
        say_in("record-trouble", "")
        say_in("record-private", say("record_private") if loaded.isPrivate else "")
        keep = find("record-keep")
        keep.checked = bool(loaded.on)
        if loaded.isLocked:
            keep.setAttribute("disabled", "")
        else:
            keep.removeAttribute("disabled")
        say_in("record-locked", say("record_locked") if loaded.isLocked else "")
        say_in("record-off", "" if loaded.on else say("record_off"))
        say_in("record-empty", "" if self._entries else say("record_empty"))
        for name in ("record-all", "record-actions"):
            find(name).hidden = not self._entries
        if self._entries:
            self._tables.show(self._entries, str(loaded.today), int(loaded.most))

    def _switch(self, event: Event) -> None:
        window.recordDesk.switchTo(event.target.checked, self._load, self._not_switched)

    def _not_switched(self, error: Any) -> None:
        self._failed(error)
        keep = find("record-keep")
        keep.checked = not keep.checked

    def _save_csv(self, _event: Event) -> None:
        window.recordDesk.saveCsv(as_csv(self._entries, self._moments))

    def _save_json(self, _event: Event) -> None:
        window.recordDesk.saveJson(self._failed)

    def _ask_to_clear(self, _event: Event) -> None:
        find("record-sure").hidden = False
        find("record-clear").hidden = True
        find("record-clear-no").focus()

    def _keep(self, _event: Event) -> None:
        self._end_question()
        find("record-clear").focus()

    def _clear(self, _event: Event) -> None:
        self._end_question()
        window.recordDesk.clear(self._cleared, self._failed)

    def _cleared(self, _nothing: object = None) -> None:
        say_in("record-said", self._speech.say("record_cleared"))
        self._load()
        find("record-title").focus()

    def _end_question(self) -> None:
        find("record-sure").hidden = True
        find("record-clear").hidden = False


def start() -> None:
    """Begin with the texts and colours that the settings ask for."""
    Record().start()


when_ready(start)
