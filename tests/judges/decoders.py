"""Programs and packages that show pictures which Pillow alone cannot open."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

_PROGRAMS = {
    ".jxl": (["djxl", "{file}", "{png}"], "libjxl-tools"),
    ".svg": (["rsvg-convert", "--output={png}", "{file}"], "librsvg2-bin"),
}
"""By the end of a name: the command that makes a PNG, and the package it is in."""


def open_picture(path: Path) -> Image.Image:
    """Open a picture with what can show it; without such a program, the test is skipped."""
    if path.suffix == ".heic":
        # Not registered with Pillow, whose other users would get it too.
        return pillow_heif.HeifImageFile(path)
    if path.suffix not in _PROGRAMS:
        return Image.open(path)
    (program, *arguments), package = _PROGRAMS[path.suffix]
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not on the PATH (package {package}): nobody to judge pixels")
    with tempfile.TemporaryDirectory() as folder:
        png = Path(folder, "shown.png")
        command = [found, *(argument.format(file=path, png=png) for argument in arguments)]
        subprocess.run(command, capture_output=True, check=True)
        return _without_exif(Image.open(png))


def _without_exif(image: Image.Image) -> Image.Image:
    """Leave pixels and profile: some versions of djxl hand on an Exif that cannot be read."""
    plain = io.BytesIO()
    image.save(plain, "PNG", compress_level=1)
    return Image.open(plain)
