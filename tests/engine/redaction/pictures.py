"""Pictures to redact, and short ways to do it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageDraw

from coatcheck.redaction import Redacted, parse, redact
from coatcheck.source import BytesSource

BOX = (53, 27, 40, 22)
"""Left, top, width and height of what is hidden, on no edge of a block."""


def scene(mode: str = "RGB", size: tuple[int, int] = (150, 101), secret: int = 0) -> Image.Image:
    """Draw a colourful picture; under ``BOX`` it shows something that depends on ``secret``."""
    width, height = size
    waves = [Image.linear_gradient("L").rotate(90 * i).resize(size) for i in range(3)]
    image = Image.merge("RGB", waves)
    draw = ImageDraw.Draw(image)
    for x in range(0, width, 9):
        draw.line((x, 0, width - x, height), fill=(x * 7 % 256, x * 3 % 256, 255 - x))
    if secret:
        left, top, across, down = BOX
        noise = Image.effect_noise((across, down), 90).convert("RGB")
        image.paste(noise, (left, top))
        lines = ImageDraw.Draw(image)
        for y in range(top, top + down, 3):
            lines.line((left, y, left + across - 1, y), fill=(secret * 90 % 256, 255, secret * 40))
    if mode in {"LA", "RGBA"}:
        image.putalpha(Image.linear_gradient("L").resize(size))
    return image.convert(mode, dither=Image.Dither.NONE)


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def hidden(
    data: bytes,
    box: Sequence[float] = BOX,
    style: str = "solid",
    crop: Sequence[float] | None = None,
    accepts: Sequence[str] | None = None,
) -> Redacted:
    """Hide one box."""
    edit = {"crop": crop, "areas": [{"style": style, "shape": "box", "box": list(box)}]}
    return redact(BytesSource(data), parse(edit), accepts)


def shown(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def inside(box: Sequence[int] = BOX) -> tuple[int, int, int, int]:
    """Return the edges of a box."""
    return box[0], box[1], box[0] + box[2], box[1] + box[3]
