"""Annotations and fields (ISO 32000-2, 12.5 and 12.7): comments, names, attachments, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from coatcheck.formats.pdf import actions
from coatcheck.formats.pdf.notes import Notes
from coatcheck.formats.pdf.parts import PdfKind, Place, Task
from coatcheck.formats.pdf.reading.objects import Dict, Name, Stream, String, Value, entries_of
from coatcheck.formats.pdf.reading.syntax import text_of
from coatcheck.model import Content

KINDS = frozenset({b"T", b"FS", b"F", b"V", b"DV"})
"""Entries that are looked at here."""
_NO_COMMENTS = frozenset(
    {b"Widget", b"Link", b"Screen", b"PrinterMark", b"TrapNet", b"Watermark", b"3D", b"RichMedia"}
)
_TITLED = _NO_COMMENTS | {b"Movie"}
"""Annotations whose ``T`` is a title for actions that go, and no author."""
_NO_FILE: Dict = {b"Type": Name(b"Filespec"), b"F": String(b"()")}
"""What stands in place of an attachment: viewers draw the icon of one only if it has a file."""


def of_page(notes: Notes, values: list[Value]) -> Iterator[Task]:
    """Visit a list of annotations; those that people wrote are a part each."""
    for place, value in enumerate(values):
        own = entries_of(notes.document.get(value))
        subtype = notes.document.entry(own, b"Subtype")
        if isinstance(subtype, Name) and subtype not in _NO_COMMENTS:
            said = "" if subtype == b"Popup" else text_of(notes.document.entry(own, b"Contents"))
            name = f"annotation {subtype.decode('latin-1')}"
            notes.note(Content.REVIEW, name, said, PdfKind.ANNOTATION, Place(values, place))
        if not isinstance(value, bytes) and value is not None:
            yield value, "Annot", values, place


def special(notes: Notes, own: Dict, key: bytes, kind: str) -> bool:
    """Note an entry of an annotation whose fate depends on others; say whether that was all."""
    value = notes.document.entry(own, key)
    if key == b"T":
        if kind == "Field" or _is_field(notes, own) or not isinstance(value, String):
            return isinstance(value, (String, Name))
        subtype = _subtype(notes, own)
        if isinstance(subtype, Name) and subtype in _TITLED:
            notes.cut(Content.DOCUMENT_DATA, own, key, kind, value)
        else:
            notes.author(text_of(value), Place(own, key))
        return True
    if key == b"F" and kind != "Movie":
        return not isinstance(value, (dict, Stream))
    if key in (b"FS", b"F"):
        if value != _NO_FILE:
            said = actions.names_of_files(notes.document, value)
            needed = kind == "Movie" or _subtype(notes, own) == b"FileAttachment"
            instead = dict(_NO_FILE) if needed else None
            place = Place(own, key)
            notes.note(Content.ATTACHMENT, "file", said, PdfKind.ATTACHMENT, place, instead)
        return True
    if isinstance(value, dict):
        said = text_of(notes.document.entry(value, b"Name"))
        notes.note(Content.SIGNATURE, "signature", said, PdfKind.ENTRY, Place(own, key))
        return True
    return isinstance(value, (bytes, Stream)) and not isinstance(value, Stream)


def _subtype(notes: Notes, own: Dict) -> Value:
    return notes.document.entry(own, b"Subtype")


def _is_field(notes: Notes, own: Dict) -> bool:
    """Whether it is a field, or its widget, whose ``T`` is a name and no author."""
    return _subtype(notes, own) in (b"Widget", None) or b"FT" in own
