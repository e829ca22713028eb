"""SVG: a drawing in XML, of which only what draws stays, byte for byte.

Rules: see ``svg_walk`` for what may stay. Ranges that may not are cut out of the file, nothing is
written anew, with two exceptions: a picture in a ``data:`` URI gives way to its cleaned copy, and
where the document type goes that declared entities, their references become references to the
characters that they stand for (in the declaration of a namespace, the characters themselves). So
all that stays is drawing in both files, or structure in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coatcheck.errors import LimitExceeded, UnknownType
from coatcheck.formats.base import Change, Edits, checked, splice
from coatcheck.formats.svg import text as svg_text
from coatcheck.formats.svg.walk import Walk
from coatcheck.model import Kind, Plan, Segment
from coatcheck.source import Source

MAX_SIZE = 24 * 1024 * 1024
"""Longest file in bytes that is read: it has to be read whole, and its XML checked."""
_MISC = re.compile(rb"\s+|<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(rb"(?:<!DOCTYPE\s+|<)(?:[\w.-]+:)?svg[\s/>\[]")
_CUT = re.compile(rb"<!--|<\?|<!DOCTYPE\s+(?:[\w.-]+:)?svg|<(?:[\w.-]+:)?s?v?g?\Z")
_MARK = b"\xef\xbb\xbf"


def detect(head: bytes) -> bool:
    """Tell whether this is the start of an SVG, as far as it reaches."""
    text = _plain(head)
    position = _after_misc(text)
    if position == len(text):
        return False
    if _ROOT.match(text, position):
        return True
    return len(head) >= 512 and _CUT.match(text, position) is not None


def _plain(head: bytes) -> bytes:
    """Return the start of a document in ASCII, as far as its names go."""
    codec = svg_text.codec_of(head)
    if codec.startswith("utf-16"):
        return head.decode(codec, "ignore").removeprefix("\ufeff").encode("utf-8", "ignore")
    return head.removeprefix(_MARK)


def _after_misc(text: bytes) -> int:
    """Skip blanks, comments and processing instructions."""
    position = 0
    while (match := _MISC.match(text, position)) is not None:
        position = match.end()
    return position


def segments(source: Source) -> list[Segment]:
    """Return what draws and what does not, in the order of the file."""
    if source.size > MAX_SIZE:
        raise LimitExceeded(f"an SVG of more than {MAX_SIZE} bytes is not read")
    data = source.read(0, source.size)
    start = _plain(data)
    if not _ROOT.match(start, _after_misc(start)):
        raise UnknownType("the content is XML, but of no known type")
    del start
    text = svg_text.read(data)
    walk = Walk(text)
    walk.run()
    return checked(walk.marks.segments(text, walk.root_end))


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made, and entities explained that nothing else explains."""
    changes: list[Change] = []
    codec = "utf-8"
    entities: svg_text.Entities | None = None
    for segment in segments:
        if segment in edits:
            changes.append((segment.start, segment.end, edits[segment] or b""))
            if segment.kind is Kind.DOCTYPE:
                codec = svg_text.codec_of(source.peek(0, 512))
                doctype = source.read(segment.start, segment.end).decode(codec)
                entities = svg_text.entities_of(doctype.encode())
        elif entities is not None and segment.kind in (Kind.ENTITY, Kind.NAMESPACE_ENTITY):
            name = source.read(segment.start, segment.end).decode(codec)[1:-1]
            said = entities.get(name.encode(), b"")
            if segment.kind is Kind.ENTITY:
                said = svg_text.as_references(said)
            changes.append((segment.start, segment.end, said.decode().encode(codec)))
    return splice(source, changes)
