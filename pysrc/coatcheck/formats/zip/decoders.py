"""What decodes the parts of a document: most say in their segments what they are."""

from __future__ import annotations

from coatcheck.errors import EngineError
from coatcheck.formats.zip.members import ZipKind, inflated
from coatcheck.metadata import Decoder, Decoders, document
from coatcheck.metadata.text import MAX_PICTURE, is_picture
from coatcheck.model import Content, Segment, Standard, Tag

_TOLD = (
    Content.DOCUMENT_DATA,
    Content.AUTHORSHIP,
    Content.REVIEW,
    Content.NOTES,
    Content.SCRIPT,
    Content.UNSEEN,
    Content.SIGNATURE,
    Content.TIME,
    Content.UNKNOWN,
    Content.COMMENT,
)


def decoders(standard: Standard) -> Decoders:
    """Return the decoders of a format whose notes are told as of this standard."""

    def told(segment: Segment, _payload: bytes) -> list[Tag]:
        if not segment.owner:
            return []
        own = Standard.ZIP if segment.owner == "zip" else standard
        return [Tag(own, segment.owner, segment.name, document.said(segment.body))]

    found: dict[Content, Decoder] = dict.fromkeys(_TOLD, told)
    found[Content.THUMBNAIL] = _thumbnail
    return found


def _thumbnail(segment: Segment, payload: bytes) -> list[Tag]:
    """Describe a smaller copy of the first page, and show it where it can be shown."""
    if segment.kind is ZipKind.DEFLATED:
        try:
            payload = inflated(payload)
        except EngineError:
            payload = b""
    shown = payload if is_picture(payload) and len(payload) <= MAX_PICTURE else b""
    value = document.said(document.sized("", len(payload)).encode()) if payload else ""
    return [Tag(Standard.FILE, Content.THUMBNAIL.value, segment.name, value, shown)]
