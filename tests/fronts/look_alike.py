"""Pictures that a page can only tell from one another by what they show."""

from __future__ import annotations

import io
import zlib

from e2e import pictures
from PIL import Image, PngImagePlugin


def look_alike(seed: str) -> bytes:
    """Return a PNG with a comment; all of them have one size, cleaned or not."""
    image = Image.new("RGB", (64, 48))
    start = zlib.crc32(seed.encode())
    image.putdata([(start >> 16 & 255, start >> 8 & 255, (start + n) & 255) for n in range(3072)])
    comment = PngImagePlugin.PngInfo()
    comment.add_text("Comment", pictures.SECRET.decode())
    out = io.BytesIO()
    # Not compressed: the size says nothing of the pixels.
    image.save(out, "PNG", pnginfo=comment, compress_level=0)
    return out.getvalue()
