"""HEIC: the HEIF family with pictures coded in HEVC (ISO/IEC 23008-12, Annex B)."""

from __future__ import annotations

from coatcheck.formats.heif import container as heif
from coatcheck.formats.heif.container import rewrite, segments

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of such a file."""
    return heif.format_of(head) == "HEIC"
