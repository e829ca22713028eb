"""Rows of the table of cases for TIFF, BMP, ICO and CUR."""

from __future__ import annotations

from coatcheck.errors import DamagedFile, UnsupportedFormat
from engine.builders import SECRET, bitmap, exif_builder, icc, jpeg, packet, png
from engine.builders.tiff_file import (
    ASCII,
    BYTE,
    LONG,
    RATIONAL,
    SHORT,
    UNDEFINED,
    Page,
    file,
    grey,
    page,
)

Row = tuple[str, bytes, str, str]
_TEXT = SECRET + b"\0"
_PROFILE = icc.profile()
_ARTIST = {315: (ASCII, _TEXT)}
_SMALL = {254: (LONG, (1,))}
_EXIF = Page(
    {36867: (ASCII, b"2024:05:06 07:08:09\0"), 37510: (UNDEFINED, b"ASCII\0\0\0" + SECRET)}
)
_GPS = Page({1: (ASCII, b"N\0"), 2: (RATIONAL, (48, 1, 51, 1, 30, 1))})
_JPEG = {259: (SHORT, (7,)), 278: (SHORT, (8,))}
_TABLES = jpeg.SOI + jpeg.TABLES + jpeg.EOI
_CLEAN_JPEG = jpeg.grey()
_PYRAMID = {322: (SHORT, (16,)), 323: (SHORT, (16,))}


def _tiles(width: int, length: int, reduced: bool = False) -> Page:
    number = -(-width // 16) * -(-length // 16)
    more = {**_PYRAMID, **(_SMALL if reduced else {})}
    return page(width, length, [bytes([n]) * 256 for n in range(number)], more, tiled=True)


TIFF: tuple[Row, ...] = (
    ("plain", file(grey()), "", ""),
    ("big endian", file(grey(), order=">"), "", ""),
    ("BigTIFF", file(grey(), big=True), "", ""),
    ("BigTIFF, big endian, artist", file(grey(more=_ARTIST), order=">", big=True), "exif", ""),
    ("several pages", file(grey(), grey(9, 9, _ARTIST), grey(5, 5)), "exif", ""),
    ("artist", file(grey(more=_ARTIST)), "exif", ""),
    ("short artist", file(grey(more={315: (ASCII, b"Jo\0")})), "exif", ""),
    ("turned", file(grey(more={274: (SHORT, (6,)), **_ARTIST})), "exif", ""),
    ("Exif and GPS", file(grey(below={34665: [_EXIF], 34853: [_GPS]})), "exif", ""),
    ("XMP", file(grey(more={700: (BYTE, packet())})), "xmp", ""),
    ("IPTC and Photoshop", file(grey(more={33723: (UNDEFINED, SECRET), 34377: (BYTE, SECRET)})),
     "exif photoshop", ""),
    ("ICC profile", file(grey(more={34675: (UNDEFINED, _PROFILE), **_ARTIST})), "exif", "icc"),
    ("private field", file(grey(more={65000: (BYTE, SECRET)})), "exif", ""),
    ("map coordinates", file(grey(more={33922: (RATIONAL, (1, 2, 3, 4))})), "exif", ""),
    ("field of wrong type", file(grey(more={282: (ASCII, _TEXT)})), "exif", ""),
    ("field of wrong length", file(grey(more={320: (SHORT, [7] * 800)})), "exif", ""),
    ("bytes beside a value", file(grey(more={296: (SHORT, (2,))})).replace(
        b"\x28\1\3\0\1\0\0\0\2\0\0\0", b"\x28\1\3\0\1\0\0\0\2\0XY"), "padding", ""),
    ("tiles", file(_tiles(40, 20)), "", ""),
    ("pyramid", file(_tiles(40, 20), _tiles(20, 10, True), _tiles(10, 5, True)), "", ""),
    ("thumbnail in the chain", file(grey(), grey(4, 3, {**_SMALL, **_ARTIST})), "thumbnail", ""),
    ("thumbnail below", file(grey(below={330: [grey(4, 3, _SMALL)]})), "thumbnail", ""),
    ("pictures below", file(grey(below={330: [grey(4, 3), grey(2, 2, below={330: [grey()]})]})),
     "second_image", ""),
    ("JPEG thumbnail", file(grey(), Page({254: (LONG, (1,)), 259: (SHORT, (6,)),
     256: (SHORT, (8,)), 257: (SHORT, (8,)), **_ARTIST}, [_CLEAN_JPEG])), "thumbnail", ""),
    ("directory without a picture", file(grey(), Page(_ARTIST)), "exif", ""),
    ("surplus strips", file(grey(surplus=[SECRET])), "unknown", ""),
    ("surplus strip of one", file(grey(strips=1, surplus=[SECRET])), "unknown", ""),
    ("bytes behind the rows of a strip", file(page(4, 4, [bytes(16) + SECRET], {})), "unknown", ""),
    ("JPEG strips", file(page(8, 8, [_CLEAN_JPEG], _JPEG)), "", ""),
    ("JPEG strips with comments", file(page(8, 8, [jpeg.grey(jpeg.comment())], {
        **_JPEG, **_ARTIST})), "comment exif", ""),
    ("JPEG strips with data behind", file(page(8, 8, [jpeg.grey() + SECRET], _JPEG)),
     "unknown", ""),
    ("JPEG tables", file(page(8, 8, [_CLEAN_JPEG], {**_JPEG, 347: (UNDEFINED, _TABLES)})), "", ""),
    ("JPEG tables with a comment", file(page(8, 8, [_CLEAN_JPEG], {**_JPEG, 347: (
        UNDEFINED, jpeg.SOI + jpeg.comment() + jpeg.TABLES + jpeg.EOI)})), "unknown", ""),
    ("data after the end", file(grey(), tail=SECRET), "trailer", ""),
    ("zero bytes after the end", file(grey(), tail=bytes(9)), "padding", ""),
    ("JPEG after the end", file(grey(), tail=_CLEAN_JPEG), "second_image", ""),
)  # fmt: skip

_SIXTEEN = b"".join(bytes((n, n, n, 0)) for n in range(0, 256, 16))
_BEHIND = 124 + len(bitmap.rows())
_LINK = b"c:\\users\\jane\\" + SECRET + b"\0"

BMP: tuple[Row, ...] = (
    ("plain", bitmap.file(bitmap.header(), bitmap.rows()), "", ""),
    ("top down", bitmap.file(bitmap.header(height=-3), bitmap.rows()), "", ""),
    ("OS/2 1", bitmap.file(bitmap.header(12), bitmap.rows()), "", ""),
    ("OS/2 2", bitmap.file(bitmap.header(64, rest=bytes(20) + b"Jane"), bitmap.rows()),
     "unknown", ""),
    ("palette", bitmap.file(bitmap.header(depth=4), bitmap.rows(depth=4), _SIXTEEN), "", ""),
    ("palette of few", bitmap.file(bitmap.header(depth=4, used=9), bitmap.rows(depth=4),
     _SIXTEEN[:36]), "", ""),
    ("palette with surplus", bitmap.file(bitmap.header(depth=4, used=23), bitmap.rows(depth=4),
     _SIXTEEN, SECRET + b"."), "unknown padding", ""),
    ("bytes beside colours", bitmap.file(bitmap.header(depth=1), bitmap.rows(depth=1),
     b"abcJdefa"), "unknown", ""),
    ("colour masks", bitmap.file(bitmap.header(depth=16, compression=3), bitmap.rows(depth=16),
     b"\0\x7c\0\0\xe0\3\0\0\x1f\0\0\0"), "", ""),
    ("run lengths", bitmap.file(bitmap.header(depth=8, compression=1, image=20),
     b"\5\1\0\0\5\2\0\0\0\3\1\2\3\0\2\7\0\0\0\1", bytes(1024)), "", ""),
    ("run lengths with data behind", bitmap.file(bitmap.header(depth=8, compression=1, image=35),
     b"\5\1\0\0\5\2\0\1", bytes(1024), tail=SECRET), "trailer", ""),
    ("gap", bitmap.file(bitmap.header(), bitmap.rows(), gap=SECRET), "unknown", ""),
    ("gap of zeros", bitmap.file(bitmap.header(), bitmap.rows(), gap=bytes(64)), "padding", ""),
    ("data after the end", bitmap.file(bitmap.header(), bitmap.rows()) + SECRET,
     "padding trailer", ""),
    ("reserved fields", bitmap.file(bitmap.header(), bitmap.rows(), reserved=b"Jane"),
     "unknown", ""),
    ("wrong length", bitmap.file(bitmap.header(), bitmap.rows(), size=0), "padding", ""),
    ("version 5", bitmap.file(bitmap.header(124, rest=bitmap.v5(bitmap.SRGB, 0, 0)),
     bitmap.rows()), "", ""),
    ("version 5, reserved field", bitmap.file(bitmap.header(124, rest=bitmap.v5(
        bitmap.SRGB, 0, 0, b"Jane")), bitmap.rows()), "unknown", ""),
    ("ICC profile", bitmap.file(bitmap.header(124, rest=bitmap.v5(
        bitmap.EMBEDDED, _BEHIND, len(_PROFILE))), bitmap.rows(), tail=_PROFILE), "", "icc"),
    ("linked profile", bitmap.file(bitmap.header(124, rest=bitmap.v5(
        bitmap.LINKED, _BEHIND, len(_LINK))), bitmap.rows(), tail=_LINK), "unknown", ""),
    ("cut off in the pixels", bitmap.file(bitmap.header(), bitmap.rows(), gap=SECRET)[:-9],
     "unknown padding", ""),
)  # fmt: skip

_PNG = png.picture()
_TALKING = png.picture(png.text(b"Author", SECRET))

ICO: tuple[Row, ...] = (
    ("bitmap", bitmap.icon([bitmap.in_icon()]), "", ""),
    ("cursor", bitmap.icon([bitmap.in_icon()], 2), "", ""),
    ("PNG", bitmap.icon([_PNG]), "", ""),
    ("PNG with text, and bitmap", bitmap.icon([_TALKING, bitmap.in_icon()]), "text", ""),
    ("PNG with Exif", bitmap.icon([png.picture(png.chunk(b"eXIf", exif_builder.exif(
        exif_builder.Ifd({315: exif_builder.text(SECRET.decode())}))))]), "exif", ""),
    ("data behind a bitmap", bitmap.icon([bitmap.in_icon(SECRET), _PNG]), "unknown", ""),
    ("data behind a PNG", bitmap.icon([_PNG + SECRET, _PNG]), "trailer", ""),
    ("bytes beside colours", bitmap.icon([bitmap.in_icon(beside=74)]), "unknown", ""),
    ("gaps", bitmap.icon([_PNG, bitmap.in_icon(), _TALKING], gap=SECRET), "text unknown", ""),
    ("reserved field", bitmap.icon([_PNG], reserved=74), "padding", ""),
    ("data after the end", bitmap.icon([_PNG], tail=SECRET), "trailer", ""),
)  # fmt: skip

_RAW = {262: (SHORT, (32803,)), 271: (ASCII, b"NIKON CORPORATION\0")}

FAULTS = (
    ("tiff: header only", b"II*\0\x08\0\0\0", DamagedFile),
    ("tiff: cut off in the header", b"MM\0*\0", DamagedFile),
    ("tiff: directory outside", b"II*\0\xff\0\0\0" + bytes(64), DamagedFile),
    ("tiff: no picture", file(Page(_ARTIST)), DamagedFile),
    ("tiff: strips outside", file(page(4, 4, [], {
        273: (LONG, (9999,)), 279: (LONG, (16,))})), DamagedFile),
    ("tiff: no size", file(page(0, 4, [bytes(16)], {})), DamagedFile),
    ("tiff: strip over the directory", file(page(4, 400, [], {
        273: (LONG, (8,)), 279: (LONG, (1600,))})), DamagedFile),
    ("tiff: unknown compression", file(page(4, 4, [bytes(16)], {259: (SHORT, (50002,))})),
     UnsupportedFormat),
    ("tiff: depth", file(page(4, 4, [bytes(16)], {32997: (SHORT, (4,))})), UnsupportedFormat),
    ("tiff: camera raw", file(page(4, 4, [bytes(16)], _RAW)), UnsupportedFormat),
    ("tiff: camera raw below", file(grey(below={330: [page(4, 4, [bytes(16)], _RAW)]})),
     UnsupportedFormat),
    ("tiff: DNG", file(grey(more={50706: (BYTE, (1, 4, 0, 0))})), UnsupportedFormat),
    ("tiff: Canon raw", b"II*\0\x10\0\0\0CR\2\0" + bytes(64), UnsupportedFormat),
    ("bmp: cut off in the header", bitmap.file(bitmap.header(), b"")[:30], DamagedFile),
    ("bmp: no pixels", bitmap.file(bitmap.header(), b""), DamagedFile),
    ("bmp: no size", bitmap.file(bitmap.header(width=0), bitmap.rows()), DamagedFile),
    ("bmp: JPEG inside", bitmap.file(bitmap.header(compression=4), jpeg.grey()),
     UnsupportedFormat),
    ("bmp: unknown compression", bitmap.file(bitmap.header(compression=99), bitmap.rows()),
     UnsupportedFormat),
    ("bmp: profile over the pixels", bitmap.file(bitmap.header(124, rest=bitmap.v5(
        bitmap.EMBEDDED, 124, 40)), bitmap.rows()), DamagedFile),
    ("ico: picture outside", bitmap.icon([_PNG])[:22], DamagedFile),
    ("ico: overlapping pictures", bitmap.icon([_PNG, _PNG])[:18 + 16]
     + (40).to_bytes(4, "little") + _PNG * 2, DamagedFile),
)  # fmt: skip
"""Name, data and error."""
