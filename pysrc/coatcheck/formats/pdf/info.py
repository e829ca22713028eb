"""The information dictionary (ISO 32000-2, 14.3.3) and the file identifier (14.4)."""

from __future__ import annotations

from coatcheck.formats.pdf import actions
from coatcheck.formats.pdf.parts import Found, PdfKind, Place
from coatcheck.formats.pdf.reading.document import Document
from coatcheck.formats.pdf.reading.objects import String, entries_of
from coatcheck.formats.pdf.reading.syntax import raw
from coatcheck.model import Content

_KNOWN = frozenset({b"Size", b"Root", b"Prev", b"XRefStm", b"Encrypt"})
_OF_STREAMS = frozenset({b"Type", b"W", b"Index", b"Length", b"Filter", b"DecodeParms", b"DL"})


def note(document: Document, found: Found) -> None:
    """Note what the trailer says beside where the root is."""
    trailer = document.trailer
    for key, value in trailer.items():
        if key in _KNOWN or key in _OF_STREAMS:
            continue
        place = Place(trailer, key)
        if key == b"Info":
            _information(document, found, place)
            continue
        content, said = Content.DOCUMENT_DATA, ""
        if key == b"ID":
            ids = document.get(value)
            first = document.get(ids[0]) if isinstance(ids, list) and ids else None
            said = raw(first).hex() if isinstance(first, String) else ""
        else:
            said = actions.plain(document, document.get(value))
        found.add(
            0, "Trailer " + key.decode("latin-1"), content, (0, 0),
            place=place, body=said.encode("utf-8", "replace"), kind=PdfKind.ENTRY, owner="Trailer",
        )  # fmt: skip


def _information(document: Document, found: Found, place: Place) -> None:
    own = entries_of(document.entry(document.trailer, b"Info"))
    if not own:
        found.add(0, "Trailer Info", Content.PADDING, (0, 0), place=place)
    for key, value in own.items():
        said = actions.plain(document, document.get(value))
        found.add(
            0, "Info " + key.decode("latin-1"), Content.DOCUMENT_DATA, (0, 0),
            place=place, body=said.encode("utf-8", "replace"), kind=PdfKind.ENTRY, owner="Info",
        )  # fmt: skip
