"""The picture that is looked at, with its name and size."""

from __future__ import annotations

from ui.dom import element, find, icon, value_element
from ui.state import NONE, WORKING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Element, Event
    from ui.speech import Speech
    from ui.view import FileView


class Picture:
    """Shows the picture from its address, or says that it cannot be shown."""

    def __init__(self, speech: Speech, ask_preview: Callable[[], None]) -> None:
        self._speech = speech
        self._ask_preview = ask_preview
        self._place = find("picture")
        self._url = ""
        self._stand_in_is = ""
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
        if file.url != self._url or not file.url or file.stand_in != self._stand_in_is:
            self._url, self._stand_in_is = file.url, file.stand_in
            self._frame.replaceChildren(self._image(file) if file.url else self._stand_in())

    def clear(self) -> None:
        """Let go of the picture, so that its memory can be freed."""
        self._url = ""
        self._frame.replaceChildren()

    def _image(self, file: FileView) -> Element:
        if file.status == "not_a_picture":
            return element("div", icon("file"), style="picture-missing")
        alternative = self._speech.say("picture_alt", file.name)
        image = element("img", attributes={"src": file.url, "alt": alternative})

        def unshowable(_event: Event) -> None:
            if image.parentNode is not None:
                waits = file.stand_in in (NONE, WORKING)
                key = "edit_loading" if waits else "picture_unshowable"
                self._frame.replaceChildren(self._stand_in(key))
                if file.stand_in == NONE:
                    self._ask_preview()

        image.addEventListener("error", unshowable)
        return image

    def _stand_in(self, key: str = "picture_unshowable") -> Element:
        words = element("span", self._speech.say(key))
        return element("div", icon("hanger"), words, style="picture-missing")
