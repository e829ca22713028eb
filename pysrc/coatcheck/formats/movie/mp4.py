"""MP4 (ISO/IEC 14496-14): videos, and whatever else begins with a brand that no other row has."""

from __future__ import annotations

from coatcheck.formats.movie import container as movie
from coatcheck.formats.movie.container import rewrite, segments

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of such a file."""
    return movie.format_of(head) == "MP4"
