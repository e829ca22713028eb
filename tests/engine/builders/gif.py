"""GIF pictures, 4 by 4 pixels of four colours (GIF89a specification)."""

from __future__ import annotations

HEADER = b"GIF89a" + bytes((4, 0, 4, 0, 0x81, 0, 0))
COLORS = bytes((0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255))
TRAILER = b";"
XMP_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\0"


def sub_blocks(data: bytes, size: int = 255) -> bytes:
    """Cut data into sub-blocks of ``size`` bytes."""
    rows = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(bytes((len(row),)) + row for row in rows) + b"\0"


def coded(*pixels: int) -> bytes:
    """Code pixels by LZW; a clear code before every second one keeps all codes at three bits."""
    value = position = 0
    codes: list[int] = []
    for index, pixel in enumerate(pixels):
        codes += [4, pixel] if index % 2 == 0 else [pixel]
    for code in (*codes, 5):
        value |= code << position
        position += 3
    return sub_blocks(value.to_bytes(-(-position // 8), "little"))


def image(shift: int = 0, local: bool = False) -> bytes:
    """Make an image with or without a colour table of its own."""
    descriptor = b"," + bytes((0, 0, 0, 0, 4, 0, 4, 0, 0x81 if local else 0))
    table = COLORS[::-1] if local else b""
    return descriptor + table + b"\x02" + coded(*((x + shift) % 4 for x in range(16)))


def picture(*blocks: bytes, end: bytes = TRAILER) -> bytes:
    """Make a file of blocks."""
    return HEADER + COLORS + b"".join(blocks) + end


def extension(label: int, *rows: bytes) -> bytes:
    """Make an extension with these sub-blocks."""
    return bytes((0x21, label)) + b"".join(bytes((len(row),)) + row for row in rows) + b"\0"


def control(delay: int = 10, *surplus: bytes) -> bytes:
    """Make a graphic control extension."""
    return extension(0xF9, bytes((4, delay, 0, 0)), *surplus)


def application(identifier: bytes, *rows: bytes) -> bytes:
    """Make an application extension."""
    return extension(0xFF, identifier, *rows)


def loop(count: int = 0, *surplus: bytes, identifier: bytes = b"NETSCAPE2.0") -> bytes:
    """Make a loop count."""
    return application(identifier, b"\x01" + count.to_bytes(2, "little"), *surplus)


def comment(text: bytes, size: int = 255) -> bytes:
    """Make a comment extension."""
    return b"\x21\xfe" + sub_blocks(text, size)


def xmp(packet: bytes) -> bytes:
    """Make an application extension with an XMP packet in one piece."""
    return b"\x21\xff\x0bXMP DataXMP" + packet + XMP_TRAILER


def icc(profile: bytes) -> bytes:
    """Make an application extension with a colour profile."""
    return b"\x21\xff\x0bICCRGBG1012" + sub_blocks(profile)


def plain_text(text: bytes) -> bytes:
    """Make a plain text extension that fills the picture."""
    return extension(0x01, bytes((0, 0, 0, 0, 4, 0, 4, 0, 4, 4, 0, 1)), text)
