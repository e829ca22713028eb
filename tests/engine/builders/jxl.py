"""JPEG XL pictures, 8 by 8 grey pixels, bare and in boxes (ISO/IEC 18181-2)."""

from __future__ import annotations

CODESTREAM = bytes.fromhex("ff0a4140505c080802010058004b188bc3a09024174b046027c001030c30c000030c00")
"""A grey ramp, lossless."""
SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"


def box(kind: bytes, body: bytes = b"") -> bytes:
    """Make a box."""
    return (len(body) + 8).to_bytes(4) + kind + body


def long_box(kind: bytes, body: bytes = b"") -> bytes:
    """Make a box with a size of eight bytes."""
    return b"\0\0\0\1" + kind + (len(body) + 16).to_bytes(8) + body


def open_box(kind: bytes, body: bytes = b"") -> bytes:
    """Make a box that reaches to the end of the file."""
    return bytes(4) + kind + body


FTYP = box(b"ftyp", b"jxl \0\0\0\0jxl ")
LEVEL = box(b"jxll", b"\x0a")
PICTURE = box(b"jxlc", CODESTREAM)
INDEX = box(b"jxli", b"\1\0\0\0\1\0\0\3\xe8\0\1\0")
"""A frame index of one frame."""


def container(*boxes: bytes, ftyp: bytes = FTYP) -> bytes:
    """Make a file of boxes."""
    return SIGNATURE + ftyp + b"".join(boxes)


def part(number: int, body: bytes, last: bool = False) -> bytes:
    """Make a box with a part of the codestream."""
    return box(b"jxlp", (number | last << 31).to_bytes(4) + body)


def in_parts(between: bytes = b"") -> bytes:
    """Cut the codestream into three, with boxes between its parts."""
    first, rest = CODESTREAM[:9], CODESTREAM[9:]
    return part(0, first) + between + part(1, rest[:9]) + between + part(2, rest[9:], True)


def exif(tiff: bytes, gap: bytes = b"") -> bytes:
    """Make an Exif box; ``gap`` stands before the TIFF header."""
    return box(b"Exif", len(gap).to_bytes(4) + gap + tiff)


def gain_map(numbers: bytes = bytes(61), profile: bytes = b"", color: bytes = b"\x01") -> bytes:
    """Make a gain map, by default of one channel, without a profile."""
    head = b"\0" + len(numbers).to_bytes(2) + numbers + bytes((len(color),)) + color
    return box(b"jhgm", head + len(profile).to_bytes(4) + profile + CODESTREAM)
