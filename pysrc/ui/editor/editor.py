"""The redaction editor: one picture, what is marked in it, and the way to the engine and back.

The work (``Draft``) belongs to the prompt and lives as long as the question does: leaving the
editor, a time-out or a crash of the engine changes nothing of it.
"""

from __future__ import annotations

from browser import window
from ui.common.dom import find, say_in
from ui.editor.commands import Commands
from ui.editor.draft import SOLID
from ui.editor.keys import Keys
from ui.editor.panel import Panel
from ui.editor.pointer import TOOL_BOX, Pointer
from ui.editor.surface import Surface
from ui.editor.words import area_name, area_place, failure_words
from ui.prompt.state import DONE, FAILED, NONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Event, KeyboardEvent
    from ui.common.speech import Speech
    from ui.editor.draft import Draft
    from ui.prompt.state import FileState

SPEAK_AFTER = 500
"""Milliseconds without a change after which it is said where an area is."""


class Editor:
    """The editor's side of the dialog."""

    def __init__(self, speech: Speech, leave: Callable[[bool], None]) -> None:
        self._speech = speech
        self._leave = leave
        self._place = find("editor")
        self._index = 0
        self._file: FileState | None = None
        self._draft: Draft | None = None
        self._url = ""
        self._asked_preview = False
        self._waiting = False
        self._timer = 0
        self._surface = Surface()
        self._pointer = Pointer(self._surface, self._changed)
        self._keys = Keys(self._surface, self._pointer, self._changed)
        commands = self._commands = Commands(
            self._surface, self._pointer, self._keys, self._changed
        )
        self._panel = Panel(
            speech,
            choose_tool=commands.choose_tool,
            choose_style=commands.choose_style,
            set_brush=commands.set_brush,
            select=commands.select,
            remove=self._remove,
            accept=commands.accept,
            dismiss=commands.dismiss,
            actions={
                "undo": commands.undo,
                "redo": commands.redo,
                "add": commands.add,
                "all": commands.accept_all,
                "minus": commands.zoom_out,
                "plus": commands.zoom_in,
                "fit": commands.fit,
            },
        )
        say_in("editor-title", speech.say("editor_title"))
        self._surface.element.setAttribute("aria-label", speech.say("editor_picture"))
        say_in("editor-back", speech.say("editor_back"))
        find("editor-back").addEventListener("click", self._back)
        find("editor-apply").addEventListener("click", self._apply)
        self._place.addEventListener("keydown", self._key)
        window.ResizeObserver.new(self._resized).observe(self._surface.element)

    @property
    def is_open(self) -> bool:
        """Whether the editor is what is seen."""
        return not self._place.hidden

    def open(self, index: int, file: FileState, draft: Draft) -> None:
        """Show one of the files with what has been marked in it."""
        self._index, self._file, self._draft = index, file, draft
        self._commands.suggestions = file.suggestions
        self._url, self._asked_preview, self._waiting = "", False, False
        self._pointer.draft = None
        self._pointer.tool, self._pointer.style = TOOL_BOX, SOLID
        draft.selected = None
        self._place.hidden = False
        say_in("editor-name", file.name)
        window.coatcheck.warmPixels()
        self._show_controls()
        self._load(file)
        self._surface.element.focus()

    def update(self, file: FileState) -> None:
        """Follow the state: a stand-in came, suggestions came, the copy is there or is not."""
        self._file = file
        self._commands.suggestions = file.suggestions
        if not self._url or (file.preview.status == FAILED and self._asked_preview):
            self._load(file)
        if self._waiting and file.redaction.status in (DONE, NONE):
            self._finish(applied=True)
            return
        if self._waiting and file.redaction.status == FAILED:
            self._waiting = False
            say_in("editor-trouble", failure_words(file.redaction.fault, self._speech))
        self._show_controls()
        self._changed()

    def close(self) -> None:
        """Go away; the work stays with the prompt."""
        if not self.is_open:
            return
        self._place.hidden = True
        self._pointer.draft = None
        self._draft = self._file = None
        self._surface.clear()
        say_in("editor-trouble", "")

    def _load(self, file: FileState) -> None:
        """Show the picture itself, or else the stand-in for it."""
        preview = file.preview
        if preview.url:
            self._show_picture(preview.url, preview.full)
        elif not self._asked_preview:
            self._show_picture(file.url, (0, 0))
        elif preview.status == FAILED:
            say_in("surface-words", self._speech.say("edit_unshowable"))
        else:
            say_in("surface-words", self._speech.say("edit_loading"))

    def _show_picture(self, url: str, full: tuple[int, int]) -> None:
        if url == self._url:
            return
        self._url = url
        self._surface.load(url, full, self._loaded, self._not_loaded)

    def _loaded(self) -> None:
        say_in("surface-words", "")
        self._pointer.draft = self._draft
        self._changed()

    def _not_loaded(self) -> None:
        if self._file is None:
            return
        self._url = ""
        self._asked_preview = True
        self._load(self._file)
        window.coatcheck.preview(self._index)

    def _changed(self) -> None:
        draft, file = self._pointer.draft, self._file
        if draft is None or file is None:
            return
        open_ones = [s for number, s in enumerate(file.suggestions) if number not in draft.settled]
        self._surface.show(draft, open_ones)
        self._panel.show(
            draft, self._pointer.tool, self._pointer.style, self._surface.size, file.suggestions
        )
        self._show_controls()
        window.clearTimeout(self._timer)
        self._timer = window.setTimeout(self._speak, SPEAK_AFTER)

    def _show_controls(self) -> None:
        draft = self._draft
        apply = find("editor-apply")
        if self._waiting:
            apply.textContent = self._speech.say("editor_working")
        elif draft is not None and draft.empty and self._file and self._file.redacted:
            apply.textContent = self._speech.say("editor_without")
        else:
            apply.textContent = self._speech.say("editor_apply")
        useless = draft is None or (draft.empty and not (self._file and self._file.redacted))
        apply.setAttribute("aria-disabled", "true" if useless or self._waiting else "false")
        file = self._file
        loading = self._pointer.draft is None and file and file.preview.status != FAILED
        self._place.setAttribute("aria-busy", "true" if self._waiting or loading else "false")

    def _speak(self) -> None:
        draft = self._pointer.draft
        words = ""
        if draft is not None and draft.selected is not None:
            area = draft.selected_area
            box = draft.crop if area is None else area.bounds
            name = (
                self._speech.say("area_crop")
                if area is None
                else area_name(area, draft.selected, self._speech)
            )
            if box is not None:
                where = area_place(box, self._surface.size, self._speech)
                words = self._speech.say("area_said", name, where)
        find("editor-said").textContent = words

    def _remove(self, place: int) -> None:
        draft = self._pointer.draft
        if draft is not None:
            draft.remove(place)
            self._changed()
            self._panel.focus_list(place)
            find("editor-said").textContent = self._speech.say("area_removed")

    def _resized(self, _entries: object, _observer: object) -> None:
        if self.is_open and self._pointer.draft is not None:
            self._surface.resized()

    def _key(self, event: KeyboardEvent) -> None:
        if not (event.ctrlKey or event.metaKey) or event.altKey:
            return
        name = event.key.lower()
        if name == "z" and not event.shiftKey:
            self._commands.undo()
        elif name == "y" or name == "z":
            self._commands.redo()
        else:
            return
        event.preventDefault()

    def escape(self, event: Event) -> None:
        """Leave what is nearest: the drawing, the selection, the editor."""
        draft = self._pointer.draft
        if self._pointer.busy:
            self._pointer.abort()
        elif draft is not None and draft.selected is not None:
            draft.selected = None
            self._changed()
            self._surface.element.focus()
        else:
            self._back(event)

    def _apply(self, event: Event) -> None:
        draft = self._draft
        if draft is None or find("editor-apply").getAttribute("aria-disabled") == "true":
            return
        self._waiting = True
        say_in("editor-trouble", "")
        self._show_controls()
        window.coatcheck.redact(self._index, draft.json(), event)

    def _back(self, event: Event) -> None:
        if self._waiting:
            # Nobody waits any longer; the copy before this one is gone with the asking.
            self._waiting = False
            window.coatcheck.redact(self._index, "", event)
        self._finish(applied=False)

    def _finish(self, *, applied: bool) -> None:
        self._waiting = False
        self.close()
        self._leave(applied)
