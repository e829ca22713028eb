"""Pictures made on the spot, each for one purpose."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

SECRET = b"48.8584 north, by Ada"
"""What a picture that tells something holds in its comment, to look for in what a page received."""


def _pixels(width: int = 64, height: int = 48) -> Image.Image:
    image = Image.new("RGB", (width, height))
    image.putdata([(x * 3 % 256, y * 5 % 256, 90) for y in range(height) for x in range(width)])
    return image


def telling(size: tuple[int, int] = (64, 48), *, place: bool = True) -> bytes:
    """Return a JPEG with a place, a camera and a comment; or without the place."""
    exif = Image.Exif()
    exif[0x010F] = "Example Cameras"
    exif[0x0110] = "Model One"
    if place:
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2], gps[3], gps[4] = "N", (48.0, 51.0, 30.0), "E", (2.0, 17.0, 40.0)
    out = io.BytesIO()
    _pixels(*size).save(out, "JPEG", exif=exif, comment=SECRET)
    return out.getvalue()


def plain() -> bytes:
    """Return a PNG that holds nothing but its picture."""
    out = io.BytesIO()
    _pixels().save(out, "PNG")
    return out.getvalue()


def damaged() -> bytes:
    """Return a JPEG whose segments lead into nowhere."""
    return telling()[:200]


def same_pixels(first: bytes, second: bytes) -> bool:
    """Tell whether two pictures show the same."""
    one, two = (Image.open(io.BytesIO(data)).convert("RGB") for data in (first, second))
    return one.size == two.size and one.tobytes() == two.tobytes()


def store(folder: Path, name: str, data: bytes) -> Path:
    """Write a file for the browser to pick or drop."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
