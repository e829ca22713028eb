"""A colour profile without what it says beside colour.

Rules (ICC.1:2022): a profile is a 128-byte header (section 7.2), a tag table (7.3) and tagged
element data. Only elements that a colour conversion reads stay; all other bytes become zero, in
place, so that no offset changes and the colours are exactly the same. The description (9.2.41) and
the copyright (9.2.22) are required, so they stay with a text that says nothing. Header fields that
name a moment, a device or a program are zeroed, which the specification allows for each of them,
and so is the profile ID (7.2.18), a checksum over the bytes that changed.
"""

from __future__ import annotations

import struct
import zlib

from coatcheck.errors import DamagedFile
from coatcheck.metadata.icc import standard as icc_standard
from coatcheck.model import Kind, Segment, Span
from coatcheck.source import inflate

HEADER_SIZE = 128
MAX_TAGS = 200
"""More elements than this are no honest profile; the largest known have about thirty."""

_COLOR_ELEMENTS = frozenset(
    b"A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 B2D0 B2D1 B2D2 B2D3 D2B0 D2B1 D2B2 D2B3 "
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm cicp gamt lumi ncl2 clro "
    b"pre0 pre1 pre2 aabg aarg aagg".split()
)
_TEXT_ELEMENTS = frozenset({b"desc", b"cprt"})
_PRIVATE_HEADER_FIELDS: tuple[Span, ...] = (
    (4, 8),  # preferred colour management module
    (24, 36),  # date and time
    (40, 44),  # platform
    (48, 56),  # device manufacturer and model
    (80, 84),  # creator
    (84, 100),  # profile ID
    (100, 128),  # reserved, zero by specification
)
PLAIN_TEXT = "Colour profile"


def without_private_data(segment: Segment, payload: bytes, resizable: bool = True) -> bytes:
    """Put a standard profile in the place of an equivalent one, and blank any other.

    Unless the container is ``resizable``, none is replaced and the result has the same length.
    Raises DamagedFile if the payload is no profile.
    """
    if segment.kind is not Kind.ICCP:
        return _plain(payload, resizable)
    name_end = payload.find(b"\0", 0, 80)
    if name_end < 0 or payload[name_end + 1 : name_end + 2] != b"\0":
        raise DamagedFile("the colour profile has no name")
    profile = inflate(payload[name_end + 2 :])
    plain = _plain(profile, resizable)
    name = b"ICC"
    if plain == profile and payload[:name_end] == name:
        return payload
    return name + b"\0\0" + zlib.compress(plain, 9)


def _plain(profile: bytes, resizable: bool) -> bytes:
    return (icc_standard.equivalent(profile) if resizable else None) or blank(profile)


def blank(profile: bytes) -> bytes:
    """Return a profile of the same length and the same colours that tells nothing else."""
    if len(profile) < HEADER_SIZE + 4 or profile[36:40] != b"acsp":
        raise DamagedFile("this is no colour profile")
    (count,) = struct.unpack_from(">I", profile, HEADER_SIZE)
    table_end = HEADER_SIZE + 4 + 12 * count
    if count > MAX_TAGS or table_end > len(profile):
        raise DamagedFile("the colour profile's tag table is broken")
    result = bytearray(len(profile))
    result[:HEADER_SIZE] = profile[:HEADER_SIZE]
    for start, end in _PRIVATE_HEADER_FIELDS:
        result[start:end] = bytes(end - start)
    rows: list[tuple[bytes, bytes, Span]] = []
    for index in range(count):
        entry = profile[HEADER_SIZE + 4 + 12 * index :][:12]
        signature, start, size = struct.unpack(">4sII", entry)
        end = start + size
        if start < table_end or end > len(profile):
            raise DamagedFile(f"the colour profile's element {signature!r} lies outside it")
        if signature in _COLOR_ELEMENTS:
            result[start:end] = profile[start:end]
            rows.append((signature, entry, (start, end)))
        elif signature in _TEXT_ELEMENTS:
            rows.append((signature, entry, (start, end)))
    taken = [span for signature, _, span in rows if signature in _COLOR_ELEMENTS]
    kept = [
        entry
        for signature, entry, span in rows
        if signature in _COLOR_ELEMENTS or _write_text(profile, result, span, taken)
    ]
    struct.pack_into(">I", result, HEADER_SIZE, len(kept))
    table = b"".join(kept)
    result[HEADER_SIZE + 4 : HEADER_SIZE + 4 + len(table)] = table
    return bytes(result)


def _write_text(profile: bytes, result: bytearray, span: Span, taken: list[Span]) -> bool:
    """Put the plain text where a text was, if there is room.

    Elements may share their data: what overlaps a colour has no text of its own, what is the same
    as another text has the same. Without a text the element goes.
    """
    start, end = span
    element = _plain_element(profile[start : start + 4])
    if end - start < len(element):
        return False
    clash = any(start < other_end and other_start < end for other_start, other_end in taken)
    if clash and not (span in taken and result[start : start + len(element)] == element):
        return False
    result[start:end] = element.ljust(end - start, b"\0")
    taken.append(span)
    return True


def _plain_element(type_signature: bytes) -> bytes:
    """Make an element of the same type that says ``PLAIN_TEXT``."""
    ascii_text = PLAIN_TEXT.encode() + b"\0"
    if type_signature == b"mluc":  # multiLocalizedUnicodeType, 10.15
        text = PLAIN_TEXT.encode("utf-16-be")
        return struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(text), 28) + text
    if type_signature == b"desc":  # textDescriptionType, ICC.1:2001-04, 6.5.17
        return struct.pack(">4sII", b"desc", 0, len(ascii_text)) + ascii_text
    return struct.pack(">4sI", b"text", 0) + ascii_text  # textType, 10.24
