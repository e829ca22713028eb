"""JPEG pictures, 16 by 8 pixels in two blocks (ITU-T T.81 Annex B).

The tables know two codes for DC differences, category 0 and 4, and one for AC, end of block.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.builders import SECRET, packet

SOI, EOI = b"\xff\xd8", b"\xff\xd9"
GUID = b"0123456789ABCDEF0123456789ABCDEF"


def segment(code: int, body: bytes) -> bytes:
    """Make a marker segment."""
    return bytes((0xFF, code)) + (len(body) + 2).to_bytes(2) + body


DQT = segment(0xDB, b"\0" + bytes((8,) * 64))
DHT_DC = segment(0xC4, b"\x00" + bytes((0, 2, *(0,) * 14)) + b"\x00\x04")
DHT_AC = segment(0xC4, b"\x10" + bytes((1, *(0,) * 15)) + b"\x00")
TABLES = DQT + DHT_DC + DHT_AC


def frame(components: int = 1, code: int = 0xC0, height: int = 8) -> bytes:
    """Make a frame header; with three components they are named as in JFIF."""
    parts = b"".join(bytes((number, 0x11, 0)) for number in range(1, components + 1))
    return segment(code, b"\x08" + height.to_bytes(2) + b"\0\x10" + bytes((components,)) + parts)


def scan(components: Sequence[int] = (1,), first: int = 0, last: int = 63) -> bytes:
    """Make a scan header."""
    parts = b"".join(bytes((number, 0)) for number in components)
    return segment(0xDA, bytes((len(components),)) + parts + bytes((first, last, 0)))


def coded(*differences: int, ac: bool = True) -> bytes:
    """Code DC differences, each 0 or of 8 to 15 in size, each with an empty rest of its block."""
    bits = ""
    for value in differences:
        bits += "01" + f"{value if value > 0 else value + 15:04b}" if value else "00"
        bits += "0" * ac
    return packed(bits)


def packed(bits: str) -> bytes:
    """Pack bits into bytes, padded with ones, stuffed."""
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    return data.replace(b"\xff", b"\xff\0")


GREY_SCAN = scan() + coded(10, -9)
COLOR_SCAN = scan((1, 2, 3)) + coded(10, 9, 0, -9, 0, 12)
CMYK_SCAN = scan((1, 2, 3, 4)) + coded(10, 9, 0, 11, -9, 0, 12, -8)


def grey(extra: bytes = b"", end: bytes = EOI) -> bytes:
    """Make a grey picture with further segments at its start."""
    return SOI + extra + TABLES + frame() + GREY_SCAN + end


def color(extra: bytes = b"", end: bytes = EOI) -> bytes:
    """Make a picture of three components."""
    return SOI + extra + TABLES + frame(3) + COLOR_SCAN + end


def cmyk(extra: bytes = b"") -> bytes:
    """Make a picture of four components."""
    return SOI + extra + TABLES + frame(4) + CMYK_SCAN + EOI


def progressive(between: bytes = b"") -> bytes:
    """Make a picture of two scans, with bytes between them."""
    first = scan(last=0) + coded(10, -9, ac=False)
    second = scan(first=1) + packed("00")
    return SOI + TABLES + frame(code=0xC2) + first + between + second + EOI


def restarts() -> bytes:
    """Make a picture with a restart marker after the first block."""
    interval = segment(0xDD, b"\0\1")
    return SOI + TABLES + interval + frame() + scan() + coded(10) + b"\xff\xd0" + coded(-9) + EOI


def jfif(thumbnail: bytes = b"", surplus: bytes = b"") -> bytes:
    """Make an APP0 JFIF with a thumbnail one pixel high."""
    sizes = bytes((len(thumbnail) // 3, 1 if thumbnail else 0))
    return segment(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48" + sizes + thumbnail + surplus)


def adobe(transform: int, surplus: bytes = b"") -> bytes:
    """Make an APP14 Adobe."""
    return segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes((transform,)) + surplus)


def exif(body: bytes) -> bytes:
    """Make an APP1 Exif."""
    return segment(0xE1, b"Exif\0\0" + body)


def xmp(body: bytes) -> bytes:
    """Make an APP1 XMP."""
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + body)


def extended_xmp(body: bytes, size: int, backwards: bool = False) -> bytes:
    """Make an XMP packet that names the rest, and the rest in parts of ``size`` bytes."""
    parts = [
        segment(
            0xE1,
            b"http://ns.adobe.com/xmp/extension/\0"
            + GUID
            + len(body).to_bytes(4)
            + at.to_bytes(4)
            + body[at : at + size],
        )
        for at in range(0, len(body), size)
    ]
    return xmp(packet(GUID)) + b"".join(reversed(parts) if backwards else parts)


def icc(profile: bytes, size: int = 65519, count: int | None = None) -> bytes:
    """Make APP2 ICC segments of ``size`` bytes of profile each, of which there claim to be more."""
    parts = [profile[at : at + size] for at in range(0, len(profile), size)]
    total = len(parts) if count is None else count
    return b"".join(
        segment(0xE2, b"ICC_PROFILE\0" + bytes((number, total)) + part)
        for number, part in enumerate(parts, 1)
    )


def photoshop(data: bytes = SECRET) -> bytes:
    """Make an APP13 with one image resource: IPTC (1028) with a caption."""
    caption = b"\x1c\x02\x78" + len(data).to_bytes(2) + data
    resource = b"8BIM\x04\x04\0\0" + len(caption).to_bytes(4) + caption + b"\0" * (len(caption) & 1)
    return segment(0xED, b"Photoshop 3.0\0" + resource)


def jumbf(content: bytes, size: int) -> bytes:
    """Make APP11 segments that carry one JUMBF superbox in parts."""
    header = (len(content) + 8).to_bytes(4) + b"jumb"
    return b"".join(
        segment(0xEB, b"JP\0\1" + number.to_bytes(4) + header + content[at : at + size])
        for number, at in enumerate(range(0, len(content), size), 1)
    )


def comment(text: bytes = SECRET) -> bytes:
    """Make a COM."""
    return segment(0xFE, text)
