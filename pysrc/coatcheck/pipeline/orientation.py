"""How a picture is turned: the one thing of its metadata that stays, in the place where it stood.

Viewers look for the orientation in the Exif; where there is none, some take it from the Exif that
ImageMagick writes as text into a PNG, and some from the XMP. To move it from one place to another
would turn the picture in viewers that did not turn it before, so each place keeps its own, reduced
to the orientation alone.

In files made of boxes the orientation is coded with the picture: JPEG XL (ISO/IEC 18181-1, annex
D.3) says it in the codestream, HEIF and AVIF (ISO/IEC 23008-12, 6.5.10 and 6.5.12) in properties of
the picture, and a viewer that has obeyed that must not heed metadata as well.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coatcheck.errors import EngineError
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.png import text as png_text
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Content, Kind, Segment
from coatcheck.source import MAX_PAYLOAD, Source

UPRIGHT = 1

_RAW_EXIF = b"Raw profile type exif"
_PNG_XMP = b"XML:com.adobe.xmp\0\0\0\0\0"
_XMP_VALUE = re.compile(rb"tiff:Orientation(?:=[\"']|>)([1-8])")


@dataclass(frozen=True, slots=True)
class Orientation:
    """The segment whose orientation counts, and the payload that says it and nothing else."""

    segment: Segment
    value: int
    payload: bytes


def find(source: Source, segments: Sequence[Segment]) -> Orientation | None:
    """Return the orientation to keep, or None if the picture is upright as it is coded."""
    for places in (_in_exif, _in_png_text, _in_xmp):
        for found in places(source, segments):
            return found if found.value != UPRIGHT else None
    return None


def payloads(
    source: Source, segments: Sequence[Segment], content: Content
) -> Iterator[tuple[Segment, bytes]]:
    """Yield the segments of this content with their payloads, if they are not too long."""
    for segment in segments:
        start, end = segment.payload
        if segment.content is not content:
            continue
        if end - start <= MAX_PAYLOAD:
            yield segment, source.read(start, end)


def _in_exif(source: Source, segments: Sequence[Segment]) -> Iterator[Orientation]:
    for segment, payload in payloads(source, segments, Content.EXIF):
        value = exif.orientation(payload)
        if value is not None:
            yield Orientation(segment, value, exif.minimal(value))


def _in_png_text(source: Source, segments: Sequence[Segment]) -> Iterator[Orientation]:
    for segment, payload in payloads(source, segments, Content.TEXT):
        if segment.kind not in (Kind.TEXT, Kind.ZTXT) or not payload.startswith(_RAW_EXIF + b"\0"):
            continue
        try:
            value = exif.orientation(png_text.raw_profile(payload, segment.kind))
        except EngineError:
            continue
        if value is not None:
            yield Orientation(segment, value, _png_text(segment.kind, exif.minimal(value)))


def _png_text(chunk: str, body: bytes) -> bytes:
    """Write an Exif body as ImageMagick does."""
    text = b"\nexif\n%8d\n%s\n" % (len(body), body.hex().encode())
    if chunk == Kind.ZTXT:
        return _RAW_EXIF + b"\0\0" + zlib.compress(text)
    return _RAW_EXIF + b"\0" + text


def _in_xmp(source: Source, segments: Sequence[Segment]) -> Iterator[Orientation]:
    for segment, payload in payloads(source, segments, Content.XMP):
        match = _XMP_VALUE.search(payload)
        if segment.group or match is None or not plainly_framed(source, segment):
            continue
        value = int(match[1])
        yield Orientation(segment, value, xmp.minimal(value))


def plainly_framed(source: Source, segment: Segment) -> bool:
    """Whether the framing, which stays around a new payload, has no room for a text of its own."""
    if segment.kind is not Kind.ITXT:
        return segment.kind is not Kind.EXTENSION
    return source.read(segment.start + 8, segment.payload[0]) == _PNG_XMP
