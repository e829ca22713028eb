"""Writes the small Exif that a cleaned picture may carry.

Rules (TIFF 6.0, section 2; Exif 2.32, 4.6.3 and 4.6.5): a header, IFD0 with its entries in the
order of their tags, the values that do not fit into an entry, and the Exif IFD behind it. Big
endian.
"""

from __future__ import annotations

import struct

from coatcheck.metadata.exif.decode import ORIENTATION
from coatcheck.metadata.tiff import SHORT

COPYRIGHT, EXIF_IFD, DATE_TIME_ORIGINAL = 0x8298, 0x8769, 0x9003
ASCII, LONG = 2, 4
_HEADER = 8


def build(orientation: int | None, copyright_notice: str = "", taken: str = "") -> bytes:
    """Return an Exif body with these fields; ``taken`` is written ``YYYY:MM:DD HH:MM:SS``."""
    notice = _text(copyright_notice) if copyright_notice else b""
    count = (orientation is not None) + bool(notice) + bool(taken)
    end = _HEADER + 2 + 12 * count + 4
    notice_at, exif_at = end, end + len(notice) + len(notice) % 2
    entries = b""
    if orientation is not None:
        entries += struct.pack(">HHIHH", ORIENTATION, SHORT, 1, orientation, 0)
    if notice:
        entries += _entry(COPYRIGHT, notice, notice_at)
    if taken:
        entries += struct.pack(">HHII", EXIF_IFD, LONG, 1, exif_at)
    body = struct.pack(">2sHI", b"MM", 42, _HEADER) + struct.pack(">H", count) + entries + bytes(4)
    body += notice + bytes(len(notice) % 2)
    if taken:
        moment = _text(taken)
        body += struct.pack(">H", 1)
        body += _entry(DATE_TIME_ORIGINAL, moment, exif_at + 2 + 12 + 4) + bytes(4) + moment
    return body


def _text(value: str) -> bytes:
    return value.encode() + b"\0"


def _entry(tag: int, data: bytes, offset: int) -> bytes:
    """Return a directory entry; a value of up to four bytes stands in the entry itself."""
    head = struct.pack(">HHI", tag, ASCII, len(data))
    return head + (data.ljust(4, b"\0") if len(data) <= 4 else struct.pack(">I", offset))
