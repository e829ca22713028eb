"""What of a movie stays: boxes, sample entries, tracks, brands.

Rules (ISO/IEC 14496-12, ISO/IEC 14496-14, QuickTime File Format): everything that is named here is
what a player reads in order to show the pictures, play the sound, and keep them together. A box
that is not named goes.
"""

from __future__ import annotations

MAX_BOXES = 100_000
"""More boxes than this in one place are an attack on time: an hour in fragments has 4,000."""
MAX_DEPTH = 12
MAX_SAMPLES = 4_000_000
"""Samples of one track: two hours of sound in packets of 20 ms are 360,000."""
MAX_SPANS = 1_000_000
"""Runs of samples of all tracks together."""
MAX_HOLES = 100_000
"""Runs of bytes between the samples."""

M4A_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P "})
QUICKTIME = b"qt  "
NO_MOVIES = frozenset({b"crx ", b"jp2 ", b"jpx ", b"jpm ", b"jxl "})
"""Brands of pictures in boxes that no movie has."""

FILL = frozenset({b"free", b"skip", b"wide"})

CHILDREN = {
    b"moov": {b"mvhd", b"trak", b"mvex", b"udta"},
    b"trak": {b"tkhd", b"edts", b"mdia", b"tref", b"tapt", b"load"},
    b"tapt": {b"clef", b"prof", b"enof"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf", b"elng"},
    b"minf": {b"vmhd", b"smhd", b"sthd", b"nmhd", b"gmhd", b"hdlr", b"dinf", b"stbl"},
    b"gmhd": {b"gmin", b"text"},
    b"dinf": {b"dref"},
    b"stbl": {
        b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss",
        b"stps", b"sdtp", b"sgpd", b"sbgp", b"stdp", b"padb", b"subs",
    },
    b"mvex": {b"mehd", b"trex", b"leva"},
    b"moof": {b"mfhd", b"traf"},
    b"traf": {b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"sdtp", b"subs"},
    b"mfra": {b"tfra", b"mfro"},
}  # fmt: skip
"""What stays inside each box."""
MANY = frozenset({b"trak", b"trex", b"traf", b"trun", b"sgpd", b"sbgp", b"subs", b"tfra"})
"""Boxes of which there may be several in one place."""

FIXED = {
    b"mvhd": (108, 120), b"tkhd": (92, 104), b"mdhd": (32, 44), b"vmhd": (20, 20),
    b"smhd": (16, 16), b"sthd": (12, 12), b"nmhd": (12, 12), b"gmin": (24, 24), b"text": (44, 44),
    b"clef": (20, 20), b"prof": (20, 20), b"enof": (20, 20), b"load": (24, 24),
    b"mehd": (16, 20), b"trex": (32, 32), b"mfhd": (16, 16), b"mfro": (16, 16),
    b"tfdt": (16, 20), b"cslg": (32, 52),
}  # fmt: skip
"""Boxes of one length, in version 0 and in version 1, which counts a header of eight bytes."""
TABLES = {
    b"stts": 8, b"ctts": 8, b"stsc": 12, b"stss": 4, b"stps": 4, b"stco": 4, b"co64": 8,
    b"elst": 12,
}  # fmt: skip
"""Length of an entry of the tables that are a version, a count and entries."""
GROUPINGS = frozenset(
    {b"roll", b"prol", b"rap ", b"sync", b"tele", b"tsas", b"stsa", b"refs", b"alst", b"tscl"}
)

SHOWN = frozenset({b"vide", b"soun", b"auxv", b"pict", b"subt", b"sbtl", b"text", b"clcp"})
"""Handlers of tracks that a person sees, hears or reads."""
WORDS = frozenset({b"subt", b"sbtl", b"text"})
SOUND, PICTURES = frozenset({b"soun"}), frozenset({b"vide", b"auxv", b"pict"})
REFERENCES = frozenset(
    {b"chap", b"auxl", b"sync", b"scpt", b"fall", b"folw", b"subt", b"forc", b"vdep", b"sbas",
     b"scal", b"dpnd", b"vplx"}
)  # fmt: skip
"""What a track may be to another one that stays."""

PROTECTED = frozenset(
    {b"encv", b"enca", b"enct", b"encs", b"encm", b"encu", b"drms", b"drmi", b"p608"}
)
PROTECTION = frozenset({b"pssh", b"senc", b"sinf", b"saiz", b"rinf"})
NOTES = frozenset({b"gpmd", b"camm", b"mett", b"metx", b"mebx", b"rtmd", b"tmcd", b"fdsc", b"urim"})
"""Sample entries of what was measured, whatever the handler of their track."""

ENTRY_BOXES = frozenset(
    {
        b"avcC", b"hvcC", b"lhvC", b"hvcE", b"vvcC", b"av1C", b"vpcC", b"esds", b"pasp", b"colr",
        b"clap", b"fiel", b"gama", b"btrt", b"mdcv", b"clli", b"SmDm", b"CoLL", b"amve", b"cclv",
        b"dvcC", b"dvvC", b"dvwC", b"sv3d", b"st3d", b"vexu", b"hfov", b"dOps", b"dfLa", b"alac",
        b"dac3", b"dec3", b"dac4", b"ddts", b"dmlp", b"mhaC", b"wave", b"chan", b"chnl", b"srat",
        b"pcmC", b"damr", b"d263", b"SA3D", b"ftab", b"frma", b"enda", b"glbl", b"ccst", b"auxi",
        b"mp4a", b"samr", b"vttC", b"m4ds", b"bitr", b"svqd", b"SMI ", b"jp2h", b"m1v ", b"avss",
    }
)  # fmt: skip
"""Boxes inside of a sample entry that a decoder reads."""
CODED_BY_NAME = (b"Sorenson H263", b"Planar Y'CbCr 8-bit 4:2:0")
"""Names of compressors by which old QuickTime files say how the pictures are coded."""
