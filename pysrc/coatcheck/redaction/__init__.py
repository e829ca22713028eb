"""Redaction: pixels hidden for good, and a new file made of pixels alone.

The only part of the engine that needs Pillow; nothing else imports it, so that the rest works
without. The way of a file: cleaned, so that no decoder sees what the engine does not know; decoded;
areas hidden; coded again with nothing but what the pixels need to look right; and cleaned once
more, which is the proof.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from coatcheck import policy
from coatcheck.errors import ResidueFound
from coatcheck.model import Report
from coatcheck.pipeline.clean import clean
from coatcheck.redaction import animation, jpeg, still
from coatcheck.redaction.edit import Area, Box, Edit, Size, Stroke, Style, oriented, parse
from coatcheck.redaction.opening import (
    MAX_PIXELS,
    Original,
    Pixels,
    errors,
    from_pixels,
    opaque,
    opened,
    profile_of,
    read,
)
from coatcheck.redaction.targets import Converted
from coatcheck.source import BytesSource, Source, apply

__all__ = [
    "MAX_PIXELS",
    "Area",
    "Box",
    "Converted",
    "Edit",
    "Pixels",
    "Preview",
    "Redacted",
    "Stroke",
    "Style",
    "parse",
    "preview",
    "redact",
    "shown_size",
    "upright",
]


@dataclass(frozen=True, slots=True)
class Redacted:
    """A redaction that has been proved."""

    data: bytes
    """The new file."""
    report: Report
    """What the original gave away."""
    after: Report
    """What an inspection found in the new file."""
    width: int
    height: int
    """Its size in pixels as a viewer shows it."""
    converted: Converted | None
    """What had to be changed beyond what was asked for."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A smaller copy of a picture, upright, for a screen."""

    data: bytes
    media_type: str
    width: int
    height: int
    full: Size
    """Width and height in pixels of the whole picture as a viewer shows it."""


def redact(
    source: Source,
    edit: Edit,
    accepts: Sequence[str] | None = None,
    pixels: Pixels | None = None,
) -> Redacted:
    """Make a new file with these areas hidden and the rest cut away.

    ``accepts`` are the types that the other side takes, for formats that have to become another;
    ``pixels`` is the picture decoded and turned by somebody else, for formats that Pillow cannot
    decode. Raises an EngineError: those of ``clean``, TooLarge, Animated and InvalidEdit.
    """
    original = read(source)
    converted: Converted | None = None
    if original.format == "JPEG":
        data, size = jpeg.redact(original, edit)
        size = oriented(size, original.turned)
    elif animation.moves(original):
        data, size = animation.redact(original, edit)
    else:
        data, size, converted = still.redact(original, edit, accepts, pixels)
    made = BytesSource(data)
    proved = clean(made)
    for finding in proved.report.telling:
        if not policy.DEFAULT.allows(finding):
            raise ResidueFound(f"the redacted file holds {finding.label}")
    return Redacted(
        b"".join(apply(made, proved.plan)), original.report, proved.after, *size, converted
    )


def shown_size(source: Source) -> Size:
    """Return width and height in pixels of a picture as a viewer shows it; decodes no pixel.

    Raises the errors of ``redact``.
    """
    original = read(source)
    image = opened(original)
    with errors():
        return oriented(image.size, _turned(original, image))


def preview(source: Source, longest: int, pixels: Pixels | None = None) -> Preview:
    """Make a copy whose longer side has at most this many pixels; of an animation, the first frame.

    Raises the errors of ``redact``.
    """
    original = read(source)
    image = from_pixels(pixels) if pixels else opened(original)
    profile = profile_of(original, image, pixels)
    full = image.size
    longest = min(max(int(longest), 16), 8192)
    with errors():
        if original.format == "JPEG":
            image.draft(image.mode, (longest, longest))
    still.load(image)
    with errors():
        turned = 1 if pixels else _turned(original, image)
        small = _shown(image)
        small.thumbnail((longest, longest), Image.Resampling.BICUBIC, reducing_gap=2.0)
        if turned in still.TURNS:
            small = small.transpose(still.TURNS[turned])
        out = io.BytesIO()
        options = {"icc_profile": profile} if profile and image.mode != "CMYK" else {}
        kind = ("image/jpeg", "JPEG") if opaque(small) else ("image/png", "PNG")
        if kind[1] == "JPEG" and small.mode != "L":
            small = small.convert("RGB")
        small.info = {}
        small.save(out, kind[1], **options)
    return Preview(out.getvalue(), kind[0], *small.size, oriented(full, turned))


def upright(source: Source) -> Image.Image:
    """Return a whole picture as a viewer shows it, in red, green and blue on white.

    Of an animation, the first frame. Raises the errors of ``redact``.
    """
    original = read(source)
    image = opened(original)
    still.load(image)
    with errors():
        turned = _turned(original, image)
        shown = _shown(image)
        if shown.mode in {"LA", "RGBA"}:
            white = Image.new("RGBA", shown.size, "white")
            white.alpha_composite(shown.convert("RGBA"))
            shown = white
        plain = shown.convert("RGB")
        return plain.transpose(still.TURNS[turned]) if turned in still.TURNS else plain


def _turned(original: Original, image: Image.Image) -> int:
    if original.format == "AVIF":
        return int(image.getexif().get(0x0112, 1))
    return original.turned


def _shown(image: Image.Image) -> Image.Image:
    """Return a picture in a mode that a screen can show."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"RGB", "RGBA", "L", "LA"} and "transparency" not in image.info:
        return image
    clear = "transparency" in image.info or image.mode in {"PA", "RGBa", "La"}
    return image.convert("RGBA" if clear else "RGB")
