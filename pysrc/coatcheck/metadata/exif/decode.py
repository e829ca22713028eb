"""Exif: the directories that cameras write, and the minimal Exif that keeps a picture upright.

Exif 2.32 (CIPA DC-008): a TIFF structure whose IFD0 points to the Exif IFD (0x8769) and the GPS
IFD (0x8825), the Exif IFD to the interoperability IFD (0xA005); IFD1 describes the thumbnail
(4.5.5). What belongs together is told together: degrees with their hemisphere, a date with its
fraction and its time zone.

The names are the specification's; an entry that it does not know is named by its number. What lies
in the entry of another standard (XMP, IPTC, ICC, Photoshop) is decoded by what the caller passes in
``embedded``: this module knows no other.
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable, Iterator, Mapping

from coatcheck.errors import EngineError
from coatcheck.metadata import ai, tiff
from coatcheck.metadata.exif import gps as exif_gps
from coatcheck.metadata.exif import tags as exif_tags
from coatcheck.metadata.exif.values import readable
from coatcheck.metadata.text import MAX_PICTURE, capped, clip, is_picture
from coatcheck.metadata.tiff import Entry, Tiff
from coatcheck.model import Standard, Tag
from coatcheck.phrases import size_of
from coatcheck.source import MAX_PAYLOAD

Embedded = Mapping[str, Callable[[bytes], list[Tag]]]
"""Decoders of other standards by the name of the entry that holds them."""

ORIENTATION = 0x0112
_POINTERS = {0x8769: "ExifIFD", 0x8825: "GPS", 0xA005: "Interop", 0x014A: "SubIFD"}
_MAX_SUBIFDS = 16
_MAX_CHAIN = 8
"""Longest chain of IFDs that is followed; Exif has two."""
_MAX_EMBEDDED = 4
_MAX_PICTURES = 4
_PICTURE_OFFSET, _PICTURE_LENGTH = 0x0201, 0x0202
_STRIP_OFFSETS, _STRIP_LENGTHS = 0x0111, 0x0117
_NAMES = {
    "GPS": exif_tags.GPS,
    "Interop": exif_tags.INTEROP,
}
_IMAGE_AND_EXIF = {**exif_tags.IMAGE, **exif_tags.EXIF}

_DATES = {
    "DateTime": ("SubSecTime", "OffsetTime"),
    "DateTimeOriginal": ("SubSecTimeOriginal", "OffsetTimeOriginal"),
    "DateTimeDigitized": ("SubSecTimeDigitized", "OffsetTimeDigitized"),
}


def decode(payload: bytes, embedded: Embedded | None = None) -> list[Tag]:
    """Decode an Exif body, with or without its ``Exif`` mark; raise DamagedFile if it is none."""
    data = Tiff(tiff.body(payload))
    return _join_dates(capped(_Decoding(data, embedded or {}).tags(), Standard.EXIF))


def orientation(payload: bytes) -> int | None:
    """The orientation that viewers obey: that of IFD0, 1 to 8, or None if there is none."""
    try:
        data = Tiff(tiff.body(payload))
    except EngineError:
        return None
    for entry in data.directory(data.first)[0]:
        if entry.tag == ORIENTATION:
            value = data.integer(entry)
            if value is not None and 1 <= value <= 8:
                return value
    return None


def minimal(value: int) -> bytes:
    """Make the smallest Exif that says an orientation: header, one entry, no next IFD."""
    header = struct.pack(">2sHI", b"MM", 42, 8)
    return header + struct.pack(">HHHIHHI", 1, ORIENTATION, tiff.SHORT, 1, value, 0, 0)


class _Decoding:
    """One walk through the directories of a payload."""

    def __init__(self, data: Tiff, embedded: Embedded) -> None:
        self.data = data
        self.embedded = embedded
        self.make = ""
        self._embedded_left = _MAX_EMBEDDED
        self._pictures_left = _MAX_PICTURES

    def tags(self) -> Iterator[Tag]:
        """Yield the tags of all directories, each followed by what it points to."""
        waiting = deque([("IFD0", self.data.first, 0)])
        while waiting:
            group, offset, link = waiting.popleft()
            entries, following = self.data.directory(offset)
            if group.startswith("IFD") and following and link < _MAX_CHAIN:
                waiting.append((f"IFD{link + 1}", following, link + 1))
            for entry in entries:
                if entry.tag in _POINTERS:
                    targets = self.data.numbers(entry)[:_MAX_SUBIFDS]
                    waiting.extend((_POINTERS[entry.tag], int(at), 0) for at in targets)
            yield from self._directory(group, entries)

    def _directory(self, group: str, entries: list[Entry]) -> Iterator[Tag]:
        if group == "GPS":
            entries, composed = exif_gps.compose(self.data, entries)
            yield from composed
        names = _NAMES.get(group, _IMAGE_AND_EXIF)
        for entry in entries:
            name = names.get(entry.tag, f"0x{entry.tag:04X}")
            if entry.tag in _POINTERS:
                continue
            if name == "MakerNote":
                yield from self._maker_note(entry)
            elif name in self.embedded:
                yield from self._other_standard(group, name, entry)
            else:
                yield self._plain(group, name, entry)
        if group != "IFD0":
            yield from self._thumbnail(group, entries)

    def _plain(self, group: str, name: str, entry: Entry) -> Tag:
        value = readable(self.data, entry, name)
        if name == "Make" and group == "IFD0":
            self.make = value
        prompt = ai.recognise(name, value)
        if prompt is not None:
            return Tag(Standard.EXIF, prompt.group, name, prompt.text, by_generator=True)
        return Tag(Standard.EXIF, group, name, value)

    def _other_standard(self, group: str, name: str, entry: Entry) -> list[Tag]:
        if self._embedded_left:
            self._embedded_left -= 1
            try:
                return self.embedded[name](self.data.raw(entry, MAX_PAYLOAD))
            except EngineError:
                pass
        return [Tag(Standard.EXIF, group, name, size_of(entry.size))]

    def _maker_note(self, entry: Entry) -> Iterator[Tag]:
        """Name whose notes they are; show the preview that many of them hold."""
        if not entry.size:
            return
        head = self.data.raw(entry, 16)
        maker = next((name for mark, name in exif_tags.MAKERS if head.startswith(mark)), self.make)
        size = size_of(entry.size)
        yield Tag(Standard.EXIF, "MakerNote", "MakerNote", f"{maker}, {size}" if maker else size)
        if self._pictures_left:
            body = self.data.raw(entry, MAX_PICTURE)
            start = body.find(b"\xff\xd8\xff")
            if start >= 0 and body[start + 3 : start + 4] in (b"\xdb", b"\xc4", b"\xe0", b"\xe1"):
                self._pictures_left -= 1
                picture = body[start:]
                said = size_of(len(picture))
                yield Tag(Standard.EXIF, "MakerNote", "PreviewImage", said, picture=picture)

    def _thumbnail(self, group: str, entries: list[Entry]) -> Iterator[Tag]:
        """Yield the picture that a directory describes, if it lies whole in one place."""
        by_tag = {entry.tag: entry for entry in entries}
        for first, second in (
            (_PICTURE_OFFSET, _PICTURE_LENGTH),
            (_STRIP_OFFSETS, _STRIP_LENGTHS),
        ):
            if first not in by_tag or second not in by_tag:
                continue
            offset = self.data.integer(by_tag[first])
            length = self.data.integer(by_tag[second])
            if not offset or not length or offset < 0 or length < 0:
                continue
            picture = b""
            if self._pictures_left:
                self._pictures_left -= 1
                picture = self.data.data[offset : offset + min(length, MAX_PICTURE)]
            shown = picture if is_picture(picture) else b""
            yield Tag(Standard.EXIF, group, "Thumbnail", size_of(length), picture=shown)
            return


def _join_dates(found: list[Tag]) -> list[Tag]:
    """Put the fraction of a second and the time zone behind the date that they belong to."""
    extras = {name for pair in _DATES.values() for name in pair}
    values = {tag.name: tag.value for tag in found if tag.name in extras and tag.value.strip()}
    dated = {tag.name for tag in found if tag.name in _DATES and _is_date(tag.value)}
    used = {name for date in dated for name in _DATES[date]}
    joined: list[Tag] = []
    for tag in found:
        if tag.name in dated and _is_date(tag.value):
            fraction, zone = (values.get(name, "") for name in _DATES[tag.name])
            fraction = f".{fraction}" if fraction.isdecimal() else ""
            joined.append(Tag(tag.standard, tag.group, tag.name, clip(tag.value + fraction + zone)))
        elif tag.name not in used:
            joined.append(tag)
    return joined


def _is_date(value: str) -> bool:
    return value[:4].isdecimal() and value[:4] != "0000" and len(value) >= 10
