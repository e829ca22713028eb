"""PDF: what decodes the parts that go, and those that are told and stay."""

from __future__ import annotations

import re

from coatcheck.formats.pdf.parts import PdfKind
from coatcheck.metadata import Decoders, opaque
from coatcheck.metadata.text import clip
from coatcheck.model import Content, Segment, Standard, Tag
from coatcheck.phrases import size_of, term
from coatcheck.terms import Term

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?")


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Say what a part of a document tells; never fails."""
    said = segment.body.decode("utf-8", "replace")
    group, name = _entry(segment)
    if segment.kind in (PdfKind.STRAY, None):
        return opaque.decode(segment, segment.body or payload)
    if segment.content is Content.REVIEW:
        subtype = segment.name.rpartition(" ")[2]
        return [] if subtype == "Popup" else [Tag(Standard.PDF, group, name, clip(said or subtype))]
    if segment.kind in _ON_PAGES:
        return [Tag(Standard.PDF, group, "text", f"{term(Term.PAGE, name)}: {clip(said)}")]
    if segment.kind is PdfKind.LEFT_OVER:
        size = segment.payload[1] - segment.payload[0]
        return [Tag(Standard.PDF, group, "data", size_of(size) if size else "Page")]
    return [Tag(Standard.PDF, group, name, clip(_date(said) or name))]


_ON_PAGES = frozenset({PdfKind.COVERED, PdfKind.CROPPED, PdfKind.INVISIBLE})


def _entry(segment: Segment) -> tuple[str, str]:
    """Return the group and the name by which the classification knows a part."""
    group = _GROUPS.get(segment.kind, "")
    name = segment.name.rpartition(" ")[2]
    if segment.content is Content.ACTION:
        return "script", name
    if segment.content in (Content.SIGNATURE, Content.ATTACHMENT):
        return segment.content.value, name
    if segment.content is Content.AUTHORSHIP:
        return "comments", "T"
    if segment.content is Content.REVIEW:
        return "comments", "annotation"
    return group or segment.owner, name


_GROUPS: dict[object, str] = {
    PdfKind.ANNOTATION: "comments",
    PdfKind.ACTION: "action",
    PdfKind.LAYER: "layers",
    PdfKind.LEFT_OVER: "left_over",
    PdfKind.EARLIER_VERSION: "earlier",
    PdfKind.COVERED: "covered",
    PdfKind.CROPPED: "cropped",
    PdfKind.INVISIBLE: "invisible",
    PdfKind.PATH: "path",
}


def _date(said: str) -> str:
    """Write a date (7.9.4) as other standards do; anything else as it is."""
    match = _DATE.match(said)
    if match is None:
        return said
    year, month, day, hour, minute, second, zulu, hours, minutes = match.groups()
    date = ":".join(part for part in (year, month, day) if part)
    time = ":".join(part for part in (hour, minute, second) if part)
    zone = "Z" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{date} {time}{zone}" if minute else date


DECODERS: Decoders = dict.fromkeys(
    (
        Content.DOCUMENT_DATA,
        Content.UNKNOWN,
        Content.ATTACHMENT,
        Content.ACTION,
        Content.SIGNATURE,
        Content.REVISION,
        Content.REVIEW,
        Content.AUTHORSHIP,
        Content.UNSEEN,
        Content.THUMBNAIL,
    ),
    decode,
)
