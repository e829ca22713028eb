"""What the fields of boxes tell: dates and names.

ISO/IEC 14496-12, 8.2.2.3: dates are seconds since midnight, January 1, 1904, in UTC, of four bytes
or eight; that of creation comes first, that of change follows. ISO/IEC 23008-12, 6.5: the
properties ``crtt`` and ``mdft`` have microseconds since then. Names are UTF-8 and end with a zero
byte, or have their length before them (8.4.3, 12.1.3).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from coatcheck.errors import DamagedFile
from coatcheck.metadata.text import clip, guess
from coatcheck.model import Kind, Segment, Standard, Tag
from coatcheck.phrases import term
from coatcheck.terms import Term

_EPOCH = datetime(1904, 1, 1)
_PROPERTIES: dict[object, str] = {
    Kind.CREATION_TIME: "CreateDate",
    Kind.MODIFICATION_TIME: "ModifyDate",
}


def decode_times(segment: Segment, payload: bytes) -> list[Tag]:
    """Decode a date of creation and a date of change, or a property that is one of them."""
    owner = segment.owner
    if segment.kind in _PROPERTIES:
        return _date(owner, _PROPERTIES[segment.kind], int.from_bytes(payload) / 1e6)
    half = len(payload) // 2
    if half not in (4, 8):
        raise DamagedFile("the dates are of an unknown length")
    created, changed = int.from_bytes(payload[:half]), int.from_bytes(payload[half:])
    return _date(owner, "CreateDate", created) + _date(owner, "ModifyDate", changed)


def _date(group: str, name: str, seconds: float) -> list[Tag]:
    if not seconds:
        return []
    try:
        date = _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        return [Tag(Standard.HEIF, group, name, term(Term.SECONDS_OF_QUICKTIME, str(seconds)))]
    return [Tag(Standard.HEIF, group, name, f"{date:%Y:%m:%d %H:%M:%S}Z")]


def decode_name(segment: Segment, payload: bytes) -> list[Tag]:
    """Decode the name of a handler, an item or a compressor."""
    if payload and payload[0] < len(payload) and payload[0] < 0x20:
        payload = payload[1 : payload[0] + 1]
    text = guess(payload.strip(b"\0"))
    return [Tag(Standard.HEIF, segment.owner, "Name", clip(text))] if text else []
