"""Makes the photo that the welcome page lets people try: drawn here, with all that phones write.

`python -m tooling.steps.sample_photo` writes it anew. Nobody took it, and nobody is named in it:
the place is a lighthouse that everybody may visit, the name is made up. Its thumbnail shows the
scene before it was cropped, as the thumbnails of real photos do.
"""

from __future__ import annotations

import struct
from io import BytesIO
from math import sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

from tooling import paths

OUT = paths.EXTENSION / "pages" / "sample.jpg"

_WHOLE = (1680, 960)
_CROP = (400, 0, 1680, 960)
_SCALE = 2
"""Drawn so much larger, for smooth edges."""
_HORIZON = 0.62

# Names of the tags: Exif 3.0, 4.6.5 and 4.6.6.
_EXIF, _GPS = 0x8769, 0x8825
_IFD0 = {
    0x010E: "Evening at the lighthouse",
    0x010F: "Lantern",
    0x0110: "Lantern Phone 7",
    0x0131: "Lantern Camera 12.4",
    0x0132: "2026:05:17 21:32:04",
}
_PHOTO = {
    0x9003: "2026:05:17 21:32:04",
    0x9010: "+02:00",
    0xA430: "Robin Sample",
    0xA431: "LP7-0042-118833",
}
_PLACE = {
    1: "N", 2: (48.0, 19.0, 48.5),
    3: "W", 4: (4.0, 46.0, 17.0),
    6: 24.0,
}  # fmt: skip
_THUMBNAIL = (210, 120)


def draw(size: tuple[int, int] = _WHOLE) -> Image.Image:
    """Draw the scene: a lighthouse at dusk, and at the left what the crop takes away."""
    width, height = size[0] * _SCALE, size[1] * _SCALE
    image = Image.new("RGB", (width, height))
    pen = ImageDraw.Draw(image)
    horizon = int(height * _HORIZON)
    for y in range(horizon):
        pen.line([(0, y), (width, y)], fill=_mix((38, 54, 98), (246, 164, 112), y / horizon))
    pen.ellipse(_around(0.62, 0.585, 0.05, width, height), fill=(255, 226, 170))
    for y in range(horizon, height):
        share = (y - horizon) / (height - horizon)
        pen.line([(0, y), (width, y)], fill=_mix((214, 140, 116), (24, 44, 72), share**0.6))
    for row in range(60):
        y = horizon + 8 + row * row * height // 9000
        shift = int(60 * sin(row * 2.4) * _SCALE)
        middle, half = int(width * 0.62) + shift, int((30 + row * 4) * _SCALE)
        pen.line([(middle - half, y), (middle + half, y)], fill=(244, 190, 140), width=_SCALE)
    image = image.filter(ImageFilter.GaussianBlur(3))
    _land(ImageDraw.Draw(image), width, height)
    _house(ImageDraw.Draw(image), width, height)
    return image.resize(size, Image.Resampling.LANCZOS)


def _land(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (x * width, y * height)

    rocks = [
        at(0.30, 1),
        at(0.66, 0.80),
        at(0.72, 0.70),
        at(0.80, 0.665),
        at(0.9, 0.66),
        at(1, 0.69),
    ]
    pen.polygon([*rocks, at(1, 1)], fill=(30, 34, 44))
    pen.polygon(
        [at(0.812, 0.67), at(0.825, 0.24), at(0.865, 0.24), at(0.878, 0.67)], fill=(240, 232, 220)
    )
    for top in (0.33, 0.46, 0.59):
        share = (top - 0.24) / 0.43
        left, right = 0.825 - 0.013 * share, 0.865 + 0.013 * share
        band = [
            at(left, top),
            at(right, top),
            at(right + 0.002, top + 0.065),
            at(left - 0.002, top + 0.065),
        ]
        pen.polygon(band, fill=(176, 58, 46))
    pen.polygon(
        [at(0.818, 0.24), at(0.872, 0.24), at(0.872, 0.225), at(0.818, 0.225)], fill=(40, 40, 48)
    )
    pen.rectangle([at(0.832, 0.17), at(0.858, 0.225)], fill=(255, 236, 170))
    pen.polygon([at(0.826, 0.17), at(0.864, 0.17), at(0.845, 0.125)], fill=(150, 46, 38))


def _house(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (x * width, y * height)

    pen.polygon(
        [at(0, 1), at(0, 0.72), at(0.16, 0.70), at(0.25, 0.78), at(0.34, 1)], fill=(36, 42, 46)
    )
    pen.rectangle([at(0.05, 0.54), at(0.16, 0.72)], fill=(226, 214, 196))
    pen.polygon([at(0.04, 0.54), at(0.17, 0.54), at(0.105, 0.42)], fill=(96, 60, 52))
    pen.rectangle([at(0.09, 0.61), at(0.115, 0.72)], fill=(70, 96, 120))
    pen.rectangle([at(0.125, 0.58), at(0.15, 0.64)], fill=(255, 220, 140))


def _around(x: float, y: float, radius: float, width: int, height: int) -> list[float]:
    reach = radius * height
    return [x * width - reach, y * height - reach, x * width + reach, y * height + reach]


def _mix(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def exif(thumbnail: bytes) -> bytes:
    """Return an Exif block with a thumbnail, for which Pillow has no means of its own."""
    block = Image.Exif()
    for tag, value in _IFD0.items():
        block[tag] = value
    block[_EXIF] = _PHOTO
    block[_GPS] = _PLACE
    data = bytearray(block.tobytes())
    head = len(b"Exif\0\0")
    order = "<" if data[head : head + 2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", data, head + 4)
    (count,) = struct.unpack_from(order + "H", data, head + first)
    start = len(data) - head
    # Directory 1 of TIFF 6.0: compression, where the thumbnail lies, and how long it is.
    entries = ((0x0103, 3, 6), (0x0201, 4, start + 2 + 3 * 12 + 4), (0x0202, 4, len(thumbnail)))
    directory = struct.pack(order + "H", len(entries))
    for tag, kind, number in entries:
        form = "HHIHxx" if kind == 3 else "HHII"
        directory += struct.pack(order + form, tag, kind, 1, number)
    struct.pack_into(order + "I", data, head + first + 2 + 12 * count, start)
    return bytes(data) + directory + bytes(4) + thumbnail


def make() -> bytes:
    """Return the photo as a JPEG file."""
    whole = draw()
    small = BytesIO()
    whole.resize(_THUMBNAIL, Image.Resampling.LANCZOS).save(small, "JPEG", quality=70)
    made = BytesIO()
    whole.crop(_CROP).save(made, "JPEG", quality=84, exif=exif(small.getvalue()))
    return made.getvalue()


def write(path: Path = OUT) -> None:
    """Write it to where the welcome page finds it."""
    path.write_bytes(make())


if __name__ == "__main__":
    write()
