"""OpenDocument: a package from its segments to a plan."""

from __future__ import annotations

from coatcheck.formats.odf.parts import Package
from coatcheck.formats.zip import directory
from coatcheck.formats.zip.members import check_sizes
from coatcheck.formats.zip.rewriting import rewrite
from coatcheck.model import Segment
from coatcheck.source import Source

__all__ = ["detect", "rewrite", "segments"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of an archive; ``zip.kinds`` tells which format it is."""
    return directory.is_archive(head)


def segments(source: Source) -> list[Segment]:
    """Return the members, and what of their content goes."""
    archive = directory.read(source)
    check_sizes(archive)
    return Package(source, archive).read().segments()
