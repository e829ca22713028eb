"""Hiding areas of a picture: solid, in cells, or blurred.

Two rules. What is hidden is hidden in whole units of what the coding mixes: a JPEG block that an
area touches depends, in all its pixels, on what lies under the area, so all of it goes, in each
component by itself. And no edge is mixed: a pixel is hidden or it is as it was.

Pixelation and blur keep a mean of each cell; a blur is the cells, drawn smoothly, so that it tells
no more than they do. A cell is a quarter of the area's shorter side: a line of text that fills it
is then four cells high, less than any letter needs.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from coatcheck.redaction.edit import Area, Box, Size, Stroke, Style

SMALLEST_CELL = 16
CELLS_ACROSS = 4
_STRIP = 1 << 22
"""How many pixels are worked on at once."""

BLACK: dict[str, tuple[int, ...]] = {
    "1": (0,),
    "L": (0,),
    "LA": (0, 255),
    "RGB": (0, 0, 0),
    "RGBA": (0, 0, 0, 255),
    "YCbCr": (0, 128, 128),
    "CMYK": (0, 0, 0, 255),
    "I;16": (0,),
}
"""The one colour of a solid area, opaque, for each mode that is worked on."""


@dataclass(slots=True)
class Canvas:
    """A picture to work on, as it is coded."""

    image: Image.Image
    blocks: tuple[Size, ...] = ((1, 1),)
    """For each band, or for all of them, the size of what is hidden as a whole."""
    black: tuple[int, ...] | None = None
    """The colour of solid areas, where it is not the mode's own."""

    @property
    def unit(self) -> Size:
        """The size that is a multiple of all blocks."""
        return (
            math.lcm(*(block[0] for block in self.blocks)),
            math.lcm(*(block[1] for block in self.blocks)),
        )


def paint(canvas: Canvas, area: Area) -> None:
    """Hide one area; what of it lies outside of the picture is nothing."""
    image = canvas.image
    bounds = area.bounds().within(image.size)
    if bounds.empty:
        return
    whole = bounds.grown(canvas.unit).within(image.size)
    small = None if area.style is Style.SOLID else _cells(image, whole, _cell(area))
    masks = None
    if isinstance(area.shape, Stroke):
        mask = _mask(area.shape, whole)
        masks = {block: _grown(mask, block) for block in set(canvas.blocks)}
    for strip in _strips(whole, canvas.unit[1]):
        if small is None:
            cover = Image.new(_working(image.mode), _size(strip), _black(canvas))
        else:
            cover = _enlarged(small, whole, strip, area.style)
        if masks is None:
            boxes = {block: bounds.grown(block).within(image.size) for block in canvas.blocks}
            _put(canvas, strip, cover, {b: _box_mask(boxes[b], strip) for b in boxes})
        else:
            place = (0, strip.top - whole.top, whole.width, strip.bottom - whole.top)
            _put(canvas, strip, cover, {b: mask.crop(place) for b, mask in masks.items()})


def _put(canvas: Canvas, strip: Box, cover: Image.Image, masks: dict[Size, Image.Image]) -> None:
    """Lay the cover over a strip of the picture, where the masks say so."""
    image = canvas.image
    under = _to_working(image.crop(strip.plain()))
    if len(masks) == 1:
        under.paste(cover, (0, 0), masks[canvas.blocks[0]])
    else:
        bands = list(under.split())
        for band, new, block in zip(bands, cover.split(), canvas.blocks, strict=True):
            band.paste(new, (0, 0), masks[block])
        under = Image.merge(under.mode, bands)
    image.paste(_from_working(under, image.mode), (strip.left, strip.top))


def _strips(box: Box, step: int) -> Iterator[Box]:
    rows = max(_STRIP // box.width // step, 1) * step
    for top in range(box.top, box.bottom, rows):
        yield Box(box.left, top, box.right, min(top + rows, box.bottom))


def _size(box: Box) -> Size:
    return (box.width, box.height)


def _cell(area: Area) -> int:
    """Return the least length in pixels of a cell's side."""
    bounds = area.bounds()
    shorter = float(min(_size(bounds)))
    if isinstance(area.shape, Stroke):
        shorter = min(shorter, area.shape.width)
    return max(SMALLEST_CELL, math.ceil(shorter / CELLS_ACROSS))


def _cells(image: Image.Image, box: Box, cell: int) -> Image.Image:
    """Return the means of cells that are no smaller than asked for, a pixel for each."""
    size = (max(box.width // cell, 1), max(box.height // cell, 1))
    part = _to_working(image.crop(box.plain()))
    return part.resize(size, Image.Resampling.BOX)


def _enlarged(small: Image.Image, whole: Box, strip: Box, style: Style) -> Image.Image:
    """Draw a strip of the cells at the size of what they hide."""
    scale = small.height / whole.height
    part = (
        0,
        (strip.top - whole.top) * scale,
        small.width,
        min((strip.bottom - whole.top) * scale, small.height),
    )
    how = Image.Resampling.NEAREST if style is Style.PIXELATE else Image.Resampling.BICUBIC
    return small.resize(_size(strip), how, box=part)


def _box_mask(box: Box, strip: Box) -> Image.Image:
    mask = Image.new("L", _size(strip), 0)
    mask.paste(
        255,
        (
            box.left - strip.left,
            max(box.top, strip.top) - strip.top,
            box.right - strip.left,
            max(min(box.bottom, strip.bottom), strip.top) - strip.top,
        ),
    )
    return mask


def _mask(stroke: Stroke, whole: Box) -> Image.Image:
    """Draw a stroke, a pixel wider on each side, without half covered pixels."""
    mask = Image.new("L", _size(whole), 0)
    draw = ImageDraw.Draw(mask)
    reach = stroke.reach
    points = [(x - whole.left, y - whole.top) for x, y in stroke.points]
    for x, y in points:
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        if length:
            across, down = (y1 - y2) / length * reach, (x2 - x1) / length * reach
            corners = [
                (x1 + across, y1 + down),
                (x2 + across, y2 + down),
                (x2 - across, y2 - down),
                (x1 - across, y1 - down),
            ]
            draw.polygon(corners, fill=255)
    return mask


def _grown(mask: Image.Image, block: Size) -> Image.Image:
    """Return a mask of whole blocks: those of which any pixel was set."""
    size = mask.size
    for factor in ((block[0], 1), (1, block[1])):
        if factor != (1, 1):
            mask = mask.reduce(factor).point(_ANY)
    wide = mask.resize((mask.width * block[0], mask.height * block[1]), Image.Resampling.NEAREST)
    return wide.crop((0, 0, *size))


_ANY = [0] + [255] * 255


def _black(canvas: Canvas) -> tuple[int, ...] | int:
    value = canvas.black or BLACK[canvas.image.mode]
    return value if len(value) > 1 else value[0]


def _working(mode: str) -> str:
    """Return the mode in which means can be taken and masks be used."""
    return {"1": "L", "I;16": "I"}.get(mode, mode)


def _to_working(image: Image.Image) -> Image.Image:
    mode = _working(image.mode)
    return image if mode == image.mode else image.convert(mode)


def _from_working(image: Image.Image, mode: str) -> Image.Image:
    if image.mode == mode:
        return image
    if mode == "1":
        return image.point([0] * 128 + [255] * 128).convert("1", dither=Image.Dither.NONE)
    return image.convert(mode)
