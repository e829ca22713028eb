"""The directory of a ZIP archive, and the members that it names.

Rules (APPNOTE.TXT 6.3.10): an archive ends with the end of central directory record (4.3.16), with
a ZIP64 record before it where numbers need 64 bits (4.3.14). The central directory (4.3.12) tells
each member's name, sizes and place; a local header (4.3.7) stands before its data and a data
descriptor (4.3.9) may follow it. Readers differ in which of the two they believe, so an archive in
which they disagree, or that names a member twice, is damaged. Office Open XML and OpenDocument
allow two ways of storing members: as they are, and deflated.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from coatcheck.errors import DamagedFile, LimitExceeded, UnsupportedFormat
from coatcheck.source import Source

MAX_MEMBERS = 20_000
MAX_DIRECTORY = 16 * 1024 * 1024
"""Longest central directory in bytes."""
STORED, DEFLATED = 0, 8

LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"
_DESCRIPTOR = b"PK\7\x08"
_LOCATOR64, _END64 = b"PK\6\7", b"PK\6\6"
_LOCAL_SIZE, _CENTRAL_SIZE, _END_SIZE = 30, 46, 22
_ENCRYPTED, _HAS_DESCRIPTOR, UTF8 = 0x1, 0x8, 0x800
_STRONG = 0x2040
"""Strong encryption, and a directory that is encrypted (4.4.4)."""
_MAX16, _MAX32 = 0xFFFF, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive."""

    name: str
    raw_name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    """Length in bytes as it is stored."""
    size: int
    """Length in bytes once it is inflated, as the directory says."""
    start: int
    """Where its local header begins."""
    data: int
    """Where its data begin."""
    end: int
    """Where its data, or the descriptor behind them, end."""
    time: int
    """Its date and time as MS-DOS writes them, the date in the upper half."""
    says_more: bool
    """Whether one of its two headers has extra fields, a comment or attributes."""

    @property
    def data_end(self) -> int:
        """Where its data end."""
        return self.data + self.packed


@dataclass(frozen=True, slots=True)
class Archive:
    """What a directory tells."""

    members: tuple[Member, ...]
    """In the order of the file."""
    order: tuple[int, ...]
    """The places of ``members`` in the order of the directory."""
    start: int
    """Where the central directory begins."""
    end: int
    """Where the archive ends, its comment included."""
    comment: bytes

    def named(self) -> dict[str, Member]:
        """Return the members by their names."""
        return {member.name: member for member in self.members}


def is_archive(head: bytes) -> bool:
    """Whether a file begins as an archive with a first member does."""
    return head.startswith(LOCAL)


def read(source: Source) -> Archive:
    """Read the directory, and check each member's own header against it.

    Raises DamagedFile, UnsupportedFormat for what is encrypted, and LimitExceeded.
    """
    tail_start = max(source.size - _END_SIZE - _MAX16, 0)
    tail = source.read(tail_start, source.size)
    at = tail.rfind(END)
    while at >= 0 and tail_start + at + _END_SIZE > source.size:
        at = tail.rfind(END, 0, at)
    if at < 0:
        raise DamagedFile("the archive has no end", source.size)
    record = tail_start + at
    disk, start_disk, here, count, size, start, comment = struct.unpack_from("<4H2LH", tail, at + 4)
    directory_end = record
    if _MAX16 in (here, count) or _MAX32 in (size, start) or _locator(source, record):
        count, size, start, directory_end = _zip64(source, record, count, size, start)
    elif disk or start_disk or here != count:
        raise DamagedFile("the archive is in several parts", record)
    end = record + _END_SIZE + comment
    if end > source.size:
        raise DamagedFile("the comment of the archive leaves the file", record)
    if count > MAX_MEMBERS or size > MAX_DIRECTORY:
        raise LimitExceeded(f"the archive has more than {MAX_MEMBERS} members", record)
    shift = directory_end - size - start
    if shift < 0 or start + shift + size != directory_end:
        raise DamagedFile("the directory of the archive is not where it should be", record)
    found, order = _members(source, start + shift, size, count, shift)
    said = source.read(record + _END_SIZE, end)
    return Archive(tuple(found), tuple(order), start + shift, end, said)


def _locator(source: Source, record: int) -> bool:
    return record >= 20 and source.peek(record - 20, 4) == _LOCATOR64


def _zip64(
    source: Source, record: int, count: int, size: int, start: int
) -> tuple[int, int, int, int]:
    """Read the ZIP64 records (4.3.14, 4.3.15), which lie before the end record."""
    if not _locator(source, record):
        return count, size, start, record
    (place,) = struct.unpack("<Q", source.read(record - 12, record - 4))
    length = 56
    if place + length > record - 20 or source.peek(place, 4) != _END64:
        place = record - 20 - length
        if place < 0 or source.peek(place, 4) != _END64:
            raise DamagedFile("the ZIP64 record of the archive cannot be found", record)
    (more,) = struct.unpack("<Q", source.read(place + 4, place + 12))
    if place + 12 + more != record - 20:
        raise DamagedFile("the ZIP64 record of the archive is not where it should be", place)
    _, count, size, start = struct.unpack("<4Q", source.read(place + 24, place + 56))
    return count, size, start, place


def _members(
    source: Source, position: int, size: int, count: int, shift: int
) -> tuple[list[Member], list[int]]:
    data = source.read(position, position + size)
    found: list[Member] = []
    names: set[str] = set()
    at = 0
    for _ in range(count):
        if data[at : at + 4] != CENTRAL or at + _CENTRAL_SIZE > size:
            raise DamagedFile("the directory of the archive is broken", position + at)
        lengths = struct.unpack_from("<3H", data, at + 28)
        next_at = at + _CENTRAL_SIZE + sum(lengths)
        if next_at > size:
            raise DamagedFile("the directory of the archive is broken", position + at)
        member = _member(source, data[at:next_at], lengths, shift, position + at)
        if member.name.casefold() in names:
            raise DamagedFile("the archive names a member twice", position + at)
        names.add(member.name.casefold())
        found.append(member)
        at = next_at
    if at != size:
        raise DamagedFile("the directory of the archive has more than its members", position + at)
    places = sorted(range(len(found)), key=lambda place: found[place].start)
    reached = 0
    for place in places:
        if found[place].start < reached:
            raise DamagedFile("members of the archive overlap", found[place].start)
        reached = found[place].end
    if reached > position:
        raise DamagedFile("members of the archive overlap its directory", position)
    rank = {place: index for index, place in enumerate(places)}
    return [found[place] for place in places], [rank[i] for i in range(len(found))]


def _member(
    source: Source, entry: bytes, lengths: tuple[int, ...], shift: int, where: int
) -> Member:
    _, _, flags, method, time, date, crc, packed, size = struct.unpack_from("<6H3L", entry, 4)
    internal, external, start = struct.unpack_from("<H2L", entry, 36)
    raw = entry[_CENTRAL_SIZE : _CENTRAL_SIZE + lengths[0]]
    extra = entry[_CENTRAL_SIZE + lengths[0] : _CENTRAL_SIZE + lengths[0] + lengths[1]]
    if _MAX32 in (packed, size, start):
        size, packed, start = _large(extra, size, packed, start, where)
    if flags & (_ENCRYPTED | _STRONG):
        raise UnsupportedFormat("a member of the archive is encrypted", where)
    if method not in (STORED, DEFLATED):
        raise UnsupportedFormat(f"a member of the archive is compressed by method {method}", where)
    start += shift
    header = source.read(start, start + _LOCAL_SIZE)
    if header[:4] != LOCAL:
        raise DamagedFile("a member of the archive is not where it should be", start)
    _, own_flags, own_method, _, _, own_crc, own_packed, own_size, name_size, extra_size = (
        struct.unpack_from("<5H3L2H", header, 4)
    )
    data = start + _LOCAL_SIZE + name_size + extra_size
    more = source.read(start + _LOCAL_SIZE, data)
    if more[:name_size] != raw or own_method != method:
        raise DamagedFile("a member's header disagrees with the directory", start)
    if (own_flags ^ flags) & (_ENCRYPTED | _STRONG):
        raise DamagedFile("a member's header disagrees with the directory", start)
    if _MAX32 in (own_packed, own_size):
        own_size, own_packed, _ = _large(more[name_size:], own_size, own_packed, 0, start)
    said = (own_crc, own_packed, own_size)
    open_ended = bool(own_flags & _HAS_DESCRIPTOR)
    if said != (crc, packed, size) and not (open_ended and not any(said)):
        agrees = all(own in (0, true) for own, true in zip(said, (crc, packed, size), strict=True))
        if not (open_ended and agrees):
            raise DamagedFile("a member's header disagrees with the directory", start)
    if method == STORED and packed != size:
        raise DamagedFile("a stored member has two lengths", start)
    end = data + packed
    if end > source.size:
        raise DamagedFile("a member of the archive leaves the file", start)
    if open_ended:
        end = _after_descriptor(source, end, crc, packed, size)
    return Member(
        name=_name(raw, flags, where),
        raw_name=raw,
        flags=flags,
        method=method,
        crc=crc,
        packed=packed,
        size=size,
        start=start,
        data=data,
        end=end,
        time=date << 16 | time,
        says_more=bool(extra or extra_size or lengths[2] or internal or external),
    )


def _large(extra: bytes, size: int, packed: int, start: int, where: int) -> tuple[int, int, int]:
    """Read the extra field of ZIP64 (4.5.3), which has only what does not fit elsewhere."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == 1:
            body = extra[at + 4 : at + 4 + length]
            needed = [value == _MAX32 for value in (size, packed, start)]
            if len(body) < 8 * sum(needed):
                break
            numbers = iter(struct.unpack_from(f"<{sum(needed)}Q", body))
            values = (size, packed, start)
            size, packed, start = (
                next(numbers) if far else value for far, value in zip(needed, values, strict=True)
            )
            return size, packed, start
        at += 4 + length
    raise DamagedFile("a length of 64 bits is missing", where)


def _after_descriptor(source: Source, end: int, crc: int, packed: int, size: int) -> int:
    """Return where the data descriptor ends: with or without its signature, in 32 or 64 bits."""
    for form in ("<L2Q", "<3L"):
        try:
            body = struct.pack(form, crc, packed, size)
        except struct.error:
            continue
        for start in (_DESCRIPTOR + body, body):
            if source.peek(end, len(start)) == start:
                return end + len(start)
    return end


def _name(raw: bytes, flags: int, where: int) -> str:
    try:
        name = raw.decode("utf-8" if flags & UTF8 else "cp437")
    except UnicodeDecodeError:
        raise DamagedFile("the name of a member cannot be read", where) from None
    parts = name.split("/")
    if not name or "\\" in name or "\0" in name or name.startswith("/") or ".." in parts:
        raise DamagedFile("a member of the archive has a name that is none", where)
    return name
