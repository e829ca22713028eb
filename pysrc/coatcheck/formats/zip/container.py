"""What all formats that are archives have in common: how they begin, are opened, written anew."""

from __future__ import annotations

from coatcheck.formats.zip import directory
from coatcheck.formats.zip.members import check_sizes
from coatcheck.formats.zip.rewriting import rewrite
from coatcheck.source import Source

__all__ = ["detect", "opened", "rewrite"]


def detect(head: bytes) -> bool:
    """Tell whether this is the start of an archive; ``zip.kinds`` tells which format it is."""
    return directory.is_archive(head)


def opened(source: Source) -> directory.Archive:
    """Return the archive, whose parts are within the limits by what its directory says."""
    archive = directory.read(source)
    check_sizes(archive)
    return archive
