"""JPEG to JPEG: as if only the blocks under the areas had been coded anew.

The picture is decoded to the components that its blocks code, not to red, green and blue; it is not
turned, its orientation stays a tag; and it is coded again with its own quantisation tables and
subsampling. A block that nobody touched then gives back the numbers it came from, up to rounding
(docs/decisions/0007).

No component may be enlarged by a filter that looks over the edges of blocks, or colour from under
an area would be found beside it. libjpeg from version 7 enlarges within the blocks (ITU-T T.81 does
not say how). libjpeg-turbo filters over the edges, so there the colours are decoded at half size,
where a block is as large as it was coded, and enlarged here.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, JpegImagePlugin, features

from coatcheck.errors import UnsupportedFormat
from coatcheck.formats.jpeg.walk import FRAMES, KINDS, STRUCTURE
from coatcheck.metadata.exif import decode as exif
from coatcheck.model import Kind
from coatcheck.redaction.areas import Canvas, paint
from coatcheck.redaction.edit import Area, Edit, Size, to_stored
from coatcheck.redaction.opening import Original, errors, opened

_BLOCK = 8
_CODINGS: dict[object, bool] = {
    Kind.SOF0: False,
    Kind.SOF1: False,
    Kind.SOF2: True,
    Kind.SOF9: False,
    Kind.SOF10: True,
}
"""The frame headers that can be decoded, and whether they are progressive."""
_FRAMES = frozenset(KINDS[name] for code, name in STRUCTURE.items() if code in FRAMES)
_SUBSAMPLING = {(1, 1): 0, (2, 1): 1, (2, 2): 2}
"""Factors of the first component that Pillow can write, by its numbers for them."""
_OPTIMISED = 32_000_000
"""Up to so many pixels the code tables are made for the picture, which takes memory."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How the original is coded."""

    mode: str
    """Pillow's mode in which the components can be had as they are coded."""
    progressive: bool
    whole: bool
    """Whether all scans are there; without some, decoders smooth over the edges of blocks."""
    factors: tuple[Size, ...]
    """Sampling factors of the components, horizontal and vertical."""
    tables: tuple[tuple[int, ...], ...]
    """Quantisation tables of the components, in Pillow's order."""

    @property
    def largest(self) -> Size:
        """The largest factors of all components."""
        return max(h for h, _ in self.factors), max(v for _, v in self.factors)

    @property
    def blocks(self) -> tuple[Size, ...]:
        """For each component, the pixels of the picture that one of its blocks covers."""
        if len(self.factors) == 1:
            return ((_BLOCK, _BLOCK),)
        h, v = self.largest
        whole = all(_BLOCK * h % fh == 0 == _BLOCK * v % fv for fh, fv in self.factors)
        if self.mode == "YCbCr" and whole:
            return tuple((_BLOCK * h // fh, _BLOCK * v // fv) for fh, fv in self.factors)
        return ((_BLOCK * h, _BLOCK * v),)

    @property
    def subsampled(self) -> bool:
        return len(set(self.factors)) > 1


def redact(original: Original, edit: Edit) -> tuple[bytes, Size]:
    """Return the new file, and its size as it is coded."""
    image = opened(original)
    coding = _coding(original, image)
    stored = to_stored(edit, original.turned, image.size)
    profile = image.info.get("icc_profile")
    with errors():
        canvas = Canvas(_decoded(original, image, coding), coding.blocks)
        for area in stored.areas:
            paint(canvas, area if coding.whole else _widened(area, canvas))
        result = canvas.image
        if stored.crop is not None:
            result = result.crop(stored.crop.plain())
        return _encoded(result, coding, original.turned, profile), result.size


def _coding(original: Original, image: Image.Image) -> Coding:
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    frame = next((s.kind for s in original.segments if s.kind in _CODINGS), None)
    if frame is None:
        names = [s.name for s in original.segments if s.kind in _FRAMES]
        raise UnsupportedFormat(f"JPEG coded as {', '.join(names) or 'unknown'} cannot be redacted")
    layers = image.layer
    with errors():
        tables = [tuple(image.quantization[layer[3]]) for layer in layers]
        if image.info.get("adobe_transform") == 2:
            # Light, two colours and black come back as four inks: all need the finest table.
            tables = tables[:1]
        factors = tuple((layer[1], layer[2]) for layer in layers)
        return Coding(
            mode=_mode(image),
            progressive=_CODINGS[frame],
            whole=not _CODINGS[frame] or _complete(original, [layer[0] for layer in layers]),
            factors=factors if all(h and v for h, v in factors) else ((1, 1),) * len(factors),
            tables=tuple(tables),
        )


def _mode(image: JpegImagePlugin.JpegImageFile) -> str:
    """Return the mode for the components, by the rules by which decoders guess their meaning."""
    if image.mode != "RGB":
        return image.mode
    if "jfif" in image.info:
        return "YCbCr"
    if "adobe" in image.info:
        return "YCbCr" if image.info.get("adobe_transform") else "RGB"
    return "RGB" if [layer[0] for layer in image.layer] == [*b"RGB"] else "YCbCr"


def _complete(original: Original, components: list[int]) -> bool:
    """Whether the scans of a progressive picture give every coefficient to its last bit."""
    finest = {(component, k): 99 for component in components for k in range(64)}
    for segment in original.segments:
        if segment.kind is not Kind.SOS:
            continue
        # ITU-T T.81, B.2.3: count, selectors and tables, first and last coefficient, bits.
        body = original.data[segment.start + 4 : segment.end]
        count = body[0] if body else 0
        if len(body) < 1 + 2 * count + 3:
            return False
        first, last, low = body[1 + 2 * count], body[2 + 2 * count], body[3 + 2 * count] & 15
        for component in body[1 : 1 + 2 * count : 2]:
            for k in range(first, min(last, 63) + 1):
                finest[component, k] = min(finest.get((component, k), 99), low)
    return not any(finest.values())


def _widened(area: Area, canvas: Canvas) -> Area:
    """Return a box around an area and all blocks into which decoders may have smoothed it."""
    across, down = canvas.unit
    box = area.bounds()
    wide = type(box)(
        box.left - 3 * across, box.top - 3 * down, box.right + 3 * across, box.bottom + 3 * down
    )
    return Area(area.style, wide)


def _decoded(original: Original, image: Image.Image, coding: Coding) -> Image.Image:
    """Return the picture in the components of its coding, at full size, without metadata."""
    turbo = features.check_feature("libjpeg_turbo")
    if not turbo or not coding.subsampled:
        return _loaded(image, coding.mode)
    if coding.mode != "YCbCr":
        return _loaded(image, coding.mode, plain=True)
    size = image.size
    light = _loaded(opened(original), "L")
    if coding.factors == ((2, 2), (1, 1), (1, 1)) and min(size) >= 2:
        colours = _loaded(image, "YCbCr", half=True).split()[1:]
    else:
        colours = _loaded(image, "YCbCr", plain=True).split()[1:]
    full = [_doubled(band, size) for band in colours]
    return Image.merge("YCbCr", (light, *full))


def _doubled(band: Image.Image, size: Size) -> Image.Image:
    if band.size == size:
        return band
    wide = band.resize((2 * band.width, 2 * band.height), Image.Resampling.NEAREST)
    return wide.crop((0, 0, *size))


def _loaded(
    image: Image.Image, mode: str, *, half: bool = False, plain: bool = False
) -> Image.Image:
    """Decode in a mode, at full or half size; ``plain`` asks libjpeg-turbo for no filter."""
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    width, height = image.size
    if half or mode != image.mode:
        image.draft(mode, (max(width // 2, 1), max(height // 2, 1)) if half else None)
    if plain:
        # Pillow's second number: its decoder then repeats samples, and takes the fast transform.
        image.decoderconfig = (1, 1)
    image.load()
    image.info = {}
    return image


def _encoded(image: Image.Image, coding: Coding, turned: int, profile: bytes | None) -> bytes:
    out = io.BytesIO()
    options: dict[str, object] = {}
    if len(coding.factors) == 3:
        h, v = coding.factors[0]
        even = all(factors == (1, 1) for factors in coding.factors[1:])
        if even and (h, v) in _SUBSAMPLING:
            options["subsampling"] = _SUBSAMPLING[h, v]
        else:
            # What Pillow cannot write becomes the next finer: nothing is lost.
            options["subsampling"] = 1 if even and (h, v) == (4, 1) else 0
        options["keep_rgb"] = coding.mode == "RGB"
    if turned != 1:
        options["exif"] = b"Exif\0\0" + exif.minimal(turned)
    if profile:
        options["icc_profile"] = profile
    image.save(
        out,
        "JPEG",
        qtables=[list(table) for table in _shortened(coding.tables)],
        progressive=coding.progressive,
        optimize=image.width * image.height <= _OPTIMISED,
        **options,
    )
    return out.getvalue()


def _shortened(tables: tuple[tuple[int, ...], ...]) -> tuple[tuple[int, ...], ...]:
    """Leave out tables at the end that repeat the one before: later components share it."""
    while len(tables) > 1 and tables[-1] == tables[-2]:
        tables = tables[:-1]
    return tables
