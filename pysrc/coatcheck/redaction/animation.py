"""Animations: hidden in every frame. GIF, APNG and WebP stay what they are.

Each frame is decoded as it is seen, whole, and written whole: what a frame took over from those
before it is hidden in it as well, and nothing is left in the rest of a frame that a viewer covers.
How long each is shown, how often all are, and what is transparent stay.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

from coatcheck.errors import Animated, DamagedFile
from coatcheck.model import Content, Kind
from coatcheck.redaction.areas import Canvas, paint
from coatcheck.redaction.edit import Edit, Size, to_stored
from coatcheck.redaction.opening import Original, errors, opened
from coatcheck.redaction.still import TURNS, blocks_of, lossless, with_color
from coatcheck.segments import flatten

MAX_FRAMES = 2_000
MAX_FRAME_PIXELS = 120_000_000
"""Pixels of all frames together; more are refused, as all frames may have to be in memory."""
_CLEAR = 255


def moves(original: Original) -> bool:
    """Whether this is an animation, or a GIF, which is written as one of a single frame."""
    if original.format in {"PNG", "WebP"}:
        return any(s.content is Content.ANIMATION for s in flatten(original.segments))
    if original.format in {"AVIF", "HEIC", "HEIF"}:
        if any(s.kind is Kind.MOOV for s in original.segments):
            raise Animated("moving pictures of this format cannot be redacted")
        return False
    return original.format == "GIF"


def redact(original: Original, edit: Edit) -> tuple[bytes, Size]:
    """Return the new file and its size."""
    image = opened(original)
    with errors():
        count = int(getattr(image, "n_frames", 1))
    width, height = image.size
    if count > MAX_FRAMES or count * width * height > MAX_FRAME_PIXELS:
        raise Animated(
            f"the animation is too large to be redacted: {count} frames of {width} by {height}"
        )
    stored = to_stored(edit, original.turned, image.size)
    profile = image.info.get("icc_profile")
    options: dict[str, Any] = {"icc_profile": profile} if profile else {}
    with errors():
        timing = _Timing()
        blocks = (blocks_of(original),)
        frames = _frames(image, count, stored, original.turned, blocks, timing)
        if original.format == "GIF":
            data = _gif(list(frames), timing, image, options)
        elif original.format == "PNG":
            data = with_color(original, _apng(list(frames), timing, image, options))
        else:
            data = _webp(list(frames), timing, image, lossless(original), options)
    if not timing.size:
        raise DamagedFile("the animation has no frame")
    return data, timing.size


class _Timing:
    """What is learnt about the frames while they are decoded."""

    def __init__(self) -> None:
        self.durations: list[float] = []
        self.size: Size = (0, 0)


def _frames(
    image: Image.Image,
    count: int,
    edit: Edit,
    turned: int,
    blocks: tuple[Size, ...],
    timing: _Timing,
) -> Iterator[Image.Image]:
    """Yield each frame as it is seen, hidden and turned."""
    for number in range(count):
        image.seek(number)
        image.load()
        timing.durations.append(float(image.info.get("duration", 0) or 0))
        canvas = Canvas(image.convert("RGBA"), blocks)
        for area in edit.areas:
            paint(canvas, area)
        frame = canvas.image
        if edit.crop is not None:
            frame = frame.crop(edit.crop.plain())
        if turned in TURNS:
            frame = frame.transpose(TURNS[turned])
        frame.info = {}
        timing.size = frame.size
        yield frame


def _clear(frame: Image.Image, most: int) -> bool:
    """Whether a frame has a pixel that is less opaque than this."""
    return any(frame.getchannel("A").histogram()[:most])


def _gif(
    frames: list[Image.Image], timing: _Timing, image: Image.Image, options: dict[str, Any]
) -> bytes:
    clear = any(_clear(frame, 128) for frame in frames)
    written = [_with_palette(frame, clear) for frame in frames]
    if clear:
        options |= {"transparency": _CLEAR, "disposal": 2}
    if "loop" in image.info:
        options["loop"] = image.info["loop"]
    if len(frames) > 1:
        options["duration"] = timing.durations
    return _saved("GIF", written, optimize=False, **options)


def _with_palette(frame: Image.Image, clear: bool) -> Image.Image:
    """Return a frame with its own palette, exact if its colours fit into one."""
    colours = 255 if clear else 256
    indexed = frame.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    if clear:
        through = frame.getchannel("A").point([255] * 128 + [0] * 128)
        palette = indexed.getpalette("RGB") or []
        indexed.putpalette([*palette, *[0] * (768 - len(palette))])
        indexed.paste(_CLEAR, (0, 0), through)
    indexed.info = {}
    return indexed


def _apng(
    frames: list[Image.Image], timing: _Timing, image: Image.Image, options: dict[str, Any]
) -> bytes:
    if not any(_clear(frame, 255) for frame in frames):
        frames = [frame.convert("RGB") for frame in frames]
    still = bool(getattr(image, "default_image", False))
    durations = timing.durations[1:] if still else timing.durations
    return _saved(
        "PNG",
        frames,
        default_image=still,
        duration=durations,
        loop=image.info.get("loop", 0),
        disposal=0,
        blend=0,
        **options,
    )


def _webp(
    frames: list[Image.Image],
    timing: _Timing,
    image: Image.Image,
    exact: bool,
    options: dict[str, Any],
) -> bytes:
    return _saved(
        "WEBP",
        frames,
        duration=[round(duration) for duration in timing.durations],
        loop=image.info.get("loop", 0),
        background=(0, 0, 0, 0),
        lossless=exact,
        quality=75 if exact else 92,
        exact=exact,
        **options,
    )


def _saved(format: str, frames: list[Image.Image], **options: Any) -> bytes:
    out = io.BytesIO()
    frames[0].save(out, format, save_all=True, append_images=frames[1:], **options)
    return out.getvalue()
