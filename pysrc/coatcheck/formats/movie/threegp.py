"""3GP (TS 26.244): videos and sounds of older phones."""

from __future__ import annotations

from coatcheck.formats.movie import container as movie
from coatcheck.formats.movie.container import rewrite, segments

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of such a file."""
    return movie.format_of(head) == "3GP"
