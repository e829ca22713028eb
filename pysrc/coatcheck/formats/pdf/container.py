"""PDF (ISO 32000-2): what the root reaches and what of it may stay; written anew as a whole.

Parts of a document cannot be cut out where they stand: what goes is still in older versions, in
object streams, between objects. So that whatever goes, all that stays is written again, in one
way, and only the data of streams are kept as they are. A document of which nothing goes is kept
byte for byte.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.formats.base import Edits, checked
from coatcheck.formats.pdf import info, layout
from coatcheck.formats.pdf.parts import Found, PdfKind, Place
from coatcheck.formats.pdf.reading import filters
from coatcheck.formats.pdf.reading.document import Document, Misplaced
from coatcheck.formats.pdf.reading.objects import (
    Dict,
    Name,
    Ref,
    Stream,
    Value,
    entries_of,
    integer,
)
from coatcheck.formats.pdf.walk import Walk
from coatcheck.formats.pdf.write import GONE, Gone, Writer
from coatcheck.model import Keep, Plan, Segment
from coatcheck.source import Source

_SIGNATURE = re.compile(rb"%PDF-\d")
_REMOVED_FROM_ARRAYS = frozenset({PdfKind.ANNOTATION, PdfKind.ACTION})


class Parts(list[Segment]):
    """The segments of a document, with what they were made of."""

    def __init__(self, segments: Sequence[Segment], document: Document, found: Found) -> None:
        super().__init__(segments)
        self.document = document
        self.found = found


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a PDF: readers look for its header in some first bytes."""
    return _SIGNATURE.search(head) is not None


def segments(source: Source) -> list[Segment]:
    """Return objects, what in them goes, and what lies between them."""
    document = Document(source)
    try:
        return _parts(document)
    except Misplaced:
        document.rebuild()
        return _parts(document)


def _parts(document: Document) -> Parts:
    _check(document)
    walk = Walk(document)
    found = walk.run()
    info.note(document, found)
    tiles = checked(layout.segments(document, found))
    return Parts(tiles, document, found)


def _check(document: Document) -> None:
    """Raise UnsupportedFormat for what cannot be cleaned and still be what it is."""
    if b"Encrypt" in document.trailer:
        raise UnsupportedFormat("the document is encrypted; save a copy without a password")
    root = entries_of(document.entry(document.trailer, b"Root"))
    if entries_of(document.entry(root, b"Collection")):
        raise UnsupportedFormat("the document is a portfolio, which is nothing but attachments")
    form = entries_of(document.entry(root, b"AcroForm"))
    if form.get(b"XFA") is not None:
        fields = document.entry(form, b"Fields")
        if not fields or document.entry(root, b"NeedsRendering") == b"true":
            raise UnsupportedFormat("the form is drawn by a program of its own (dynamic XFA)")


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan of the document with the edits made; the whole file without any."""
    if not edits:
        return Plan((Keep(0, source.size),))
    if not isinstance(segments, Parts):
        raise DamagedFile("the parts are of no document")
    document, found = segments.document, segments.found
    writer = Writer(*_changes(document, found, edits))
    reached = _reached(document, writer)
    numbers = {number: place for place, number in enumerate(reached, 1)}
    writer.numbers = numbers
    values = (_value(document, number) for number in reached)
    return writer.file(layout.version(document), numbers[document.root], values)


def _value(document: Document, number: int) -> Value:
    own = document.indirect(number)
    return own.value if own is not None else None


def _reached(document: Document, writer: Writer) -> list[int]:
    """Return the objects that are reached when the edits are made."""
    reached: set[int] = set()
    waiting = [document.root]
    while waiting:
        number = waiting.pop()
        if number in reached or document.get(Ref(number)) is None:
            continue
        reached.add(number)
        waiting.extend(writer.references(_value(document, number)))
    return sorted(reached, key=document.place_of)


def _changes(
    document: Document, found: Found, edits: Edits
) -> tuple[dict[tuple[int, bytes | int], Value | Gone], dict[int, tuple[bytes, Dict]]]:
    """Turn edits into changes of entries and of data."""
    changes: dict[tuple[int, bytes | int], Value | Gone] = {}
    data: dict[int, tuple[bytes, Dict]] = {}
    for segment, place in found.cuts.items():
        if segment not in edits:
            continue
        instead = edits[segment]
        if isinstance(place.holder, Stream):
            data[id(place.holder)] = _data(document, found, segment, place.holder, instead)
        else:
            changes[id(place.holder), place.key] = _instead(found, segment, place)
    return changes, data


def _instead(found: Found, segment: Segment, place: Place) -> Value | Gone:
    if segment in found.instead:
        return found.instead[segment]
    if isinstance(place.holder, list) and segment.kind in _REMOVED_FROM_ARRAYS:
        return GONE
    return None


def _data(
    document: Document, found: Found, segment: Segment, stream: Stream, new: bytes | None
) -> tuple[bytes, Dict]:
    """Return the new data of a stream, and the entries that say how they are coded."""
    if segment not in found.redone:
        if new is None:
            return b"", {}
        return zlib.compress(new), {b"Filter": Name(b"FlateDecode")}
    data = found.redone[segment]
    chain = filters.chain(stream.entries, document.get)
    if not chain or not data:
        return data, {}
    name, parameters = chain[-1]
    coding: Dict = {b"Filter": Name(name)}
    if integer(document.get(parameters.get(b"ColorTransform"))) >= 0:
        transform = document.get(parameters[b"ColorTransform"])
        coding[b"DecodeParms"] = {b"ColorTransform": transform}
    return data, coding
