"""Telling formats apart by content, never by name.

Three answers: a container that the engine cleans, a picture format that it knows by sight but
cannot clean, or no picture at all. The signatures are those that the formats' own specifications
give for this purpose.
"""

from __future__ import annotations

import re
import zlib

from coatcheck.errors import NotAPicture, UnsupportedFormat
from coatcheck.formats import CONTAINERS, HEAD, Container
from coatcheck.formats.svg import container as svg
from coatcheck.source import Source

_ISOBMFF_PICTURES = {b"crx ": "Canon raw"}
"""Brands of ISO base media files that are pictures and that no container reads."""

_SIGNATURES = (
    (re.compile(rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51"), "JPEG 2000"),
    (re.compile(rb"8BPS\0[\x01\x02]"), "Photoshop"),
    (re.compile(rb"\x76\x2f\x31\x01"), "OpenEXR"),
    (re.compile(rb"#\?(RADIANCE|RGBE)"), "Radiance HDR"),
    (re.compile(rb"FUJIFILMCCD-RAW"), "Fujifilm raw"),
    (re.compile(rb"II[RU]\0|IIRO|IIRS|MMOR"), "camera raw"),
    (re.compile(rb"FOVb"), "Sigma raw"),
    (re.compile(rb"P[1-7][\s#]"), "Netpbm"),
    (re.compile(rb"\xd7\xcd\xc6\x9a|.{40} EMF", re.DOTALL), "Windows metafile"),
    (re.compile(rb"\x8aMNG\r\n\x1a\n|\x8bJNG\r\n\x1a\n"), "MNG"),
    (re.compile(rb"II\xbc\x01"), "JPEG XR"),
    (re.compile(rb"gimp xcf "), "GIMP"),
    (re.compile(rb"qoif"), "QOI"),
    (re.compile(rb"DDS \x7c\0\0\0"), "DDS"),
)  # fmt: skip

_PICTURE_NAME = re.compile(
    r"\.(jpe?g|jpe|jfif|mpo|png|apng|gif|webp|heic|heif|hif|avif|tiff?|dng|bmp|ico|cur|svgz?|jxl|"
    r"jp2|j2k|psd|cr2|cr3|nef|arw|orf|rw2|raf|pef|srw)$",
    re.IGNORECASE,
)


def recognise(source: Source) -> Container:
    """Return the container that reads this content.

    Raises UnsupportedFormat, naming the format, for a picture that the engine cannot clean, and
    NotAPicture for everything else.
    """
    head = source.peek(0, HEAD)
    for container in CONTAINERS:
        if container.module.detect(head):
            return container
    name = _unsupported(head)
    if name is not None:
        raise UnsupportedFormat(f"Coatcheck cannot clean {name} pictures")
    if not head:
        raise NotAPicture("the file is empty")
    raise NotAPicture("the content is of no picture format")


def _unsupported(head: bytes) -> str | None:
    """Name the picture format of ``head`` if it is one that no container reads."""
    if head[4:8] == b"ftyp":
        brands = [head[8:12], *(head[i : i + 4] for i in range(16, 64, 4))]
        for brand in brands:
            if brand in _ISOBMFF_PICTURES:
                return _ISOBMFF_PICTURES[brand]
    for signature, name in _SIGNATURES:
        if signature.match(head):
            return name
    return "compressed SVG" if svg.detect(_inflated(head)) else None


def _inflated(head: bytes) -> bytes:
    """Return the start of what a gzip file (RFC 1952) holds; nothing if it is none."""
    if not head.startswith(b"\x1f\x8b\x08"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD)
    except zlib.error:
        return b""


def claims_to_be_picture(name: str, media_type: str) -> bool:
    """Whether a file's name or media type says that it is a picture, whatever its content."""
    return media_type.lower().startswith("image/") or _PICTURE_NAME.search(name) is not None
