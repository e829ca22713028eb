"""JPEG XL: what decodes metadata that may be compressed."""

from __future__ import annotations

from coatcheck.metadata import DECODERS as USUAL
from coatcheck.metadata import Decoder, Decoders, compressed
from coatcheck.model import Content, Kind, Segment, Tag


def _or_compressed(decoder: Decoder) -> Decoder:
    def decode(segment: Segment, payload: bytes) -> list[Tag]:
        unread = segment.kind is Kind.COMPRESSED
        return (compressed.decode if unread else decoder)(segment, payload)

    return decode


DECODERS: Decoders = {
    content: _or_compressed(USUAL[content]) for content in (Content.EXIF, Content.XMP, Content.C2PA)
}
