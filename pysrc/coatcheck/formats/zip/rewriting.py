"""From the segments of an archive to the plan of a new one, where something goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coatcheck.formats.base import Edits
from coatcheck.formats.zip import write
from coatcheck.formats.zip.directory import UTF8, Member, read
from coatcheck.formats.zip.members import ZipKind, content
from coatcheck.formats.zip.package import Change, Edited
from coatcheck.formats.zip.xml_text import in_bytes
from coatcheck.model import Keep, Plan, Segment
from coatcheck.source import Source


def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan:
    """Return the plan of the archive with these edits made; without any, the file as it is."""
    if not edits:
        return Plan((Keep(0, source.size),))
    archive = read(source)
    places = {member.start: place for place, member in enumerate(archive.members)}
    entries: list[write.Entry | None] = [None] * len(archive.members)
    for segment in segments:
        place = places.get(segment.start)
        if place is None or segment.kind not in (ZipKind.STORED, ZipKind.DEFLATED):
            continue
        entries[place] = _entry(source, archive.members[place], segment, edits)
    left = [place for place, entry in enumerate(entries) if entry is not None]
    rank = {place: index for index, place in enumerate(left)}
    order = [rank[place] for place in archive.order if place in rank]
    return write.archive([entry for entry in entries if entry is not None], order)


def _entry(source: Source, member: Member, segment: Segment, edits: Edits) -> write.Entry | None:
    if segment in edits and edits[segment] is None:
        return None
    if any(isinstance(c, Edited) and c.whole and c in edits for c in segment.children):
        return None
    data = edits.get(segment)
    if data is not None:
        return write.made(member, data)
    made = [c for c in segment.children if isinstance(c, Edited) and c in edits]
    name = next((child.renamed for child in made if child.renamed), "")
    if name:
        member = replace(member, name=name, raw_name=name.encode(), flags=UTF8)
    changes = [change for child in made for change in child.changes]
    if not changes:
        return write.kept(member)
    return write.made(member, spliced(in_bytes(content(source, member)), changes))


def spliced(data: bytes, changes: Iterable[Change]) -> bytes:
    """Return bytes with changes made; one that lies in another one is made with that one."""
    pieces: list[bytes] = []
    position = 0
    for start, end, new in sorted(changes, key=lambda change: (change[0], -change[1])):
        if start < position or (start == position == end and not new):
            continue
        pieces += data[position:start], new
        position = end
    return b"".join((*pieces, data[position:]))
