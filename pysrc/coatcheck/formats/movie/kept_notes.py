"""What stays of notes which go: how a sound is cut, its chapters, and how a sphere is shown.

``iTunSMPB`` (iTunes) says in hexadecimal how many samples to leave out at both ends of a sound,
which without an edit list nothing else says. The Spherical Video V1 box (Google) is XML that
names the projection, and the program that stitched it. Of both, only the numbers are written again,
in the room that the note had. ``chpl`` (Nero) has the titles of chapters, which players show.
"""

from __future__ import annotations

import re

from coatcheck.formats.isobmff import Box, frame
from coatcheck.formats.movie.parts import MovieKind, inner_boxes, kept
from coatcheck.model import Content, Segment
from coatcheck.source import Source

_SPHERICAL_UUID = bytes.fromhex("ffcc8263f8554a938814587a02521fdd")
_LONGEST = 64 * 1024
_NUMBERS = re.compile(rb"(?: [0-9A-Fa-f]{8}){3} [0-9A-Fa-f]{16}(?: [0-9A-Fa-f]{8}){0,8}")
_LONGEST_NUMBERS = 160
_HANDLER = frame(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
_PREFIX = (
    b'<?xml version="1.0"?><rdf:SphericalVideo '
    b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    b'xmlns:GSpherical="http://ns.google.com/videos/1.0/spherical/">'
)
_SUFFIX = b"</rdf:SphericalVideo>"
_FLAGS = (b"Spherical", b"Stitched")
_WORDS = {b"ProjectionType": rb"equirectangular", b"StereoMode": rb"mono|left-right|top-bottom"}
_AMOUNTS = (
    b"SourceCount", b"InitialViewHeadingDegrees", b"InitialViewPitchDegrees",
    b"InitialViewRollDegrees", b"FullPanoWidthPixels", b"FullPanoHeightPixels",
    b"CroppedAreaImageWidthPixels", b"CroppedAreaImageHeightPixels", b"CroppedAreaLeftPixels",
    b"CroppedAreaTopPixels",
)  # fmt: skip


def told_apart(source: Source, box: Box, cuts: bool) -> Segment | None:
    """Return the segment of a ``udta`` box of which chapters or the numbers of a cut stay.

    ``cuts`` says whether nothing else in the movie says how the sound is cut. None where all of
    the box goes.
    """
    body = body_of_notes(source, box.body, box.end, cuts)
    if body is None:
        return None
    if source.read(box.body, box.end) == body:
        return kept(box)
    span = (box.body, box.end)
    kind = MovieKind.CUT_AND_CHAPTERS if cuts else MovieKind.CHAPTERS
    return Segment(box.name, Content.MOVIE_DATA, box.start, box.end, span, kind=kind)


def body_of_notes(source: Source, start: int, end: int, cuts: bool) -> bytes | None:
    """Return the body, of the same length, that says how the sound is cut and its chapters."""
    if end - start > 64 * _LONGEST:
        return None
    body = b""
    numbers = _find_numbers(source, start, end) if cuts else None
    if numbers is not None:
        note = frame(b"mean", bytes(4) + b"com.apple.iTunes")
        note += frame(b"name", bytes(4) + b"iTunSMPB")
        note += frame(b"data", b"\0\0\0\1" + bytes(4) + numbers)
        body += frame(b"meta", bytes(4) + _HANDLER + frame(b"ilst", frame(b"----", note)))
    body += _chapters(source, start, end)
    left = end - start - len(body)
    if not body or left < 0 or 0 < left < 8:
        return None
    return body + (frame(b"free", bytes(left - 8)) if left else b"")


def _chapters(source: Source, start: int, end: int) -> bytes:
    """Return the box of chapters, if it is nothing but chapters: a time and a title each."""
    for box in inner_boxes(source, start, end):
        if box.kind != b"chpl" or box.end - box.body > _LONGEST:
            continue
        data = source.read(box.body, box.end)
        position = 9
        for _ in range(data[8] if len(data) > 8 else 0):
            position += 9 + (data[position + 8] if len(data) > position + 8 else len(data))
        if position == len(data) > 9:
            return frame(b"chpl", data)
    return b""


def _find_numbers(source: Source, start: int, end: int) -> bytes | None:
    for meta in inner_boxes(source, start, end):
        if meta.kind != b"meta":
            continue
        for ilst in inner_boxes(source, meta.body + 4, meta.end):
            if ilst.kind != b"ilst":
                continue
            for note in inner_boxes(source, ilst.body, ilst.end):
                if note.kind == b"----" and note.end - note.body < 1000:
                    data = source.read(note.body, note.end)
                    match = _NUMBERS.search(data) if b"iTunSMPB" in data else None
                    if match is not None:
                        return match[0][:_LONGEST_NUMBERS].upper()
    return None


def spherical(source: Source, box: Box) -> Segment | None:
    """Return the segment of the box that says how a sphere is shown, or None if it is another."""
    if box.uuid != _SPHERICAL_UUID:
        return None
    text = spherical_text(source, box.body, box.end)
    if text is None:
        return None
    if source.read(box.body, box.end) == text:
        return kept(box)
    span = (box.body, box.end)
    return Segment(box.name, Content.XMP, box.start, box.end, span, kind=MovieKind.SPHERICAL)


def spherical_text(source: Source, start: int, end: int) -> bytes | None:
    """Return XML of the same length with the numbers alone."""
    if end - start > _LONGEST:
        return None
    data = source.read(start, end)
    lines = [_PREFIX]
    for name in _FLAGS:
        lines.append(_element(data, name, rb"true|false"))
    for name, words in _WORDS.items():
        lines.append(_element(data, name, words))
    for name in _AMOUNTS:
        lines.append(_element(data, name, rb"-?\d{1,7}"))
    lines.append(_SUFFIX)
    text = b"".join(lines)
    return text.ljust(end - start) if len(text) <= end - start else None


def _element(data: bytes, name: bytes, values: bytes) -> bytes:
    match = re.search(rb"<GSpherical:%s>\s*(%s)\s*</GSpherical:%s>" % (name, values, name), data)
    if match is None:
        return b""
    return b"<GSpherical:%s>%s</GSpherical:%s>" % (name, match[1], name)
