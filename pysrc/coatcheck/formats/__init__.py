"""The container formats, one module each, and the explicit list of them.

A container module offers the same three functions and no more::

    def detect(head: bytes) -> bool
    def segments(source: Source) -> list[Segment]
    def rewrite(source: Source, segments: Sequence[Segment], edits: Edits) -> Plan

``detect`` sees the first ``HEAD`` bytes. ``segments`` returns the top-level segments, which tile
the file exactly; it raises DamagedFile where the container itself is broken, but treats a damaged
metadata body as one opaque segment. ``rewrite`` returns the plan for the file in which each
segment of ``edits`` is dropped (None) or has its payload replaced (bytes); with no edits, the plan
gives back identical bytes. Lengths, checksums, flags and offsets of what stays are patched.
"""

from __future__ import annotations

from coatcheck.formats.base import HEAD, Container, ContainerModule, Edits
from coatcheck.formats.bmp import container as bmp
from coatcheck.formats.epub import container as epub
from coatcheck.formats.gif import container as gif
from coatcheck.formats.gif import decoders as gif_decoders
from coatcheck.formats.heif import avif, heic
from coatcheck.formats.heif import container as heif
from coatcheck.formats.heif import decoders as heif_decoders
from coatcheck.formats.ico import container as ico
from coatcheck.formats.jpeg import container as jpeg
from coatcheck.formats.jxl import container as jxl
from coatcheck.formats.jxl import decoders as jxl_decoders
from coatcheck.formats.movie import decoders as movie_decoders
from coatcheck.formats.movie import m4a, mov, mp4, threegp
from coatcheck.formats.odf import container as odf
from coatcheck.formats.ooxml import container as ooxml
from coatcheck.formats.pdf import container as pdf
from coatcheck.formats.pdf import decoders as pdf_decoders
from coatcheck.formats.png import container as png
from coatcheck.formats.png import decoders as png_decoders
from coatcheck.formats.svg import container as svg
from coatcheck.formats.svg import decoders as svg_decoders
from coatcheck.formats.tiff import container as tiff
from coatcheck.formats.webp import container as webp
from coatcheck.formats.zip import decoders as zip_decoders
from coatcheck.formats.zip import kinds as zip_kinds
from coatcheck.metadata import Decoders, stealth
from coatcheck.model import MediaKind, Standard

__all__ = ["CONTAINERS", "HEAD", "Container", "ContainerModule", "Edits"]


def _movie(
    name: str,
    kind: MediaKind,
    types: str,
    extensions: str,
    module: ContainerModule,
    signatures: tuple[str, ...],
) -> Container:
    return Container(
        format=name,
        kind=kind,
        media_types=tuple(types.split()),
        extensions=tuple(extensions.split()),
        signatures=signatures,
        module=module,
        metadata_is_heeded=False,
        decoders=movie_decoders.DECODERS,
    )


_OFFICE = zip_decoders.decoders(Standard.OFFICE)
_OPEN_DOCUMENT = zip_decoders.decoders(Standard.OPEN_DOCUMENT)
_BOOK = zip_decoders.decoders(Standard.EPUB)


def _office(extension: str, media_type: str) -> Container:
    """Return the row of a format of Office Open XML."""
    return _package(extension, f"application/vnd.{media_type}", ooxml, _OFFICE)


def _open_document(extension: str, kind: str) -> Container:
    """Return the row of a format of OpenDocument."""
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    return _package(extension, media_type, odf, _OPEN_DOCUMENT)


def _package(
    extension: str, media_type: str, module: ContainerModule, decoders: Decoders
) -> Container:
    return Container(
        format=extension.upper(),
        kind=MediaKind.DOCUMENT,
        media_types=(media_type,),
        extensions=(f".{extension}",),
        signatures=(),
        held=True,
        known_in_requests=False,
        module=module,
        family=zip_kinds.format_of,
        metadata_is_heeded=False,
        decoders=decoders,
    )


def _brands(names: str) -> tuple[str, ...]:
    """Return the signatures of files whose ``ftyp`` box (ISO/IEC 14496-12, 4.3) names a brand."""
    return tuple(_box("?? ?? ?? ??", "ftyp" + name) for name in names.split())


def _box(size: str, kind: str) -> str:
    """Return the signature of files whose first box has this size and type."""
    return f"{size} {kind.encode().hex(' ')}"


_OLD_QUICKTIME = (
    _box("00 00 00 08", "wide"),
    _box("?? ?? ?? ??", "mdat"),
    _box("00 ?? ?? ??", "moov"),
    _box("00 00 00 ??", "free"),
    _box("00 00 00 ??", "skip"),
    _box("00 00 00 14", "pnot"),
)
"""How movies begin that have no ``ftyp`` (QuickTime File Format, *Movie Atoms*)."""


CONTAINERS: tuple[Container, ...] = (
    Container(
        format="JPEG",
        kind=MediaKind.PICTURE,
        media_types=("image/jpeg", "image/jpg", "image/pjpeg"),
        extensions=(".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
        signatures=("ff d8 ff",),
        module=jpeg,
        pillow=("JPEG",),
        resizes_profiles=True,
    ),
    Container(
        format="PNG",
        kind=MediaKind.PICTURE,
        media_types=("image/png", "image/apng"),
        extensions=(".png", ".apng"),
        signatures=("89 50 4e 47",),
        module=png,
        pillow=("PNG",),
        resizes_profiles=True,
        decoders=png_decoders.DECODERS,
        look_into_pixels=stealth.hides_a_prompt,
    ),
    Container(
        format="WebP",
        kind=MediaKind.PICTURE,
        media_types=("image/webp",),
        extensions=(".webp",),
        signatures=("52 49 46 46 ?? ?? ?? ?? 57 45 42 50",),
        module=webp,
        pillow=("WEBP",),
        resizes_profiles=True,
    ),
    Container(
        format="GIF",
        kind=MediaKind.PICTURE,
        media_types=("image/gif",),
        extensions=(".gif",),
        signatures=("47 49 46 38",),
        module=gif,
        pillow=("GIF",),
        decoders=gif_decoders.DECODERS,
    ),
    Container(
        format="AVIF",
        kind=MediaKind.PICTURE,
        media_types=("image/avif", "image/avif-sequence"),
        extensions=(".avif", ".avifs"),
        signatures=_brands("avif avis avic avio"),
        module=avif,
        pillow=("AVIF",),
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container(
        format="HEIC",
        kind=MediaKind.PICTURE,
        media_types=("image/heic", "image/heic-sequence"),
        extensions=(".heic", ".hif"),
        signatures=_brands("heic heix heim heis hevc hevx hevm hevs"),
        module=heic,
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container(
        format="HEIF",
        kind=MediaKind.PICTURE,
        media_types=("image/heif", "image/heif-sequence"),
        extensions=(".heif",),
        signatures=_brands("mif1 mif2 mif3 msf1 miaf mihf MiHE"),
        module=heif,
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container(
        format="TIFF",
        kind=MediaKind.PICTURE,
        media_types=("image/tiff", "image/x-adobe-dng"),
        extensions=(".tif", ".tiff", ".dng"),
        signatures=("49 49 2a 00", "4d 4d 00 2a", "49 49 2b 00", "4d 4d 00 2b"),
        module=tiff,
        pillow=("TIFF",),
        resizes_profiles=True,
    ),
    Container(
        format="BMP",
        kind=MediaKind.PICTURE,
        media_types=("image/bmp", "image/x-ms-bmp"),
        extensions=(".bmp", ".dib"),
        signatures=("42 4d ?? ?? ?? ?? 00 00 00 00",),
        module=bmp,
        pillow=("BMP",),
        resizes_profiles=True,
    ),
    Container(
        format="ICO",
        kind=MediaKind.PICTURE,
        media_types=("image/x-icon", "image/vnd.microsoft.icon"),
        extensions=(".ico", ".cur"),
        signatures=("00 00 01 00", "00 00 02 00"),
        known_in_requests=False,  # Any record that starts with a small number begins like this.
        module=ico,
        pillow=("ICO", "CUR"),
        decoders=png_decoders.DECODERS,
    ),
    Container(
        format="JPEG XL",
        kind=MediaKind.PICTURE,
        media_types=("image/jxl",),
        extensions=(".jxl",),
        signatures=("ff 0a", "ff 0a 00", "00 00 00 0c 4a 58 4c 20"),
        module=jxl,
        metadata_is_heeded=False,
        decoders=jxl_decoders.DECODERS,
    ),
    Container(
        format="SVG",
        kind=MediaKind.PICTURE,
        media_types=("image/svg+xml",),
        extensions=(".svg", ".svgz"),
        signatures=(),
        known_in_requests=False,  # It is text, which pages draw and send themselves.
        module=svg,
        decoders=svg_decoders.DECODERS,
    ),
    Container(
        format="PDF",
        kind=MediaKind.DOCUMENT,
        media_types=("application/pdf", "application/x-pdf"),
        extensions=(".pdf",),
        signatures=("25 50 44 46 2d",),
        held=True,
        module=pdf,
        metadata_is_heeded=False,
        decoders=pdf_decoders.DECODERS,
    ),
    _movie(
        "MP4",
        MediaKind.VIDEO,
        "video/mp4 video/x-m4v",
        ".mp4 .m4v",
        mp4,
        ("?? ?? ?? ?? 66 74 79 70",),
    ),
    _movie(
        "QuickTime",
        MediaKind.VIDEO,
        "video/quicktime",
        ".mov .qt",
        mov,
        (*_brands("qt"), *_OLD_QUICKTIME),
    ),
    _movie(
        "M4A",
        MediaKind.SOUND,
        "audio/mp4 audio/x-m4a audio/x-m4b",
        ".m4a .m4b",
        m4a,
        _brands("M4A M4B M4P"),
    ),
    _movie(
        "3GP",
        MediaKind.VIDEO,
        "video/3gpp video/3gpp2 audio/3gpp audio/3gpp2",
        ".3gp .3gpp .3g2",
        threegp,
        _brands("3g"),
    ),
    _office("docx", "openxmlformats-officedocument.wordprocessingml.document"),
    _office("docm", "ms-word.document.macroEnabled.12"),
    _office("dotx", "openxmlformats-officedocument.wordprocessingml.template"),
    _office("dotm", "ms-word.template.macroEnabled.12"),
    _office("xlsx", "openxmlformats-officedocument.spreadsheetml.sheet"),
    _office("xlsm", "ms-excel.sheet.macroEnabled.12"),
    _office("xltx", "openxmlformats-officedocument.spreadsheetml.template"),
    _office("xltm", "ms-excel.template.macroEnabled.12"),
    _office("pptx", "openxmlformats-officedocument.presentationml.presentation"),
    _office("pptm", "ms-powerpoint.presentation.macroEnabled.12"),
    _office("potx", "openxmlformats-officedocument.presentationml.template"),
    _office("potm", "ms-powerpoint.template.macroEnabled.12"),
    _office("ppsx", "openxmlformats-officedocument.presentationml.slideshow"),
    _office("ppsm", "ms-powerpoint.slideshow.macroEnabled.12"),
    _open_document("odt", "text"),
    _open_document("ott", "text-template"),
    _open_document("ods", "spreadsheet"),
    _open_document("ots", "spreadsheet-template"),
    _open_document("odp", "presentation"),
    _open_document("otp", "presentation-template"),
    _package("epub", "application/epub+zip", epub, _BOOK),
)
"""All formats that can be cleaned; no file is of two of them."""
