"""Reading objects (ISO 32000-2, 7.2 and 7.3): one compiled expression, no recursion.

Readers forgive much, and a file that they show must not be refused: a word that nobody knows is
null, what closes nothing is passed over. All that is passed over is noted, since it goes.
"""

from __future__ import annotations

import re

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.pdf.reading.objects import Dict, Name, Ref, String, Value
from coatcheck.model import Span

MAX_DEPTH = 250
"""Arrays and dictionaries inside each other."""
MAX_ITEMS = 2_000_000
"""Tokens of one object."""

BLANK = rb"[\0\t\n\f\r ]"
_REGULAR = rb"[^\0\t\n\f\r ()<>\[\]{}/%]"
_TOKEN = re.compile(
    BLANK + rb"*+(?:"
    rb"/(" + _REGULAR + rb"*+)|"  # 1: a name
    rb"(\d{1,10})" + BLANK + rb"++(\d{1,5})" + BLANK + rb"++R(?!" + _REGULAR + rb")|"  # 2, 3
    rb"(" + _REGULAR + rb"++)|"  # 4: a number or word
    rb"(\((?:[^()\\]|\\[\s\S])*+\))|"  # 5: a plain string
    rb"(<<)|(>>)|(\[)|(\])|"  # 6, 7, 8, 9
    rb"(<[0-9A-Fa-f\0\t\n\f\r ]*+>)|"  # 10
    rb"(\()|"  # 11: a string with parentheses in it
    rb"(%[^\r\n]*+)|"  # 12
    rb"([\s\S]))"  # 13
)
_OPEN_ENDED = frozenset({1, 3, 4, 12, 13})
"""Tokens that more bytes might make longer."""
_IN_STRING = re.compile(rb"\\[\s\S]|[()]")
_ESCAPED_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
_BLANKS = re.compile(BLANK + rb"+")
ENDS = frozenset({b"endobj", b"stream", b"endstream", b"obj", b"xref", b"trailer", b"startxref"})
_PLAIN = re.compile(rb"[+-]?\d*\.?\d*\Z|true\Z|false\Z")
_NUMBER = re.compile(rb"[+-]*(\d*)(\.\d*)?")


class CutOff(DamagedFile):
    """The bytes end in the middle of an object: more of the file may help."""


def name_of(written: bytes) -> Name:
    """Decode a name as it is written, without its solidus."""
    if b"#" in written:
        written = _ESCAPED_NAME.sub(lambda match: bytes([int(match[1], 16)]), written)
    return Name(written)


def string_end(data: bytes, start: int) -> int:
    """Return where the string in parentheses ends whose first one is before ``start``."""
    depth = 1
    for match in _IN_STRING.finditer(data, start):
        sign = match[0]
        if sign == b"(":
            depth += 1
        elif sign == b")":
            depth -= 1
            if not depth:
                return match.end()
    raise CutOff("a string does not end", start)


def parse(data: bytes, start: int, extras: list[Span] | None = None) -> tuple[Value, int]:
    """Read one value from ``start``; return it and the position behind it.

    ``extras`` is given the ranges that mean nothing.

    Raises CutOff where the bytes end before the value does, and LimitExceeded for what is too deep.
    """
    stack: list[tuple[Dict | list[Value], Value]] = []
    here: Dict | list[Value] | None = None
    key: Value = None
    position, size = start, len(data)
    match_token = _TOKEN.match
    left = MAX_ITEMS
    value: Value
    while True:
        left -= 1
        match = match_token(data, position)
        if match is None or left < 0:
            if left < 0:
                raise LimitExceeded("an object has too many parts", start)
            raise CutOff("an object does not end", start)
        position = match.end()
        token = match.lastindex
        if position == size and token in _OPEN_ENDED:
            raise CutOff("an object does not end", start)
        if token == 1:
            value = name_of(match[1])
        elif token == 3:
            value = Ref(match[2])
        elif token == 4:
            word = match[4]
            if word in ENDS:
                if here is None:
                    return None, match.start(4)
                # Readers take it that what is open ends here.
                return _closed(stack, here), match.start(4)
            value = word_of(word)
            if value is None and word != b"null" and extras is not None:
                extras.append(match.span(4))
        elif token == 5:
            value = String(match[5])
        elif token in (6, 8):
            if len(stack) > MAX_DEPTH:
                raise LimitExceeded("objects are too deep inside each other", start)
            if here is not None:
                stack.append((here, key))
            here, key = ({} if token == 6 else []), None
            continue
        elif token in (7, 9):
            if here is None:
                return None, match.start(token)
            if isinstance(here, dict) is not (token == 7):
                if extras is not None:
                    extras.append(match.span(token))
                continue
            value = here
            if not stack:
                return value, position
            here, key = stack.pop()
        elif token == 10:
            value = String(_BLANKS.sub(b"", match[10]))
        elif token == 11:
            end = string_end(data, position)
            value, position = String(data[position - 1 : end]), end
        elif token == 12:
            if extras is not None:
                extras.append(match.span(12))
            continue
        else:
            if match[13] == b"<" and data.find(b">", position) < 0:
                raise CutOff("a string does not end", start)
            if extras is not None:
                extras.append(match.span(13))
            continue
        if here is None:
            return value, position
        if isinstance(here, list):
            here.append(value)
        elif key is None:
            if isinstance(value, Name):
                key = value
            elif extras is not None:
                extras.append((match.start(), position))
        else:
            assert isinstance(key, bytes)
            if key in here and extras is not None:
                extras.append((match.start(), position))
            here[bytes(key)] = value
            key = None


def word_of(word: bytes) -> Value:
    """Return a number or boolean as it is written; a number that is written oddly, plainly."""
    if _PLAIN.match(word) and len(word) <= 60:
        return word if word not in (b"", b"+", b"-", b".") else b"0"
    if word == b"null" or len(word) > 60:
        return None
    match = _NUMBER.match(word)
    if match is None or not (match[1] or (match[2] or b".") != b"."):
        return None
    sign = b"-" if word.startswith(b"-") else b""
    return sign + (match[1] or b"0") + (match[2] or b"")


def _closed(stack: list[tuple[Dict | list[Value], Value]], here: Dict | list[Value]) -> Value:
    """Put what is open into what it lies in, and return the outermost."""
    value: Dict | list[Value] = here
    while stack:
        outer, key = stack.pop()
        if isinstance(outer, list):
            outer.append(value)
        elif isinstance(key, bytes):
            outer[bytes(key)] = value
        value = outer
    return value


def text_of(value: Value) -> str:
    """Return what a string says (7.9.2.2): UTF-16, UTF-8 or PDFDocEncoding; never fails."""
    return decode(raw(value)) if isinstance(value, String) else ""


_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))")
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def raw(value: String) -> bytes:
    """Return the bytes that a string stands for."""
    if value[:1] == b"<":
        digits = value[1:-1]
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    body = bytes(value[1:-1])
    return _ESCAPE.sub(_escaped, body) if b"\\" in body else body


def _escaped(match: re.Match[bytes]) -> bytes:
    if match[1] is not None:
        return bytes([int(match[1], 8) & 255])
    if match[2] is not None:
        return b""
    return _LETTERS.get(match[3], match[3])


_UPPER = dict(
    zip(
        (*range(0x18, 0x20), *range(0x80, 0x9F), 0xA0),
        "˘ˇˆ˙˝˛˚˜•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž€",
        strict=True,
    )
)
_DOC_ENCODING = {code: ord(sign) for code, sign in _UPPER.items()}


def decode(data: bytes) -> str:
    """Decode a text string; language escapes (7.9.2.2.2) are left out."""
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "replace")
    if data[:2] == b"\xff\xfe":
        return data[2:].decode("utf-16-le", "replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1").translate(_DOC_ENCODING)


def string_for(text: str) -> String:
    """Write text as a string."""
    if text.isascii():
        body = re.sub(rb"[()\\]", lambda match: b"\\" + match[0], text.encode())
        return String(b"(" + body + b")")
    return String(b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">")
