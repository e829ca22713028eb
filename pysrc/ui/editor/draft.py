"""What a person has marked in one picture: areas, crop, which is selected, and the way back.

All positions are whole pixels of the upright picture at full size. Nothing here is ever changed in
place, so that a step of the history is just the state as it was.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.prompt.state import Box, Suggestion

SOLID = "solid"
PIXELATE = "pixelate"
BLUR = "blur"
STYLES = (SOLID, PIXELATE, BLUR)

BOX = "box"
STROKE = "stroke"
CROP = -1
"""Stands for the crop where an area is named by its place."""

MOST_STEPS = 200
MOST_AREAS = 900


class Area:
    """One area to hide: a box, or what a round brush of a width passes."""

    def __init__(
        self,
        style: str,
        box: Box = (0, 0, 0, 0),
        points: tuple[tuple[int, int], ...] = (),
        width: int = 0,
    ) -> None:
        self.style = style
        self.box = box
        self.points = points
        self.width = width

    @property
    def shape(self) -> str:
        """``box`` or ``stroke``."""
        return STROKE if self.points else BOX

    @property
    def bounds(self) -> Box:
        """The box around it."""
        if not self.points:
            return self.box
        across = [x for x, _ in self.points]
        down = [y for _, y in self.points]
        reach = self.width // 2 + 1
        left, top = min(across) - reach, min(down) - reach
        return (left, top, max(across) + reach - left, max(down) + reach - top)

    def styled(self, style: str) -> Area:
        """Return the same area, hidden in another style."""
        return Area(style, self.box, self.points, self.width)

    def moved(self, across: int, down: int) -> Area:
        """Return the same area at another place."""
        left, top, width, height = self.box
        points = tuple((x + across, y + down) for x, y in self.points)
        return Area(self.style, (left + across, top + down, width, height), points, self.width)

    def json(self) -> str:
        """Write it as the engine takes it (``docs/protocol.md``)."""
        if self.points:
            points = ",".join(f"[{x},{y}]" for x, y in self.points)
            shape = f'"shape":"stroke","points":[{points}],"width":{self.width}'
        else:
            shape = f'"shape":"box","box":{_json_box(self.box)}'
        return f'{{"style":"{self.style}",{shape}}}'


class Marks:
    """One state of the work: equal states are the same object."""

    def __init__(self, areas: tuple[Area, ...] = (), crop: Box | None = None) -> None:
        self.areas = areas
        self.crop = crop


class Draft:
    """The work on one picture; it outlives the editor, the engine and every failure of both."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.selected: int | None = None
        self.settled: set[int] = set()
        """Places of the suggestions that were accepted or dismissed."""
        self._past: list[Marks] = []
        self._future: list[Marks] = []
        self._last_merge = ""

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, in the order in which they were made."""
        return self.marks.areas

    @property
    def crop(self) -> Box | None:
        """What is left of the picture; None for all of it."""
        return self.marks.crop

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do to the picture."""
        return not self.marks.areas and self.marks.crop is None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to take again."""
        return bool(self._future)

    @property
    def selected_area(self) -> Area | None:
        """The selected area, if one is."""
        if self.selected is None or self.selected == CROP:
            return None
        return self.areas[self.selected]

    def add(self, area: Area) -> bool:
        """Add an area and select it; false where there are too many."""
        if len(self.areas) >= MOST_AREAS:
            return False
        self._step(Marks((*self.areas, area), self.crop))
        self.selected = len(self.areas) - 1
        return True

    def change(self, place: int, area: Area, merge: str = "") -> None:
        """Put another area in the place of one; steps of the same ``merge`` are one step."""
        areas = (*self.areas[:place], area, *self.areas[place + 1 :])
        self._step(Marks(areas, self.crop), merge and f"{merge} {place}")

    def remove(self, place: int) -> None:
        """Remove an area, or the crop; the one that takes its place is selected."""
        if place == CROP:
            self.set_crop(None)
            return
        self._step(Marks((*self.areas[:place], *self.areas[place + 1 :]), self.crop))
        self.selected = min(place, len(self.areas) - 1) if self.areas else None

    def set_crop(self, box: Box | None, merge: str = "") -> None:
        """Set what is left of the picture."""
        self._step(Marks(self.areas, box), merge and f"{merge} crop")
        self.selected = None if box is None else CROP

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self._future.append(self.marks)
            self._go(self._past.pop())

    def redo(self) -> None:
        """Take a step again."""
        if self._future:
            self._past.append(self.marks)
            self._go(self._future.pop())

    def accept(self, number: int, suggestion: Suggestion, style: str) -> None:
        """Hide what a detector proposes."""
        if self.add(Area(style, suggestion.box)):
            self.settled.add(number)

    def dismiss(self, number: int) -> None:
        """Let a proposal go."""
        self.settled.add(number)

    def json(self) -> str:
        """Write it as the engine takes it; empty where there is nothing to do."""
        if self.empty:
            return ""
        areas = ",".join(area.json() for area in self.areas)
        crop = "null" if self.crop is None else _json_box(self.crop)
        return f'{{"crop":{crop},"areas":[{areas}]}}'

    def _step(self, marks: Marks, merge: str = "") -> None:
        if not (merge and merge == self._last_merge):
            self._past = [*self._past[1 - MOST_STEPS :], self.marks]
        self._last_merge = merge
        self._future = []
        self.marks = marks

    def _go(self, marks: Marks) -> None:
        self.marks = marks
        self._last_merge = ""
        self.selected = None


def _json_box(box: Box) -> str:
    return f"[{box[0]},{box[1]},{box[2]},{box[3]}]"
