"""AVIF: the HEIF family with pictures coded in AV1 (AV1 Image File Format, section 6)."""

from __future__ import annotations

from coatcheck.formats.heif import container as heif
from coatcheck.formats.heif.container import rewrite, segments

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of such a file."""
    return heif.format_of(head) == "AVIF"
