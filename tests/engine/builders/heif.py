"""HEIF pictures: boxes, items and tracks (ISO/IEC 14496-12, ISO/IEC 23008-12), with AV1 of 16 x 16.

The coded pictures are real: red with and without its alpha plane, and green; ``HEVC`` is 64 x 64.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

RED = bytes.fromhex(
    "12000a09180cffda2021a0d08032191947878621879e79e680000075864ddae65bd72afa9a7ccd78"
)
GREEN = bytes.fromhex(
    "12000a09180cffda2021a0d08032181947878621879e79e680000075864dd42441cfeb2e560c80"
)
ALPHA = bytes.fromhex("12000a05180cffd8543207180028a1001530")
HEVC = bytes.fromhex("000000132801af0418fc7938ebe7f3f75c9fbf10474380")

ALPHA_URN = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"
DEPTH_URN = b"urn:mpeg:mpegB:cicp:systems:auxiliary:depth"
GAIN_MAP_URN = b"urn:com:apple:photo:2020:aux:hdrgainmap"

AVIF = (b"avif", b"mif1", b"miaf")
AVIS = (b"avis", b"avif", b"msf1", b"mif1", b"miaf")
HEIC = (b"heic", b"mif1")


def box(kind: bytes, *parts: bytes) -> bytes:
    """Make a box."""
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + kind + body


def long_box(kind: bytes, *parts: bytes) -> bytes:
    """Make a box with a size of eight bytes."""
    body = b"".join(parts)
    return b"\0\0\0\1" + kind + (len(body) + 16).to_bytes(8) + body


def full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """Make a box that begins with a version and flags."""
    return box(kind, bytes((version,)), flags.to_bytes(3), *parts)


ISPE = full(b"ispe", struct.pack(">II", 16, 16))
PIXI = full(b"pixi", b"\3\x08\x08\x08")
GREY = full(b"pixi", b"\1\x08")
AV1C = box(b"av1C", b"\x81\0\x0c\0")
ALPHA_AV1C = box(b"av1C", b"\x81\0\x1c\0")
NCLX = box(b"colr", b"nclx\0\1\0\x0d\0\6\x80")
HVCC = box(
    b"hvcC",
    bytes.fromhex(
        "0103700000009000000000001ef000fcfdf8f800000f03600001001840010c01ffff037000000300900000"
        "03000003001eba0240610001002b42010103700000030090000003000003001ea020810596ea4929ae6e02"
        "1a0c0800000300c800000300084062000100074401c172b02240"
    ),
)
LARGE = full(b"ispe", struct.pack(">II", 64, 64))


def profile(data: bytes) -> bytes:
    """Make a colour property with an ICC profile."""
    return box(b"colr", b"prof", data)


def auxiliary(urn: bytes, more: bytes = b"") -> bytes:
    """Make the property that says what an auxiliary image is."""
    return full(b"auxC", urn + b"\0" + more)


COLOR = (ISPE, PIXI, AV1C, NCLX)
PLANE = (ISPE, GREY, ALPHA_AV1C)


@dataclass(frozen=True, slots=True)
class Item:
    """An item; its data lie in ``mdat``, or in ``idat`` if ``inside``."""

    number: int
    kind: bytes
    data: bytes
    properties: Sequence[bytes] = ()
    name: bytes = b""
    mime: bytes = b""
    hidden: bool = False
    inside: bool = False
    parts: int = 1
    version: int = 2
    essential: Sequence[bytes] = (b"av1C", b"hvcC", b"clap", b"irot", b"imir")

    def entry(self) -> bytes:
        """Make its entry in ``iinf``."""
        number = self.number.to_bytes(4 if self.version == 3 else 2)
        text = self.name + b"\0" + (self.mime + b"\0" if self.mime else b"")
        return full(
            b"infe", number, b"\0\0", self.kind, text, version=self.version, flags=self.hidden
        )


def red(number: int = 1, *more: bytes, **fields: bool) -> Item:
    """Make a coded picture."""
    return Item(number, b"av01", RED, (*COLOR, *more), **fields)


def exif(body: bytes, number: int = 9, **fields: bool) -> Item:
    """Make an Exif item."""
    return Item(number, b"Exif", bytes(4) + body, **fields)


def xmp(packet: bytes, number: int = 8) -> Item:
    """Make an XMP item."""
    return Item(number, b"mime", packet, mime=b"application/rdf+xml")


def alpha(number: int = 2, urn: bytes = ALPHA_URN, **fields: bool) -> Item:
    """Make an auxiliary image."""
    return Item(number, b"av01", ALPHA, (*PLANE, auxiliary(urn)), hidden=True, **fields)


def reference(kind: bytes, source: int, *targets: int, wide: bool = False) -> bytes:
    """Make a reference from one item to others."""
    letter = "I" if wide else "H"
    count = len(targets)
    return box(kind, struct.pack(f">{letter}H{count}{letter}", source, count, *targets))


def handler(name: bytes = b"", kind: bytes = b"pict", reserved: bytes = bytes(12)) -> bytes:
    """Make a handler."""
    return full(b"hdlr", bytes(4), kind, reserved, name, b"\0")


@dataclass(frozen=True, slots=True)
class Form:
    """How the directory of items is written."""

    version: int = 1
    offset_size: int = 4
    length_size: int = 4
    base: bool = False
    wide: bool = False
    """Whether properties are numbered in fifteen bits."""


def locations(items: Sequence[Item], form: Form, data: int) -> bytes:
    """Make ``iloc``, for data of which those in ``mdat`` start at ``data``."""
    wide = 4 if form.version == 2 else 2
    base_size = 4 if form.base else 0
    sizes = bytes((form.offset_size << 4 | form.length_size, base_size << 4))
    rows = [sizes, len(items).to_bytes(wide)]
    positions = [data, 0]
    for item in items:
        rows.append(item.number.to_bytes(wide))
        if form.version:
            rows.append(int(item.inside).to_bytes(2))
        start = positions[item.inside]
        positions[item.inside] += len(item.data)
        base = start if form.base else 0
        rows += [b"\0\0", base.to_bytes(base_size), item.parts.to_bytes(2)]
        step = -(-len(item.data) // item.parts)
        for part in range(item.parts):
            place = part * step
            length = min(step, len(item.data) - place)
            rows.append((start - base + place).to_bytes(form.offset_size))
            rows.append(length.to_bytes(form.length_size))
    return full(b"iloc", *rows, version=form.version)


def properties(items: Sequence[Item], form: Form, more: bytes = b"") -> bytes:
    """Make ``iprp``: each property once, and ``more`` that belong to nothing."""
    known = list(dict.fromkeys(part for item in items for part in item.properties))
    rows = []
    for item in items:
        values = [
            known.index(p) + 1 | (p[4:8] in item.essential) << (15 if form.wide else 7)
            for p in item.properties
        ]
        data = b"".join(value.to_bytes(1 + form.wide) for value in values)
        number = item.number.to_bytes(4 if item.version == 3 else 2)
        rows.append(number + bytes((len(values),)) + data)
    version = int(any(item.version == 3 for item in items))
    table = full(b"ipma", len(rows).to_bytes(4), *rows, version=version, flags=form.wide)
    return box(b"iprp", box(b"ipco", *known, more), table)


def picture(
    *items: Item,
    references: Sequence[bytes] = (),
    brands: Sequence[bytes] = AVIF,
    form: Form = Form(),
    name: bytes = b"",
    meta: bytes = b"",
    between: bytes = b"",
    after: bytes = b"",
    gap: bytes = b"",
    loose: bytes = b"",
    movie: bytes = b"",
) -> bytes:
    """Make a file: ``ftyp``, ``meta``, ``movie``, ``between``, ``mdat`` and ``after``.

    The data lie in their order, behind a ``gap``; the first item is the primary one.
    """
    if not items:
        items = (red(),)
    data = b"".join(item.data for item in items if not item.inside)
    inside = b"".join(item.data for item in items if item.inside)
    wide = any(item.version == 3 for item in items)
    ftyp = box(b"ftyp", brands[0], bytes(4), *brands)

    def directory(start: int) -> bytes:
        return full(
            b"meta",
            handler(name),
            full(b"pitm", items[0].number.to_bytes(4 if wide else 2), version=wide),
            locations(items, form, start),
            full(b"iinf", len(items).to_bytes(2), *(item.entry() for item in items)),
            full(b"iref", *references, version=wide) if references else b"",
            properties(items, form, loose),
            box(b"idat", inside) if inside else b"",
            meta,
        )

    start = len(ftyp + directory(0) + movie + between) + 8 + len(gap)
    return ftyp + directory(start) + movie + between + box(b"mdat", gap, data) + after


TIMES = struct.pack(">II", 0xE0000000, 0xE0000001)
MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
DINF = box(b"dinf", full(b"dref", b"\0\0\0\1", full(b"url ", flags=1)))


def track(
    number: int,
    samples: Sequence[bytes],
    start: int,
    kind: bytes = b"pict",
    config: bytes = AV1C,
    more: bytes = b"",
    references: bytes = b"",
    times: bytes = bytes(8),
    name: bytes = b"",
    compressor: bytes = b"",
    long: bool = False,
) -> bytes:
    """Make a track of samples that follow each other from ``start``, all in one chunk."""
    count = len(samples)
    entry = box(
        b"av01",
        bytes(6),
        b"\0\1",
        bytes(16),
        struct.pack(">HH", 16, 16),
        bytes(14),
        compressor.ljust(32, b"\0"),
        b"\0\x18\xff\xff",
        config,
        NCLX,
        full(b"ccst", b"\x7c\0\0\0"),
        more,
    )
    chunks = (
        full(b"co64", b"\0\0\0\1", start.to_bytes(8))
        if long
        else (full(b"stco", b"\0\0\0\1", start.to_bytes(4)))
    )
    table = box(
        b"stbl",
        full(b"stsd", b"\0\0\0\1", entry),
        full(b"stts", struct.pack(">III", 1, count, 100)),
        full(b"stsc", struct.pack(">IIII", 1, 1, count, 1)),
        full(b"stsz", struct.pack(">II", 0, count), *(len(s).to_bytes(4) for s in samples)),
        chunks,
        full(b"stss", struct.pack(">II", 1, 1)),
    )
    header = full(
        b"tkhd",
        times,
        struct.pack(">III", number, 0, 100 * count),
        bytes(16),
        MATRIX,
        struct.pack(">II", 16 << 16, 16 << 16),
        flags=1,
    )
    media = box(
        b"mdia",
        full(b"mdhd", times, struct.pack(">IIHH", 1000, 100 * count, 0x55C4, 0)),
        handler(name, kind),
        box(b"minf", full(b"vmhd", bytes(8), flags=1), DINF, table),
    )
    return box(b"trak", header, references, media)


def auxiliary_track(urn: bytes) -> bytes:
    """Make the box of a sample entry that says what an auxiliary track is."""
    return full(b"auxi", urn + b"\0")


def sequence(
    *extra: str,
    times: bytes = bytes(8),
    name: bytes = b"",
    compressor: bytes = b"",
    udta: bytes = b"",
    entry: bytes = b"",
    gap: bytes = b"",
    after: bytes = b"",
    long: bool = False,
    brands: Sequence[bytes] = AVIS,
) -> bytes:
    """Make a sequence of two pictures; ``extra`` tracks are ``alpha``, ``depth`` and ``soun``."""
    urns = {"alpha": ALPHA_URN, "depth": DEPTH_URN}
    master = red()

    def movie(start: int) -> bytes:
        place = start + len(gap) + len(RED)
        tracks = [
            track(
                1,
                (RED, GREEN),
                start + len(gap),
                times=times,
                name=name,
                more=entry,
                compressor=compressor,
                long=long,
            )
        ]
        place += len(GREEN)
        for index, kind in enumerate(extra, 2):
            sound = kind == "soun"
            tracks.append(
                track(
                    index,
                    (ALPHA, ALPHA),
                    place,
                    b"soun" if sound else b"auxv",
                    ALPHA_AV1C,
                    b"" if sound else auxiliary_track(urns[kind]),
                    b"" if sound else box(b"tref", box(b"auxl", b"\0\0\0\1")),
                )
            )
            place += 2 * len(ALPHA)
        header = full(
            b"mvhd",
            times,
            struct.pack(">II", 1000, 200),
            b"\0\1\0\0\1\0",
            bytes(10),
            MATRIX,
            bytes(24),
            b"\0\0\0\x09",
        )
        return box(b"moov", header, *tracks, udta)

    rest = GREEN + 2 * len(extra) * ALPHA
    empty = picture(master, brands=brands, movie=movie(0), gap=gap)
    start = len(empty) - len(gap) - len(RED)
    whole = picture(master, brands=brands, movie=movie(start), gap=gap)
    mdat = start - 8
    return whole[:mdat] + box(b"mdat", gap, RED, rest) + after
