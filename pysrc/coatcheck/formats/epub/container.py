"""EPUB: a book from its segments to a plan."""

from __future__ import annotations

from coatcheck.formats.epub.parts import Book
from coatcheck.formats.zip.container import detect, opened, rewrite
from coatcheck.model import Segment
from coatcheck.source import Source

__all__ = ["detect", "rewrite", "segments"]


def segments(source: Source) -> list[Segment]:
    """Return the members, and what of their content goes."""
    return Book(source, opened(source)).read().segments()
