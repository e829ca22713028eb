"""Comments without a keyword: the COM segment of JPEG, the Comment Extension of GIF.

ITU-T T.81, B.2.4.5: a comment's bytes have no meaning to a decoder and no charset. GIF89a, section
24: 7-bit ASCII in data sub-blocks of at most 255 bytes, which arrive here joined, or as they are
in the file, each behind its length.
"""

from __future__ import annotations

from coatcheck.metadata import ai
from coatcheck.metadata.exif.values import opaque_value
from coatcheck.metadata.text import clip, guess
from coatcheck.model import Standard, Tag


def decode(payload: bytes, standard: Standard = Standard.JPEG) -> list[Tag]:
    """Decode one comment; never fails."""
    data = payload.strip(b"\0 \r\n\t")
    if not data:
        return []
    text = guess(data)
    prompt = ai.recognise("Comment", text)
    if prompt is not None:
        return [Tag(standard, prompt.group, "Comment", prompt.text, by_generator=True)]
    said = opaque_value(data, len(data)) if _is_binary(text[:1000]) else clip(text)
    return [Tag(standard, "", "Comment", said)]


def _is_binary(text: str) -> bool:
    control = sum(not (character.isprintable() or character.isspace()) for character in text)
    return control * 5 > len(text)


def join_sub_blocks(payload: bytes) -> bytes:
    """Take the lengths out of GIF data sub-blocks, if that is what the payload holds."""
    parts: list[bytes] = []
    position = 0
    while position < len(payload):
        size = payload[position]
        if size == 0:
            return b"".join(parts) if position == len(payload) - 1 else payload
        parts.append(payload[position + 1 : position + 1 + size])
        position += 1 + size
    return b"".join(parts) if position == len(payload) else payload
