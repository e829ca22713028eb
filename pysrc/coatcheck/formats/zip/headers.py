"""What the headers of an archive say beside names and data."""

from __future__ import annotations

from collections.abc import Iterable

from coatcheck.formats.base import printable
from coatcheck.formats.zip import write
from coatcheck.formats.zip.directory import Archive
from coatcheck.model import Keep, Plan
from coatcheck.source import Source


def said_by_headers(source: Source, archive: Archive) -> list[tuple[str, str]] | None:
    """Return what the headers say beyond what an archive of ours does; None if it is nothing."""
    entries = [write.kept(member) for member in archive.members]
    plan = write.archive(entries, list(archive.order))
    if plan.size == source.size and all(
        isinstance(piece, Keep) or source.read(start, start + len(piece)) == piece
        for start, piece in _placed(plan)
    ):
        return None
    said: list[tuple[str, str]] = []
    latest = max((member.time for member in archive.members), default=0)
    if latest > write.FIRST_TIME and any(m.time != write.FIRST_TIME for m in archive.members):
        said.append(("time", _moment(latest)))
    if archive.comment:
        said.append(("comment", printable(archive.comment[:500])))
    if any(member.says_more for member in archive.members):
        said.append(("extra", ""))
    return said or [("headers", "")]


def _placed(plan: Plan) -> Iterable[tuple[int, Keep | bytes]]:
    position = 0
    for piece in plan.pieces:
        assert isinstance(piece, Keep | bytes)
        yield position, piece
        position += piece.end - piece.start if isinstance(piece, Keep) else len(piece)


def _moment(time: int) -> str:
    day, second = time >> 16, time & 0xFFFF
    return (
        f"{1980 + (day >> 9)}:{day >> 5 & 15:02}:{day & 31:02} "
        f"{second >> 11:02}:{second >> 5 & 63:02}"
    )
