"""A small tree from XML that nobody has checked.

Safe by construction: a document type with entity declarations stops the reading (no expansion, no
external entity is ever opened), and depth, number of elements and length of text are bounded.
Tolerant: where the XML breaks, the tree holds what was read until then, because a packet that a
program damaged still tells what it told before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from xml.parsers import expat

MAX_DEPTH = 48
MAX_ELEMENTS = 50_000
MAX_ATTRIBUTES = 2000
MAX_TEXT = 6 * 1024 * 1024
"""Characters of one element's text that are kept: pictures in base64 are the long ones."""
_BLOCK = 64 * 1024
_SEPARATOR = "\n"
"""Between namespace and name; a namespace cannot hold a line break once it is normalized."""

Name = tuple[str, str]
"""Namespace and local name."""


@dataclass(slots=True)
class Element:
    """An element, its text joined from the pieces between its children."""

    name: Name
    attributes: dict[Name, str]
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without that of its children."""
        return "".join(self.pieces).strip()


@dataclass(slots=True)
class Document:
    """What could be read."""

    roots: list[Element] = field(default_factory=list)
    prefixes: dict[str, str] = field(default_factory=dict)
    """The prefix under which each namespace was first declared."""
    consumed: int = 0
    """How many bytes were read before the XML ended or broke."""
    whole: bool = False


class _Stop(Exception):
    """Raised out of a handler: the rest of the document is not wanted."""


class _Builder:
    def __init__(self) -> None:
        self.document = Document()
        self.open: list[Element] = []
        self.elements = 0
        self.text = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if len(self.open) >= MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise _Stop
        some = islice(attributes.items(), MAX_ATTRIBUTES)
        element = Element(_split(name), {_split(key): value for key, value in some})
        (self.open[-1].children if self.open else self.document.roots).append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        self.text += len(text)
        if self.text > MAX_TEXT:
            raise _Stop
        if self.open:
            self.open[-1].pieces.append(text)

    def namespace(self, prefix: str | None, uri: str | None) -> None:
        if uri and len(self.document.prefixes) < 500:
            self.document.prefixes.setdefault(uri, prefix or "")

    def entity(self, *_: object) -> None:
        raise _Stop


def _split(name: str) -> Name:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return namespace, local


def parse(data: bytes, encoding: str | None = None) -> Document:
    """Read as much of an XML document as can be read; never fails."""
    builder = _Builder()
    parser = expat.ParserCreate(encoding, _SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartNamespaceDeclHandler = builder.namespace
    parser.EntityDeclHandler = builder.entity
    document = builder.document
    try:
        for start in range(0, len(data), _BLOCK):
            parser.Parse(data[start : start + _BLOCK], False)
        parser.Parse(b"", True)
        document.whole = True
    except (expat.ExpatError, _Stop, ValueError, LookupError):
        pass
    document.consumed = max(parser.CurrentByteIndex, 0)
    return document
