"""Streams that are files of their own, or profiles: JPEG, JPEG 2000, ICC (ISO 32000-2, 7.4.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coatcheck.errors import EngineError
from coatcheck.formats.jpeg import container as jpeg
from coatcheck.formats.pdf.notes import Notes
from coatcheck.formats.pdf.parts import PdfKind, Place
from coatcheck.formats.pdf.pictures import damaged_jpeg, jpeg_2000
from coatcheck.formats.pdf.pictures.jpeg_2000 import Cut
from coatcheck.formats.pdf.reading import filters
from coatcheck.formats.pdf.reading.objects import Dict, Stream
from coatcheck.model import Content, Segment, Span
from coatcheck.source import MAX_PAYLOAD, BytesSource, apply

_EDGE = 1 << 20
Filters = list[tuple[bytes, Dict]]
"""Filters by their names, the outermost first, with their parameters."""


def part_of(notes: Notes, stream: Stream, kind: str, number: int, span: Span) -> Content | None:
    """Note a stream of which not all is essence; return None for one that is."""
    if kind in ("Profile", "ColorSpace") and b"N" in stream.entries and _is_profile(stream, kind):
        return _profile(notes, stream, number, span)
    if kind == "Sound":
        return _sound(notes, stream, number, span)
    if kind != "Image":
        return None
    chain = filters.chain(stream.entries, notes.document.get)
    if not chain or chain[-1][0] not in (b"DCTDecode", b"JPXDecode"):
        return None
    around = chain[:-1]
    if chain[-1][0] == b"DCTDecode":
        return _jpeg(notes, stream, around, number, span)
    return _jpeg_2000(notes, stream, around, number, span)


def _sound(notes: Notes, stream: Stream, number: int, span: Span) -> Content | None:
    """Empty a sound: viewers draw the icon of one only if there is something in its place."""
    if stream.span[0] < stream.span[1]:
        segment = notes.found.add(
            number, "sound", Content.ATTACHMENT, span,
            place=Place(stream), body=b"sound", kind=PdfKind.ATTACHMENT,
        )  # fmt: skip
        notes.found.redone[segment] = b""
    return Content.ATTACHMENT


def _is_profile(stream: Stream, kind: str) -> bool:
    return kind == "Profile" or b"FunctionType" not in stream.entries


def _profile(notes: Notes, stream: Stream, number: int, span: Span) -> Content | None:
    if stream.span[0] == stream.span[1]:
        return Content.ICC
    try:
        body = notes.document.decoded(stream, MAX_PAYLOAD)
    except EngineError:
        body = b""
    notes.found.add(
        number, "ICC profile", Content.ICC, span,
        place=Place(stream), payload=stream.span, body=body,
    )  # fmt: skip
    return Content.ICC


def _jpeg(
    notes: Notes,
    stream: Stream,
    around: list[tuple[bytes, Dict]],
    number: int,
    span: Span,
) -> Content | None:
    document = notes.document
    data = document.coded(stream)
    if around:
        try:
            data = filters.undo(data, around, document.get, min(document.left, _MOST_CODED))
            document.spend(len(data))
        except EngineError:
            return None
    picture = BytesSource(data)
    try:
        parts = jpeg.segments(picture)
        gone = [part for part in _all(parts) if part.content not in _OF_JPEG]
        plan = jpeg.rewrite(picture, parts, dict.fromkeys(gone)) if gone else None
    except EngineError:
        return _damaged(notes, stream, data, number, span)
    if plan is not None:
        new = b"".join(apply(picture, plan))
        for part in gone:
            # A profile in several parts is none by its parts; in a document it shows nothing.
            content = Content.PADDING if part.content is Content.ICC else part.content
            segment = notes.found.add(
                number, part.name, content, span,
                place=Place(stream), body=data[slice(*part.payload)], kind=part.kind,
            )  # fmt: skip
            notes.found.redone[segment] = new
    coded = [part.payload for part in _all(parts) if part.content is Content.ESSENCE]
    _essence(notes, stream, data, coded, number, span)
    return Content.UNKNOWN


_OF_JPEG = frozenset({Content.STRUCTURE, Content.ESSENCE, Content.COLOR})
"""What stays of a JPEG: viewers of documents heed neither Exif nor a profile in it."""
_MOST_CODED = 64 * 1024 * 1024


def _all(parts: Iterable[Segment]) -> Iterator[Segment]:
    for part in parts:
        yield part
        yield from _all(part.children)


def _damaged(notes: Notes, stream: Stream, data: bytes, number: int, span: Span) -> Content | None:
    """Cut metadata out of what viewers may draw, though it breaks the rules of JPEG."""
    cuts = damaged_jpeg.cuts(data)
    if not cuts:
        return None
    return _cut_out(notes, stream, data, cuts, [(0, len(data))], number, span)


def _jpeg_2000(
    notes: Notes,
    stream: Stream,
    around: list[tuple[bytes, Dict]],
    number: int,
    span: Span,
) -> Content | None:
    document = notes.document
    try:
        data = filters.undo(document.coded(stream), around, document.get, _MOST_CODED)
        document.spend(len(data))
    except EngineError:
        return None
    cuts, coded = jpeg_2000.parts(data)
    return _cut_out(notes, stream, data, cuts, coded, number, span) if coded else None


def _cut_out(
    notes: Notes,
    stream: Stream,
    data: bytes,
    cuts: list[Cut],
    coded: list[Span],
    number: int,
    span: Span,
) -> Content:
    """Note ranges of a coded picture that give way to other bytes, mostly to none.

    What is coded is essence, but for those ranges.
    """
    pieces: list[bytes] = []
    position = 0
    for start, end, _, instead in cuts:
        pieces += [data[position:start], instead]
        position = end
    new = b"".join([*pieces, data[position:]])
    for start, end, content, _ in cuts:
        segment = notes.found.add(
            number, "metadata of a picture", content, span,
            place=Place(stream), body=data[start:end][:_EDGE], kind=PdfKind.STRAY,
        )  # fmt: skip
        notes.found.redone[segment] = new
    _essence(notes, stream, data, _without(coded, cuts), number, span)
    return Content.UNKNOWN


def _essence(
    notes: Notes, stream: Stream, data: bytes, coded: list[Span], number: int, span: Span
) -> None:
    """Note what is coded in a picture; by its place if it stands in the file as it is."""
    plain = len(data) == stream.span[1] - stream.span[0]
    for start, end in coded:
        at = stream.span[0]
        payload = (at + start, at + end) if plain else (0, 0)
        body = b"" if plain else data[start:end]
        notes.found.add(number, "picture", Content.ESSENCE, span, payload=payload, body=body)


def _without(coded: list[Span], cuts: list[Cut]) -> list[Span]:
    """Return what is left of ranges when the cuts are made, all in order."""
    left: list[Span] = []
    for start, end in coded:
        for first, last, _, _ in cuts:
            if start <= first and last <= end:
                left.append((start, first))
                start = last
        left.append((start, end))
    return [(start, end) for start, end in left if start < end]
