"""How words stand in an English sentence: lists, counts, moments, and values that are too long."""

from __future__ import annotations

import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

SHORT = 60
"""Longest value in characters among others."""

_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
_MONTH_OR_YEAR = re.compile(r"([A-Z][a-z]+ )?\d{4}")
_COUNTS = ("no", "a", "two", "three", "four", "five", "six")


def on(value: str) -> str:
    """Write a moment as it stands in a sentence: ``on 4 July 2026 at 15:30``."""
    value = cut(value, SHORT)
    if _DAY.match(value):
        return "on " + value.replace(", ", " at ", 1)
    return ("in " if _MONTH_OR_YEAR.fullmatch(value) else "at ") + value


def tidy(value: str) -> str:
    """Put a value on one line."""
    return " ".join(value.split())


def cut(value: str, longest: int) -> str:
    """Put a value on one line and cut what is too long, at a word if one ends near there."""
    value = tidy(value)
    if len(value) <= longest:
        return value
    kept = value[: longest - 1]
    space = kept.rfind(" ")
    return kept[: space if space > longest * 2 // 3 else None].rstrip(" ,;:.-") + "…"


def lower(label: str) -> str:
    """Write a label as it stands within a sentence: ``orientation``, but ``HDR gain map``."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def with_article(name: str) -> str:
    """Put ``a`` or ``an`` before a name."""
    return f"an {name}" if name[:1] in "AEIO" else f"a {name}"


def counted(number: int, one: str, many: str) -> str:
    """Write how many there are: ``a picture``, ``two pictures``."""
    count = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{count} {one if number == 1 else many}"


def together(parts: Iterable[str]) -> str:
    """Write a list as people do: ``a, b and c``."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
