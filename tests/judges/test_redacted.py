"""Redacted samples before independent judges: ExifTool finds nothing, Pillow shows the picture."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from coatcheck.redaction import parse, preview, redact
from coatcheck.source import BytesSource

SAMPLES = Path(__file__).parents[1] / "samples"
PICTURES = sorted(
    path
    for path in SAMPLES.iterdir()
    if path.suffix in {".jpg", ".mpo", ".png", ".webp", ".gif", ".heic", ".avif", ".tif", ".bmp"}
)
PLAIN = {
    "File",
    "ExifTool",
    "Composite",
    "JFIF",
    "ICC_Profile",
    "PNG",
    "RIFF",
    "GIF",
    "APP14",
}
"""Groups in which ExifTool puts what a decoder needs."""
SAYING = {"Comment", "Software", "Author", "Description", "Title", "Copyright", "Artist"}


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: str(path.name))
def test_nothing_is_left_but_pixels(path: Path, tmp_path: Path) -> None:
    data = path.read_bytes()
    width, height = preview(BytesSource(data), 100).full
    box = [width / 4, height / 4, width / 2, height / 2]
    edit = parse({"areas": [{"style": "solid", "shape": "box", "box": box}]})
    done = redact(BytesSource(data), edit)
    made = tmp_path / f"made{done.after.extension}"
    made.write_bytes(done.data)
    command = ["exiftool", "-j", "-G", "-a", "-u", "-ee3", str(made)]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]
    for name in told:
        group, _, tag = name.rpartition(":")
        if group:
            assert group in PLAIN or name == "EXIF:Orientation", (name, told[name])
            assert tag not in SAYING, (name, told[name])
    assert "Warning" not in " ".join(told)
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(done.data)))
    assert image.size == (width, height) == (done.width, done.height)
    middle = image.convert("RGB").getpixel((width // 2, height // 2))
    assert isinstance(middle, tuple)
    assert max(middle) < 12
