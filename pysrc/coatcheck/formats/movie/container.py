"""MP4, QuickTime, M4A, 3GP: one walk and one rewriting, four formats by their brand.

Rules (ISO/IEC 14496-12, 4.3): the major brand of ``ftyp`` says what the file is; QuickTime files
of before have none and begin with any of their boxes. A movie is cleaned where it stands: see
``parts``.
"""

from __future__ import annotations

from collections.abc import Sequence

from coatcheck.errors import UnsupportedFormat
from coatcheck.formats.base import Blanking, Edits, splice
from coatcheck.formats.heif import container as heif
from coatcheck.formats.movie.kept_notes import body_of_notes, spherical_text
from coatcheck.formats.movie.parts import MovieKind, removed
from coatcheck.formats.movie.rules import M4A_BRANDS, NO_MOVIES, QUICKTIME
from coatcheck.formats.movie.walk import Walk
from coatcheck.model import Content, Plan, Segment
from coatcheck.source import Source

_WITHOUT_BRAND = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})


def format_of(head: bytes) -> str:
    """Return the name of the format by the brand; empty if it is no movie."""
    kind, size = head[4:8], int.from_bytes(head[:4])
    if kind in _WITHOUT_BRAND:
        return "QuickTime" if size in (0, 1) or (size >= 8 and head[0] < 0x10) else ""
    if kind != b"ftyp" or len(head) < 16 or size < 8 or heif.format_of(head):
        return ""
    brands = {head[8:12], *(head[i : i + 4] for i in range(16, min(size, len(head)) - 3, 4))}
    if brands & NO_MOVIES:
        return ""
    major = head[8:12]
    if major == QUICKTIME:
        return "QuickTime"
    if major in M4A_BRANDS:
        return "M4A"
    return "3GP" if major.startswith((b"3gp", b"3g2", b"3gs", b"3ge", b"3gr")) else "MP4"


def segments(source: Source) -> list[Segment]:
    """Return the boxes, and the samples by the tracks that they belong to."""
    return Walk(source).segments()


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made; nothing that stays changes its place."""
    changes: list[Blanking] = []
    for segment in segments:
        _change(source, segment, edits, changes)
    return splice(source, changes)


def _change(source: Source, segment: Segment, edits: Edits, changes: list[Blanking]) -> None:
    start, end = segment.payload
    if segment not in edits:
        for child in segment.children:
            _change(source, child, edits, changes)
        return
    data = edits[segment]
    if data is not None:
        if len(data) != end - start:
            raise UnsupportedFormat("a part of a movie cannot change its length", start)
        changes.append((start, end, data))
    elif segment.content is Content.TRAILER:
        changes.append((segment.start, segment.end, b""))
    elif segment.kind in (MovieKind.CUT_AND_CHAPTERS, MovieKind.CHAPTERS):
        cuts = segment.kind is MovieKind.CUT_AND_CHAPTERS
        changes.append((start, end, body_of_notes(source, start, end, cuts) or b""))
    elif segment.kind is MovieKind.SPHERICAL:
        changes.append((start, end, spherical_text(source, start, end) or b""))
    else:
        changes.extend(removed(source, segment))
