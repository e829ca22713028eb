"""The editor by keys alone: new boxes, moving, resizing, deleting, zooming, and the way back."""

from __future__ import annotations

from ui.editor.draft import CROP, Area
from ui.editor.geometry import box_between, moved
from ui.editor.pointer import TOOL_CROP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import KeyboardEvent
    from ui.editor.draft import Draft
    from ui.editor.pointer import Pointer
    from ui.editor.surface import Surface
    from ui.prompt.state import Box

ARROWS = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, -1), "ArrowDown": (0, 1)}
STEP = 10
"""Screen pixels for one press; a tenth of it with Alt."""
PAN = 60
NEW_SHARE = 0.3
ZOOM = 1.4


class Keys:
    """Listens on the picture."""

    def __init__(self, surface: Surface, pointer: Pointer, changed: Callable[[], None]) -> None:
        self._surface = surface
        self._pointer = pointer
        self._changed = changed
        surface.element.addEventListener("keydown", self._key)

    def add(self) -> None:
        """Make a box, or the frame to crop to, in the middle of what is seen."""
        draft = self._pointer.draft
        if draft is None:
            return
        if self._pointer.tool == TOOL_CROP:
            draft.set_crop(self._surface.view.middle(0.8))
        else:
            draft.add(Area(self._pointer.style, self._surface.view.middle(NEW_SHARE)))
        self._changed()

    def _key(self, event: KeyboardEvent) -> None:
        draft = self._pointer.draft
        if draft is None or event.ctrlKey or event.metaKey:
            return
        name = event.key
        if name in ARROWS:
            self._arrow(draft, ARROWS[name], event)
        elif name in ("Enter", "Insert"):
            self.add()
        elif name in ("Delete", "Backspace") and draft.selected is not None:
            draft.remove(draft.selected)
            self._changed()
        elif name in ("PageDown", "PageUp"):
            self._next(draft, 1 if name == "PageDown" else -1)
        elif name in ("+", "=", "-", "0"):
            self.zoom(name)
        else:
            return
        event.preventDefault()

    def zoom(self, sign: str) -> None:
        """Zoom in for ``+``, out for ``-``, show all of it for ``0``."""
        if sign == "0":
            self._surface.fitted()
        else:
            self._surface.view.zoom_at_middle(1 / ZOOM if sign == "-" else ZOOM)
            self._surface.moved()

    def _arrow(self, draft: Draft, way: tuple[int, int], event: KeyboardEvent) -> None:
        if draft.selected is None:
            self._surface.view.pan(-way[0] * PAN, -way[1] * PAN)
            self._surface.moved()
            return
        step = max(1, round((1 if event.altKey else STEP) / self._surface.view.scale))
        if event.altKey:
            step = 1
        across, down = way[0] * step, way[1] * step
        if draft.selected == CROP:
            if draft.crop is not None:
                draft.set_crop(self._changed_box(draft.crop, across, down, event), "keys")
        else:
            draft.change(draft.selected, self._changed_area(draft, across, down, event), "keys")
        self._surface.view.reveal(self._bounds(draft))
        self._surface.moved()
        self._changed()

    def _changed_area(self, draft: Draft, across: int, down: int, event: KeyboardEvent) -> Area:
        area = draft.areas[draft.selected or 0]
        if area.shape == "box":
            return Area(area.style, self._changed_box(area.box, across, down, event))
        if event.shiftKey:
            return Area(area.style, points=area.points, width=max(2, area.width + across - down))
        before = area.bounds
        after = moved(before, across, down, self._surface.size)
        return area.moved(after[0] - before[0], after[1] - before[1])

    def _changed_box(self, box: Box, across: int, down: int, event: KeyboardEvent) -> Box:
        left, top, width, height = box
        if not event.shiftKey:
            return moved(box, across, down, self._surface.size)
        width, height = max(1, width + across), max(1, height + down)
        return box_between(left, top, left + width, top + height, self._surface.size)

    def _bounds(self, draft: Draft) -> Box:
        if draft.selected == CROP and draft.crop is not None:
            return draft.crop
        return draft.areas[draft.selected or 0].bounds

    def _next(self, draft: Draft, way: int) -> None:
        """Select the next area in the order of the list, the crop being the last."""
        places = [*range(len(draft.areas)), *([] if draft.crop is None else [CROP])]
        if not places:
            return
        at = places.index(draft.selected) if draft.selected in places else -1 if way > 0 else 0
        draft.selected = places[(at + way) % len(places)]
        self._surface.view.reveal(self._bounds(draft))
        self._surface.moved()
        self._changed()
