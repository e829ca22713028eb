"""No answer by accident: a click or a key for the page must not hit a button that just came.

For a moment after the prompt shows (or its answers change, or it gets the focus) the buttons look
as ever but do nothing. Time starts with the first frame that the browser paints, for the prompt may
be drawn long before it is to be seen; and a press counts from when it went down, not from when it
came up. A key that went down in the page is the page's for as long as it is held, and so is a key
in the middle of a word: whoever types does not look.
"""

from __future__ import annotations

from browser import document, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Event, KeyboardEvent, MouseEvent

MILLISECONDS = 300
TYPING = 1_000
"""Milliseconds after a letter in which space and Enter still belong to what is written."""
_NEVER = float("-inf")
_FIELDS = ("INPUT", "SELECT", "TEXTAREA")


class Guard:
    """Tells whether a click on a button can have been meant for it."""

    def __init__(self) -> None:
        self._shown_at: float | None = None
        self._round = 0
        self._pointer_down_at = 0.0
        self._key_down_at: float | None = None
        self._focused_at = _NEVER
        self._typed_at = _NEVER
        document.addEventListener("pointerdown", self._note_pointer)
        document.addEventListener("keydown", self._note_key)
        document.addEventListener("keyup", self._note_key_up)
        window.addEventListener("focus", self._note_focus)

    def arm(self) -> None:
        """Begin to wait, from the next painted frame on."""
        self._shown_at = None
        self._round += 1
        this_round = self._round

        def painted(time: float) -> None:
            if this_round == self._round:
                self._shown_at = time

        window.requestAnimationFrame(painted)

    def allows(self, click: MouseEvent) -> bool:
        """Whether a click is a person's own, and it and the press behind it came late enough."""
        if self._shown_at is None or not click.isTrusted:
            return False
        if click.detail > 0:
            return self._pointer_down_at - self._shown_at >= MILLISECONDS
        begun = click.timeStamp
        if self._key_down_at is not None:
            begun = self._key_down_at
        came = max(self._shown_at, self._focused_at)
        return begun - came >= MILLISECONDS and begun - self._typed_at >= TYPING

    def allows_key(self, event: KeyboardEvent) -> bool:
        """Whether a key that answers by itself went down here, and not in the page."""
        return not event.repeat and event.timeStamp - self._focused_at >= MILLISECONDS

    def is_typing(self, event: KeyboardEvent) -> bool:
        """Whether a key writes something: a letter, or the space after one."""
        if event.key == " ":
            return event.timeStamp - self._typed_at < TYPING
        return _writes(event)

    def _note_pointer(self, event: Event) -> None:
        self._pointer_down_at = event.timeStamp

    def _note_key(self, event: KeyboardEvent) -> None:
        if not event.repeat:
            self._key_down_at = event.timeStamp
        elif self._key_down_at is None:
            # It went down elsewhere. One that repeats counts from when it went down.
            self._key_down_at = _NEVER
        if _writes(event):
            self._typed_at = event.timeStamp

    def _note_key_up(self, _event: Event) -> None:
        def forget() -> None:
            self._key_down_at = None

        # Not at once: the space bar clicks when it comes up, after this event.
        window.setTimeout(forget, 0)

    def _note_focus(self, event: Event) -> None:
        self._focused_at = event.timeStamp
        self._key_down_at = None


def _writes(event: KeyboardEvent) -> bool:
    if event.ctrlKey or event.altKey or event.metaKey or event.key == " ":
        return False
    return len(event.key) == 1 and event.target.tagName not in _FIELDS
