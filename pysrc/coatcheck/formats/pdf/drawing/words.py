"""What the strings of a content stream say, as far as a font tells (ISO 32000-2, 9.10)."""

from __future__ import annotations

import re
from collections.abc import Callable

from coatcheck.errors import EngineError
from coatcheck.formats.pdf.reading.objects import Stream, String, Value, entries_of
from coatcheck.formats.pdf.reading.syntax import raw

_MAPPING = re.compile(
    rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<([0-9A-Fa-f]{0,64})>|\[([^\]]{0,20000})\])"
    rb"|<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{2,64})>"
)
_SECTION = re.compile(rb"begin(bfchar|bfrange)([\s\S]*?)end\1")
_MOST = 20_000

Codes = dict[int, str]


class Words:
    """Reads strings by their fonts; remembers what the fonts say."""

    def __init__(self, get: Callable[[Value], Value], decode: Callable[[Stream], bytes]) -> None:
        self._get = get
        self._decode = decode
        self._fonts: dict[int, tuple[Codes, int]] = {}

    def read(self, font: Value, strings: tuple[bytes, ...]) -> str:
        """Return what strings say; empty where nobody can tell without drawing them."""
        data = b"".join(_bytes(item) for item in strings)
        codes, width = self._codes(font)
        if codes:
            steps = range(0, len(data) - width + 1, width)
            return "".join(codes.get(int.from_bytes(data[i : i + width]), "") for i in steps)
        if width == 2:
            return ""
        text = data.decode("cp1252", "ignore")
        return "".join(sign for sign in text if sign.isprintable())

    def _codes(self, font: Value) -> tuple[Codes, int]:
        """Return what the codes of a font stand for, if it says so, and their length in bytes."""
        known = self._fonts.get(id(font))
        if known is not None:
            return known
        own = entries_of(font)
        width = 2 if self._get(own.get(b"Subtype")) == b"Type0" else 1
        mapping = self._get(own.get(b"ToUnicode"))
        codes: Codes = {}
        if isinstance(mapping, Stream):
            try:
                codes = _read(self._decode(mapping))
            except EngineError:
                codes = {}
        self._fonts[id(font)] = codes, width
        return codes, width


def _bytes(written: bytes) -> bytes:
    if written[:1] == b"<":
        digits = re.sub(rb"\s", b"", written[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return raw(String(written))


def _text(digits: bytes) -> str:
    even = digits + b"0" * (-len(digits) % 4)
    return bytes.fromhex(even.decode("ascii")).decode("utf-16-be", "ignore")


def _read(data: bytes) -> Codes:
    """Read the mappings of a CMap to Unicode."""
    codes: Codes = {}
    for kind, section in _SECTION.findall(data):
        for match in _MAPPING.finditer(section if kind == b"bfrange" else _pairs(section)):
            if match[5] is not None:
                codes[int(match[5], 16)] = _text(match[6])
            elif match[3]:
                first, last, start = int(match[1], 16), int(match[2], 16), _text(match[3])
                for step in range(min(last - first + 1, 256) if start else 0):
                    sign = min(ord(start[-1]) + step, 0x10FFFF)
                    codes[first + step] = start[:-1] + chr(sign)
            elif match[4]:
                for step, item in enumerate(re.findall(rb"<([0-9A-Fa-f]*)>", match[4])[:256]):
                    codes[int(match[1], 16) + step] = _text(item)
            if len(codes) > _MOST:
                return codes
    return codes


def _pairs(section: bytes) -> bytes:
    """Write pairs so that three in a row are not taken for a range."""
    found = re.findall(rb"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{2,64})>", section)
    return b";".join(b"<%b><%b>" % pair for pair in found)
