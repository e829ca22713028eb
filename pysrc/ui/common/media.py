"""What is to be seen of a file that is no picture: a frame of a video, else an icon of its kind."""

from __future__ import annotations

from ui.common.dom import element, icon
from ui.common.kinds import DOCUMENT, SIGNS, VIDEO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from browser import Element, Event

SOON = 0.1
"""Seconds from the start of a video: its first frame is often black, or is not drawn unasked."""


def media_element(kind: str, url: str, alternative: str) -> Element:
    """Draw a file of this kind; a video that the browser cannot show becomes its icon."""
    place = element("div", style="picture-missing picture-media")
    sign = icon(SIGNS.get(kind, SIGNS[DOCUMENT]))
    place.append(sign)
    if kind != VIDEO or not url:
        return place
    attributes = {"src": url, "preload": "metadata", "playsinline": "", "aria-label": alternative}
    video: Any = element("video", attributes=attributes)
    video.muted = True

    def loaded(_event: Event) -> None:
        # It has a sound alone, or pictures that this browser does not know.
        if not video.videoWidth:
            video.remove()
        else:
            video.currentTime = SOON

    def drawn(_event: Event) -> None:
        sign.remove()
        place.className = "picture-video"

    def unshowable(_event: Event) -> None:
        video.remove()

    video.addEventListener("loadedmetadata", loaded)
    video.addEventListener("seeked", drawn)
    video.addEventListener("error", unshowable)
    place.append(video)
    return place
