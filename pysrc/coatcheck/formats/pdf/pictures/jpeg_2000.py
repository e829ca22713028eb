"""JPEG 2000 (ISO/IEC 15444-1): what in its boxes and its main header does not draw.

Annex I: boxes of length and type; ``jp2h`` and ``jp2c`` are the picture, ``xml ``, ``uuid``,
``uinf`` and ``jp2i`` describe it. Annex A.9.2: COM segments of the codestream are comments.
"""

from __future__ import annotations

from coatcheck.model import Content, Span

_STAYING = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c", b"rreq", b"jpch", b"jplh"})
_CONTENTS = {b"xml ": Content.XMP, b"uuid": Content.UNKNOWN}
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_SOC, _SOT, _COM = b"\xff\x4f", 0xFF90, 0xFF64
_SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
_MOST = 10_000

Cut = tuple[int, int, Content, bytes]
"""A range, what it is, and what takes its place."""


def parts(data: bytes) -> tuple[list[Cut], list[Span]]:
    """Return the ranges of a picture that go, and its codestreams; none if it cannot be read."""
    if data.startswith(_SOC):
        return _comments(data, 0), [(0, len(data))]
    if not data.startswith(_SIGNATURE):
        return [], []
    found: list[Cut] = []
    coded: list[Span] = []
    position = 0
    for _ in range(_MOST):
        size = int.from_bytes(data[position : position + 4])
        kind = data[position + 4 : position + 8]
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[position + 8 : position + 16]), 16
        end = position + size if size else len(data)
        if len(kind) < 4 or end > len(data) or (size and size < head):
            if kind == b"jp2c":
                coded.append((position + head, len(data)))
            elif position < len(data):
                found.append((position, len(data), Content.UNKNOWN, b""))
            break
        if kind == b"jp2c":
            found.extend(_codestream(data, position, head, size))
            coded.append((position + head, end))
        elif kind not in _STAYING:
            content = _CONTENTS.get(kind, Content.UNKNOWN)
            if data[position + head : position + head + 16] == _XMP:
                content = Content.XMP
            found.append((position, end, content, b""))
        position = end
        if not size:
            break
    return found, coded


def _codestream(data: bytes, position: int, head: int, size: int) -> list[Cut]:
    """Return what goes of a codestream, and the new length of its box."""
    inner = _comments(data, position + head)
    taken = sum(last - first for first, last, _, _ in inner)
    if not taken or not size:
        return inner
    width, place = (8, position + 8) if head == 16 else (4, position)
    return [(place, place + width, Content.PADDING, (size - taken).to_bytes(width)), *inner]


def _comments(data: bytes, position: int) -> list[Cut]:
    """Return the comments in the main header of a codestream."""
    found: list[Cut] = []
    if data[position : position + 2] != _SOC:
        return found
    position += 2
    for _ in range(_MOST):
        marker = int.from_bytes(data[position : position + 2])
        size = int.from_bytes(data[position + 2 : position + 4])
        if marker == _SOT or marker < 0xFF00 or size < 2:
            break
        if marker == _COM:
            found.append((position, position + 2 + size, Content.COMMENT, b""))
        position += 2 + size
    return found
