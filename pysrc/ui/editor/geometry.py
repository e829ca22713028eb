"""Where things are: from the screen to the picture, and boxes that are pulled by their edges."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.prompt.state import Box

MARGIN = 16
"""Screen pixels around the whole picture."""
CLOSEST = 8.0
"""Screen pixels for one pixel of the picture, at most."""

HANDLES = ("nw", "n", "ne", "e", "se", "s", "sw", "w")


class View:
    """Which part of the picture is on the screen, and how large."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.scale = 1.0
        """Screen pixels for one pixel of the picture."""
        self.x = 0.0
        self.y = 0.0
        """Where the picture's first pixel is on the screen."""
        self._screen = (1.0, 1.0)
        self._whole = 1.0

    def fit(self, across: float, down: float) -> None:
        """Show the whole picture on a screen of this size."""
        self._screen = (max(across, 1.0), max(down, 1.0))
        self._whole = min(
            max(across - 2 * MARGIN, 1) / self.width, max(down - 2 * MARGIN, 1) / self.height, 1.0
        )
        self.scale = self._whole
        self._keep_in_sight()

    def resize(self, across: float, down: float) -> None:
        """Keep what is shown when the screen changes its size."""
        whole = self.scale == self._whole
        self._screen = (max(across, 1.0), max(down, 1.0))
        if whole:
            self.fit(across, down)
        else:
            self._keep_in_sight()

    def zoom(self, factor: float, x: float, y: float) -> None:
        """Enlarge around a point of the screen, which stays where it is."""
        wanted = min(max(self.scale * factor, self._whole), max(CLOSEST, self._whole))
        factor = wanted / self.scale
        self.scale = wanted
        self.x = x - (x - self.x) * factor
        self.y = y - (y - self.y) * factor
        self._keep_in_sight()

    def zoom_at_middle(self, factor: float) -> None:
        """Enlarge around the middle of the screen."""
        self.zoom(factor, self._screen[0] / 2, self._screen[1] / 2)

    def pan(self, across: float, down: float) -> None:
        """Move the picture by so many pixels of the screen."""
        self.x += across
        self.y += down
        self._keep_in_sight()

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return the place in the picture of a point of the screen."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale

    def middle(self, share: float) -> Box:
        """Return a box in the middle of what is seen, with a share of its sides."""
        left, top = self.to_picture(0, 0)
        right, bottom = self.to_picture(*self._screen)
        left, top = max(left, 0.0), max(top, 0.0)
        right, bottom = min(right, self.width), min(bottom, self.height)
        width, height = max((right - left) * share, 1.0), max((bottom - top) * share, 1.0)
        x, y = (left + right - width) / 2, (top + bottom - height) / 2
        return box_between(x, y, x + width, y + height, (self.width, self.height))

    def reveal(self, box: Box) -> None:
        """Bring a box into sight."""
        for place, (start, length) in enumerate(((box[0], box[2]), (box[1], box[3]))):
            screen = self._screen[place]
            at = (self.x, self.y)[place] + start * self.scale
            end = at + length * self.scale
            shift = min(screen - MARGIN - end, 0) if at >= MARGIN else MARGIN - at
            if place == 0:
                self.pan(shift, 0)
            else:
                self.pan(0, shift)

    def _keep_in_sight(self) -> None:
        self.x = _kept(self.x, self.width * self.scale, self._screen[0])
        self.y = _kept(self.y, self.height * self.scale, self._screen[1])


def _kept(start: float, length: float, screen: float) -> float:
    """Centre what fits; let what does not be moved until its edge is a margin away."""
    if length <= screen - 2 * MARGIN:
        return (screen - length) / 2
    return min(max(start, screen - MARGIN - length), MARGIN)


def box_between(x1: float, y1: float, x2: float, y2: float, size: tuple[int, int]) -> Box:
    """Return the box of whole pixels that two corners span, within a picture of this size."""
    left, right = _span(x1, x2, size[0])
    top, bottom = _span(y1, y2, size[1])
    return (left, top, right - left, bottom - top)


def _span(one: float, other: float, most: int) -> tuple[int, int]:
    start = min(max(int(min(one, other)), 0), most - 1)
    end = -int(-max(one, other) // 1)  # Rounded up: a pixel that is touched is hidden.
    return start, min(max(end, start + 1), most)


def moved(box: Box, across: float, down: float, size: tuple[int, int]) -> Box:
    """Return a box at another place, as far as the picture reaches."""
    left, top, width, height = box
    left = min(max(left + round(across), 0), max(size[0] - width, 0))
    top = min(max(top + round(down), 0), max(size[1] - height, 0))
    return (left, top, width, height)


def pulled(box: Box, handle: str, across: float, down: float, size: tuple[int, int]) -> Box:
    """Return a box of which an edge or a corner was pulled, over the other one if need be."""
    left, top, width, height = box
    right, bottom = left + width, top + height
    x1, x2 = float(left), float(right)
    y1, y2 = float(top), float(bottom)
    if "w" in handle:
        x1 += across
    elif "e" in handle:
        x2 += across
    if "n" in handle:
        y1 += down
    elif "s" in handle:
        y2 += down
    return box_between(round(x1), round(y1), round(x2), round(y2), size)


def handle_places(box: Box, view: View) -> list[tuple[float, float]]:
    """Return where on the screen the handles of a box are, in the order of ``HANDLES``."""
    left, top = view.x + box[0] * view.scale, view.y + box[1] * view.scale
    right, bottom = left + box[2] * view.scale, top + box[3] * view.scale
    across, down = (left + right) / 2, (top + bottom) / 2
    return [
        (left, top),
        (across, top),
        (right, top),
        (right, down),
        (right, bottom),
        (across, bottom),
        (left, bottom),
        (left, down),
    ]


def handle_at(box: Box, view: View, x: float, y: float, reach: float) -> str:
    """Return the handle within reach of a point of the screen, empty for none."""
    best, nearest = "", reach * reach
    for name, (at_x, at_y) in zip(HANDLES, handle_places(box, view)):  # noqa: B905
        distance = (x - at_x) ** 2 + (y - at_y) ** 2
        if distance <= nearest:
            best, nearest = name, distance
    return best


def is_inside(box: Box, x: float, y: float) -> bool:
    """Whether a place in the picture lies in a box."""
    return box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]
