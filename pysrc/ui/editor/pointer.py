"""Mouse, pen and fingers on the picture.

A movement is looked at once for each frame of the screen, and then changes a few attributes of what
is being drawn; the work itself changes when the pointer goes up.
"""

from __future__ import annotations

from browser import window
from ui.editor.draft import CROP, Area
from ui.editor.geometry import box_between, handle_at, is_inside, moved, pulled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import PointerEvent, WheelEvent
    from ui.editor.draft import Draft
    from ui.editor.surface import Surface
    from ui.prompt.state import Box

TOOL_BOX = "box"
TOOL_BRUSH = "brush"
TOOL_CROP = "crop"
TOOL_HAND = "hand"

CLICK = 4
"""Screen pixels within which a press that moves is still a click."""
REACH = {"mouse": 10, "pen": 14, "touch": 22}
"""Screen pixels around a handle."""
WHEEL = 0.0015
MOST_POINTS = 4_000
"""Points of one stroke."""


class Gesture:
    """One press of the pointer, until it goes up."""

    def __init__(self, kind: str, x: float, y: float) -> None:
        self.kind = kind
        self.x = x
        self.y = y
        self.place = CROP
        self.handle = ""
        self.before: Box = (0, 0, 0, 0)
        self.box: Box | None = None
        self.points: list[tuple[int, int]] = []
        self.text: list[str] = []


class Pointer:
    """Turns presses and movements into steps of the work."""

    def __init__(self, surface: Surface, changed: Callable[[], None]) -> None:
        self._surface = surface
        self._changed = changed
        self.draft: Draft | None = None
        self.tool = TOOL_BOX
        self.style = "solid"
        self.brush = 40
        """Width of the brush in pixels of the screen."""
        self._gesture: Gesture | None = None
        self._fingers: dict[int, tuple[float, float]] = {}
        self._at = (0.0, 0.0)
        self._due = False
        listen = surface.element.addEventListener
        listen("pointerdown", self._down)
        listen("pointermove", self._move)
        listen("pointerup", self._up)
        listen("pointercancel", self._cancelled)
        surface.element.addEventListener("wheel", self._wheel, {"passive": False})

    @property
    def busy(self) -> bool:
        """Whether something is being drawn or moved."""
        return self._gesture is not None

    def abort(self) -> None:
        """Forget what is being drawn or moved."""
        self._gesture = None
        self._changed()

    def _place(self, event: PointerEvent | WheelEvent) -> tuple[float, float]:
        rectangle = self._surface.element.getBoundingClientRect()
        return event.clientX - rectangle.left, event.clientY - rectangle.top

    def _down(self, event: PointerEvent) -> None:
        if self.draft is None or event.button > 1:
            return
        x, y = self._at = self._place(event)
        self._fingers[event.pointerId] = (x, y)
        self._surface.element.setPointerCapture(event.pointerId)
        if len(self._fingers) > 1:
            self._gesture = None
            self._changed()
            return
        pan = self.tool == TOOL_HAND or event.button == 1
        self._gesture = Gesture("pan", x, y) if pan else self._begin(x, y, event.pointerType)

    def _begin(self, x: float, y: float, pointer: str) -> Gesture:
        draft = self._draft
        view = self._surface.view
        across, down = view.to_picture(x, y)
        if self.tool == TOOL_BRUSH:
            made = Gesture("stroke", x, y)
            self._add_point(made, across, down)
            return made
        crop = self.tool == TOOL_CROP
        area = draft.selected_area
        box = draft.crop if crop else area.box if area and area.shape == "box" else None
        place = CROP if crop else draft.selected
        if box is not None and place is not None:
            handle = handle_at(box, view, x, y, REACH.get(pointer, 14))
            if handle:
                return self._take(Gesture("pull", x, y), place, box, handle)
        if crop:
            if box is not None and is_inside(box, across, down):
                return self._take(Gesture("move", x, y), CROP, box)
        else:
            for place in range(len(draft.areas) - 1, -1, -1):
                bounds = draft.areas[place].bounds
                if is_inside(bounds, across, down):
                    draft.selected = place
                    self._changed()
                    return self._take(Gesture("move", x, y), place, bounds)
        return Gesture("draw", x, y)

    def _take(self, gesture: Gesture, place: int, box: Box, handle: str = "") -> Gesture:
        gesture.place, gesture.before, gesture.handle = place, box, handle
        return gesture

    @property
    def _draft(self) -> Draft:
        if self.draft is None:
            raise LookupError("no picture is being worked on")
        return self.draft

    def _move(self, event: PointerEvent) -> None:
        if event.pointerId not in self._fingers:
            return
        at = self._place(event)
        if len(self._fingers) == 2:
            self._pinch(event.pointerId, at)
            return
        gesture = self._gesture
        if gesture is None:
            return
        if gesture.kind == "pan":
            self._surface.view.pan(at[0] - self._at[0], at[1] - self._at[1])
        elif gesture.kind == "stroke":
            self._add_point(gesture, *self._surface.view.to_picture(*at))
        self._at = at
        if not self._due:
            self._due = True
            window.requestAnimationFrame(self._frame)

    def _pinch(self, finger: int, at: tuple[float, float]) -> None:
        """Move and enlarge with two fingers: their middle and their distance lead."""
        [other] = [place for key, place in self._fingers.items() if key != finger]
        before = self._fingers[finger]
        self._fingers[finger] = at
        view = self._surface.view
        view.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2)
        was, now = _distance(before, other), _distance(at, other)
        if was > 1:
            view.zoom(now / was, (at[0] + other[0]) / 2, (at[1] + other[1]) / 2)
        if not self._due:
            self._due = True
            window.requestAnimationFrame(self._frame)

    def _frame(self, _time: float) -> None:
        self._due = False
        gesture = self._gesture
        if gesture is None or gesture.kind == "pan":
            self._surface.moved()
            return
        if gesture.kind == "stroke":
            width = self._brush_width()
            self._surface.live_stroke("".join(gesture.text), width)
            return
        box = self._box(gesture)
        if box is None:
            return
        if gesture.box is None and gesture.kind != "draw":
            self._surface.hide(gesture.place, True)
        gesture.box = box
        if self._is_crop(gesture):
            self._surface.live_crop(box)
        else:
            self._surface.live_box(box, self._style_of(gesture))

    def _box(self, gesture: Gesture) -> Box | None:
        x, y = self._at
        if gesture.box is None and abs(x - gesture.x) < CLICK and abs(y - gesture.y) < CLICK:
            return None
        view, size = self._surface.view, self._surface.size
        across, down = (x - gesture.x) / view.scale, (y - gesture.y) / view.scale
        if gesture.kind == "draw":
            start = view.to_picture(gesture.x, gesture.y)
            return box_between(*start, *view.to_picture(x, y), size)
        if gesture.kind == "pull":
            return pulled(gesture.before, gesture.handle, across, down, size)
        return moved(gesture.before, across, down, size)

    def _is_crop(self, gesture: Gesture) -> bool:
        return self.tool == TOOL_CROP if gesture.kind == "draw" else gesture.place == CROP

    def _style_of(self, gesture: Gesture) -> str:
        return self.style if gesture.kind == "draw" else self._draft.areas[gesture.place].style

    def _up(self, event: PointerEvent) -> None:
        known = self._fingers.pop(event.pointerId, None)
        gesture, self._gesture = self._gesture, None
        if known is None or gesture is None:
            return
        self._at = self._place(event)
        if gesture.kind == "stroke":
            self._draft.add(
                Area(self.style, points=tuple(gesture.points), width=self._brush_width())
            )
        elif gesture.kind != "pan":
            self._finish(gesture, self._box(gesture))
        self._changed()

    def _finish(self, gesture: Gesture, box: Box | None) -> None:
        draft = self._draft
        if box is None:
            if gesture.kind == "draw":
                draft.selected = None
        elif self._is_crop(gesture):
            draft.set_crop(box)
        elif gesture.kind == "draw":
            draft.add(Area(self.style, box))
        elif gesture.kind == "pull":
            draft.change(gesture.place, Area(draft.areas[gesture.place].style, box))
        elif box != gesture.before:
            across, down = box[0] - gesture.before[0], box[1] - gesture.before[1]
            draft.change(gesture.place, draft.areas[gesture.place].moved(across, down))

    def _cancelled(self, event: PointerEvent) -> None:
        self._fingers.pop(event.pointerId, None)
        self.abort()

    def _wheel(self, event: WheelEvent) -> None:
        if self.draft is None:
            return
        event.preventDefault()
        lines = 16 if event.deltaMode == 1 else 1
        # A pinch on a touchpad comes as a wheel with this key, in small steps.
        speed = WHEEL * (6 if event.ctrlKey else 1) * lines
        factor = 2.0 ** (-event.deltaY * speed)
        self._surface.view.zoom(factor, *self._place(event))
        if not self._due:
            self._due = True
            window.requestAnimationFrame(self._frame)

    def _brush_width(self) -> int:
        return max(2, round(self.brush / self._surface.view.scale))

    def _add_point(self, gesture: Gesture, x: float, y: float) -> None:
        width, height = self._surface.size
        point = (min(max(round(x), 0), width), min(max(round(y), 0), height))
        if len(gesture.points) < MOST_POINTS and (
            not gesture.points or gesture.points[-1] != point
        ):
            gesture.points.append(point)
            # A line of one point is drawn by nobody, so the first stands there twice.
            text = f"{point[0]},{point[1]} "
            gesture.text.append(text if gesture.text else text + text)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
