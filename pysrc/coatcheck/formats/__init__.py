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
from coatcheck.formats.gif import container as gif
from coatcheck.formats.gif import decoders as gif_decoders
from coatcheck.formats.heif import avif, heic
from coatcheck.formats.heif import container as heif
from coatcheck.formats.heif import decoders as heif_decoders
from coatcheck.formats.ico import container as ico
from coatcheck.formats.jpeg import container as jpeg
from coatcheck.formats.jxl import container as jxl
from coatcheck.formats.jxl import decoders as jxl_decoders
from coatcheck.formats.png import container as png
from coatcheck.formats.png import decoders as png_decoders
from coatcheck.formats.svg import container as svg
from coatcheck.formats.svg import decoders as svg_decoders
from coatcheck.formats.tiff import container as tiff
from coatcheck.formats.webp import container as webp
from coatcheck.metadata import stealth

__all__ = ["CONTAINERS", "HEAD", "Container", "ContainerModule", "Edits"]

CONTAINERS: tuple[Container, ...] = (
    Container("JPEG", "image/jpeg", ".jpg", jpeg, resizes_profiles=True),
    Container(
        "PNG",
        "image/png",
        ".png",
        png,
        resizes_profiles=True,
        decoders=png_decoders.DECODERS,
        look_into_pixels=stealth.hides_a_prompt,
    ),
    Container("WebP", "image/webp", ".webp", webp, resizes_profiles=True),
    Container("GIF", "image/gif", ".gif", gif, decoders=gif_decoders.DECODERS),
    Container(
        "AVIF",
        "image/avif",
        ".avif",
        avif,
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container(
        "HEIC",
        "image/heic",
        ".heic",
        heic,
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container(
        "HEIF",
        "image/heif",
        ".heif",
        heif,
        resizes_profiles=True,
        metadata_is_heeded=False,
        decoders=heif_decoders.DECODERS,
    ),
    Container("TIFF", "image/tiff", ".tif", tiff, resizes_profiles=True),
    Container("BMP", "image/bmp", ".bmp", bmp, resizes_profiles=True),
    Container("ICO", "image/x-icon", ".ico", ico, decoders=png_decoders.DECODERS),
    Container(
        "JPEG XL",
        "image/jxl",
        ".jxl",
        jxl,
        metadata_is_heeded=False,
        decoders=jxl_decoders.DECODERS,
    ),
    Container("SVG", "image/svg+xml", ".svg", svg, decoders=svg_decoders.DECODERS),
)
"""All formats that can be cleaned; no file is of two of them."""
