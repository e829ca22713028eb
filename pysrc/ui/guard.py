"""No answer by accident: a click or a key meant for the page must not hit a button that just came.

For a moment after the prompt shows (or its answers change) the buttons look as ever but do nothing.
Time starts with the first frame that the browser paints, for the prompt may be drawn long before
it is to be seen; and a press counts from when it went down, not from when it came up.
"""

from __future__ import annotations

from browser import document, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from browser import Event, KeyboardEvent, MouseEvent

MILLISECONDS = 300


class Guard:
    """Tells whether a click on a button can have been meant for it."""

    def __init__(self) -> None:
        self._shown_at: float | None = None
        self._round = 0
        self._pointer_down_at = 0.0
        self._key_down_at: float | None = None
        document.addEventListener("pointerdown", self._note_pointer)
        document.addEventListener("keydown", self._note_key)
        document.addEventListener("keyup", self._note_key_up)

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
        """Whether both the click and the press behind it came late enough."""
        if self._shown_at is None:
            return False
        begun = click.timeStamp
        if click.detail > 0:
            begun = self._pointer_down_at
        elif self._key_down_at is not None:
            begun = self._key_down_at
        return begun - self._shown_at >= MILLISECONDS

    def _note_pointer(self, event: Event) -> None:
        self._pointer_down_at = event.timeStamp

    def _note_key(self, event: KeyboardEvent) -> None:
        # A key held down repeats; the moment it went down is the one that counts.
        if not event.repeat or self._key_down_at is None:
            self._key_down_at = event.timeStamp

    def _note_key_up(self, _event: Event) -> None:
        def forget() -> None:
            self._key_down_at = None

        # Not at once: the space bar clicks when it comes up, after this event.
        window.setTimeout(forget, 0)
