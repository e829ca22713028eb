"""SVG: its bytes as UTF-8 and back, and the entities of its document type.

Rules (XML 1.0): a byte order mark or the XML declaration names the encoding, without either it is
UTF-8 (4.3.3, appendix F). An internal document type may declare entities (4.2), whose references
stand for their text; the text may hold references again (4.4). Entities in other files and
entities that hold markup are never opened: the former go, the latter are refused.

The walk works on UTF-8. Where a file is of another encoding its ranges are counted back into the
file's own bytes, so that what stays is never coded anew.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat

MAX_ENTITIES = 1000
MAX_EXPANSION = 64 * 1024
"""Longest text in bytes that one entity may stand for."""
MAX_EXPANDED = 8 * 1024 * 1024
"""Bytes that all references of a file together may stand for."""

REFERENCE = re.compile(rb"&(?:#(?:x([0-9a-fA-F]{1,8})|(\d{1,8}))|([^\s;&#<>\"']{1,200}));")
_DECLARED = re.compile(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)[\"']")
_PREDEFINED = {b"lt": b"<", b"gt": b">", b"amp": b"&", b"quot": b'"', b"apos": b"'"}
_ENCODING = re.compile(r"ascii|utf-8|iso8859-\d+|cp125\d|koi8-[ru]|mac-roman")

Entities = Mapping[bytes, bytes]
"""For each entity the text that it stands for."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document in UTF-8, and how its file codes it."""

    data: bytes
    codec: str

    def sizes(self, start: int, end: int) -> int:
        """Return how many bytes of the file a range of the UTF-8 takes."""
        if self.codec == "utf-8":
            return end - start
        return len(self.encoded(self.data[start:end]))

    def encoded(self, text: bytes) -> bytes:
        """Return UTF-8 in the encoding of the file."""
        return text if self.codec == "utf-8" else text.decode().encode(self.codec)


def codec_of(head: bytes) -> str:
    """Name the codec of a document by its first bytes; UTF-8 where nothing else is said."""
    if head.startswith((b"\xff\xfe", b"<\0")):
        return "utf-16-le"
    if head.startswith((b"\xfe\xff", b"\0<")):
        return "utf-16-be"
    declared = _DECLARED.match(head)
    if declared is None or head.startswith(codecs.BOM_UTF8):
        return "utf-8"
    name = declared[1].decode().lower()
    try:
        return codecs.lookup(name).name
    except LookupError:
        return name


def read(data: bytes) -> Text:
    """Read a document; raise UnsupportedFormat or DamagedFile where its encoding does not fit."""
    codec = codec_of(data[:512])
    if codec == "utf-8":
        return Text(data, codec)
    if not _ENCODING.fullmatch(codec) and not codec.startswith("utf-16-"):
        raise UnsupportedFormat(f"Coatcheck cannot clean SVG pictures in {codec[:40]}")
    try:
        text = data.decode(codec)
        if text.encode(codec) == data:
            return Text(text.encode(), codec)
    except UnicodeError:
        pass
    raise DamagedFile(f"the text is not in {codec}, as it says")


def character(reference: re.Match[bytes], entities: Entities) -> bytes:
    """Return what a reference stands for; nothing if that is not known."""
    if reference[3] is not None:
        known = _PREDEFINED.get(reference[3])
        return entities.get(reference[3], b"") if known is None else known
    code = int(reference[1], 16) if reference[1] is not None else int(reference[2])
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return b"?"
    return chr(code).encode()


def is_entity(reference: re.Match[bytes]) -> bool:
    """Whether a reference means nothing without the document type."""
    return reference[3] is not None and reference[3] not in _PREDEFINED


def as_references(text: bytes) -> bytes:
    """Write text as references to its characters, which no document type needs to explain."""
    return b"".join(b"&#%d;" % ord(sign) for sign in text.decode())


class Declarations:
    """What an internal document type declares."""

    def __init__(self) -> None:
        self.values: dict[bytes, bytes | None] = {}

    def entity(self, name: str, is_parameter: bool, value: str | None, *_rest: str | None) -> None:
        """Take in a declaration; the first of a name counts."""
        if is_parameter:
            return
        if len(self.values) >= MAX_ENTITIES:
            raise LimitExceeded(f"the file declares more than {MAX_ENTITIES} entities")
        self.values.setdefault(name.encode(), None if value is None else value.encode())

    def expanded(self) -> Entities:
        """Return the text of all entities; raise LimitExceeded where it grows too long."""
        done: dict[bytes, bytes] = {}
        for name in self.values:
            self._expand(name, done, 0)
        return done

    def _expand(self, name: bytes, done: dict[bytes, bytes], depth: int) -> bytes:
        if name in done:
            return done[name]
        if depth > 32:
            raise LimitExceeded("entities refer to each other without end")
        value = self.values.get(name)
        if value is None:
            return b""
        if b"<" in value:
            raise UnsupportedFormat("Coatcheck cannot clean SVG pictures with markup in entities")
        parts: list[bytes] = []
        position = size = 0
        for match in REFERENCE.finditer(value):
            inner = (
                self._expand(match[3], done, depth + 1)
                if is_entity(match)
                else character(match, {})
            )
            parts += (value[position : match.start()], inner)
            size += len(inner)
            if size > MAX_EXPANSION:
                break
            position = match.end()
        parts.append(value[position:])
        result = b"".join(parts)
        if size > MAX_EXPANSION or len(result) > MAX_EXPANSION:
            raise LimitExceeded(f"an entity stands for more than {MAX_EXPANSION} bytes")
        done[name] = result
        return result


def entities_of(doctype: bytes) -> Entities:
    """Read the entities of a document type that was found to be well formed."""
    declarations = Declarations()
    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = declarations.entity
    try:
        parser.Parse(doctype, False)
    except expat.ExpatError as error:
        raise DamagedFile(f"the document type is broken: {error}") from None
    return declarations.expanded()


def check_expansion(data: bytes, entities: Entities) -> None:
    """Raise LimitExceeded if the references of a document stand for too much text together."""
    if not entities:
        return
    total = 0
    for match in REFERENCE.finditer(data):
        if match[3] is not None:
            total += len(entities.get(match[3], b""))
            if total > MAX_EXPANDED:
                raise LimitExceeded(f"its entities stand for more than {MAX_EXPANDED} bytes")
