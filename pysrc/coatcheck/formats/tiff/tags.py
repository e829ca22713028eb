"""Which entries of a TIFF directory stay: those that a decoder needs, of the type and length due.

Rules: TIFF 6.0 sections 3 to 22, part 1 and 2 (names and numbers, types and counts of each field);
TIFF Technical Notes 1 (SubIFDs) and 2 (JPEG); Adobe Photoshop TIFF Technical Notes (floating point,
predictor 3); BigTIFF (types 16 to 18). A field that breaks its rule tells a decoder nothing, so it
goes, and so does every field that is not listed: texts, dates, Exif, GeoTIFF, private fields.
"""

from __future__ import annotations

from collections.abc import Mapping

from coatcheck.model import Content

BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL = range(1, 11)
FLOAT, DOUBLE, IFD, LONG8, SLONG8, IFD8 = 11, 12, 13, 16, 17, 18
UTF8 = 129

SIZES: Mapping[int, int] = {
    BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, SBYTE: 1, UNDEFINED: 1, SSHORT: 2, SLONG: 4,
    SRATIONAL: 8, FLOAT: 4, DOUBLE: 8, IFD: 4, LONG8: 8, SLONG8: 8, IFD8: 8, UTF8: 1,
}  # fmt: skip

NEW_SUBFILE_TYPE, SUBFILE_TYPE = 254, 255
WIDTH, LENGTH, BITS, COMPRESSION, PHOTOMETRIC = 256, 257, 258, 259, 262
STRIP_OFFSETS, ORIENTATION, SAMPLES, ROWS_PER_STRIP, STRIP_COUNTS = 273, 274, 277, 278, 279
PLANAR = 284
TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS, TILE_COUNTS = 322, 323, 324, 325
SUB_IFDS, JPEG_TABLES = 330, 347
JPEG_OFFSET, JPEG_LENGTH = 513, 514
Q_TABLES, DC_TABLES, AC_TABLES = 519, 520, 521
SUBSAMPLING = 530
XMP, PHOTOSHOP, ICC = 700, 34377, 34675
EXIF_IFD, GPS_IFD, INTEROP_IFD = 34665, 34853, 40965
DNG_VERSION = 50706

POINTERS: Mapping[int, str] = {EXIF_IFD: "Exif IFD", GPS_IFD: "GPS IFD", INTEROP_IFD: "Interop IFD"}
"""Entries that point to a directory of metadata."""
METADATA: Mapping[int, Content] = {XMP: Content.XMP, PHOTOSHOP: Content.PHOTOSHOP}
"""Entries with a content of their own; what else goes is Exif."""
OFFSETS = frozenset({STRIP_OFFSETS, TILE_OFFSETS})
COUNTS = frozenset({STRIP_COUNTS, TILE_COUNTS})
OLD_TABLES = frozenset({Q_TABLES, DC_TABLES, AC_TABLES})

VITAL = frozenset(
    {
        WIDTH, LENGTH, BITS, COMPRESSION, PHOTOMETRIC, STRIP_OFFSETS, STRIP_COUNTS, SAMPLES,
        ROWS_PER_STRIP, PLANAR, TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS, TILE_COUNTS, JPEG_TABLES,
        SUBSAMPLING, *OLD_TABLES,
    }
)  # fmt: skip
"""Entries without which the picture is another: a page where one of them is broken is damaged."""

INTEGERS = frozenset({BYTE, SHORT, LONG, LONG8})
POSITIONS = frozenset({SHORT, LONG, IFD, LONG8, IFD8})
_RATIONALS = frozenset({RATIONAL, SRATIONAL, FLOAT, DOUBLE, SHORT, LONG})
_NUMBERS = frozenset({*INTEGERS, SBYTE, SSHORT, SLONG, RATIONAL, SRATIONAL, FLOAT, DOUBLE, SLONG8})
_BYTES = frozenset({BYTE, UNDEFINED})

_SINGLE = frozenset(
    {
        NEW_SUBFILE_TYPE, SUBFILE_TYPE, WIDTH, LENGTH, COMPRESSION, PHOTOMETRIC,
        263,  # Threshholding
        264,  # CellWidth
        265,  # CellLength
        266,  # FillOrder
        ORIENTATION, SAMPLES, ROWS_PER_STRIP, PLANAR,
        290,  # GrayResponseUnit
        292,  # T4Options
        293,  # T6Options
        296,  # ResolutionUnit
        317,  # Predictor
        TILE_WIDTH, TILE_LENGTH,
        326,  # BadFaxLines
        327,  # CleanFaxData
        328,  # ConsecutiveBadFaxLines
        332,  # InkSet
        334,  # NumberOfInks
        512,  # JPEGProc
        JPEG_OFFSET, JPEG_LENGTH,
        515,  # JPEGRestartInterval
        531,  # YCbCrPositioning
    }
)  # fmt: skip
_FIXED: Mapping[int, tuple[frozenset[int], int]] = {
    282: (_RATIONALS, 1),  # XResolution
    283: (_RATIONALS, 1),  # YResolution
    286: (_RATIONALS, 1),  # XPosition
    287: (_RATIONALS, 1),  # YPosition
    297: (INTEGERS, 2),  # PageNumber
    318: (_RATIONALS, 2),  # WhitePoint
    319: (_RATIONALS, 6),  # PrimaryChromaticities
    321: (INTEGERS, 2),  # HalftoneHints
    342: (INTEGERS, 6),  # TransferRange
    529: (_RATIONALS, 3),  # YCbCrCoefficients
    SUBSAMPLING: (INTEGERS, 2),
}
_PER_SAMPLE: Mapping[int, tuple[frozenset[int], int]] = {
    BITS: (INTEGERS, 1),
    280: (INTEGERS, 1),  # MinSampleValue
    281: (INTEGERS, 1),  # MaxSampleValue
    336: (INTEGERS, 2),  # DotRange
    338: (INTEGERS, 1),  # ExtraSamples
    339: (INTEGERS, 1),  # SampleFormat
    340: (_NUMBERS, 1),  # SMinSampleValue
    341: (_NUMBERS, 1),  # SMaxSampleValue
    517: (INTEGERS, 1),  # JPEGLosslessPredictors
    518: (INTEGERS, 1),  # JPEGPointTransforms
    Q_TABLES: (POSITIONS, 1),
    DC_TABLES: (POSITIONS, 1),
    AC_TABLES: (POSITIONS, 1),
    532: (_RATIONALS, 2),  # ReferenceBlackWhite
}
_PER_VALUE: Mapping[int, int] = {
    291: 1,  # GrayResponseCurve
    301: 3,  # TransferFunction
    320: 3,  # ColorMap
}
LONGEST_TABLES = 16 * 1024
"""Longest JPEGTables in bytes: four tables of each kind have less."""


def needed(tag: int, kind: int, count: int, samples: int, bits: int) -> bool:
    """Tell whether an entry is one that a decoder needs, and has the type and length due to it.

    ``samples`` and ``bits`` are those of the picture: the samples of a pixel, the bits of a sample.
    """
    if tag in _SINGLE:
        return kind in INTEGERS | POSITIONS and count == 1
    if tag in _FIXED:
        types, due = _FIXED[tag]
        return kind in types and count == due
    if tag in _PER_SAMPLE:
        types, each = _PER_SAMPLE[tag]
        return kind in types and 1 <= count <= each * max(samples, 3)
    if tag in _PER_VALUE:
        return kind == SHORT and 1 <= count <= _PER_VALUE[tag] << min(bits, 16)
    if tag == JPEG_TABLES:
        return kind in _BYTES and count <= LONGEST_TABLES
    return (tag in OFFSETS and kind in POSITIONS) or (tag in COUNTS and kind in INTEGERS)
