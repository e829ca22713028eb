"""The metadata standards, one module each, and the explicit list of who decodes what.

A decoder takes the payload of a segment (or of its group, joined) and returns tags. It raises an
EngineError for a body that cannot be read at all, and otherwise tells what can be read; it never
raises anything else, and its cost grows in proportion to the payload.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coatcheck.metadata import comment, compressed, iptc, opaque, photoshop, raw_thumbnail, svg
from coatcheck.metadata.c2pa import box_fields
from coatcheck.metadata.c2pa import decode as c2pa
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.png import text as png_text
from coatcheck.metadata.png import time as png_time
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Content, Segment, Tag

Decoder = Callable[[Segment, bytes], list[Tag]]

_IN_EXIF: exif.Embedded = {
    "XMP": xmp.decode,
    "IPTC": iptc.decode,
    "ImageResources": photoshop.decode,
    "ICCProfile": icc.decode,
}


def _exif(_segment: Segment, payload: bytes) -> list[Tag]:
    return exif.decode(payload, _IN_EXIF)


def _or_compressed(decoder: Decoder) -> Decoder:
    def decode(segment: Segment, payload: bytes) -> list[Tag]:
        unread = segment.name.startswith(compressed.MARK)
        return (compressed.decode if unread else decoder)(segment, payload)

    return decode


def _text(segment: Segment, payload: bytes) -> list[Tag]:
    if segment.name.startswith(svg.MARK):
        return svg.decode(segment, payload)
    if segment.name in _PNG_TEXT:
        return png_text.decode(payload, segment.name)
    if segment.name.startswith(box_fields.NAME_OF):
        return box_fields.decode_name(segment, payload)
    return comment.decode(comment.join_sub_blocks(payload), "GIF")


def _time(segment: Segment, payload: bytes) -> list[Tag]:
    if segment.name == "tIME":
        return png_time.decode(payload)
    return box_fields.decode_times(segment, payload)


def _comment(segment: Segment, payload: bytes) -> list[Tag]:
    if segment.name.startswith(svg.MARK):
        return svg.decode_comment(payload)
    if "Extension" in segment.name:
        return comment.decode(comment.join_sub_blocks(payload), "GIF")
    return comment.decode(payload, "JPEG")


def _icc(segment: Segment, payload: bytes) -> list[Tag]:
    return icc.decode_iccp(payload) if segment.name == "iCCP" else icc.decode(payload)


_PNG_TEXT = frozenset({"tEXt", "zTXt", "iTXt"})

DECODERS: Mapping[Content, Decoder] = {
    Content.EXIF: _or_compressed(_exif),
    Content.XMP: _or_compressed(lambda _segment, payload: xmp.decode(payload)),
    Content.PHOTOSHOP: lambda _segment, payload: photoshop.decode(payload),
    Content.TEXT: _text,
    Content.COMMENT: _comment,
    Content.TIME: _time,
    Content.C2PA: _or_compressed(lambda _segment, payload: c2pa.decode(payload)),
    Content.ICC: _icc,
    Content.THUMBNAIL: raw_thumbnail.decode,
    Content.SECOND_IMAGE: opaque.decode,
    Content.VIDEO: opaque.decode,
    Content.TRAILER: opaque.decode,
    Content.UNKNOWN: opaque.decode,
}
"""For each content that carries metadata, what decodes it."""
