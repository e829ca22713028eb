"""PNG: what decodes the chunks that no other format has."""

from __future__ import annotations

from coatcheck.metadata import Decoders
from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.png import text, time
from coatcheck.model import Content, Segment, Tag


def _text(segment: Segment, payload: bytes) -> list[Tag]:
    return text.decode(payload, segment.kind or "")


DECODERS: Decoders = {
    Content.TEXT: _text,
    Content.TIME: lambda _segment, payload: time.decode(payload),
    Content.ICC: lambda _segment, payload: icc.decode_iccp(payload),
}
