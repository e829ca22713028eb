"""The modification time of a PNG.

PNG (third edition), 11.3.4.4: ``tIME`` is a year of two bytes, then month, day, hour, minute,
second, in UTC.
"""

from __future__ import annotations

import struct

from coatcheck.errors import DamagedFile
from coatcheck.model import Standard, Tag


def decode(payload: bytes) -> list[Tag]:
    """Decode the data of a ``tIME`` chunk."""
    if len(payload) < 7:
        raise DamagedFile("the time stamp is too short")
    year, month, day, hour, minute, second = struct.unpack_from(">H5B", payload)
    date = f"{year:04}:{month:02}:{day:02} {hour:02}:{minute:02}:{second:02}Z"
    return [Tag(Standard.PNG, "tIME", "ModificationTime", date)]
