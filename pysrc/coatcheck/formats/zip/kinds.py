"""Which format an archive is: by what is in it, since all archives begin alike.

Rules: a package of Office Open XML has content types and a main part (ECMA-376-2, 9); OpenDocument
and EPUB begin with a member ``mimetype`` that is stored (ODF 1.3 part 2, 3.3; OCF 3.3, 4.2).
"""

from __future__ import annotations

from coatcheck.errors import EngineError
from coatcheck.formats.epub import parts as epub
from coatcheck.formats.odf import parts as odf
from coatcheck.formats.ooxml import parts as ooxml
from coatcheck.formats.zip import directory
from coatcheck.formats.zip.members import content
from coatcheck.source import Source

_SEARCHED = 64 * 1024
_LONGEST = 200
_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"mimetypeapplication/epub")


def format_of(source: Source) -> str:
    """Return the name of the format; empty for an archive of no known one.

    Raises an EngineError for one that is damaged, or encrypted as a whole, and is of a known one.
    """
    try:
        archive = directory.read(source)
    except EngineError:
        parts = source.peek(0, _SEARCHED), source.peek(source.size - _SEARCHED, _SEARCHED)
        if any(mark in part for mark in _MARKS for part in parts):
            raise
        return ""
    first = next((member for member in archive.members if member.name == "mimetype"), None)
    if first is not None and first.size <= _LONGEST:
        said = content(source, first)
        return "EPUB" if epub.is_book(said) else odf.format_of(said)
    return ooxml.format_of(source, archive)
