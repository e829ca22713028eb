"""Metadata in a ``brob`` box of JPEG XL, compressed with Brotli (RFC 7932).

Python's standard library has no Brotli, and what is compressed so goes unread: what it is can be
said, and how large, but not what it tells.
"""

from __future__ import annotations

from coatcheck.metadata.text import size_of
from coatcheck.model import Segment, Standard, Tag


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Say what kind of metadata it is."""
    name = segment.owner
    said = f"{name} of {size_of(len(payload))}, compressed, not read"
    return [Tag(Standard.JPEG_XL, "brob", name, said)]
