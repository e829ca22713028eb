"""GIF: what decodes texts, which stand in sub-blocks."""

from __future__ import annotations

from coatcheck.metadata import Decoders, comment
from coatcheck.model import Content, Segment, Standard, Tag


def _text(_segment: Segment, payload: bytes) -> list[Tag]:
    return comment.decode(comment.join_sub_blocks(payload), Standard.GIF)


DECODERS: Decoders = {Content.TEXT: _text, Content.COMMENT: _text}
