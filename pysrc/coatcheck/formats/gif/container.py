"""GIF: what stays, what goes, and how a changed extension is framed.

Rules (GIF89a specification): every block stands for itself, so blocks that go leave no trace and no
length or offset elsewhere changes. An extension whose data fills several sub-blocks is a group of
segments, one per sub-block: the first has the extension's head, the last its terminator.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.gif.walk import (
    APPLICATION,
    CONTROL_SIZE,
    LOOP_SIZE,
    XMP_TRAILER,
    Walk,
)
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a GIF."""
    return head.startswith((b"GIF87a", b"GIF89a"))


def segments(source: Source) -> list[Segment]:
    """Return the blocks, and what follows them."""
    return Walk(source).segments()


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made; a picture that lacks its trailer gets one."""
    changes: list[Change] = []
    for unit in _units(segments):
        if any(segment in edits for segment in unit):
            changes.append((unit[0].start, unit[-1].end, _framed(source, unit, edits)))
    for head, tail in pairwise(segments):
        if tail.kind is Kind.SURPLUS and tail in edits and head not in edits:
            size = CONTROL_SIZE if head.kind is Kind.GRAPHIC_CONTROL else LOOP_SIZE
            changes.append((head.end - size - 1, head.end - size, bytes((size,))))
    if changes and not any(s.kind in (Kind.TRAILER, Kind.CUT_DATA) for s in segments):
        changes.append((segments[-1].end, segments[-1].end, b";"))
    return splice(source, changes)


def _units(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Put together the segments that make one extension."""
    units: list[list[Segment]] = []
    for segment in segments:
        if segment.group and units and units[-1][0].group == segment.group:
            units[-1].append(segment)
        else:
            units.append([segment])
    return units


def _framed(source: Source, unit: list[Segment], edits: Edits) -> bytes:
    """Return what becomes of an extension of which parts are dropped or replaced."""
    bodies = [edits.get(part, source.read(*part.payload)) for part in unit]
    if all(body is None for body in bodies):
        return b""
    start = unit[0].start
    label = source.read(start + 1, start + 2)[0]
    head = source.read(start, start + (14 if label == APPLICATION else 2))
    data = b"".join(body for body in bodies if body is not None)
    if unit[0].content is Content.XMP:
        return head + data + XMP_TRAILER
    rows = (data[at : at + 255] for at in range(0, len(data), 255))
    return head + b"".join(bytes((len(row),)) + row for row in rows) + b"\0"
