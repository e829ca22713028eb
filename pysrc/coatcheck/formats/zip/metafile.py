"""Windows metafiles: drawings that say which program made them, of which file.

Rules (MS-EMF 2.2.9, 2.3.3.1; MS-WMF 2.3.6.1): the header of an EMF may have a description, in
UTF-16, of program and picture; comment records hold what no format defines, but for drawing records
of EMF+ and public ones. What goes becomes zero where it stands, so that no record moves.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from coatcheck.model import Span

MAX_RECORDS = 500_000
_COMMENT = 70
_KNOWN = (b"EMF+", b"GDIC", b"EMFS")
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_ESCAPE, _MFCOMMENT = 0x0626, 15
_WMFC = b"WMFC"


def is_emf(data: bytes) -> bool:
    """Whether bytes are an enhanced metafile."""
    return data[:4] == b"\1\0\0\0" and data[40:44] == b" EMF"


def is_wmf(data: bytes) -> bool:
    """Whether bytes are a metafile of the older kind."""
    return data[:4] == _PLACEABLE or data[:6] in (b"\1\0\x09\0\0\3", b"\1\0\x09\0\0\1")


def spans(data: bytes) -> list[tuple[Span, bool]]:
    """Return where notes stand that are not zero, and whether they are a description."""
    found = _emf(data) if is_emf(data) else _wmf(data)
    return [(span, text) for span, text in found if any(data[slice(*span)])]


def _emf(data: bytes) -> Iterator[tuple[Span, bool]]:
    (header,) = struct.unpack_from("<L", data, 4)
    count, offset = struct.unpack_from("<2L", data.ljust(72, b"\0"), 60)
    if count and 88 <= offset < header <= len(data):
        yield (offset, min(offset + 2 * count, header)), True
    position = 0
    for _ in range(MAX_RECORDS):
        if position + 8 > len(data):
            break
        kind, size = struct.unpack_from("<2L", data, position)
        if size < 8 or position + size > len(data):
            break
        if kind == _COMMENT and size >= 16 and data[position + 12 : position + 16] not in _KNOWN:
            yield (position + 12, position + size), False
        position += size
    if position < len(data):
        yield (position, len(data)), False


def _wmf(data: bytes) -> Iterator[tuple[Span, bool]]:
    position = 40 if data[:4] == _PLACEABLE else 18
    for _ in range(MAX_RECORDS):
        if position + 6 > len(data):
            return
        words, kind = struct.unpack_from("<LH", data, position)
        end = position + 2 * words
        if words < 3 or end > len(data):
            return
        if kind == _ESCAPE and end >= position + 14:
            function, _ = struct.unpack_from("<2H", data, position + 6)
            if function == _MFCOMMENT and data[position + 10 : position + 14] != _WMFC:
                yield (position + 10, end), False
        position = end


def description(data: bytes, span: Span) -> str:
    """Read a description: texts that end in zeros."""
    text = data[slice(*span)].decode("utf-16-le", "replace")
    return " ".join(part for part in text.split("\0") if part)
