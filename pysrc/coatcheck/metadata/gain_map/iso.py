"""Gain maps by ISO 21496-1, C.2: versions and rationals in binary, written anew."""

from __future__ import annotations

import struct

from coatcheck.errors import DamagedFile
from coatcheck.metadata.gain_map.numbers import MILLION, bounded

_MANY, _BASE_COLORS, _COMMON, _BACKWARD = 0x80, 0x40, 0x08, 0x04


def iso_version(body: bytes) -> bytes:
    """Write the versions that ISO 21496-1 puts into the primary picture anew."""
    if len(body) != 4 or body[:2] != b"\0\0":
        raise DamagedFile("the gain map asks for an unknown version")
    return bytes(4)


def iso_parameters(body: bytes) -> bytes:
    """Write the numbers of ISO 21496-1 anew, in the same form.

    Raises DamagedFile if the length, the flags or a number do not fit.
    """
    from fractions import Fraction  # Slow to import, and few pictures have a gain map.

    if len(body) < 5 or body[:4] != bytes(4):
        raise DamagedFile("the gain map is of an unknown version")
    flags = body[4]
    if flags & ~(_MANY | _BASE_COLORS | _COMMON | _BACKWARD):
        raise DamagedFile("the gain map has unknown flags")
    channel = "iiIii"  # minimum, maximum, gamma, base offset, alternate offset
    layout = "II" + channel * (3 if flags & _MANY else 1)
    common = flags & _COMMON
    pattern = ">I" + layout if common else ">" + "".join(code + "I" for code in layout)
    if len(body) != 5 + struct.calcsize(pattern):
        raise DamagedFile("the gain map's parameters have a wrong length")
    numbers = struct.unpack(pattern, body[5:])
    below = [numbers[0]] * len(layout) if common else numbers[1::2]
    above = numbers[1:] if common else numbers[::2]
    if not all(below):
        raise DamagedFile("the gain map has a number without a value")
    written = [MILLION] if common else []
    for place, (numerator, denominator) in enumerate(zip(above, below, strict=True)):
        value = round(Fraction(numerator, denominator) * MILLION)
        is_gamma = place >= 2 and (place - 2) % len(channel) == 2
        written.append(bounded(value, is_gamma))
        if not common:
            written.append(MILLION)
    return bytes(4) + bytes((flags,)) + struct.pack(pattern, *written)
