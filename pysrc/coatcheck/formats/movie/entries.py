"""Sample entries: how a track is coded, and what else stands there.

Rules: entries of pictures (ISO/IEC 14496-12, 12.1.3) have 78 bytes of fields, of which four name
who wrote the compressor and 32 the compressor; entries of sound (12.2.3) have 28, in QuickTime 16
more in version 1 and 36 more in version 2, of which four name a vendor. Boxes follow, in QuickTime
with four zero bytes at the end.
"""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.errors import UnsupportedFormat
from coatcheck.formats.isobmff import Box
from coatcheck.formats.movie.parts import (
    NAME_OF,
    RESERVED_OF,
    field,
    gone,
    inner_boxes,
    kept,
    nonzero,
)
from coatcheck.formats.movie.rules import CODED_BY_NAME, ENTRY_BOXES, PICTURES, PROTECTION, SOUND
from coatcheck.model import Content, Segment
from coatcheck.source import Source

_PICTURE_FIELDS, _SOUND_FIELDS = 86, 36
_MORE_FIELDS = {1: 16, 2: 36}
_VENDOR_OF_PICTURES, _VENDOR_OF_SOUND = (20, 24), (20, 24)
_COMPRESSOR = (50, 82)
_TERMINATOR = 8
_FIELDS_OF_TEXT = {b"tx3g": 46, b"text": None, b"c608": None, b"c708": None, b"wvtt": 16}
_NESTED = frozenset({b"wave"})
_VENDOR_FIRST = frozenset({b"damr", b"d263"})
"""Boxes of 3GPP that begin with a vendor and the version of its coder (TS 26.244)."""
_RAW = frozenset({b"esds", b"mp4a"})


def entry(source: Source, box: Box, handler: bytes) -> Segment:
    """Return the segment of a sample entry that stays."""
    if box.header != 8:
        raise UnsupportedFormat("a sample entry is of unknown form", box.start)
    inside: list[Segment] = []
    if handler in PICTURES:
        inside += _names(source, box)
        first = box.start + _PICTURE_FIELDS
    elif handler in SOUND:
        start, end = (box.start + offset for offset in _VENDOR_OF_SOUND)
        if end <= box.end:
            inside += nonzero(source, RESERVED_OF + box.name, start, end)
        first = _after_fields_of_sound(source, box)
    else:
        return kept(box, list(_text(source, box)))
    if first > box.end:
        raise UnsupportedFormat("a sample entry is of unknown form", box.start)
    return kept(box, [*inside, *_boxes(source, box, first)])


def _names(source: Source, box: Box) -> Iterator[Segment]:
    start, end = (box.start + offset for offset in _VENDOR_OF_PICTURES)
    if end > box.end:
        return
    yield from nonzero(source, RESERVED_OF + box.name, start, end)
    start, end = (box.start + offset for offset in _COMPRESSOR)
    name = source.peek(start, 32) if end <= box.end else b""
    if name.strip(b"\0") and not name[1:].startswith(CODED_BY_NAME):
        yield field(NAME_OF + "compressor", start, end, Content.TEXT)


def _after_fields_of_sound(source: Source, box: Box) -> int:
    """Return where the boxes of an entry of sound begin: where they reach to its end."""
    version = int.from_bytes(source.peek(box.start + 16, 2))
    plain = box.start + _SOUND_FIELDS
    longer = plain + _MORE_FIELDS.get(version, 0)
    for first in (longer, plain):
        if first <= box.end and _reach(source, first, box.end) >= box.end - _TERMINATOR:
            return first
    return longer


def _reach(source: Source, start: int, end: int) -> int:
    for child in inner_boxes(source, start, end):
        start = child.end
    return start


def _boxes(source: Source, parent: Box, start: int) -> Iterator[Segment]:
    position = start
    for child in inner_boxes(source, start, parent.end):
        position = child.end
        if child.kind in PROTECTION:
            raise UnsupportedFormat("Coatcheck cannot clean protected media", child.start)
        if child.kind == b"colr" and source.peek(child.body, 4) in (b"prof", b"rICC"):
            span = (child.body + 4, child.end)
            yield Segment(child.name, Content.ICC, child.start, child.end, span)
        elif child.kind in _NESTED:
            yield kept(child, list(_boxes(source, child, child.body)))
        elif child.kind in _VENDOR_FIRST and child.end - child.body >= 5:
            span = (child.body, child.body + 5)
            yield kept(child, nonzero(source, RESERVED_OF + child.name, *span))
        elif child.kind in ENTRY_BOXES:
            yield kept(child)
        elif child.kind == b"\0\0\0\0" and child.end == parent.end:
            yield from nonzero(source, RESERVED_OF + parent.name, child.body, child.end)
        else:
            yield gone(source, child)
    yield from nonzero(source, RESERVED_OF + parent.name, position, parent.end)


def _text(source: Source, box: Box) -> Iterator[Segment]:
    """Yield what goes of an entry of text: boxes behind its fields that no reader of text knows."""
    fields = _FIELDS_OF_TEXT.get(box.kind)
    if fields is not None and box.start + fields <= box.end:
        yield from _boxes(source, box, box.start + fields)
