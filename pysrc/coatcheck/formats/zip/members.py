"""What is in a member of an archive: read whole, checked, and bounded.

Rules (RFC 1951, APPNOTE.TXT 4.4.7): a deflated member is one stream that ends where the member's
data end, so that nothing hides behind it, of the length and the checksum that the directory says.
"""

from __future__ import annotations

import zlib
from enum import StrEnum

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.zip.directory import DEFLATED, Archive, Member
from coatcheck.model import Segment
from coatcheck.source import Source

MAX_PART = 64 * 1024 * 1024
"""Longest part in bytes that is inflated."""
MAX_TOGETHER = 256 * 1024 * 1024
"""Bytes of all parts of one archive together, inflated."""
LEVEL = 6


class ZipKind(StrEnum):
    """How a member is stored, and other parts of an archive."""

    STORED = "stored"
    DEFLATED = "deflated"
    DIRECTORY = "directory"
    HEADERS = "headers"


def check_sizes(archive: Archive) -> None:
    """Refuse an archive by what its directory says, before anything of it is inflated."""
    if sum(member.size for member in archive.members) > MAX_TOGETHER:
        raise LimitExceeded(f"the parts of the file are more than {MAX_TOGETHER} bytes together")
    for member in archive.members:
        if member.size > MAX_PART and member.method == DEFLATED:
            raise LimitExceeded(f"a part of the file is more than {MAX_PART} bytes", member.start)


def content(source: Source, member: Member) -> bytes:
    """Return what is in a member; raise DamagedFile where it is not what the directory says."""
    data = source.read(member.data, member.data_end)
    if member.method == DEFLATED:
        data = inflated(data, member.size, member.start)
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise DamagedFile("a part of the file is not what its checksum says", member.start)
    return data


def inflated(data: bytes, size: int = MAX_PART, where: int | None = None) -> bytes:
    """Inflate one stream of at most ``size`` bytes, with nothing behind it."""
    stream = zlib.decompressobj(wbits=-15)
    try:
        result = stream.decompress(data, min(size, MAX_PART) + 1)
    except zlib.error as error:
        raise DamagedFile(f"a part of the file cannot be inflated: {error}", where) from None
    if len(result) > size or stream.unconsumed_tail:
        raise DamagedFile("a part of the file is longer than it says", where)
    if not stream.eof or stream.unused_data:
        raise DamagedFile("a part of the file does not end where it should", where)
    return result


def deflated(data: bytes) -> bytes:
    """Deflate bytes into one stream."""
    stream = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return stream.compress(data) + stream.flush()


def is_member(segment: Segment) -> bool:
    """Whether a segment is a member of an archive."""
    return segment.kind in (ZipKind.STORED, ZipKind.DEFLATED)


def segment_content(source: Source, segment: Segment) -> bytes:
    """Return what is in the member that a segment stands for."""
    data = source.read(*segment.payload)
    return inflated(data, where=segment.start) if segment.kind is ZipKind.DEFLATED else data
