"""The table of cases: every kind of part that a picture can have, and what must become of it.

All tests over formats run on this table, natively and in the browser, so nothing here reads a file.
A case that is missing here is a kind of part that no test knows.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from coatcheck.errors import DamagedFile, EngineError, UnsupportedFormat
from coatcheck.model import Content
from engine.builders import (
    SECRET,
    gainmap,
    gif,
    heif,
    icc,
    jpeg,
    jxl,
    packet,
    png,
    tiff,
    trailers,
    webp,
)
from engine.rows import bitmap as bitmap_rows
from engine.rows import movie as movie_rows
from engine.rows import office as office_rows
from engine.rows import pdf as pdf_rows
from engine.rows import svg as svg_rows

ALLOWED = frozenset(
    {Content.STRUCTURE, Content.ESSENCE, Content.COLOR, Content.ANIMATION, Content.ICC,
     Content.GAIN_MAP, Content.REVIEW, Content.NOTES, Content.SCRIPT, Content.UNSEEN}
)  # fmt: skip
"""What a container may leave in place; of Exif the cleaner makes an orientation, or nothing, and of
documents some is told and stays."""


@dataclass(frozen=True, slots=True)
class Case:
    """A picture that can be cleaned."""

    name: str
    format: str
    data: bytes
    gone: frozenset[Content] = frozenset()
    """Contents that are there before, and not after."""
    stays: frozenset[Content] = frozenset()
    """Contents beside structure and pixels that are there before and after."""
    orientation: int = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """A file about whose content no statement is safe."""

    name: str
    data: bytes
    error: type[EngineError] = DamagedFile


def _format(data: bytes) -> str:
    if data[4:8] == b"ftyp":
        return _BRANDS[data[8:12]]
    if data[4:8] == b"wide":
        return "QuickTime"
    return next(name for start, name in _STARTS.items() if data.startswith(start))


_BRANDS = {
    b"avif": "AVIF",
    b"avis": "AVIF",
    b"heic": "HEIC",
    b"mif1": "HEIF",
    b"mp42": "MP4",
    b"qt  ": "QuickTime",
    b"M4A ": "M4A",
    b"3gp5": "3GP",
}
_STARTS = {
    b"\xff\xd8": "JPEG",
    b"\x89P": "PNG",
    b"RI": "WebP",
    b"GI": "GIF",
    b"\xff\x0a": "JPEG XL",
    jxl.SIGNATURE: "JPEG XL",
    b"II": "TIFF",
    b"MM": "TIFF",
    b"BM": "BMP",
    b"\0\0\1\0": "ICO",
    b"\0\0\2\0": "ICO",
    b"<": "SVG",
    b"\xef\xbb\xbf<": "SVG",
    b"\xff\xfe<\0": "SVG",
    b"%PDF": "PDF",
    SECRET + b"\n%PDF": "PDF",
}


def _case(name: str, data: bytes, gone: str = "", stays: str = "", orientation: int = 1) -> Case:
    """Make a row; contents are given by their values, separated by spaces."""
    kind = _format(data)
    return Case(
        f"{kind.lower()}: {name}",
        kind,
        data,
        _contents(gone),
        _contents(stays),
        orientation,
    )


def _contents(names: str) -> frozenset[Content]:
    return frozenset(map(Content, names.split()))


_EXIF = tiff.exif()
_TURNED = tiff.exif(orientation=6)
_THUMBNAIL = SECRET[:27]
_LONG = SECRET * 30

_JPEG = (
    _case("plain grey", jpeg.grey()),
    _case("plain colour", jpeg.color(jpeg.jfif()), stays="color"),
    _case("progressive", jpeg.progressive()),
    _case("restart markers", jpeg.restarts()),
    _case("four components", jpeg.cmyk(jpeg.adobe(2)), stays="color"),
    _case("red, green and blue", jpeg.color(jpeg.adobe(0)), stays="color"),
    _case("Exif", jpeg.grey(jpeg.exif(_EXIF)), "exif"),
    _case("Exif, big endian, turned", jpeg.grey(jpeg.exif(tiff.exif(8, order=">"))), orientation=8),
    _case("Exif, turned, behind JFIF", jpeg.color(jpeg.jfif() + jpeg.exif(_TURNED)), "",
          "color", 6),
    _case("two Exif", jpeg.grey(jpeg.exif(_TURNED) + jpeg.exif(_EXIF)), orientation=6),
    _case("broken Exif", jpeg.grey(jpeg.exif(b"II*\0\xff\xff\xff\xff" + SECRET)), "exif"),
    _case("empty Exif", jpeg.grey(jpeg.exif(b"")), "exif"),
    _case("XMP", jpeg.grey(jpeg.xmp(packet())), "xmp"),
    _case("extended XMP", jpeg.grey(jpeg.extended_xmp(packet(_LONG), 100, True)), "xmp"),
    _case("ICC profile", jpeg.grey(jpeg.icc(icc.profile())), "", "icc"),
    _case("ICC profile in parts", jpeg.grey(jpeg.icc(icc.profile(), 100)), "", "icc"),
    _case("ICC profile torn", jpeg.grey(jpeg.icc(SECRET * 9, 100, 9)), "unknown"),
    _case("Photoshop", jpeg.grey(jpeg.photoshop()), "photoshop"),
    _case("Photoshop in parts", jpeg.grey(jpeg.photoshop() + jpeg.photoshop()), "photoshop"),
    _case("comment", jpeg.grey(jpeg.comment()), "comment"),
    _case("comment before the end", jpeg.grey(end=jpeg.comment() + jpeg.EOI), "comment"),
    _case("comment between scans", jpeg.progressive(jpeg.comment()), "comment"),
    _case("JUMBF", jpeg.grey(jpeg.jumbf(_LONG, 100)), "c2pa"),
    _case("JFIF with thumbnail", jpeg.color(jpeg.jfif(_THUMBNAIL)), "thumbnail", "color"),
    _case("JFIF with surplus", jpeg.color(jpeg.jfif(_THUMBNAIL, SECRET)), "thumbnail unknown",
          "color"),
    _case("two JFIF", jpeg.color(jpeg.jfif(b"", SECRET) + jpeg.jfif()), "unknown", "color"),
    _case("JFXX thumbnail", jpeg.grey(jpeg.segment(0xE0, b"JFXX\0\x10" + SECRET)), "thumbnail"),
    _case("Adobe with surplus", jpeg.color(jpeg.adobe(0, SECRET)), "unknown", "color"),
    _case("two Adobe", jpeg.color(jpeg.adobe(1, SECRET) + jpeg.adobe(0)), "unknown", "color"),
    _case("multi-picture directory", jpeg.grey(jpeg.segment(0xE2, b"MPF\0" + SECRET)),
          "second_image"),
    _case("unknown application", jpeg.grey(jpeg.segment(0xE5, SECRET)), "unknown"),
    _case("nameless application", jpeg.grey(jpeg.segment(0xE7, b"\0\1\2" + SECRET)), "unknown"),
    _case("all applications", jpeg.grey(b"".join(jpeg.segment(code, SECRET)
          for code in range(0xE0, 0xF0))), "unknown"),
    _case("length of zero", jpeg.grey(b"\xff\xe4\0\0" + SECRET + b"\xff\xe4\0\1"), "unknown"),
    _case("reserved marker", jpeg.grey(jpeg.segment(0xF0, SECRET)), "unknown"),
    _case("fill bytes", jpeg.grey(b"\xff" * 9, end=b"\xff" * 9 + jpeg.EOI), "padding"),
    _case("bytes between segments", jpeg.grey(jpeg.comment() + SECRET), "comment unknown"),
    _case("marker code within bytes between segments", jpeg.grey(jpeg.comment()
          + SECRET + b"\xff\0\xff\1\xff\xd0"), "comment unknown"),
    _case("second JPEG", jpeg.grey() + jpeg.grey(jpeg.exif(_EXIF)), "second_image"),
    _case("second JPEG, broken", jpeg.grey() + b"\xff\xd8\xff\xe1\0\x04ab" + SECRET,
          "second_image"),
    _case("second JPEG after padding", jpeg.grey() + bytes(99) + jpeg.grey(jpeg.comment()),
          "second_image padding"),
    _case("video", jpeg.grey() + trailers.video(), "video"),
    _case("second JPEG and video", jpeg.grey() + jpeg.grey() + trailers.video(),
          "second_image video"),
    _case("Samsung trailer", jpeg.grey() + trailers.samsung(
        Image_UTC_Data=SECRET, MotionPhoto_Data=trailers.video()), "trailer video"),
    _case("data after the end", jpeg.grey() + SECRET, "trailer"),
    _case("data and a JPEG after the end", jpeg.grey() + SECRET + jpeg.grey(),
          "trailer second_image"),
    _case("ZIP after the end", jpeg.grey() + b"PK\x03\x04" + SECRET, "trailer"),
    _case("zero bytes after the end", jpeg.grey() + bytes(5000), "padding"),
    _case("Ultra HDR", gainmap.ultra_hdr(), "xmp second_image", "gain_map"),
    _case("Ultra HDR, metadata in the gain map",
          gainmap.ultra_hdr(secret=jpeg.exif(_EXIF) + jpeg.comment()),
          "xmp second_image exif comment", "gain_map"),
    _case("Ultra HDR, profiles in both", gainmap.ultra_hdr(jpeg.icc(icc.profile()),
          jpeg.icc(icc.profile(), 90)), "xmp second_image", "gain_map icc"),
    _case("Ultra HDR, no directory", gainmap.ultra_hdr(directory=False), "xmp second_image",
          "gain_map"),
    _case("Ultra HDR, no index", gainmap.ultra_hdr(index=False), "xmp", "gain_map"),
    _case("Ultra HDR and a video", gainmap.ultra_hdr(motion=True), "xmp second_image video",
          "gain_map"),
    _case("Ultra HDR and a Samsung trailer", gainmap.ultra_hdr() + trailers.samsung(
        MotionPhoto_Data=trailers.video()), "xmp second_image video trailer", "gain_map"),
    _case("Ultra HDR, bytes before the gain map", gainmap.ultra_hdr(gap=SECRET),
          "xmp second_image trailer", "gain_map"),
    _case("Ultra HDR, turned", gainmap.ultra_hdr(jpeg.exif(_TURNED)), "xmp second_image",
          "gain_map", 6),
    _case("ISO 21496-1", gainmap.iso(), "second_image", "gain_map"),
    _case("ISO 21496-1 of three channels", gainmap.iso(3), "second_image", "gain_map"),
    _case("ISO 21496-1 with a common denominator", gainmap.iso(1, True), "second_image",
          "gain_map"),
    _case("Apple's gain map", gainmap.apple(), "xmp second_image", "gain_map"),
    _case("gain map with an unknown parameter", gainmap.ultra_hdr(more=b' hdrgm:Owner="Anna"'),
          "xmp second_image"),
    _case("gain map with a text for a number", gainmap.ultra_hdr(gamma=SECRET),
          "xmp second_image"),
    _case("gain map of a wrong length", gainmap.iso(surplus=SECRET), "second_image"),
    _case("gain map that no index names", gainmap.ultra_hdr(directory=False, index=False),
          "xmp second_image"),
    _case("gain map that is cut off", gainmap.ultra_hdr()[:-2], "xmp second_image"),
    _case("stereo picture", gainmap.stereo(), "second_image exif"),
    _case("no end of image", jpeg.grey(end=b"")),
    _case("no end of image, a profile late", jpeg.grey(end=jpeg.comment() + jpeg.icc(icc.profile())
          + SECRET), "comment unknown", "icc"),
    _case("no end of image, with comment", jpeg.grey(jpeg.comment(), end=b""), "comment"),
    _case("no end of image, another begins", jpeg.grey(end=b"") + jpeg.grey(jpeg.comment()),
          "second_image"),
    _case("cut off in a marker", jpeg.grey(jpeg.comment(), end=b"\xff"), "comment padding"),
    _case("cut off in a comment", jpeg.grey(end=b"\xff\xfe\x40\0" + SECRET), "unknown"),
)  # fmt: skip

_COLORS = b"".join(
    png.chunk(kind, bytes(size))
    for kind, size in {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 3, b"cICP": 4, b"mDCV": 24,
                       b"cLLI": 8, b"bKGD": 6, b"tRNS": 6, b"pHYs": 9}.items()
)  # fmt: skip
_PALETTE = png.chunk(b"PLTE", bytes(range(6)))
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_TIME = png.chunk(b"tIME", bytes((7, 232, 5, 6, 7, 8, 9)))

_PNG = (
    _case("plain", png.picture()),
    _case("several IDAT", png.picture(parts=4)),
    _case("all colour chunks", png.picture(_COLORS), "", "color"),
    _case("palette", png.picture(_PALETTE + png.chunk(b"tRNS", b"\x80\xff"), color_type=3), "",
          "color"),
    _case("text", png.picture(png.text(b"Author", SECRET)), "text"),
    _case("text after the pixels", png.picture(after=png.text(b"Author", SECRET)), "text"),
    _case("compressed text", png.picture(png.compressed_text(b"parameters", SECRET)), "text"),
    _case("broken compressed text", png.picture(png.chunk(b"zTXt", b"a\0\0" + SECRET)), "text"),
    _case("international text", png.picture(png.international_text(b"Title", SECRET)), "text"),
    _case("compressed international text",
          png.picture(png.international_text(b"Title", SECRET, True)), "text"),
    _case("XMP", png.picture(png.international_text(_XMP_KEYWORD, packet())), "xmp"),
    _case("compressed XMP", png.picture(png.international_text(_XMP_KEYWORD, packet(), True)),
          "text"),
    _case("Exif", png.picture(png.chunk(b"eXIf", _EXIF)), "exif"),
    _case("Exif, turned", png.picture(png.chunk(b"eXIf", _TURNED)), orientation=6),
    _case("Exif with the prefix of JPEG", png.picture(png.chunk(b"eXIf", b"Exif\0\0" + _TURNED)),
          orientation=6),
    _case("Exif after the pixels", png.picture(after=png.chunk(b"eXIf", _EXIF)), "exif"),
    _case("time", png.picture(_TIME + png.text(b"a", SECRET)), "time text"),
    _case("ICC profile", png.picture(png.icc(icc.profile()), color_type=0), "", "icc"),
    _case("two ICC profiles", png.picture(png.icc(icc.profile()) + png.icc(icc.profile()),
          color_type=0), "unknown", "icc"),
    _case("C2PA", png.picture(png.chunk(b"caBX", SECRET)), "c2pa"),
    _case("private chunk", png.picture(png.chunk(b"prVt", SECRET)), "unknown"),
    _case("private chunk after the pixels", png.picture(after=png.chunk(b"prVt", SECRET)),
          "unknown"),
    _case("suggested palette", png.picture(png.chunk(b"sPLT", SECRET + b"\0\x08")), "unknown"),
    _case("gamma of wrong length", png.picture(png.chunk(b"gAMA", b"\0\0\xb1\x8f" + SECRET)),
          "unknown"),
    _case("gamma with wrong CRC", png.picture(png.chunk(b"gAMA", b"\0\0\xb1\x8f", 0)), "unknown"),
    _case("two gammas", png.picture(png.chunk(b"gAMA", b"\0\0\xb1\x8f") * 2), "unknown", "color"),
    _case("gamma after the pixels", png.picture(after=png.chunk(b"gAMA", b"abcd")), "unknown"),
    _case("transparency of wrong length", png.picture(png.chunk(b"tRNS", SECRET)), "unknown"),
    _case("IDAT after a gap", png.picture(after=png.text(b"a", b"b") + png.chunk(b"IDAT", SECRET)),
          "text unknown"),
    _case("data after the end", png.picture() + SECRET, "trailer"),
    _case("second PNG after the end", png.picture() + png.picture(png.text(b"a", SECRET)),
          "second_image"),
    _case("JPEG after the end", png.picture() + jpeg.grey(jpeg.comment()), "second_image"),
    _case("end with data", png.picture(end=png.chunk(b"IEND", SECRET)), "unknown"),
    _case("no end", png.picture(png.text(b"a", SECRET), end=b""), "text"),
    _case("broken after the pixels", png.picture(after=b"\xff\0\0\0tEXta\0" + SECRET), "unknown"),
    _case("animation", png.animation(), "", "animation"),
    _case("animation with text", png.animation(extra=png.text(b"a", SECRET)), "text", "animation"),
    _case("animation with more frames than announced", png.animation(4, 2), "second_image",
          "animation"),
    _case("frames without animation",
          png.picture(after=png.frame_control(0) + png.frame_data(1, 9)), "unknown"),
    _case("Apple's CgBI", png.SIGNATURE + png.chunk(b"CgBI", b"\x50\0\x20\6") + png.picture()[8:]),
)  # fmt: skip

_ALL_FLAGS = webp.ICC | webp.EXIF | webp.XMP
_WEBP_EXIF = webp.chunk(b"EXIF", _EXIF)
_WEBP_XMP = webp.chunk(b"XMP ", packet())
_WEBP_ICC = webp.chunk(b"ICCP", icc.profile())
_MOVING = (webp.header(webp.ANIMATION), webp.loop())

_WEBP = (
    _case("lossy", webp.riff(webp.lossy())),
    _case("lossless", webp.riff(webp.plain())),
    _case("alpha", webp.riff(webp.header(webp.ALPHA), webp.alpha(), webp.lossy())),
    _case("Exif", webp.riff(webp.header(webp.EXIF), webp.lossy(), _WEBP_EXIF), "exif"),
    _case("Exif, turned", webp.riff(webp.header(webp.EXIF), webp.lossy(),
          webp.chunk(b"EXIF", _TURNED)), orientation=6),
    _case("Exif with the prefix of JPEG", webp.riff(webp.header(webp.EXIF), webp.lossy(),
          webp.chunk(b"EXIF", b"Exif\0\0" + _TURNED)), orientation=6),
    _case("Exif in the simple format", webp.riff(webp.lossy(), _WEBP_EXIF), "exif"),
    _case("XMP", webp.riff(webp.header(webp.XMP), webp.lossy(), _WEBP_XMP), "xmp"),
    _case("ICC profile, Exif and XMP", webp.riff(webp.header(_ALL_FLAGS), _WEBP_ICC, webp.plain(),
          _WEBP_EXIF, _WEBP_XMP), "exif xmp", "icc"),
    _case("ICC profile that no flag announces", webp.riff(webp.header(0),
          webp.chunk(b"ICCP", SECRET), webp.plain()), "unknown"),
    _case("C2PA", webp.riff(webp.header(0), webp.plain(), webp.chunk(b"C2PA", SECRET)), "c2pa"),
    _case("unknown chunk", webp.riff(webp.header(0), webp.chunk(b"JUNK", SECRET), webp.plain()),
          "unknown"),
    _case("unknown chunk in the simple format", webp.riff(webp.plain(),
          webp.chunk(b"JUNK", SECRET)), "unknown"),
    _case("header with surplus", webp.riff(webp.header(0, SECRET), webp.plain()), "unknown"),
    _case("padding byte that is not 0", webp.riff(webp.header(0), webp.chunk(b"VP8L",
          webp.lossless(1, 2, 3) + b"x" * (1 - len(webp.lossless(1, 2, 3)) % 2), b"!")), "unknown"),
    _case("second picture", webp.riff(webp.plain(), webp.plain(9, 9, 9)), "second_image"),
    _case("animation", webp.riff(*_MOVING, webp.frame(webp.plain()),
          webp.frame(webp.alpha(), webp.lossy())), "", "animation"),
    _case("animation with Exif", webp.riff(*_MOVING, webp.frame(webp.plain()), _WEBP_EXIF),
          "exif", "animation"),
    _case("animation with unknown chunks in frames", webp.riff(
        webp.header(webp.ANIMATION), webp.loop(SECRET),
        webp.frame(webp.chunk(b"JUNK", SECRET), webp.plain(), webp.chunk(b"ABCD", SECRET[1:])),
        webp.frame(webp.plain(1, 2, 3), webp.plain(3, 2, 1))), "unknown", "animation"),
    _case("frames without animation", webp.riff(webp.header(0), webp.plain(),
          webp.frame(webp.chunk(b"JUNK", SECRET), webp.plain())), "second_image"),
    _case("data after the end", webp.riff(webp.plain()) + SECRET, "trailer"),
    _case("zero bytes after the end", webp.riff(webp.plain()) + bytes(9), "padding"),
    _case("bytes at the end of the chunks", webp.riff(webp.plain(), b"Secret"), "unknown"),
)  # fmt: skip

_GIF = (
    _case("plain", gif.picture(gif.image())),
    _case("local colours", gif.picture(gif.image(local=True))),
    _case("animation", gif.picture(gif.loop(), gif.control(), gif.image(), gif.control(20),
          gif.image(1)), "", "animation"),
    _case("animation, other loop", gif.picture(gif.loop(3, identifier=b"ANIMEXTS1.0"),
          gif.control(), gif.image(), gif.image(1)), "", "animation"),
    _case("loop with surplus", gif.picture(gif.loop(2, SECRET), gif.image(), gif.image(1)),
          "unknown", "animation"),
    _case("two loops", gif.picture(gif.loop(2, SECRET), gif.loop(3), gif.image(), gif.image(1)),
          "unknown", "animation"),
    _case("loop that is none", gif.picture(gif.application(b"NETSCAPE2.0", SECRET), gif.image()),
          "unknown"),
    _case("control with surplus", gif.picture(gif.control(9, SECRET), gif.image()), "unknown",
          "animation"),
    _case("control too long", gif.picture(gif.extension(0xF9, b"\4\x0a\0\0" + SECRET),
          gif.image()), "unknown", "animation"),
    _case("control too short", gif.picture(gif.extension(0xF9, b"ab", SECRET), gif.image()),
          "unknown"),
    _case("loop too long", gif.picture(gif.application(b"NETSCAPE2.0", b"\1\5\0" + SECRET, SECRET),
          gif.image(), gif.image(1)), "unknown", "animation"),
    _case("two controls", gif.picture(gif.control(9, SECRET), gif.control(8), gif.image()),
          "unknown", "animation"),
    _case("control of nothing", gif.picture(gif.image(), gif.control()), "unknown"),
    _case("comment", gif.picture(gif.comment(SECRET), gif.image()), "comment"),
    _case("comment in parts", gif.picture(gif.comment(_LONG), gif.image()), "comment"),
    _case("comment in many parts", gif.picture(gif.comment(SECRET * 160, 1), gif.image()),
          "comment"),
    _case("comment after the image", gif.picture(gif.image(), gif.comment(SECRET)), "comment"),
    _case("XMP", gif.picture(gif.xmp(packet(_LONG)), gif.image()), "xmp"),
    _case("XMP in sub-blocks", gif.picture(b"\x21\xff\x0bXMP DataXMP"
          + gif.sub_blocks(packet(_LONG)), gif.image()), "xmp"),
    _case("ICC profile", gif.picture(gif.icc(icc.profile(padding=300)), gif.image()), "", "icc"),
    _case("unknown application", gif.picture(gif.application(b"MGK8BIM0000", SECRET), gif.image()),
          "unknown"),
    _case("unknown extension", gif.picture(gif.extension(0x99, SECRET), gif.image()), "unknown"),
    _case("plain text", gif.picture(gif.control(), gif.plain_text(SECRET), gif.control(),
          gif.image()), "text unknown", "animation"),
    _case("bytes between blocks", gif.picture(gif.image(), b"\0\0", gif.image(1)), "unknown"),
    _case("data after the end", gif.picture(gif.image()) + SECRET, "trailer"),
    _case("zero bytes after the end", gif.picture(gif.image()) + bytes(9), "padding"),
    _case("no end", gif.picture(gif.image(), end=b"")),
    _case("no end, with comment", gif.picture(gif.comment(SECRET), gif.image(), end=b""),
          "comment"),
    _case("cut off in a comment", gif.picture(gif.image(), end=b"\x21\xfe\xff" + SECRET),
          "comment"),
    _case("cut off in an image", gif.picture(gif.comment(SECRET), gif.image(),
          end=gif.image(1)[:16]), "comment"),
    _case("cut off in an image's head", gif.picture(gif.image(), end=gif.image(1)[:8]), "unknown"),
)  # fmt: skip

_JXL = (
    _case("bare codestream", jxl.CODESTREAM),
    _case("container", jxl.container(jxl.LEVEL, jxl.PICTURE)),
    _case("codestream in parts", jxl.container(jxl.in_parts())),
    _case("frame index", jxl.container(jxl.INDEX, jxl.PICTURE)),
    _case("gain map", jxl.container(jxl.PICTURE, jxl.gain_map()), "", "gain_map"),
    _case("gain map with a profile", jxl.container(jxl.PICTURE, jxl.gain_map(profile=SECRET)),
          "unknown"),
    _case("Exif", jxl.container(jxl.exif(_EXIF), jxl.PICTURE), "exif"),
    _case("Exif, turned", jxl.container(jxl.exif(_TURNED), jxl.PICTURE), "exif"),
    _case("XMP", jxl.container(jxl.PICTURE, jxl.box(b"xml ", packet())), "xmp"),
    _case("XMP between parts", jxl.container(jxl.in_parts(jxl.box(b"xml ", packet()))), "xmp"),
    _case("XMP to the end", jxl.container(jxl.PICTURE, jxl.open_box(b"xml ", packet())), "xmp"),
    _case("C2PA", jxl.container(jxl.long_box(b"jumb", SECRET), jxl.PICTURE), "c2pa"),
    _case("compressed Exif", jxl.container(jxl.box(b"brob", b"Exif" + SECRET), jxl.PICTURE),
          "exif"),
    _case("compressed XMP", jxl.container(jxl.box(b"brob", b"xml " + SECRET), jxl.PICTURE), "xmp"),
    _case("JPEG reconstruction", jxl.container(jxl.box(b"jbrd", SECRET), jxl.PICTURE), "unknown"),
    _case("wordy file type", jxl.container(jxl.PICTURE, ftyp=jxl.box(b"ftyp", b"jxl " + SECRET)),
          "unknown"),
    _case("unknown box", jxl.container(jxl.box(b"JUNK", SECRET), jxl.PICTURE), "unknown"),
    _case("padding", jxl.container(jxl.box(b"skip", SECRET), jxl.PICTURE), "padding"),
    _case("bytes after the boxes", jxl.container(jxl.PICTURE) + SECRET, "unknown"),
)  # fmt: skip

_BITMAPS = tuple(_case(*row) for row in (*bitmap_rows.TIFF, *bitmap_rows.BMP, *bitmap_rows.ICO))

_SVG = tuple(_case(*row) for row in svg_rows.CASES)

_GRID = b"\0\0\0\1\0\x20\0\x10"  # one row of two pictures, 32 x 16
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_TONE_MAP = bytes(6) + struct.pack(">14I", *(1, 2) * 7)
_GAIN_MAP = heif.Item(3, b"av01", heif.GREEN, heif.COLOR, hidden=True)
_APPLE = heif.alpha(2, heif.GAIN_MAP_URN)
_DIMG, _THUMB = heif.reference(b"dimg", 4, 1, 3), heif.reference(b"thmb", 3, 1)
_AUXILIARY, _ABOUT = heif.reference(b"auxl", 2, 1), heif.reference(b"cdsc", 8, 2)
_SMALL = heif.Item(3, b"av01", heif.GREEN, (*heif.COLOR, heif.full(b"ispe", SECRET[:8])))
_HEIF_EXIF = heif.reference(b"cdsc", 9, 1)

_HEIF = (
    _case("plain", heif.picture(), "", "color"),
    _case("HEVC", heif.picture(heif.Item(1, b"hvc1", heif.HEVC, (heif.HVCC, heif.LARGE)),
          brands=heif.HEIC)),
    _case("brands without a coding", heif.picture(brands=(b"mif1", b"miaf")), "", "color"),
    _case("data in idat", heif.picture(heif.red(inside=True), heif.exif(_EXIF, inside=True)),
          "exif", "color"),
    _case("data in idat and mdat", heif.picture(heif.red(), heif.exif(_EXIF, inside=True),
          heif.alpha(inside=True), references=(_AUXILIARY,)), "exif", "color"),
    _case("old table of places", heif.picture(heif.red(), heif.exif(_EXIF), form=heif.Form(0)),
          "exif", "color"),
    _case("long offsets and bases", heif.picture(heif.red(), heif.exif(_EXIF),
          form=heif.Form(1, 8, 8, True)), "exif", "color"),
    _case("long numbers", heif.picture(heif.red(70_000, version=3), heif.exif(_EXIF, version=3),
          references=(heif.reference(b"cdsc", 9, 70_000, wide=True),), form=heif.Form(2)),
          "exif", "color"),
    _case("many properties", heif.picture(heif.red(), heif.exif(_EXIF), form=heif.Form(wide=True)),
          "exif", "color"),
    _case("several extents", heif.picture(heif.red(parts=3), heif.exif(_EXIF, parts=4)), "exif",
          "color"),
    _case("Exif, turned", heif.picture(heif.red(), heif.exif(_TURNED), references=(_HEIF_EXIF,)),
          "exif", "color"),
    _case("turned by itself", heif.picture(heif.red(1, heif.box(b"irot", b"\1"),
          heif.box(b"imir", b"\0"))), "", "color"),
    _case("XMP", heif.picture(heif.red(), heif.xmp(packet())), "xmp", "color"),
    _case("item of unknown kind", heif.picture(heif.red(), heif.Item(5, b"uri ", SECRET)),
          "unknown", "color"),
    _case("names", heif.picture(heif.red(name=SECRET), heif.exif(_EXIF, name=SECRET), name=SECRET),
          "text exif", "color"),
    _case("alpha plane", heif.picture(heif.red(), heif.alpha(), references=(_AUXILIARY,)), "",
          "color"),
    _case("depth map", heif.picture(heif.red(), heif.alpha(2, heif.DEPTH_URN),
          references=(_AUXILIARY,)), "second_image", "color"),
    _case("thumbnail", heif.picture(heif.red(), _SMALL, heif.exif(_EXIF), references=(_THUMB,)),
          "thumbnail exif", "color"),
    _case("grid", heif.picture(heif.Item(4, b"grid", _GRID, (heif.ISPE,), inside=True), heif.red(
          hidden=True), _GAIN_MAP, heif.exif(_EXIF), references=(_DIMG,)), "exif", "color"),
    _case("collection", heif.picture(heif.red(), heif.Item(3, b"av01", heif.GREEN, heif.COLOR)), "",
          "color"),
    _case("hidden picture", heif.picture(heif.red(), _GAIN_MAP), "second_image", "color"),
    _case("tone map", heif.picture(heif.red(), _GAIN_MAP, heif.Item(4, b"tmap", _TONE_MAP,
          (heif.ISPE, heif.PIXI)), references=(_DIMG,), brands=(*heif.AVIF, b"tmap"),
          meta=heif.box(b"grpl", heif.full(b"altr", struct.pack(">4I", 9, 2, 4, 1)))), "",
          "color gain_map"),
    _case("tone map of no known kind", heif.picture(heif.red(), _GAIN_MAP, heif.Item(4, b"tmap",
          SECRET), references=(_DIMG,), meta=heif.box(b"grpl", heif.full(b"altr",
          struct.pack(">4I", 9, 2, 4, 1)))), "second_image padding", "color"),
    _case("auxiliary gain map", heif.picture(heif.red(), _APPLE, references=(_AUXILIARY,)), "",
          "color gain_map"),
    _case("auxiliary gain map with its numbers", heif.picture(heif.red(), _APPLE, heif.xmp(
          gainmap.parameters()), references=(_AUXILIARY, _ABOUT)), "xmp", "color gain_map"),
    _case("ICC profile", heif.picture(heif.red(1, heif.profile(icc.profile()))), "", "color icc"),
    _case("unknown property", heif.picture(heif.red(1, heif.box(b"JUNK", SECRET), heif.box(b"irot",
          b"\1"))), "unknown", "color"),
    _case("property that is too long", heif.picture(heif.red(1, heif.box(b"pasp", struct.pack(
          ">II", 1, 1), SECRET))), "unknown", "color"),
    _case("property of nothing", heif.picture(loose=heif.box(b"irot", b"\1")), "padding", "color"),
    _case("words in properties", heif.picture(heif.red(1, heif.full(b"udes", SECRET), heif.full(
          b"crtt", bytes(3) + SECRET[:5]))), "unknown time", "color"),
    _case("box in the directory", heif.picture(meta=heif.box(b"JUNK", SECRET)), "unknown", "color"),
    _case("group", heif.picture(meta=heif.box(b"grpl", heif.full(b"brst", SECRET))), "unknown",
          "color"),
    _case("entries of no item", heif.picture(heif.red(), heif.exif(SECRET)).replace(
          b"\x15infe\2\0\0\0\0\x09", b"\x15JUNK\2\0\0\0\0\x09"), "unknown", "color"),
    _case("bytes of no item", heif.picture(gap=SECRET), "unknown", "color"),
    _case("zero bytes of no item", heif.picture(gap=bytes(9)), "padding", "color"),
    _case("wordy brand", heif.picture(brands=(*heif.AVIF, SECRET[:4])), "unknown", "color"),
    _case("padding", heif.picture(between=heif.box(b"free", bytes(9))), "padding", "color"),
    _case("padding with words", heif.picture(between=heif.box(b"skip", SECRET)), "unknown",
          "color"),
    _case("C2PA", heif.picture(between=heif.box(b"uuid", _C2PA, bytes(4), b"manifest\0", bytes(8),
          SECRET)), "c2pa", "color"),
    _case("unknown box", heif.picture(after=heif.long_box(b"JUNK", SECRET)), "unknown", "color"),
    _case("second directory", heif.picture(after=heif.full(b"meta", SECRET)), "unknown", "color"),
    _case("data after the end", heif.picture(after=SECRET), "trailer", "color"),
    _case("video of a moving picture", heif.picture(movie=heif.box(b"moov", heif.box(b"udta",
          SECRET))), "video", "color"),
    _case("sequence", heif.sequence(gap=SECRET), "unknown", "color"),
    _case("sequence with alpha plane", heif.sequence("alpha", times=heif.TIMES), "time", "color"),
    _case("sequence with long offsets", heif.sequence(long=True, gap=SECRET), "unknown", "color"),
    _case("sequence with other tracks", heif.sequence("depth", "soun"), "second_image video",
          "color"),
    _case("sequence with names", heif.sequence(name=SECRET, compressor=b"\x1b" + SECRET,
          udta=heif.box(b"udta", SECRET), entry=heif.box(b"JUNK", SECRET)), "text unknown",
          "color"),
)  # fmt: skip


_MOVIES = tuple(_case(*row) for row in movie_rows.CASES)

_DOCUMENTS = tuple(
    Case(f"{kind.lower()}: {name}", kind, data, _contents(gone), _contents(stays))
    for kind, name, data, gone, stays in office_rows.CASES
)
_PDF = tuple(_case(*row) for row in pdf_rows.CASES)

CASES = (
    *_JPEG, *_PNG, *_WEBP, *_GIF, *_JXL, *_BITMAPS, *_SVG, *_HEIF, *_MOVIES, *_DOCUMENTS, *_PDF
)  # fmt: skip

FAULTS = (
    *(Fault(*row) for row in bitmap_rows.FAULTS),
    *(Fault(f"svg: {name}", data, error) for name, data, error in svg_rows.FAULTS),
    *(Fault(f"movie: {name}", data, error) for name, data, error in movie_rows.FAULTS),
    *(Fault(f"document: {name}", data, error) for name, data, error in office_rows.FAULTS),
    *(Fault(f"pdf: {name}", data, error) for name, data, error in pdf_rows.FAULTS),
    Fault("jpeg: start only", jpeg.SOI + b"\xff"),
    Fault("jpeg: no scan", jpeg.SOI + jpeg.TABLES + jpeg.frame() + jpeg.EOI),
    Fault("jpeg: scan without frame", jpeg.SOI + jpeg.TABLES + jpeg.GREY_SCAN + jpeg.EOI),
    Fault("jpeg: cut off in a segment", jpeg.grey(jpeg.comment())[:20]),
    Fault("jpeg: two starts", jpeg.SOI + jpeg.grey()),
    Fault("jpeg: frame of wrong length", jpeg.SOI + jpeg.segment(0xC0, SECRET) + jpeg.GREY_SCAN),
    Fault("jpeg: table of wrong length", jpeg.grey(jpeg.segment(0xDB, SECRET))),
    Fault("jpeg: restart interval of wrong length", jpeg.grey(jpeg.segment(0xDD, SECRET))),
    Fault("jpeg: JPEG-LS", jpeg.SOI + jpeg.segment(0xF7, b"\x08\0\1\0\1\1\1\x11\0"),
          UnsupportedFormat),
    Fault("png: signature only", png.SIGNATURE),
    Fault("png: no header", png.SIGNATURE + png.pixels() + png.IEND),
    Fault("png: header of wrong length", png.SIGNATURE + png.chunk(b"IHDR", SECRET)),
    Fault("png: no pixels", png.SIGNATURE + png.header() + png.IEND),
    Fault("png: two headers", png.picture(png.header())),
    Fault("png: two palettes", png.picture(_PALETTE * 2, color_type=3)),
    Fault("png: palette of wrong length", png.picture(png.chunk(b"PLTE", SECRET + b"."),
          color_type=3)),
    Fault("png: cut off in the pixels", png.picture(end=b"")[:-9]),
    Fault("png: cut off before the pixels", png.picture(png.text(b"a", SECRET))[:50]),
    Fault("webp: header only", webp.riff()),
    Fault("webp: no picture", webp.riff(webp.header(webp.EXIF), _WEBP_EXIF)),
    Fault("webp: picture not first", webp.riff(_WEBP_EXIF, webp.lossy())),
    Fault("webp: header too short", webp.riff(webp.chunk(b"VP8X", b"\0\0"), webp.lossy())),
    Fault("webp: cut off in the picture", webp.riff(webp.lossy())[:-9]),
    Fault("webp: empty frame", webp.riff(*_MOVING, webp.frame(webp.chunk(b"JUNK", SECRET)))),
    Fault("gif: header only", gif.HEADER),
    Fault("gif: cut off in the header", gif.HEADER[:9]),
    Fault("gif: no image", gif.picture(gif.comment(SECRET))),
    Fault("gif: cut off before any image", gif.picture(end=gif.image()[:7])),
    Fault("jxl: no codestream", jxl.container(jxl.exif(_EXIF))),
    Fault("jxl: empty codestream", jxl.CODESTREAM[:2]),
    Fault("jxl: no file type", jxl.SIGNATURE + jxl.PICTURE),
    Fault("jxl: cut off in the codestream", jxl.container(jxl.PICTURE[:-1])),
    Fault("jxl: parts out of order", jxl.container(jxl.part(1, jxl.CODESTREAM))),
    Fault("avif: file type only", heif.box(b"ftyp", b"avif", bytes(4), b"avif")),
    Fault("avif: empty directory", heif.box(b"ftyp", b"avif", bytes(4), b"avif")
          + heif.full(b"meta")),
    Fault("avif: cut off in the picture", heif.picture()[:-1]),
    Fault("avif: cut off in the directory", heif.picture()[:200]),
    Fault("avif: picture of no data", heif.picture(heif.Item(1, b"av01", b"", heif.COLOR))),
    Fault("avif: part missing", heif.picture(heif.Item(4, b"grid", _GRID), heif.red(),
          references=(_DIMG,))),
    Fault("avif: cut off in the sequence", heif.sequence()[:-1]),
    Fault("avif: unknown essential property", heif.picture(heif.Item(1, b"av01", heif.RED,
          (*heif.COLOR, heif.box(b"JUNK", SECRET)), essential=(b"JUNK",))), UnsupportedFormat),
    Fault("heic: JPEG inside", heif.picture(heif.Item(1, b"jpeg", jpeg.grey(), (heif.ISPE,)),
          brands=heif.HEIC), UnsupportedFormat),
)  # fmt: skip
