"""The numbers of a gain map: read with bounds, kept as integers of millionths, written anew."""

from __future__ import annotations

import re

from coatcheck.errors import DamagedFile

MILLION = 1_000_000
LARGEST = 100
"""No factor here, most of them powers of two, comes near this."""

_NUMBER = re.compile(r"[+-]?(\d{1,9}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?", re.ASCII)


def millionths(text: str, positive: bool = False) -> int:
    """Read a number as millionths; raise DamagedFile for what is none or out of bounds."""
    from fractions import Fraction  # Slow to import, and few pictures have a gain map.

    if not _NUMBER.fullmatch(text):
        raise DamagedFile("the gain map has a parameter that is no number")
    return bounded(round(Fraction(text) * MILLION), positive)


def bounded(value: int, positive: bool = False) -> int:
    """Return millionths that are within bounds; raise DamagedFile for others."""
    if abs(value) > LARGEST * MILLION or (positive and value <= 0):
        raise DamagedFile("the gain map has a number out of all bounds")
    return value


def decimal(millionths: int) -> str:
    """Write millionths as a decimal number without needless digits."""
    whole, rest = divmod(abs(millionths), MILLION)
    sign = "-" if millionths < 0 else ""
    return sign + f"{whole}.{rest:06}".rstrip("0").rstrip(".")
