"""Animations: every frame is hidden, and the time that it is shown stays."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from coatcheck.errors import Animated
from engine.redaction.pictures import hidden, saved, shown


def frames(clear: bool = False) -> list[Image.Image]:
    """Make three frames: a square walks over a ground that is striped, or transparent."""
    made = []
    for number in range(3):
        image = Image.new("RGBA", (80, 60), (0, 0, 0, 0) if clear else (200, 180, 40, 255))
        image.paste((10, 90, 200, 255), (20 * number, 10, 20 * number + 15, 50))
        made.append(image)
    return made


@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
@pytest.mark.parametrize("clear", [False, True])
def test_every_frame_is_hidden_and_shown_as_long_as_before(format: str, clear: bool) -> None:
    options: dict[str, Any] = {"lossless": True} if format == "WEBP" else {}
    if format == "GIF":
        options["disposal"] = 2
    first, *rest = frames(clear)
    options |= {"append_images": rest, "duration": [40, 250, 1000], "loop": 3}
    data = saved(first, format, save_all=True, **options)
    done = hidden(data, (10, 20, 30, 20))
    before, after = shown(data), shown(done.data)
    assert done.converted is None
    assert after.n_frames == before.n_frames == 3  # type: ignore[attr-defined]
    assert after.info["loop"] == before.info["loop"]
    for number in range(3):
        before.seek(number)
        after.seek(number)
        before.load()
        after.load()
        assert after.info["duration"] == before.info["duration"]
        both = [image.convert("RGBA") for image in (before, after)]
        assert both[1].crop((10, 20, 40, 40)).getcolors() == [(600, (0, 0, 0, 255))]
        for image in both:
            image.paste((0, 0, 0, 255), (10, 20, 40, 40))
        seen = [Image.alpha_composite(Image.new("RGBA", (80, 60), "lime"), i) for i in both]
        assert seen[0].tobytes() == seen[1].tobytes()


@pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP"])
def test_animations_that_differ_only_there_become_one(format: str) -> None:
    results = set()
    for colour in ("red", "white"):
        made = frames()
        made[1].paste(colour, (10, 20, 40, 40))
        options: dict[str, Any] = {"lossless": True} if format == "WEBP" else {}
        data = saved(made[0], format, save_all=True, append_images=made[1:], duration=90, **options)
        results.add(hidden(data, (10, 20, 30, 20)).data)
    assert len(results) == 1


def test_an_animation_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coatcheck.redaction.animation.MAX_FRAME_PIXELS", 3 * 80 * 60 - 1)
    first, *rest = frames()
    with pytest.raises(Animated):
        hidden(saved(first, "GIF", save_all=True, append_images=rest))


def test_several_pages_are_refused() -> None:
    first, *rest = frames()
    with pytest.raises(Animated):
        hidden(saved(first, "TIFF", save_all=True, append_images=rest))
