"""What of the HEIF family stays: brands, item types, properties, boxes of a track.

Rules (ISO/IEC 23008-12, ISO/IEC 14496-12, AV1 Image File Format): everything here is what a decoder
reads in order to show the picture. A property of a length that its specification does not give is
cut to that length; a kind that is not named here goes, and where the file says that no picture can
be shown without it (``essential``), the file is refused.
"""

from __future__ import annotations

from coatcheck.formats.isobmff import Box
from coatcheck.model import Content
from coatcheck.source import Source

MAX_ITEMS = 10_000
"""More items than this are no honest picture; a grid of 256 megapixels has about a thousand."""
MAX_BOXES = 20_000
"""More boxes than this in one place are an attack on time."""
MAX_EXTENTS = 30_000
MAX_ENTRIES = 50_000
"""References, and associations of properties, each counted over the whole file."""
MAX_SAMPLES = 500_000
MAX_DEPTH = 8

AVIF_BRANDS = frozenset({b"avif", b"avis", b"avio"})
HEIC_BRANDS = frozenset(b"heic heix heim heis hevc hevx hevm hevs".split())
HEIF_BRANDS = frozenset({b"mif1", b"mif2", b"mif3", b"msf1", b"miaf"})
SEQUENCE_BRANDS = frozenset({b"avis", b"msf1", b"hevc", b"hevx", b"hevm", b"hevs"})
BRANDS = (
    AVIF_BRANDS | HEIC_BRANDS | HEIF_BRANDS | frozenset(
        b"tmap 1pic pred avci avcs vvic vvis MA1A MA1B MiHB MiHE MiHA MiPr MiAn MiBu MiCm MiAB "
        b"isom iso2 iso3 iso4 iso5 iso6 iso7 iso8 iso9 isoa isob isoc mp41 mp42 av01 geo1 unif "
        b"dash heix cdsc nras MiAC".split()
    )
)  # fmt: skip
"""Brands that may stay in ``ftyp``."""

CODED = frozenset({b"hvc1", b"hev1", b"av01", b"avc1", b"vvc1", b"lhv1"})
DERIVED = frozenset({b"grid", b"iovl", b"iden", b"tmap"})
IMAGES = CODED | DERIVED
OTHER_IMAGES = frozenset({b"jpeg", b"j2k1", b"unci", b"mski", b"evc1", b"jxl "})
"""Pictures whose coding may have private data of its own, or that nobody can show."""

INPUTS = frozenset({b"dimg", b"exbl", b"pred", b"tbas"})
"""References to what an item cannot be decoded without."""
REFERENCES = INPUTS | {b"auxl", b"prem", b"thmb", b"cdsc"}

ALPHA = frozenset(
    {
        b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
        b"urn:mpeg:hevc:2015:auxid:1",
        b"urn:mpeg:avc:2015:auxid:1",
        b"urn:mpeg:vvc:2021:auxid:1",
    }
)
GAIN_MAPS = frozenset(
    {
        b"urn:com:apple:photo:2020:aux:hdrgainmap",
        b"urn:com:samsung:photo:2024:aux:hdrgainmap",
        b"urn:com:photo:aux:hdrgainmap",
    }
)
DEPTH = frozenset({b"urn:mpeg:mpegB:cicp:systems:auxiliary:depth", b"urn:mpeg:hevc:2015:auxid:2"})

FIXED = {
    b"ispe": 20, b"pasp": 16, b"irot": 9, b"imir": 9, b"clap": 40, b"clli": 12, b"mdcv": 32,
    b"lsel": 10, b"a1op": 9, b"amve": 16, b"rloc": 20, b"ccst": 16, b"btrt": 20,
}  # fmt: skip
"""Properties of one length, which counts the box's header of eight bytes."""
COLORS = frozenset({b"pasp", b"clli", b"mdcv", b"amve", b"cclv", b"colr", b"pixi"})
VARIABLE = frozenset(
    {b"hvcC", b"lhvC", b"av1C", b"avcC", b"vvcC", b"auxC", b"auxi", b"a1lx", b"cclv", b"oinf",
     b"tols", b"rref", b"pixi", b"iscl"}
)  # fmt: skip
DESCRIPTIVE = frozenset({b"udes", b"altt", b"crtt", b"mdft", b"cmin", b"cmex", b"free", b"skip"})
"""Properties of the specification that change nothing in the picture, and go."""
MAX_PROPERTY = 64 * 1024
"""Longest property in bytes but for a colour profile."""

TRACK_BOXES = {
    b"moov": {b"mvhd", b"trak"},
    b"trak": {b"tkhd", b"edts", b"mdia", b"tref"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"vmhd", b"nmhd", b"dinf", b"stbl"},
    b"stbl": {b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stco", b"co64", b"stss",
              b"sdtp", b"sgpd", b"sbgp"},
    b"tref": {b"auxl", b"prem"},
}  # fmt: skip
"""What stays inside each box of a track that stays."""
GROUPINGS = frozenset({b"refs", b"sync", b"rap ", b"roll", b"tsas", b"stsa"})
TABLES = {b"stts": 8, b"ctts": 8, b"stsc": 12, b"stss": 4, b"stco": 4, b"co64": 8}
"""Length of an entry of the tables that are a version, a count and entries."""
SELF_CONTAINED = bytes.fromhex(
    "00000024 64696e66 0000001c 64726566 00000000 000000010000000c 75726c20 00000001"
)
"""The ``dinf`` box that says: the data are in this file."""


def property_content(source: Source, box: Box) -> tuple[Content, int]:
    """Say what a property holds, and where what belongs to it ends."""
    size = box.end - box.start
    right = size - box.header + 8
    if box.kind in FIXED:
        right = FIXED[box.kind]
        kept = size - box.header + 8 >= right
    elif box.kind == b"colr":
        kind = source.peek(box.body, 4)
        if kind in (b"prof", b"rICC"):
            return Content.ICC, box.end
        right = {b"nclx": 19, b"nclc": 18}.get(kind, 0)
        kept = 0 < right <= size - box.header + 8
    elif box.kind == b"pixi":
        head = source.peek(box.body, 5)
        kept = len(head) == 5 and head[:4] == bytes(4)
        right = 13 + head[-1] if kept else 0
        kept = kept and right <= size - box.header + 8
    else:
        kept = box.kind in VARIABLE and size <= MAX_PROPERTY
    if not kept:
        return Content.UNKNOWN, box.end
    content = Content.COLOR if box.kind in COLORS else Content.STRUCTURE
    return content, box.body + right - 8
