"""A JPEG that breaks its rules, as far as metadata go: segments before the first scan.

Viewers draw what they can of a damaged picture. What they draw is not touched; APPn and COM
segments (ITU-T T.81, B.2.4) go, but for those that say how the colours are to be read.
"""

from __future__ import annotations

from coatcheck.model import Content

_SOS, _COM, _APP0, _APP14 = 0xDA, 0xFE, 0xE0, 0xEE
_MOST = 10_000


def cuts(data: bytes) -> list[tuple[int, int, Content, bytes]]:
    """Return the ranges that go, in order."""
    found: list[tuple[int, int, Content, bytes]] = []
    position = data.find(b"\xff\xd8") + 2
    if position < 2:
        return []
    for _ in range(_MOST):
        position = data.find(b"\xff", position)
        if position < 0 or position + 4 > len(data):
            break
        marker = data[position + 1]
        if marker in (0, 0xFF, 1) or 0xD0 <= marker <= 0xD9:
            position += 1
            continue
        if marker == _SOS:
            break
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4])
        if marker == _COM or (_APP0 <= marker <= 0xEF and not _says_colours(data, position)):
            found.append((position, min(end, len(data)), Content.UNKNOWN, b""))
        position = end
    return found


def _says_colours(data: bytes, position: int) -> bool:
    body = data[position + 4 : position + 9]
    size = int.from_bytes(data[position + 2 : position + 4])
    if data[position + 1] == _APP14:
        return body == b"Adobe" and size <= 14
    return data[position + 1] == _APP0 and body == b"JFIF\0" and size == 16
