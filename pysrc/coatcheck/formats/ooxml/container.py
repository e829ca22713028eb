"""Office Open XML: a package from its segments to a plan; one module for fourteen formats."""

from __future__ import annotations

from coatcheck.formats.ooxml.parts import Package
from coatcheck.formats.zip.container import detect, opened, rewrite
from coatcheck.model import Segment
from coatcheck.source import Source

__all__ = ["detect", "rewrite", "segments"]


def segments(source: Source) -> list[Segment]:
    """Return the members, and what of their content goes."""
    return Package(source, opened(source)).read().segments()
