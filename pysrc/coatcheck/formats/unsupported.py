"""Formats that are known by sight but cannot be cleaned: what is told of them is their names.

The signatures are those that the formats' own specifications give for this purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coatcheck.model import MediaKind

_RAW_NAMES = (".cr2", ".nef", ".arw", ".pef", ".srw")
"""Camera raw in a TIFF: those that no other format claims."""


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A row: a format that no container reads."""

    format: str
    signature: re.Pattern[bytes]
    """Matches the start of a file."""
    extensions: tuple[str, ...] = ()
    kind: MediaKind = MediaKind.PICTURE
    media_types: tuple[str, ...] = ()
    """What its files are called by; of pictures none is needed, for all such types are held."""


def _brand(name: bytes) -> re.Pattern[bytes]:
    """Match an ISO base media file with this brand, major or among the first that follow."""
    return re.compile(rb".{4}ftyp(?:%b|.{8}(?:.{4}){0,11}%b)" % (name, name), re.DOTALL)


UNSUPPORTED = (
    Unsupported("Canon raw", _brand(b"crx "), (".cr3",)),
    Unsupported(
        "JPEG 2000", re.compile(rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51"), (".jp2", ".j2k")
    ),
    Unsupported("Photoshop", re.compile(rb"8BPS\0[\x01\x02]"), (".psd",)),
    Unsupported("OpenEXR", re.compile(rb"\x76\x2f\x31\x01")),
    Unsupported("Radiance HDR", re.compile(rb"#\?(RADIANCE|RGBE)")),
    Unsupported("Fujifilm raw", re.compile(rb"FUJIFILMCCD-RAW"), (".raf",)),
    Unsupported(
        "camera raw", re.compile(rb"II[RU]\0|IIRO|IIRS|MMOR"), (".orf", ".rw2", *_RAW_NAMES)
    ),
    Unsupported("Sigma raw", re.compile(rb"FOVb")),
    Unsupported("Netpbm", re.compile(rb"P[1-7][\s#]")),
    Unsupported("Windows metafile", re.compile(rb"\xd7\xcd\xc6\x9a|.{40} EMF", re.DOTALL)),
    Unsupported("MNG", re.compile(rb"\x8aMNG\r\n\x1a\n|\x8bJNG\r\n\x1a\n")),
    Unsupported("JPEG XR", re.compile(rb"II\xbc\x01")),
    Unsupported("GIMP", re.compile(rb"gimp xcf ")),
    Unsupported("QOI", re.compile(rb"qoif")),
    Unsupported("DDS", re.compile(rb"DDS \x7c\0\0\0")),
    Unsupported(
        "old or encrypted Office",
        re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        kind=MediaKind.DOCUMENT,
    ),
    Unsupported("RTF", re.compile(rb"\{\\rtf"), kind=MediaKind.DOCUMENT),
)
