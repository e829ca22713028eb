"""What the controls of the editor do to the areas, beside drawing and keys."""

from __future__ import annotations

from ui.common.dom import find
from ui.editor.draft import CROP
from ui.editor.pointer import TOOL_BOX, TOOL_CROP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.editor.keys import Keys
    from ui.editor.pointer import Pointer
    from ui.editor.surface import Surface
    from ui.prompt.state import Suggestion


class Commands:
    """The commands, each of which does nothing while no picture is there."""

    def __init__(
        self, surface: Surface, pointer: Pointer, keys: Keys, changed: Callable[[], None]
    ) -> None:
        self._surface = surface
        self._pointer = pointer
        self._keys = keys
        self._changed = changed
        self.suggestions: Sequence[Suggestion] = ()

    def choose_tool(self, tool: str) -> None:
        """Draw with another tool from now on."""
        self._pointer.tool = tool
        draft = self._pointer.draft
        if draft is not None:
            draft.selected = CROP if tool == TOOL_CROP and draft.crop is not None else None
        self._surface.element.setAttribute("data-tool", tool)
        self._changed()

    def choose_style(self, style: str) -> None:
        """Hide in another way from now on, and what is selected at once."""
        self._pointer.style = style
        draft = self._pointer.draft
        if draft is not None and draft.selected is not None and draft.selected_area is not None:
            draft.change(draft.selected, draft.selected_area.styled(style))
        self._changed()

    def set_brush(self, width: int) -> None:
        """Set the width of strokes."""
        self._pointer.brush = width

    def select(self, place: int) -> None:
        """Select an area, or the crop, and bring it into view."""
        draft = self._pointer.draft
        if draft is None:
            return
        draft.selected = place
        if (place == CROP) != (self._pointer.tool == TOOL_CROP):
            self._pointer.tool = TOOL_CROP if place == CROP else TOOL_BOX
        box = draft.crop if place == CROP else draft.areas[place].bounds
        if box is not None:
            self._surface.view.reveal(box)
            self._surface.moved()
        self._changed()
        self._surface.element.focus()

    def accept(self, number: int) -> None:
        """Make an area of a suggestion."""
        draft = self._pointer.draft
        if draft is not None:
            draft.accept(number, self.suggestions[number], self._pointer.style)
            self._changed()
            self._focus_suggestions()

    def accept_all(self) -> None:
        """Make areas of all suggestions that are left."""
        draft = self._pointer.draft
        if draft is not None:
            for number, suggestion in enumerate(self.suggestions):
                if number not in draft.settled:
                    draft.accept(number, suggestion, self._pointer.style)
            self._changed()
            self._focus_suggestions()

    def dismiss(self, number: int) -> None:
        """Leave a suggestion out."""
        if self._pointer.draft is not None:
            self._pointer.draft.dismiss(number)
            self._changed()
            self._focus_suggestions()

    def _focus_suggestions(self) -> None:
        left = list(find("suggestions").querySelectorAll("button"))
        (left[0] if left else self._surface.element).focus()

    def undo(self) -> None:
        """Take back the last change."""
        if self._pointer.draft is not None:
            self._pointer.draft.undo()
            self._changed()

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._pointer.draft is not None:
            self._pointer.draft.redo()
            self._changed()

    def add(self) -> None:
        """Add an area in the middle, for the keyboard."""
        if self._pointer.tool not in (TOOL_BOX, TOOL_CROP):
            self._pointer.tool = TOOL_BOX
        self._keys.add()
        self._surface.element.focus()

    def zoom_in(self) -> None:
        """Show it larger."""
        self._keys.zoom("+")

    def zoom_out(self) -> None:
        """Show it smaller."""
        self._keys.zoom("-")

    def fit(self) -> None:
        """Show all of it."""
        self._keys.zoom("0")
