"""SVG: what decodes the parts that are not drawn."""

from __future__ import annotations

from coatcheck.metadata import Decoders, svg
from coatcheck.model import Content

DECODERS: Decoders = {
    Content.TEXT: svg.decode,
    Content.COMMENT: lambda _segment, payload: svg.decode_comment(payload),
}
