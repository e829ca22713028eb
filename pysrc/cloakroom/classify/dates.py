"""Dates as people write them: ``4 July 2026, 15:30``.

Read are the forms of Exif (``2026:07:04 15:30:00``), ISO 8601 as XMP has it, and the date of mail
(RFC 1123) that PNG recommends; what is none of these stays as it is.
"""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ZONE = r"\s*(Z|GMT|UTC|[+-]\d\d:?\d\d)?"
_DATE = re.compile(
    r"(\d{4})(?:[:/.-](\d\d?)(?:[:/.-](\d\d?))?)?"
    r"(?:[T ]\s*(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?" + _ZONE + r")?\s*\Z"
)
_MAIL = re.compile(
    r"(?:\w{3},? )?(\d\d?) (\w{3})\w* (\d{4}) (\d\d):(\d\d)(?::(\d\d))?" + _ZONE + r"\s*\Z"
)
_NO_DATE = re.compile(r"[0\s:TZ.+/-]*\Z")


def is_empty(value: str) -> bool:
    """Whether a date is the one that devices write when they know none."""
    return _NO_DATE.match(value) is not None or value.startswith("0000")


def say(value: str) -> tuple[str, str]:
    """Return the date in words, and a key by which equal moments are equal; both may be raw."""
    text = value.strip()
    if match := _MAIL.match(text):
        day, name, year, hour, minute, _, zone = match.groups()
        month = next((i for i, m in enumerate(MONTHS, 1) if m.startswith(name.title())), 0)
    elif match := _DATE.match(text):
        year, month_text, day, hour, minute, _, zone = match.groups()
        if month_text is None:
            return (year, year) if hour is None else (value, value)
        month = int(month_text)
    else:
        return value, value
    if not 1 <= month <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return value, value
    said = f"{MONTHS[month - 1]} {year}"
    key = f"{year}-{month:02}"
    if day is not None:
        said, key = f"{int(day)} {said}", f"{key}-{int(day):02}"
    if hour is not None and int(hour) < 24 and int(minute) < 60:
        said, key = f"{said}, {int(hour):02}:{minute}", f"{key} {int(hour):02}:{minute}"
        said += _zone(zone)
    return said, key


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone[0] not in "+-":
        return " (UTC)"
    hours, minutes = int(zone[1:3]), zone[-2:]
    if not hours and minutes == "00":
        return " (UTC)"
    return f" (UTC{zone[0]}{hours}{'' if minutes == '00' else ':' + minutes})"
