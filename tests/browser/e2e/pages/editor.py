"""Photos for tests of the editor, and what a site received of them."""

from __future__ import annotations

import io
from collections.abc import Iterable

from PIL import Image, ImageOps

from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource
from e2e.lab import Lab
from e2e.pictures import SECRET

SIZE = (640, 480)


SEND = "Send redacted"


def photo(orientation: int = 1, size: tuple[int, int] = SIZE) -> bytes:
    """Return a JPEG of coloured quarters and fine stripes, with a place and a comment."""
    width, height = size
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.ROTATE_180), slope))
    image.paste((220, 40, 40), (0, 0, width // 2, height // 2))
    image.paste((40, 60, 220), (width // 2, height // 2, width, height))
    for x in range(int(0.4 * width), int(0.85 * width), 4):
        image.paste((30, 30, 30), (x, int(0.35 * height), x + 2, int(0.65 * height)))
        image.paste((230, 230, 230), (x + 2, int(0.35 * height), x + 4, int(0.65 * height)))
    exif = Image.Exif()
    exif[0x0112] = orientation
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (48.0, 51.0, 30.0), "E", (2.0, 17.0, 40.0)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=92, exif=exif, comment=SECRET)
    return out.getvalue()


def upright(data: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")


def received(lab: Lab) -> bytes:
    [file] = lab.files_by("drop")
    assert SECRET not in file.data
    telling = {str(f.category) for f in inspect(BytesSource(file.data)).findings}
    assert telling <= {"technical"}
    return file.data


def is_black(image: Image.Image, places: Iterable[tuple[float, float]]) -> bool:
    return all(
        max(image.getpixel((int(x * image.width), int(y * image.height)))) <= 8 for x, y in places
    )
