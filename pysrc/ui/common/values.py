"""Values from inside a picture, made fit to be read in a sentence. They are untrusted text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech

IN_A_SENTENCE = 70
"""Longest value in characters within a sentence."""
IN_THE_DETAILS = 160
"""Longest value in characters in the details before a button shows the rest."""

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Invisible characters that change the direction of the text around them."""


def tidy(value: str) -> str:
    """Put a value on one line, without control characters and without direction marks."""
    if not value.isprintable():  # Most are; going through the characters costs time.
        value = "".join(
            " " if character < " " or "\x7f" <= character <= "\x9f" else character
            for character in value
            if character not in _DIRECTION_MARKS
        )
    return " ".join(value.split())


def shorten(value: str, longest: int) -> str:
    """Cut a value that is too long, at a word if there is one near the end."""
    if len(value) <= longest:
        return value
    cut = value[: longest - 1]
    space = cut.rfind(" ")
    if space > longest * 2 // 3:
        cut = cut[:space]
    return cut.rstrip(" ,;:.-") + "…"


def isolate(value: str, speech: Speech) -> str:
    """Wrap a value so that its direction (Arabic in English, say) leaves the sentence alone."""
    if speech.direction == "ltr" and value.isascii():
        return value
    return f"{_FIRST_STRONG_ISOLATE}{value}{_POP_ISOLATE}"


def readable(value: str, speech: Speech) -> str:
    """Return a value as it stands in a sentence: a moment in the person's way of writing it."""
    value = tidy(value[: 4 * IN_A_SENTENCE])
    moment = read_moment(value)
    return speech.moment(moment) if moment else shorten(value, IN_A_SENTENCE)


Moment = tuple[int, int, int, int, int]
"""Year, month, day, hour, minute; hour is -1 where only the day is known, day is 0 where only the
month is."""


def read_moment(value: str) -> Moment | None:
    """Read ``2023:05:14 18:03:22`` and ``2023-05-14T18:03:22+02:00``, or a part of it.

    The time stays as it is written: where it was taken, the clock showed that.
    """
    if len(value) == 7 and value[4] == "-" and _digits(value[:4], 4) and _digits(value[5:], 2):
        return (int(value[:4]), int(value[5:]), 0, -1, 0) if 1 <= int(value[5:]) <= 12 else None
    day, time = value[:10], value[11:]
    if not (_digits(day[:4], 4) and day[4:5] in ("-", ":") and day[7:8] == day[4:5]):
        return None
    if not (_digits(day[5:7], 2) and _digits(day[8:], 2)):
        return None
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:])
    if not (year > 0 and 1 <= month <= 12 and 1 <= date <= 31):
        return None
    if not time:
        return (year, month, date, -1, 0) if len(value) == 10 else None
    if value[10] not in " T" or time[2:3] != ":":
        return None
    if not (_digits(time[:2], 2) and _digits(time[3:5], 2)):
        return None
    hour, minute = int(time[:2]), int(time[3:5])
    return (year, month, date, hour, minute) if hour < 24 and minute < 60 else None


def _digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()
