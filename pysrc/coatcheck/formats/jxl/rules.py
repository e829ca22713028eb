"""JPEG XL: the boxes of which it must be proved that they hold numbers and nothing else.

Frame index (ISO/IEC 18181-2, 9.4): a count, two numbers of four bytes that give the unit of time,
and for each frame how far it is from the one before in the codestream, how long it is shown, and
how many frames follow until the next of the index; all but the unit as variable-length integers.

Gain map (ISO/IEC 18181-2 Amd 1): a version, the numbers of ISO 21496-1 behind their length, a
colour encoding in JPEG XL's own form behind its length, a compressed ICC profile behind its
length, and a bare codestream. A profile cannot be read there and would go with its texts, so that
only gain maps without one stay. ISO 21496-1, annex C.2: two versions, a byte of flags (several
channels, base colour space, one common denominator), two headrooms and five numbers a channel.
"""

from __future__ import annotations

from coatcheck.source import Source

MAX_INDEX = 256 * 1024
"""Longest frame index in bytes that is read; a longer one goes, and only seeking is slower."""
MAX_COLOR = 32
"""Longest colour encoding in bytes: the enumerated one, or one with chromaticities."""
_SEVERAL, _COMMON, _FLAGS = 0x80, 0x08, 0xC8
_VARINT_BITS = 63


def last_frame(source: Source, start: int, end: int) -> int | None:
    """Return where in the codestream a frame index puts its last frame; None if it is none."""
    if end - start > MAX_INDEX:
        return None
    data = source.read(start, end)
    numbers: list[int] = []
    position = 0
    while position < len(data):
        value = shift = 0
        while True:
            if position >= len(data) or shift > _VARINT_BITS:
                return None
            byte = data[position]
            position += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
        numbers.append(value)
        if len(numbers) == 1:
            position += 8
    if position != len(data) or not numbers or len(numbers) != 1 + 3 * numbers[0]:
        return None
    return sum(numbers[1::3])


def is_gain_map(source: Source, start: int, end: int) -> bool:
    """Tell whether these bytes are a gain map that holds numbers and a codestream alone."""
    head = source.peek(start, min(end - start, 256 + MAX_COLOR))
    size = int.from_bytes(head[1:3])
    color = 3 + size
    if len(head) <= color or head[0] != 0 or not _gain_numbers(head[3:color]):
        return False
    if head[color] > MAX_COLOR:
        return False
    profile = color + 1 + head[color]
    return head[profile : profile + 6] == b"\0\0\0\0\xff\x0a"


def _gain_numbers(data: bytes) -> bool:
    if len(data) < 5 or data[:4] != bytes(4) or data[4] & ~_FLAGS:
        return False
    channels = 3 if data[4] & _SEVERAL else 1
    size = 5 + 4 + 8 + 20 * channels if data[4] & _COMMON else 5 + 16 + 40 * channels
    return len(data) == size
