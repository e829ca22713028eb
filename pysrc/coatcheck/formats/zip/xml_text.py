"""XML as bytes: read, checked, and written where a value stands.

Rules (XML 1.0): expat checks that a part is well formed. A document type is refused: parts of
packages have none (ECMA-376-2, 8.1.4), and entities are how XML attacks its readers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from coatcheck.errors import DamagedFile, UnsupportedFormat

SEPARATOR = "|"
"""Between namespace and name."""
TAG_END = re.compile(rb"(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>")
"""Matches from the start of a tag to its end."""
_DECLARATION = re.compile(rb"<\?xml\s[^>]*\?>")
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def escaped(text: str) -> bytes:
    """Write text as it may stand in an attribute or an element."""
    return text.translate(_ESCAPES).encode()


def in_bytes(data: bytes) -> bytes:
    """Return a part of UTF-16 in UTF-8, and any other as it is."""
    codec = _UTF16.get(data[:2])
    if codec is None:
        return data
    try:
        text = data[2:].decode(codec).encode()
    except UnicodeError:
        raise DamagedFile("the XML is no UTF-16") from None
    return _DECLARATION.sub(b'<?xml version="1.0" encoding="UTF-8"?>', text, count=1)


@dataclass(frozen=True, slots=True)
class Child:
    """An element below the root, with the text in it."""

    name: str
    text: str
    start: int
    end: int


def children(data: bytes, level: int = 2) -> list[Child]:
    """Return the elements below the root of a part, or of a deeper level."""
    found: list[Child] = []
    depth = start = 0
    name, text = "", list[str]()
    parser = expat.ParserCreate(None, SEPARATOR)

    def on_start(own: str, _attributes: object) -> None:
        nonlocal depth, start, name
        depth += 1
        if depth == level:
            start, name = parser.CurrentByteIndex, own
            text.clear()

    def on_end(_name: str) -> None:
        nonlocal depth
        if depth == level:
            opening = TAG_END.match(data, start)
            end = opening.end() if opening is not None else start
            if data[end - 2 : end - 1] != b"/":
                end = data.index(b">", parser.CurrentByteIndex) + 1
            found.append(Child(name, "".join(text), start, end))
        depth -= 1

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    parser.CharacterDataHandler = text.append
    parser.StartDoctypeDeclHandler = refuse
    parsed(parser, data)
    return found


def parsed(parser: expat.XMLParserType, data: bytes) -> None:
    """Have a part parsed; raise DamagedFile for what is not well formed."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise DamagedFile(f"the XML of a part is broken: {said}") from None
    except (ValueError, LookupError) as error:
        raise DamagedFile(f"the XML of a part cannot be read: {error}") from None


def refuse(*_: object) -> None:
    """Refuse a document type."""
    raise UnsupportedFormat("a part of the file has a document type")
