"""Settings of a printer: in their place, those of no printer at all.

Rules (ECMA-376-1, 15.2.15; MS-RPRN 2.2.2.1, the DEVMODE structure): the part is what the
printer's driver wrote, with the names of the printer, its server and often its user. Sheets and
sections refer to it, so a part stays: a structure of version 4.1 and of its own length that sets
not one field.
"""

from __future__ import annotations

import posixpath
import struct

NEUTRAL = struct.pack("<64s4HL", b"", 0x0401, 0, 220, 0, 0).ljust(220, b"\0")
"""Device name, version, version of the driver, length, length of the driver's own, fields."""
_NAME = "settings{}.bin"


def neutral_name(name: str, number: int) -> str:
    """Return how the part is called: the name of the old one may be its printer's."""
    return posixpath.join(posixpath.dirname(name), _NAME.format(number))


def is_neutral(name: str, data: bytes) -> bool:
    """Whether a part is the one that is written here."""
    last = posixpath.basename(name)
    return data == NEUTRAL and last.startswith("settings") and last.endswith(".bin")
