"""Dates in one form, that of ISO 8601: ``2026-07-04T15:30+02:00``, to the minute.

Read are the forms of Exif (``2026:07:04 15:30:00``), ISO 8601 as XMP has it, with and without its
signs, the date of mail (RFC 1123) that PNG recommends, and the numbers by which computers count
time; what is none of these stays as it is.
"""

from __future__ import annotations

import re
import time

from coatcheck.phrases import moment

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""As the date of mail has them."""
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ZONE = r"\s*(Z|GMT|UTC|[+-]\d\d:?\d\d)?"
_DATE = re.compile(
    r"(\d{4})(?:[:/.-](\d\d?)(?:[:/.-](\d\d?))?)?"
    r"(?:[T ]\s*(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?" + _ZONE + r")?\s*\Z"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d))?" + _ZONE + r"\Z")
_MAIL = re.compile(
    r"(?:\w{3},? )?(\d\d?) (\w{3})\w* (\d{4}) (\d\d):(\d\d)(?::(\d\d))?" + _ZONE + r"\s*\Z"
)
_NO_DATE = re.compile(r"[0\s:TZ.+/-]*\Z")
_UNSET = re.compile(r"(1970|1904)[:/.-]01[:/.-]01[T ]00:00(:00(\.0+)?)?\s*(Z|GMT|UTC|\+00:?00)?\Z")
"""Where the clocks of computers begin to count: what a device writes whose clock was never set."""
_COUNT = re.compile(r"(\d{9,19})(?:\.\d*)?\Z")
_FIRST, _LAST = 631_152_000, 4_102_444_800
"""1990 and 2100, in seconds since 1970: no digital picture is older."""
_COUNTS = (
    (1, 0),  # seconds since 1970 (POSIX)
    (1_000, 0),
    (1_000_000, 0),
    (1_000_000_000, 0),
    (10_000_000, 11_644_473_600),  # tenths of microseconds since 1601 (Windows)
    (1_000_000, 62_135_596_800),  # microseconds since the year 1 (GLib, darktable)
)
"""How computers count time: units in a second, and seconds from the first moment to 1970."""


def is_empty(value: str) -> bool:
    """Whether a date is the one that devices write when they know none."""
    return (
        _NO_DATE.match(value) is not None
        or value.startswith("0000")
        or _UNSET.match(value.strip()) is not None
    )


def say(value: str) -> tuple[str, str]:
    """Return the date as a part of a value, and a key by which equal moments are equal.

    What is no date is returned as it is.
    """
    text = value.strip()
    found = _read(text) or _read(_counted(text))
    return (moment(found[0]), found[1]) if found else (value, value)


def say_all(value: str) -> tuple[str, str]:
    """Do the same with a value that may list several dates."""
    if (items := value.split(", ")) and len(items) > 1 and all(map(is_known, items)):
        said = [say(item) for item in items]
        return ", ".join(part for part, _ in said), " ".join(key for _, key in said)
    return say(value)


def is_known(value: str) -> bool:
    """Whether a value is a date in one of the forms that ``say`` reads."""
    text = value.strip()
    return (_read(text) or _read(_counted(text))) is not None


def _read(text: str) -> tuple[str, str] | None:
    day: str | None
    if match := _MAIL.match(text):
        day, name, year, hour, minute, _, zone = match.groups()
        month = next((i for i, m in enumerate(_MONTHS, 1) if m == name.title()), 0)
    elif match := _DATE.match(text) or _COMPACT.match(text):
        year, month_text, day, hour, minute, _, zone = match.groups()
        if month_text is None:
            return (year, year) if hour is None else None
        month = int(month_text)
    else:
        return None
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= _DAYS[month - 1]):
        return None
    key = f"{year}-{month:02}"
    if day is not None:
        key = f"{key}-{int(day):02}"
    if hour is None or int(hour) >= 24 or int(minute) >= 60:
        return key, key
    key = f"{key}T{int(hour):02}:{minute}"
    return key + _zone(zone), key


def _counted(text: str) -> str:
    """Write a number by which a computer counts time as a date; empty if it is none."""
    match = _COUNT.match(text)
    for unit, before in _COUNTS if match else ():
        seconds = int(match[1]) // unit - before if match else 0
        if _FIRST <= seconds < _LAST:
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    return ""


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-" or zone[1:3] + zone[-2:] == "0000":
        return "Z"
    return f"{zone[:3]}:{zone[-2:]}"
