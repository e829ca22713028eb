"""What a movie says about itself: boxes of ``udta`` and ``meta``.

QuickTime File Format, "User data": entries whose type begins with ``©`` have a length, a language
and a text; others are named. ``meta`` has a list (``ilst``) of boxes named by their type, or by
their number in a table of ``keys``; their values are in ``data`` boxes that begin with a type: 1 is
UTF-8, 13 JPEG, 14 PNG, 21 a number. 3GPP TS 26.244, 8: ``loci`` and texts with a language.
Positions are written as ISO 6709 does: ``+48.8584+002.2945+035/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coatcheck.metadata.gps import LATITUDE, LONGITUDE, Coordinate
from coatcheck.metadata.text import MAX_PICTURE, capped, clip, guess, is_picture
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Segment, Standard, Tag
from coatcheck.phrases import size_of

STANDARD = Standard.QUICKTIME
MAX_DEPTH = 6
MAX_ENTRIES = 4000
_ISO_6709 = re.compile(r"([+-]\d{1,2}(?:\.\d{1,12})?)([+-]\d{1,3}(?:\.\d{1,12})?)")
_TEXTS_3GPP = frozenset({b"titl", b"dscp", b"cprt", b"perf", b"auth", b"gnre", b"albm", b"kywd"})
_NESTED = frozenset({b"meta", b"udta", b"ilst", b"moov", b"trak"})
_UTF8, _JPEG, _PNG, _INTEGER = 1, 13, 14, 21
_ITUNES = "com.apple.iTunes"


def decode(_segment: Segment, payload: bytes) -> list[Tag]:
    """Decode the body of a box; what cannot be read is told by its size. Never fails."""
    kind = b"meta" if b"hdlr" in (payload[4:8], payload[8:12]) else b"udta"
    return capped(_inside(kind, payload, 0), STANDARD)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    for _ in range(MAX_ENTRIES):
        size = int.from_bytes(data[position : position + 4])
        if size < 8 or position + size > len(data):
            return
        yield data[position + 4 : position + 8], data[position + 8 : position + size]
        position += size


def _inside(kind: bytes, body: bytes, depth: int) -> Iterator[Tag]:
    if depth > MAX_DEPTH:
        return
    if kind == b"meta":
        if body[4:8] != b"hdlr" and body[8:12] == b"hdlr":
            body = body[4:]
        yield from _meta(body, depth)
        return
    for inner, data in _boxes(body):
        if inner in _NESTED:
            yield from _inside(inner, data, depth + 1)
        else:
            yield from _user_data(inner, data)


def _meta(body: bytes, depth: int) -> Iterator[Tag]:
    keys: list[str] = []
    for kind, data in _boxes(body):
        if kind == b"keys":
            keys = [guess(value) for _, value in _boxes(data[8:])]
        elif kind == b"ilst":
            for entry, value in _boxes(data):
                index = int.from_bytes(entry) - 1
                group = "keys" if 0 <= index < len(keys) else "ilst"
                name = keys[index] if group == "keys" else _name(entry)
                yield from _values(group, name, value)
        elif kind in (b"udta", b"meta"):
            yield from _inside(kind, data, depth + 1)
        elif kind in (b"xml ", b"bxml"):
            yield Tag(STANDARD, "meta", "XML", clip(guess(data[4:])))
        elif kind not in (b"hdlr", b"free", b"skip", b"dinf", b"pitm", b"ctry", b"lang"):
            yield _opaque("meta", kind, data)


def _values(group: str, name: str, body: bytes) -> Iterator[Tag]:
    for kind, data in _boxes(body):
        if kind == b"name" and name == "----":
            name = guess(data[4:])
        elif kind == b"data" and len(data) >= 8:
            yield from _value(group, name, int.from_bytes(data[1:4]), data[8:])


def _value(group: str, name: str, kind: int, data: bytes) -> Iterator[Tag]:
    if kind in (_JPEG, _PNG) or is_picture(data):
        shown = data if len(data) <= MAX_PICTURE and is_picture(data) else b""
        yield Tag(STANDARD, group, name, size_of(len(data)), picture=shown)
    elif kind == _INTEGER or (kind == 0 and len(data) <= 8):
        if any(data):
            yield Tag(STANDARD, group, name, str(int.from_bytes(data, signed=True)))
    elif kind == _UTF8:
        yield _text(group, name, guess(data))
    elif data:
        yield Tag(STANDARD, group, name, size_of(len(data)))


def _user_data(kind: bytes, data: bytes) -> Iterator[Tag]:
    name = _name(kind)
    if kind == b"loci":
        yield from _loci(data)
    elif kind == b"XMP_":
        yield from xmp.decode(data)
    elif kind[:1] == b"\xa9":
        if data[4:8] == b"data":
            yield from _values("udta", name, data)
            return
        while len(data) >= 4:
            size = int.from_bytes(data[:2])
            yield _text("udta", name, guess(data[4 : 4 + size] if size else data[4:]))
            data = data[4 + size :] if size else b""
    elif kind in _TEXTS_3GPP and len(data) > 6:
        yield _text("udta", name, guess(data[6:].rstrip(b"\0")))
    elif kind not in (b"free", b"skip", b"wide", b"\0\0\0\0") and data.strip(b"\0"):
        yield _opaque("udta", kind, data)


def _opaque(group: str, kind: bytes, data: bytes) -> Tag:
    text = guess(data[:1000]).strip("\0 ")
    plain = text and all(c.isprintable() for c in text.replace("\0", " "))
    return Tag(STANDARD, group, _name(kind), clip(text) if plain else size_of(len(data)))


def _text(group: str, name: str, text: str) -> Tag:
    text = text.strip("\0 ")
    if "xyz" in name or "location.ISO6709" in name:
        position = _ISO_6709.search(text)
        if position is not None:
            return _position(group, float(position[1]), float(position[2]))
    return Tag(STANDARD, group, name, clip(text))


def _position(group: str, latitude: float, longitude: float) -> Tag:
    north = Coordinate(LATITUDE, abs(latitude), "S" if latitude < 0 else "N")
    east = Coordinate(LONGITUDE, abs(longitude), "W" if longitude < 0 else "E")
    numbers = (latitude, longitude) if north.possible and east.possible else ()
    return Tag(STANDARD, group, "GPSPosition", f"{north.say()}, {east.say()}", numbers=numbers)


def _loci(data: bytes) -> Iterator[Tag]:
    name, _, rest = data[6:].partition(b"\0")
    if len(rest) >= 9:
        longitude, latitude = (
            int.from_bytes(rest[at : at + 4], signed=True) / 65536 for at in (1, 5)
        )
        yield _position("loci", latitude, longitude)
    if name:
        yield Tag(STANDARD, "loci", "Name", clip(guess(name)))


def _name(kind: bytes) -> str:
    """Write a type as text: its first sign may be ``©`` of Mac Roman."""
    text = kind.decode("latin-1")
    return "".join(c if c.isprintable() else "?" for c in text).strip()
