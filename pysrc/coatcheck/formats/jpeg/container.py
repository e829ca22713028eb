"""JPEG: what stays, what goes, and how a changed segment is framed.

Rules (ITU-T T.81 Annex B, ITU-T T.871, ITU-T T.872): the frame and scan headers, the tables and the
entropy-coded data make the pixels. APP0 JFIF and APP14 Adobe tell how to read their colours and
stay in their standard length. All other APPn and COM segments may go without a decoder noticing;
of the ICC profile and the Exif orientation the policy decides. Bytes after EOI belong to nobody,
save for a gain map (see ``jpeg_gainmap``).
"""

from __future__ import annotations

from collections.abc import Sequence

from coatcheck.errors import LimitExceeded
from coatcheck.formats.base import Change, Edits, splice
from coatcheck.formats.jpeg import gainmap as jpeg_gainmap
from coatcheck.formats.jpeg.apps import EXIF, ICC, JFIF_BODY, TAILS
from coatcheck.formats.jpeg.walk import walk
from coatcheck.formats.trailing import trailing
from coatcheck.model import Content, Kind, Plan, Segment
from coatcheck.source import Source

LONGEST_BODY = 0xFFFF - 2
"""Longest body of one marker segment."""
_AFTER = frozenset((Kind.SECOND_JPEG, Kind.GAIN_MAP_JPEG, Kind.UNFIT_GAIN_MAP))
"""What lies behind a picture, even one that lacks its EOI."""


def detect(head: bytes) -> bool:
    """Tell whether this is the start of a JPEG."""
    return head.startswith(b"\xff\xd8\xff")


def segments(source: Source) -> list[Segment]:
    """Return the segments of the picture and of what follows it."""
    found = walk(source, 0, source.size)
    rest = trailing(source, found[-1].end, "data after EOI")
    return jpeg_gainmap.recognised(source, found, rest)


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan with the edits made.

    A picture that lacks its EOI gets one; a gain map that stays is tied to its picture again.
    """
    count = _length(segments)
    picture = segments[:count]
    changes = _changes(source, picture, edits)
    changes += [(s.start, s.end, edits[s] or b"") for s in segments[count:] if s in edits]
    kept = [s for s in segments[count:] if s.content is Content.GAIN_MAP and s not in edits]
    for segment in kept:
        changes += _changes(source, segment.children, edits)
    if changes and picture[-1].kind is not Kind.EOI:
        end = max(s.end for s in picture if edits.get(s, b"") is not None)
        changes.append((end, end, b"\xff\xd9"))
    if changes and kept:
        changes += jpeg_gainmap.tied(source, picture, kept[0], changes)
    return splice(source, changes)


def _length(segments: Sequence[Segment]) -> int:
    """Return how many segments, of all that a file has, are those of its picture."""
    for number, segment in enumerate(segments):
        if segment.kind in _AFTER:
            return number
        if segment.kind is Kind.EOI:
            return number + 1
    return len(segments)


def _changes(source: Source, segments: Sequence[Segment], edits: Edits) -> list[Change]:
    """Return the changes that the edits make in the segments of one picture."""
    changes: list[Change] = []
    alone = sum(s.content is Content.ICC and edits.get(s, b"") is not None for s in segments) == 1
    for head, tails in _units(segments):
        if head in edits:
            data = edits[head]
            stop = tails[-1].end if tails else head.end
            new = b"" if data is None else _framed(source, head, data, alone)
            changes.append((head.start, stop, new))
        else:
            changes += _shorten(head, [tail for tail in tails if tail in edits], tails)
    return changes


def _units(segments: Sequence[Segment]) -> list[tuple[Segment, list[Segment]]]:
    """Put each segment together with those that lie in the same marker segment."""
    units: list[tuple[Segment, list[Segment]]] = []
    for segment in segments:
        if segment.kind in TAILS and units:
            units[-1][1].append(segment)
        else:
            units.append((segment, []))
    return units


def _shorten(head: Segment, dropped: list[Segment], tails: list[Segment]) -> list[Change]:
    """Drop some of what follows the header within its marker segment, and mend the length."""
    if not dropped:
        return []
    stays = head.size + sum(tail.size for tail in tails if tail not in dropped)
    changes: list[Change] = [(head.start + 2, head.start + 4, (stays - 2).to_bytes(2))]
    if any(tail.kind is Kind.JFIF_THUMBNAIL for tail in dropped):
        sizes = head.start + 4 + JFIF_BODY - 2
        changes.append((sizes, sizes + 2, b"\0\0"))
    return changes + [(tail.start, tail.end, b"") for tail in dropped]


def _framed(source: Source, segment: Segment, data: bytes, alone: bool) -> bytes:
    """Return the marker segment that carries this payload.

    A profile of which no other part stays falls into as many segments as it needs.
    """
    marker = source.read(segment.start, segment.start + 2)
    if segment.content is Content.ICC and alone:
        return _profile(marker, data)
    identifier = source.read(segment.start + 4, segment.payload[0])
    if segment.content is Content.EXIF:
        identifier = EXIF
    body = identifier + data
    if len(body) > LONGEST_BODY:
        raise LimitExceeded(f"{segment.name} cannot hold {len(data)} bytes", segment.start)
    return marker + (len(body) + 2).to_bytes(2) + body


def _profile(marker: bytes, data: bytes) -> bytes:
    """Return the ICC profile in as many numbered parts as it needs."""
    room = LONGEST_BODY - len(ICC) - 2
    parts = [data[at : at + room] for at in range(0, len(data), room)] or [b""]
    if len(parts) > 255:
        raise LimitExceeded(f"a colour profile of {len(data)} bytes does not fit in a JPEG")
    return b"".join(
        marker + (len(part) + 16).to_bytes(2) + ICC + bytes((number, len(parts))) + part
        for number, part in enumerate(parts, 1)
    )
