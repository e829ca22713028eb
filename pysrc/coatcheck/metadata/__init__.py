"""The metadata standards, one module each, and the list of who decodes what in most formats.

A decoder takes the payload of a segment (or of its group, joined) and returns tags. It raises an
EngineError for a body that cannot be read at all, and otherwise tells what can be read; it never
raises anything else, and its cost grows in proportion to the payload.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coatcheck.metadata import comment, iptc, opaque, photoshop, raw_thumbnail
from coatcheck.metadata.c2pa import decode as c2pa
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Content, Segment, Tag

Decoder = Callable[[Segment, bytes], list[Tag]]
Decoders = Mapping[Content, Decoder]

_IN_EXIF: exif.Embedded = {
    "XMP": xmp.decode,
    "IPTC": iptc.decode,
    "ImageResources": photoshop.decode,
    "ICCProfile": icc.decode,
}


def _exif(_segment: Segment, payload: bytes) -> list[Tag]:
    return exif.decode(payload, _IN_EXIF)


DECODERS: Decoders = {
    Content.EXIF: _exif,
    Content.XMP: lambda _segment, payload: xmp.decode(payload),
    Content.PHOTOSHOP: lambda _segment, payload: photoshop.decode(payload),
    Content.COMMENT: lambda _segment, payload: comment.decode(payload),
    Content.C2PA: lambda _segment, payload: c2pa.decode(payload),
    Content.ICC: lambda _segment, payload: icc.decode(payload),
    Content.THUMBNAIL: raw_thumbnail.decode,
    Content.SECOND_IMAGE: opaque.decode,
    Content.VIDEO: opaque.decode,
    Content.TRAILER: opaque.decode,
    Content.UNKNOWN: opaque.decode,
}
"""For each content that carries metadata, what decodes it where the format has nothing else."""
