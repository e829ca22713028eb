"""Independent judges of a cleaned file: ExifTool says what is left, decoders what it looks like.

Nothing here knows how the engine works: a judge gets two files and says what is wrong with the
second. What ExifTool may still list is an allowlist, so a tag that nobody thought of is a fault.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageFile, ImageOps, ImageSequence
from pytest import MonkeyPatch

from judges.allowlist import harmless
from judges.decoders import open_picture


def exiftool() -> str:
    """Return the path of ExifTool; the tests cannot be trusted without this judge."""
    found = shutil.which("exiftool")
    assert found is not None, "ExifTool is missing: install libimage-exiftool-perl"
    return found


def read_tags(path: Path) -> dict[str, Any]:
    """Return all that ExifTool finds, unknown and embedded data too, keyed ``Group:Tag``."""
    command = [exiftool(), "-json", "-a", "-u", "-ee", "-G1", "-s", str(path)]
    result = subprocess.run(command, capture_output=True, check=False)
    found: dict[str, Any] = json.loads(result.stdout)[0]
    found.pop("SourceFile")
    return found


def left_over(path: Path) -> list[str]:
    """Return what ExifTool finds in a cleaned file beyond what it takes to show it."""
    return [f"{key}={value}" for key, value in read_tags(path).items() if not harmless(key, value)]


def sensitive_strings(path: Path) -> set[str]:
    """Return the texts of the original that may stand nowhere in a cleaned file."""
    found = set()
    for key, value in read_tags(path).items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and not harmless(key, value) and _specific(text):
                found.add(text)
    return found


def _specific(text: str) -> bool:
    """Whether a text is so much its own that finding it elsewhere can be no accident."""
    if "use -b option" in text or text.startswith("http://ns."):
        return False
    return len(text) >= 10 and len(set(text)) > 5


def hidden_strings(original: Path, cleaned: Path) -> list[str]:
    """Return the sensitive texts of the original that still stand in the cleaned bytes."""
    data = cleaned.read_bytes()
    encodings = ("utf-8", "utf-16-le", "utf-16-be")
    return [
        text
        for text in sensitive_strings(original)
        if any(text.encode(encoding) in data for encoding in encodings)
    ]


def look(path: Path) -> dict[str, Any]:
    """Return how a file looks: every frame's pixels and timing, orientation, profile."""
    with MonkeyPatch.context() as patch, open_picture(path) as image:
        patch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
        first_only = image.format in {"JPEG", "MPO"}
        frames = []
        for frame in ImageSequence.Iterator(image):
            frames.append((_pixels(frame), frame.info.get("duration")))
            if first_only:
                break
        image.seek(0)
        return {
            "frames": frames,
            "loop": image.info.get("loop"),
            "orientation": image.getexif().get(0x0112, 1),
            "upright": _pixels(ImageOps.exif_transpose(image)),
            "profile": image.info.get("icc_profile"),
            "mode": image.mode,
        }


def _pixels(image: Image.Image) -> tuple[str, tuple[int, int], bytes]:
    shown = image.convert("RGBA") if image.mode in {"P", "PA"} else image
    return shown.mode, shown.size, shown.tobytes()


def different(original: Path, cleaned: Path) -> Iterator[str]:
    """Yield in what the cleaned file looks different from the original."""
    before, after = look(original), look(cleaned)
    for aspect in ("frames", "loop", "orientation", "upright", "mode"):
        if before[aspect] != after[aspect]:
            yield aspect
    if bool(before["profile"]) != bool(after["profile"]):
        yield "profile"
    elif before["profile"] and _colors(before) != _colors(after):
        yield "colours"


def _colors(seen: dict[str, Any]) -> bytes:
    """Convert a chart of colours through the profile to sRGB."""
    mode = seen["mode"] if seen["mode"] in {"RGB", "L", "CMYK"} else "RGB"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(seen["profile"]))
    chart = Image.frombytes(mode, (16, 16), bytes(range(256)) * len(mode))
    to_srgb = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), mode, "RGB")
    converted = ImageCms.applyTransform(chart, to_srgb)
    assert converted is not None
    return converted.tobytes()
