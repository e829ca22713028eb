"""WebP pictures, 16 by 16 pixels of one colour (RFC 9649)."""

from __future__ import annotations

ICC, ALPHA, EXIF, XMP, ANIMATION = 0x20, 0x10, 0x08, 0x04, 0x02

LOSSY = bytes.fromhex(
    "9001009d012a1000100005407c25a00274ba00039800fecbb7ebbc5a6287da98248c9c800000"
)
"""A key frame of VP8: 16 by 16 pixels, brown."""


def lossless(red: int, green: int, blue: int, size: int = 16) -> bytes:
    """Make a VP8L bitstream: all prefix codes have one symbol, so pixels take no bits."""
    fields = [(0x2F, 8), (size - 1, 14), (size - 1, 14), (0, 1), (0, 3)]
    fields += [(0, 1), (0, 1), (0, 1)]  # no transform, no colour cache, one group of prefix codes
    for symbol in (green, red, blue, 255):
        fields += [(1, 1), (0, 1), (1, 1), (symbol, 8)]
    fields += [(1, 1), (0, 1), (0, 1), (0, 1)]  # the code for distances
    value = position = 0
    for number, bits in fields:
        value |= number << position
        position += bits
    return value.to_bytes(-(-position // 8), "little")


def chunk(kind: bytes, data: bytes, pad: bytes = b"\0") -> bytes:
    """Make a chunk; ``pad`` follows data of odd length."""
    return kind + len(data).to_bytes(4, "little") + data + (pad if len(data) & 1 else b"")


def riff(*chunks: bytes) -> bytes:
    """Make a file of chunks."""
    return chunk(b"RIFF", b"WEBP" + b"".join(chunks))


def header(flags: int, surplus: bytes = b"") -> bytes:
    """Make a VP8X."""
    return chunk(b"VP8X", bytes((flags, 0, 0, 0, 15, 0, 0, 15, 0, 0)) + surplus)


def lossy() -> bytes:
    """Make a VP8 chunk."""
    return chunk(b"VP8 ", LOSSY)


def plain(red: int = 10, green: int = 200, blue: int = 30) -> bytes:
    """Make a VP8L chunk."""
    return chunk(b"VP8L", lossless(red, green, blue))


def alpha() -> bytes:
    """Make an ALPH chunk, uncompressed."""
    return chunk(b"ALPH", b"\0" + bytes(range(256)))


def loop(surplus: bytes = b"") -> bytes:
    """Make an ANIM."""
    return chunk(b"ANIM", b"\xff\xff\xff\xff\x03\0" + surplus)


def frame(*chunks: bytes) -> bytes:
    """Make an ANMF that shows its picture for a tenth of a second."""
    head = bytes((0, 0, 0, 0, 0, 0, 15, 0, 0, 15, 0, 0, 100, 0, 0, 0))
    return chunk(b"ANMF", head + b"".join(chunks))
