"""A hidden picture beside the picture itself, where the two do not show the same."""

from __future__ import annotations

from browser import window
from ui.common.dom import element
from ui.prompt.likeness import SIDE, grey, shows_the_same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event
    from ui.common.speech import Speech


class Comparison:
    """Shows the hidden picture; once both are loaded and differ, the picture itself beside it."""

    def __init__(self, own: str, hidden: str, speech: Speech) -> None:
        self._speech = speech
        alternative = speech.say("hidden_picture_alt")
        self._hidden = element(
            "img", style="hidden-picture", attributes={"src": hidden, "alt": alternative}
        )
        self._own = element("img", style="hidden-picture", attributes={"alt": ""})
        self._loaded = 0
        self.element = element("div", self._hidden, style="hidden-pictures")
        self._hidden.addEventListener("error", self._unshowable)
        if own:
            self._hidden.addEventListener("load", self._one_loaded)
            self._own.addEventListener("load", self._one_loaded)
            self._own.setAttribute("src", own)

    def _unshowable(self, _event: Event) -> None:
        self.element.remove()

    def _one_loaded(self, _event: Event) -> None:
        self._loaded += 1
        if self._loaded == 2:
            # Not before the rest of the prompt is painted.
            window.requestAnimationFrame(self._later)

    def _later(self, _time: float) -> None:
        window.setTimeout(self._compare, 0)

    def _compare(self) -> None:
        if not self.element.isConnected or shows_the_same(
            _square(self._own), _square(self._hidden)
        ):
            return
        self.element.classList.add("hidden-differs")
        self.element.replaceChildren(
            _captioned(self._own, self._speech.say("compare_own")),
            _captioned(self._hidden, self._speech.say("compare_hidden")),
            element("p", self._speech.say("compare_differs"), style="hidden-words"),
        )


def _captioned(picture: Element, words: str) -> Element:
    return element("figure", picture, element("figcaption", words), style="hidden-figure")


def _square(picture: Element) -> list[int]:
    canvas: Any = element("canvas", attributes={"width": str(SIDE), "height": str(SIDE)})
    context = canvas.getContext("2d", {"willReadFrequently": True})
    context.imageSmoothingQuality = "high"
    context.drawImage(picture, 0, 0, SIDE, SIDE)
    return grey(list(context.getImageData(0, 0, SIDE, SIDE).data))
