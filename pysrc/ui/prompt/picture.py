"""The picture that is looked at, with its name and size."""

from __future__ import annotations

from browser import window
from ui.common.dom import element, find, icon, svg_element, value_element
from ui.common.kinds import PICTURE, words_for
from ui.common.media import media_element
from ui.prompt.state import NONE, WORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.common.speech import Speech
    from ui.prompt.view import FileView, MarksView

WAITS = 15_000
"""Milliseconds; what has not come by then is said not to come. It is shown if it does."""


class Picture:
    """Shows the picture from its address, or says that it cannot be shown."""

    def __init__(self, speech: Speech, ask_preview: Callable[[], None]) -> None:
        self._speech = speech
        self._ask_preview = ask_preview
        self._place = find("picture")
        self._url = ""
        self._stand_in_is = ""
        self._marks: MarksView | None = None
        self._timer = 0
        self._frame = element("div", style="picture-frame")
        self._name = element("span", style="picture-name")
        self._facts = element("span", style="picture-facts")
        self._note = element("span", style="picture-note")
        caption = element(
            "figcaption", self._note, self._name, self._facts, style="picture-caption"
        )
        self._place.replaceChildren(self._frame, caption)

    def show(self, file: FileView) -> None:
        """Show another picture; the one that is there already is left alone."""
        self._name.replaceChildren(value_element(file.name))
        self._name.title = file.name
        self._facts.textContent = file.facts
        self._note.textContent = file.note
        self._note.hidden = not file.note
        same = file.url == self._url and file.marks == self._marks
        if not same or not file.url or file.stand_in != self._stand_in_is:
            window.clearTimeout(self._timer)
            self._url, self._stand_in_is, self._marks = file.url, file.stand_in, file.marks
            self._frame.replaceChildren(self._image(file) if file.url else self._stand_in())

    def clear(self) -> None:
        """Let go of the picture, so that its memory can be freed."""
        window.clearTimeout(self._timer)
        self._url, self._marks = "", None
        self._frame.replaceChildren()

    def _image(self, file: FileView) -> Element:
        if file.status == "unknown_type":
            return element("div", icon("file"), style="picture-missing")
        speech = words_for(file.kind, self._speech)
        alternative = speech.say("picture_alt", file.name)
        if file.kind != PICTURE:
            return media_element(file.kind, file.url, alternative)
        image = element("img", attributes={"src": file.url, "alt": alternative})
        shown = _marked(image, file.marks) if file.marks else image

        def unshowable(_event: Event) -> None:
            if shown.parentNode is None:
                return
            if file.stand_in not in (NONE, WORKING):
                self._give_up()
                return
            self._frame.replaceChildren(self._stand_in("edit_loading"))
            self._timer = window.setTimeout(self._give_up, WAITS)
            if file.stand_in == NONE:
                self._ask_preview()

        image.addEventListener("error", unshowable)
        return shown

    def _give_up(self) -> None:
        self._frame.replaceChildren(self._stand_in())

    def _stand_in(self, key: str = "picture_unshowable") -> Element:
        words = element("span", self._speech.say(key))
        return element("div", icon("hanger"), words, style="picture-missing")


def _marked(image: Element, marks: MarksView) -> Element:
    """Draw over a picture what was to be hidden in it, once it says how large it is."""
    place = element("div", image, style="picture-marked")

    def loaded(_event: Event) -> None:
        width, height = marks.full
        if not width:
            width, height = int(image.naturalWidth), int(image.naturalHeight)
        place.append(_outlines(marks, width, height))

    image.addEventListener("load", loaded)
    return place


def _outlines(marks: MarksView, width: int, height: int) -> Element:
    drawn = [
        svg_element("rect", {"x": str(x), "y": str(y), "width": str(w), "height": str(h)})
        for x, y, w, h in marks.boxes
    ]
    for points, thick in marks.strokes:
        line = " ".join(f"{x},{y}" for x, y in points)
        style = {"points": line, "stroke-width": str(thick), "class": "outline-stroke"}
        drawn.append(svg_element("polyline", style))
    if marks.crop:
        x, y, w, h = marks.crop
        around = f"M0 0h{width}v{height}h{-width}z M{x} {y}v{h}h{w}v{-h}z"
        drawn.append(svg_element("path", {"d": around}))
    view = {"viewBox": f"0 0 {width} {height}", "class": "outlines", "aria-hidden": "true"}
    return svg_element("svg", view, *drawn)
