"""What the editor says: of areas, to those who hear it, and of what went wrong."""

from __future__ import annotations

from ui.common.values import isolate, shorten, tidy
from ui.editor.draft import BLUR, PIXELATE, SOLID, STROKE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.editor.draft import Area
    from ui.prompt.state import Box, Fault, Suggestion

STYLE_NAMES = {SOLID: "style_solid", PIXELATE: "style_pixelate", BLUR: "style_blur"}

_KINDS = {
    "face": "suggestion_face",
    "document": "suggestion_document",
    "text": "suggestion_text",
    "code": "suggestion_code",
}

_FAILED = {
    "unsupported_format": "edit_failed_format",
    "animation": "edit_failed_animation",
    "limit_exceeded": "edit_failed_large",
    "too_large": "edit_failed_large",
    "timeout": "edit_failed_timeout",
    "engine_crashed": "edit_failed_stopped",
    "engine_unavailable": "edit_failed_stopped",
}

_LONGEST = 60


def area_name(area: Area, number: int, speech: Speech) -> str:
    """Return what an area is called in the list: ``Box 1 · Solid``."""
    style = speech.say(STYLE_NAMES[area.style])
    key = "area_stroke" if area.shape == STROKE else "area_box"
    return speech.say(key, speech.number(number + 1), style)


def area_place(box: Box, size: tuple[int, int], speech: Speech) -> str:
    """Return where a box is, in hundredths of the picture."""

    def share(length: int, whole: int) -> str:
        return speech.number(round(100 * length / max(whole, 1)))

    left, top, width, height = box
    return speech.say(
        "area_place",
        share(left, size[0]),
        share(top, size[1]),
        share(width, size[0]),
        share(height, size[1]),
    )


def suggestion_name(suggestion: Suggestion, speech: Speech) -> str:
    """Return what a detector has seen; its own label where the kind has no words here."""
    key = _KINDS.get(suggestion.kind)
    label = isolate(shorten(tidy(suggestion.label), _LONGEST), speech)
    if key is None:
        return label
    return speech.say("suggestion_named", speech.say(key), label) if label else speech.say(key)


def failure_words(fault: Fault | None, speech: Speech) -> str:
    """Return why the areas could not be hidden, and that the work is still there."""
    code = fault.code if fault else ""
    why = speech.say(_FAILED.get(code, "edit_failed_error"))
    return speech.say("edit_failed", why)
