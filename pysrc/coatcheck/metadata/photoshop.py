"""Photoshop image resources: what Photoshop knows of a picture beside its pixels.

Adobe Photoshop File Formats, "Image Resource Blocks": signature ``8BIM``, an id of two bytes, a
Pascal string padded to even length, a length of four bytes, the data padded to even length. In a
JPEG they follow ``Photoshop 3.0`` and a NUL in APP13. Ids of interest there: 1028 IPTC-IIM, 1033
and 1036 thumbnail (a 28 byte header, then a JPEG), 1058 Exif, 1060 XMP, 1061 caption digest.

Resources that only say how Photoshop shows or prints a picture are one tag together.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.metadata import iptc
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.text import MAX_PICTURE, capped, clip, cut, guess, is_picture, strings
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Standard, Tag
from coatcheck.phrases import size_of, term
from coatcheck.terms import Term

MAX_RESOURCES = 2000
_SIGNATURES = (b"8BIM", b"MeSa", b"AgHg", b"PHUT", b"DCSR", b"8B64")
_DECODERS = {
    1028: iptc.decode,
    1039: icc.decode,
    1058: exif.decode,
    1059: exif.decode,
    1060: xmp.decode,
}
_THUMBNAILS = (1033, 1036)
_THUMBNAIL_HEADER = 28
_EMPTY_DIGEST = bytes.fromhex("d41d8cd98f00b204e9800998ecf8427e")
"""MD5 of nothing: what Photoshop writes where there is no caption."""
_WIDE = re.compile(rb"(?:\0[\x20-\x7e]){4,200}")
_NAMES: Mapping[int, str] = {
    1006: "AlphaChannelNames",
    1008: "Caption",
    1025: "WorkingPath",
    1028: "IPTC",
    1033: "Thumbnail",
    1034: "CopyrightFlag",
    1035: "URL",
    1036: "Thumbnail",
    1039: "ICCProfile",
    1045: "UnicodeAlphaNames",
    1050: "Slices",
    1051: "WorkflowURL",
    1054: "URLList",
    1057: "VersionInfo",
    1058: "Exif",
    1059: "Exif",
    1060: "XMP",
    1061: "CaptionDigest",
    1070: "MacintoshNSPrintInfo",
    1082: "PrintInfo",
    1083: "PrintStyle",
    1084: "MacintoshNSPrintInfo",
    1085: "WindowsDevMode",
    1088: "AutoSaveFilePath",
    1090: "AutoSaveFormat",
    2999: "ClippingPathName",
}
_SILENT = frozenset(
    (*range(1000, 1005), 1005, 1007, *range(1009, 1025), 1026, 1027, 1029, 1030, 1032, 1037, 1038,
     1040, 1041, 1042, 1043, 1044, 1046, 1047, 1049, 1052, 1053, 1055, 1056, 1062, 1064, 1065,
     1066, 1067, 1069, 1071, 1072, 1073, 1074, 1075, 1076, 1077, 1078, 1080, 1092, 10000)
)  # fmt: skip
"""Ids of resources that hold numbers and switches of Photoshop only."""


def decode(payload: bytes) -> list[Tag]:
    """Decode image resource blocks; raise DamagedFile if there is not one."""
    start = min((at for s in _SIGNATURES[:1] if (at := payload.find(s, 0, 64)) >= 0), default=-1)
    if start < 0:
        start = 0
    resources = list(_resources(payload, start))
    if not resources:
        raise DamagedFile("there is no Photoshop image resource")
    return capped(_tags(resources), Standard.PHOTOSHOP)


def _resources(payload: bytes, position: int) -> Iterator[tuple[int, str, bytes]]:
    """Yield id, name and data of each resource until one is broken."""
    for _ in range(MAX_RESOURCES):
        if payload[position : position + 4] not in _SIGNATURES or position + 12 > len(payload):
            return
        (number,) = struct.unpack_from(">H", payload, position + 4)
        length = payload[position + 6]
        name = payload[position + 7 : position + 7 + length]
        position += 7 + length + (1 - length % 2)
        if position + 4 > len(payload):
            return
        (size,) = struct.unpack_from(">I", payload, position)
        position += 4
        yield number, clip(guess(name)), payload[position : position + size]
        position += size + size % 2


def _tags(resources: list[tuple[int, str, bytes]]) -> Iterator[Tag]:
    silent: list[int] = []
    unknown: list[int] = []
    pictures = 0
    decoded: set[int] = set()
    for number, name, data in resources:
        if not data:
            continue
        if number in _THUMBNAILS:
            pictures += 1
            yield _thumbnail(data if pictures <= 2 else b"")
        elif number in _DECODERS and number not in decoded:
            decoded.add(number)
            yield from _decoded(number, data)
        elif number in _SILENT:
            silent.append(number)
        elif (tag := _plain(number, name, data)) is not None:
            yield tag
        else:
            unknown.append(number)
    for kind, numbers in (("Settings", silent), ("OtherResources", unknown)):
        if numbers:
            said = ", ".join(str(number) for number in sorted(set(numbers)))
            yield Tag(Standard.PHOTOSHOP, "", kind, term(Term.RESOURCES, cut(said)))


def _decoded(number: int, data: bytes) -> list[Tag]:
    try:
        return _DECODERS[number](data)
    except EngineError:
        return [Tag(Standard.PHOTOSHOP, str(number), _NAMES[number], size_of(len(data)))]


def _thumbnail(data: bytes) -> Tag:
    picture = data[_THUMBNAIL_HEADER : _THUMBNAIL_HEADER + MAX_PICTURE]
    shown = picture if is_picture(picture) else b""
    size = max(len(data) - _THUMBNAIL_HEADER, 0)
    return Tag(Standard.PHOTOSHOP, "1036", "Thumbnail", size_of(size), picture=shown)


def _plain(number: int, name: str, data: bytes) -> Tag | None:
    """Make a tag of a resource that says something by itself, or None."""
    kind = _NAMES.get(number)
    group = str(number)
    value = ""
    if kind == "CopyrightFlag":
        value = "yes" if data[:1] != b"\0" else ""
    elif kind == "CaptionDigest":
        value = data[:16].hex() if data[:16] != _EMPTY_DIGEST else ""
    elif kind in ("PrintInfo", "PrintStyle", "WindowsDevMode"):
        value = ", ".join(_wide_strings(data))
    elif kind in ("URL", "WorkflowURL"):
        value = clip(guess(data))
    elif kind in ("Caption", "AlphaChannelNames", "ClippingPathName"):
        value = ", ".join(_pascal_strings(data))
    elif kind == "URLList":
        value = ", ".join(_unicode_strings(data, 1, 12))
    elif kind == "UnicodeAlphaNames":
        value = ", ".join(_unicode_strings(data, 64, 0))
    elif kind == "VersionInfo":
        value = " · ".join(_unicode_strings(data[5:], 2, 0))
    elif kind == "Slices":
        value = ", ".join(_unicode_strings(data[20:], 1, 0))
    elif kind is not None or 2000 <= number <= 2998:
        kind = kind or "Path"
        value = ", ".join([name, *strings(data)] if name else strings(data))
    elif number >= 4000 or name:
        kind = "PlugIn"
        value = ", ".join([name, *strings(data)] if name else strings(data))
    if kind is None:
        return None
    return Tag(Standard.PHOTOSHOP, group, kind, clip(value))


def _wide_strings(data: bytes) -> list[str]:
    """Find text of UTF-16 in a descriptor: names of printers and profiles."""
    found = (match.group()[1::2].decode("ascii").strip() for match in _WIDE.finditer(data))
    return list(dict.fromkeys(text for text in found if len(text) >= 4))[:8]


def _pascal_strings(data: bytes) -> list[str]:
    texts: list[str] = []
    position = 0
    while position < len(data) and len(texts) < 64:
        length = data[position]
        if length:
            texts.append(clip(guess(data[position + 1 : position + 1 + length])))
        position += 1 + length
    return texts


def _unicode_strings(data: bytes, most: int, skip: int) -> list[str]:
    """Read strings of UTF-16, each behind its length in characters and ``skip`` bytes."""
    texts: list[str] = []
    position = skip
    while position + 4 <= len(data) and len(texts) < most:
        (length,) = struct.unpack_from(">I", data, position)
        end = position + 4 + 2 * length
        if length > 4000 or end > len(data):
            break
        texts.append(clip(data[position + 4 : end].decode("utf-16-be", "replace")))
        position = end
    return [text for text in texts if text]
