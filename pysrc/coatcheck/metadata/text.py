"""Readable text from bytes of unsure charset, and the caps that all decoders share.

No standard of pictures is obeyed in its charset: Exif's ASCII holds UTF-8, PNG's Latin-1 holds
UTF-8, comments hold whatever the machine had. So every text goes by the same guess: UTF-8 if it
is valid UTF-8, UTF-16 if a byte order mark or every second NUL says so, else Windows-1252.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice

from coatcheck.model import MAX_VALUE, Standard, Tag
from coatcheck.phrases import term
from coatcheck.terms import Term

MAX_TAGS = 1000
"""Most tags that one payload gives; what comes after is counted, not shown."""
MAX_TEXT_BYTES = 4 * MAX_VALUE
"""Bytes of a text that are looked at: enough for MAX_VALUE characters of any charset."""
MAX_PICTURE = 4 * 1024 * 1024
"""Longest embedded picture in bytes that a tag carries."""
MAX_JSON = 2_000_000
"""Longest JSON in characters that is parsed."""
MAX_SEARCHED, MAX_RUNS = 64 * 1024, 64
"""Bytes of opaque data, and runs of printable characters in them, that are looked at for words."""
MAX_JSON_DEPTH = 100
"""Deepest nesting of JSON that is parsed; Python's parser recurses."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff\ufdd0-\ufdef\ufffe\uffff]+"
)
_BLANKS = re.compile(r"[ \t]{2,}")
_STRUCTURE = re.compile(r"[\[\]{}]")
_RUN = re.compile(rb"[\x20-\x7e]{6,200}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clip(text: str) -> str:
    """Make text fit for a tag: no control characters, no blank ends, at most MAX_VALUE."""
    text = text[: 4 * MAX_VALUE]
    text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", _CONTROL.sub(" ", text))
    text = _BLANKS.sub(" ", text).strip()
    return cut(text)


def cut(text: str) -> str:
    """Cut a value that was put together from what is clipped already."""
    return text if len(text) <= MAX_VALUE else text[: MAX_VALUE - 1] + "…"


def guess(data: bytes) -> str:
    """Decode text of unknown charset; never fails."""
    cut = len(data) >= MAX_TEXT_BYTES
    data = data[:MAX_TEXT_BYTES]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if len(data) >= 4 and data[1::2].count(0) * 8 > len(data) * 3 and data[0::2].count(0) == 0:
        return (data + b"\0" * (len(data) % 2)).decode("utf-16-le", "replace")
    if len(data) >= 4 and data[0::2].count(0) * 8 > len(data) * 3 and data[1::2].count(0) == 0:
        return data.decode("utf-16-be", "replace")
    return utf8_or(data, "cp1252", cut)


def utf8_or(data: bytes, charset: str, cut: bool = False) -> str:
    """Decode UTF-8 where it is that, else charset; ``cut`` forgives half a character at the end."""
    for missing in range(4 if cut else 1):
        try:
            return data[: len(data) - missing].decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(data) - 4:
                break
    return data.decode(charset, "replace")


def strings(data: bytes, most: int = 4) -> list[str]:
    """The first few different runs of at least six printable ASCII characters."""
    found: dict[str, None] = {}
    for match in islice(_RUN.finditer(data, 0, MAX_SEARCHED), MAX_RUNS):
        text = match.group().decode("ascii").strip()
        if _worth_reading(text):
            found.setdefault(text)
            if len(found) == most:
                break
    return list(found)


def _worth_reading(text: str) -> bool:
    """Whether a run of printable bytes looks like words rather than like chance."""
    letters = sum(c.isalnum() or c in " ._-:/" for c in text)
    return len(text) >= 6 and letters * 5 >= len(text) * 4


def number(value: float) -> str:
    """Write a number without trailing zeros: 2.8, 50, 0.0125."""
    return f"{value:.6g}"


def load_json(text: str) -> object:
    """Parse JSON of bounded depth; None for what is none."""
    if len(text) > MAX_JSON:
        return None
    depth = 0
    for match in _STRUCTURE.finditer(text):
        depth += 1 if match.group() in "[{" else -1
        if depth > MAX_JSON_DEPTH:
            return None
    try:
        result: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return result


def capped(tags: Iterable[Tag], standard: Standard) -> list[Tag]:
    """The first MAX_TAGS tags, and one more that says so if there were others."""
    result: list[Tag] = []
    for tag in tags:
        if len(result) == MAX_TAGS:
            result.append(Tag(standard, "", "MoreEntries", term(Term.NOT_ALL_ARE_LISTED)))
            break
        result.append(tag)
    return result


def is_picture(data: bytes) -> bool:
    """Whether bytes start like a picture that a browser shows."""
    return (
        data[:3] == b"\xff\xd8\xff"
        or data[:8] == b"\x89PNG\r\n\x1a\n"
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
    )
