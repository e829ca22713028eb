"""Multi-picture format: the index of the pictures in one file.

CIPA DC-007 5.2: the body of an APP2 marker segment ``MPF`` NUL is a TIFF header and directories.
The MP index IFD (5.2.3) has a version (B000), the number of pictures (B001) and the MP entries
(B002), 16 bytes each (5.2.3.3.1): attributes, whose lower 24 bits are the type, the picture's size,
and its offset from the MP header, which is 0 for the first. Everything else in there (unique ids,
individual numbers, angles, a second directory) no reader needs to find a picture.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from coatcheck.errors import DamagedFile

GAIN_MAP = 0x050000
_TYPE = 0xFFFFFF
_ENTRIES = 0xB002
_ENTRY_SIZE = 16
MAX_PICTURES = 256


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture that the index lists."""

    kind: int
    size: int
    offset: int
    """From the MP header, the start of the index's TIFF header; 0 for the first picture."""


def read(body: bytes) -> list[Entry]:
    """Return the entries of an index, or none if it is broken."""
    order = {b"MM\0*": ">", b"II*\0": "<"}.get(body[:4])
    try:
        return [] if order is None else _read(body, order)
    except (struct.error, DamagedFile):
        return []


def _read(body: bytes, order: str) -> list[Entry]:
    (directory,) = struct.unpack_from(f"{order}I", body, 4)
    (fields,) = struct.unpack_from(f"{order}H", body, directory)
    for number in range(min(fields, 64)):
        at = directory + 2 + 12 * number
        tag, _, size, start = struct.unpack_from(f"{order}HHII", body, at)
        if tag != _ENTRIES:
            continue
        if size > MAX_PICTURES * _ENTRY_SIZE or start + size > len(body):
            raise DamagedFile("the index of pictures is broken")
        rows = struct.iter_unpack(f"{order}IIIHH", body[start : start + size // 16 * 16])
        return [Entry(kind & _TYPE, length, offset) for kind, length, offset, _, _ in rows]
    return []
