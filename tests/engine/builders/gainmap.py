"""JPEG pictures with a second one behind them: gain maps of all kinds, and a stereo picture.

Ultra HDR image format v1.1; ISO 21496-1 C.2; CIPA DC-007 5.2; Apple's files as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from engine.builders import SECRET, jpeg, tiff, trailers

ISO = b"urn:iso:std:iso:ts:21496:-1\0"
UNIQUE = b"Anna's picture no. 12345, unique"
assert len(UNIQUE) == 32

_NAMES = (
    b'xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" '
    b'xmlns:Container="http://ns.google.com/photos/1.0/container/" '
    b'xmlns:Item="http://ns.google.com/photos/1.0/container/item/"'
)
_PACKET = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" '
    b'x:xmptk="' + SECRET + b'"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about=""%s</rdf:Description></rdf:RDF></x:xmpmeta>   <?xpacket end="w"?>'
)


def packet(text: bytes) -> bytes:
    """Make a packet from what follows ``rdf:about``."""
    return _PACKET % text


def parameters(gamma: bytes = b"1", more: bytes = b"") -> bytes:
    """Make the packet of a gain map."""
    return packet(
        b" " + _NAMES + b' hdrgm:Version="1.0" hdrgm:HDRCapacityMin="0" hdrgm:HDRCapacityMax="2.3"'
        b' hdrgm:OffsetSDR="0.015625" hdrgm:BaseRenditionIsHDR="False" hdrgm:Gamma="'
        + gamma
        + b'"'
        + more
        + b"><hdrgm:GainMapMax><rdf:Seq><rdf:li>1.2000001</rdf:li>"
        b"<rdf:li>-1.3e-1</rdf:li><rdf:li>4</rdf:li></rdf:Seq></hdrgm:GainMapMax>"
    )


def announcement(lengths: list[tuple[bytes, bytes, int]]) -> bytes:
    """Make the packet of a primary picture that lists what follows it."""
    if not lengths:
        return packet(b" " + _NAMES + b' hdrgm:Version="1.0">')
    items = b"".join(
        b'<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="%s" Item:Mime="%s" '
        b'Item:Length="%d"/></rdf:li>' % item
        for item in [(b"Primary", b"image/jpeg", 0), *lengths]
    )
    return packet(
        b" "
        + _NAMES
        + b' hdrgm:Version="1.0"><Container:Directory><rdf:Seq>'
        + items
        + b"</rdf:Seq></Container:Directory>"
    )


def index(sizes: list[int], offset: int, order: str = "<", kind: int = 0) -> bytes:
    """Make an APP2 MPF of two pictures with unique ids, which tell the first from all others."""
    rows = struct.pack(f"{order}IIIHH", 0x20030000, sizes[0], 0, 0, 0)
    rows += struct.pack(f"{order}IIIHH", kind, sizes[1], offset, 0, 0)
    ids = UNIQUE + b"\0" + UNIQUE + b"\0"
    start = 8 + 2 + 4 * 12 + 4
    body = struct.pack(f"{order}2sHIH", b"II" if order == "<" else b"MM", 42, 8, 4)
    body += struct.pack(f"{order}HHI4s", 0xB000, 7, 4, b"0100")
    body += struct.pack(f"{order}HHII", 0xB001, 4, 1, 2)
    body += struct.pack(f"{order}HHII", 0xB002, 7, len(rows), start)
    body += struct.pack(f"{order}HHII", 0xB003, 7, len(ids), start + len(rows))
    return jpeg.segment(0xE2, b"MPF\0" + body + bytes(4) + rows + ids)


def behind(
    primary: Callable[[bytes], bytes], second: bytes, gap: bytes = b"", kind: int = 0
) -> bytes:
    """Put a picture behind another, which is made with an index that has its place."""
    size = len(primary(index([0, 0], 0)))
    header = primary(index([0, 0], 0)).index(b"MPF\0") + 4
    offset = size + len(gap) - header
    return primary(index([size, len(second)], offset, kind=kind)) + gap + second


def ultra_hdr(
    extra: bytes = b"",
    secret: bytes = b"",
    *,
    directory: bool = True,
    index: bool = True,
    motion: bool = False,
    gap: bytes = b"",
    gamma: bytes = b"1",
    more: bytes = b"",
) -> bytes:
    """Make a picture with a gain map in the way of Adobe and Google."""
    second = jpeg.grey(secret + jpeg.xmp(parameters(gamma, more)))
    items = [(b"GainMap", b"image/jpeg", len(second))] if directory else []
    if motion:
        items.append((b"MotionPhoto", b"video/mp4", len(trailers.video())))
    head = extra + jpeg.xmp(announcement(items))
    tail = trailers.video() if motion else b""
    if not index:
        return jpeg.color(head) + gap + second + tail
    return behind(lambda place: jpeg.color(head + place), second, gap) + tail


def numbers(channels: int = 1, common: bool = False, flags: int = 0) -> bytes:
    """Make the parameters of ISO 21496-1; their numbers spell words."""
    word = 1000 if common else int.from_bytes(b"Jan")
    flags |= (0x80 if channels == 3 else 0) | (0x08 if common else 0)
    values = [0, 3 * word, *([-word // 3, 2 * word, word, 1, 1] * channels)]
    signs = "II" + "iiIii" * channels
    made = struct.pack(">HHB", 0, 0, flags)
    if common:
        return made + struct.pack(">I" + signs, word, *values)
    for sign, value in zip(signs, values, strict=True):
        made += struct.pack(f">{sign}I", value, word)
    return made


def iso(channels: int = 1, common: bool = False, surplus: bytes = b"", flags: int = 0) -> bytes:
    """Make a picture with a gain map in the way of ISO 21496-1."""
    second = jpeg.grey(jpeg.segment(0xE2, ISO + numbers(channels, common, flags) + surplus))
    versions = jpeg.segment(0xE2, ISO + bytes(4))
    return behind(lambda place: jpeg.color(versions + place), second, kind=0x050000)


def apple() -> bytes:
    """Make a picture with a gain map in the way of Apple."""
    second = jpeg.grey(
        jpeg.xmp(
            packet(
                b' xmlns:apdi="http://ns.apple.com/pixeldatainfo/1.0/" '
                b'xmlns:HDRGainMap="http://ns.apple.com/HDRGainMap/1.0/">'
                b"<apdi:AuxiliaryImageType>urn:com:apple:photo:2020:aux:hdrgainmap"
                b"</apdi:AuxiliaryImageType><apdi:StoredFormat>1278226488</apdi:StoredFormat>"
                b"<HDRGainMap:HDRGainMapVersion>131072</HDRGainMap:HDRGainMapVersion>"
                b"<HDRGainMap:HDRGainMapHeadroom>2.5</HDRGainMap:HDRGainMapHeadroom>"
            )
        )
    )
    return behind(jpeg.color, second)


def stereo() -> bytes:
    """Make a picture with a second view of the same, as 3D cameras do."""
    second = jpeg.color(jpeg.exif(tiff.exif()))
    return behind(lambda place: jpeg.color(jpeg.exif(tiff.exif()) + place), second, kind=0x020002)
