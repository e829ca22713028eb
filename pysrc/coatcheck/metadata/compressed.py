"""Metadata in a ``brob`` box of JPEG XL, compressed with Brotli (RFC 7932).

Python's standard library has no Brotli, and what is compressed so goes unread: what it is can be
said, and how large, but not what it tells.
"""

from __future__ import annotations

from coatcheck.model import Segment, Standard, Tag
from coatcheck.phrases import size_of, term
from coatcheck.terms import Term


def decode(segment: Segment, payload: bytes) -> list[Tag]:
    """Say what kind of metadata it is."""
    name = segment.owner
    said = term(Term.COMPRESSED_NOT_READ, name, size_of(len(payload)))
    return [Tag(Standard.JPEG_XL, "brob", name, said)]
