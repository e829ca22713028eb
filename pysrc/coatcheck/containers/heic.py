"""HEIC: the HEIF family with pictures coded in HEVC (ISO/IEC 23008-12, Annex B)."""

from __future__ import annotations

from coatcheck.containers import heif
from coatcheck.containers.heif import rewrite, segments

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of such a file."""
    return heif.format_of(head) == "HEIC"
