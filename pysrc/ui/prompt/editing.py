"""The editor seen from the prompt: loaded late, with what was marked in each of the files."""

from __future__ import annotations

from ui.common.dom import find
from ui.common.later import when_there

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Event
    from ui.common.speech import Speech
    from ui.editor.draft import Draft
    from ui.editor.editor import Editor
    from ui.prompt.state import FileState


class Editing:
    """Opens and closes the editor, and keeps the drafts as long as the question lives."""

    def __init__(self, speech: Speech, leave: Callable[[bool], None]) -> None:
        self._speech = speech
        self._leave = leave
        self._editor: Editor | None = None
        self._drafts: dict[int, Draft] = {}

    def prepare(self) -> None:
        """Make the editor as soon as its script is there."""
        when_there("editor", self._make)

    def forget(self) -> None:
        """Drop what was marked, when another question begins."""
        self._drafts = {}

    @property
    def is_open(self) -> bool:
        """Whether the editor is shown in place of the question."""
        return self._editor is not None and self._editor.is_open

    def update(self, file: FileState) -> None:
        """Hand on a new state of the file."""
        if self._editor:
            self._editor.update(file)

    def escape(self, event: Event) -> None:
        """Hand on the key."""
        if self._editor:
            self._editor.escape(event)

    def close(self) -> None:
        """Close the editor with the question."""
        if self._editor:
            self._editor.close()

    def open(self, index: int, wanted: Callable[[], FileState | None]) -> None:
        """Show the editor once its script is there, if ``wanted`` still gives a file then."""

        def there() -> None:
            self._make()
            file = wanted()
            if file is not None:
                self._show(index, file)

        when_there("editor", there)

    def _make(self) -> None:
        from ui.editor.editor import Editor

        if self._editor is None:
            self._editor = Editor(self._speech, self._leave)

    def _show(self, index: int, file: FileState) -> None:
        from ui.editor.draft import Draft

        if self._editor:
            find("ticket").hidden = True
            self._editor.open(index, file, self._drafts.setdefault(index, Draft()))
