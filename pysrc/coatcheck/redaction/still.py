"""Single pictures of all formats but JPEG: decoded, hidden, turned upright, written without loss
where they came without loss.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import Any

from PIL import Image

from coatcheck.errors import Animated, DamagedFile, UnsupportedFormat
from coatcheck.model import Content, Kind
from coatcheck.redaction import targets
from coatcheck.redaction.areas import BLACK, Canvas, paint
from coatcheck.redaction.edit import Edit, Size, Style, to_stored
from coatcheck.redaction.opening import (
    Original,
    Pixels,
    errors,
    from_pixels,
    opaque,
    opened,
    profile_of,
)
from coatcheck.redaction.targets import Converted
from coatcheck.segments import flatten

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What a viewer does with a picture of this orientation (Exif 2.32, 4.6.4)."""

_LOSSY_BLOCKS = dict.fromkeys(("WebP", "AVIF", "HEIC", "HEIF"), (16, 16))
"""Pictures coded with loss, and the size of the blocks in which most of their mixing happens."""
_NOT_EVERYWHERE = frozenset({"jpeg", "tiff_jpeg", "webp", "zstd", "lzma"})
_PNG_LEVELS = ((4_000_000, 6), (16_000_000, 3), (1 << 62, 1))
"""Up to how many pixels a PNG is compressed at which level of zlib: the larger, the quicker."""
_WEBP_METHODS = ((16_000_000, 4), (1 << 62, 2))
"""The same for WebP, whose methods go from 0, the quickest, to 6."""
_EXACT = frozenset({"PNG", "GIF", "BMP", "ICO"})
_PNG_COLOR = frozenset({b"cHRM", b"gAMA", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"pHYs"})
"""Chunks that say how numbers become colours (PNG, third edition, 11.3.2), or pixels squares."""


def redact(
    original: Original, edit: Edit, accepts: Sequence[str] | None, pixels: Pixels | None
) -> tuple[bytes, Size, Converted | None]:
    """Return the new file, its size, and what had to be changed beyond the edit."""
    image = from_pixels(pixels) if pixels else opened(original)
    profile = profile_of(original, image, pixels)
    if original.format == "TIFF" and getattr(image, "n_frames", 1) > 1:
        raise Animated("the file holds several pages, which cannot be redacted together")
    load(image)
    with errors():
        if original.format == "AVIF" and pixels is None:
            turned = image.getexif().get(0x0112, 1)
        else:
            turned = 1 if pixels else original.turned
        stored = to_stored(edit, turned, image.size)
        solid = all(area.style is Style.SOLID for area in stored.areas)
        canvas = _canvas(image, solid)
        canvas.blocks = (blocks_of(original),)
        for area in stored.areas:
            paint(canvas, area)
        result = canvas.image
        if stored.crop is not None:
            result = result.crop(stored.crop.plain())
        if turned in TURNS:
            result = result.transpose(TURNS[turned])
        result.info = {key: value for key, value in result.info.items() if key in {"transparency"}}
        data, converted = _encoded(original, result, accepts, profile)
        return data, result.size, converted


def load(image: Image.Image) -> None:
    """Decode; a compression inside TIFF that not every libtiff knows is no damage."""
    compression = image.info.get("compression")
    try:
        with errors():
            image.load()
    except DamagedFile:
        if compression in _NOT_EVERYWHERE:
            raise UnsupportedFormat(f"TIFF compressed as {compression} cannot be decoded") from None
        raise


def _canvas(image: Image.Image, solid: bool) -> Canvas:
    """Bring a picture into a mode that can be worked on, and written again, without loss."""
    key = image.info.get("transparency")
    if image.mode == "P" and solid:
        index = _black_index(image, key)
        if index is not None:
            return Canvas(image, black=(index,))
    if image.mode in {"P", "PA"}:
        return Canvas(image.convert("RGB" if key is None and image.mode == "P" else "RGBA"))
    if image.mode.startswith("I") or image.mode == "F":
        if image.mode == "F":
            raise UnsupportedFormat("pictures of floating-point numbers cannot be redacted")
        deep = image if image.mode == "I;16" else image.convert("I").convert("I;16")
        # A number that stands for "transparent" must not be the colour of an area.
        return Canvas(deep, black=(1,) if key == 0 else None)
    if key is not None and image.mode in {"1", "L", "RGB"}:
        return Canvas(image.convert("RGBA" if image.mode == "RGB" else "LA"))
    return Canvas(image if image.mode in BLACK else image.convert("RGB"))


def _black_index(image: Image.Image, key: int | bytes | None) -> int | None:
    """Return the place of opaque black in a palette, made if there is room for it."""
    palette = image.getpalette("RGB") or []
    count = len(palette) // 3
    for index in range(count):
        if palette[3 * index : 3 * index + 3] == [0, 0, 0] and not _clear(index, key):
            return index
    if count >= 256:
        return None
    image.putpalette([*palette, 0, 0, 0])
    if key is not None:
        image.info["transparency"] = key
    return count


def _clear(index: int, key: int | bytes | None) -> bool:
    """Whether a colour of a palette lets anything through: one index does, or each says."""
    if isinstance(key, bytes):
        return key[index : index + 1] not in {b"", b"\xff"}
    return index == key


def lossless(original: Original) -> bool:
    """Whether a picture is coded without loss."""
    if original.format == "WebP":
        return not any(s.kind is Kind.VP8 for s in flatten(original.segments))
    return original.format not in _LOSSY_BLOCKS


def blocks_of(original: Original) -> Size:
    """Return the size of the blocks in which a picture mixes its pixels."""
    return (1, 1) if lossless(original) else _LOSSY_BLOCKS[original.format]


def _encoded(
    original: Original, image: Image.Image, accepts: Sequence[str] | None, profile: bytes | None
) -> tuple[bytes, Converted | None]:
    if original.format == "PNG":
        deep = original.data[24:26] in {b"\x10\x02", b"\x10\x04", b"\x10\x06"}
        why = "colours of 16 bits cannot be kept when a picture is redacted"
        data = with_color(original, png(image, profile))
        return data, Converted("PNG, 16 bits", "PNG, 8 bits", why) if deep else None
    if original.format == "WebP":
        return webp(image, profile, exact=lossless(original)), None
    exact = original.format in _EXACT or image.mode in {"1", "P", "I;16"}
    kind = targets.choose(accepts, exact=exact, transparent=not opaque(image))
    reason = f"{original.format} cannot be written here"
    if kind is targets.PNG:
        if image.mode == "CMYK":
            image, profile = image.convert("RGB"), None
        return png(image, profile), Converted(original.format, "PNG", reason)
    return _as_jpeg(original, image, profile), Converted(original.format, "JPEG", reason)


def png(image: Image.Image, profile: bytes | None) -> bytes:
    """Write a PNG."""
    out = io.BytesIO()
    options = {"icc_profile": profile} if profile else {}
    image.save(out, "PNG", compress_level=_effort(_PNG_LEVELS, image.size), **options)
    return out.getvalue()


def webp(image: Image.Image, profile: bytes | None, *, exact: bool) -> bytes:
    """Write a WebP; one with loss at a quality at which a second loss is hardly seen."""
    out = io.BytesIO()
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    options["method"] = _effort(_WEBP_METHODS, image.size)
    quality = 75 if exact else 92
    image.save(out, "WEBP", lossless=exact, quality=quality, exact=exact, **options)
    return out.getvalue()


def _effort(levels: Sequence[tuple[int, int]], size: Size) -> int:
    return next(level for most, level in levels if size[0] * size[1] <= most)


def _as_jpeg(original: Original, image: Image.Image, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    options = {"icc_profile": profile} if profile else {}
    if not opaque(image):
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, image.convert("RGBA"))
    if image.mode == "I;16":
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    # HEIC and AVIF of cameras hold half the colours too.
    subsampling = 2 if original.format in _LOSSY_BLOCKS else 0
    image.save(out, "JPEG", quality=95, subsampling=subsampling, **options)
    return out.getvalue()


def with_color(original: Original, data: bytes) -> bytes:
    """Copy what says how the numbers of a PNG become colours, right behind its header."""
    chunks = [
        original.data[s.start : s.end]
        for s in original.segments
        if s.content is Content.COLOR and original.data[s.start + 4 : s.start + 8] in _PNG_COLOR
    ]
    have = {data[at + 4 : at + 8] for at in _chunks(data)}
    kept = [chunk for chunk in chunks if chunk[4:8] not in have and _sound(chunk)]
    return data[:33] + b"".join(kept) + data[33:]


def _chunks(data: bytes) -> list[int]:
    found, at = [], 8
    while at + 12 <= len(data):
        found.append(at)
        at += 12 + int.from_bytes(data[at : at + 4])
    return found


def _sound(chunk: bytes) -> bool:
    return zlib.crc32(chunk[4:-4]) == int.from_bytes(chunk[-4:])
