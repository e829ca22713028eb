"""What an independent decoder shows, before and after. Pillow is absent where these are skipped."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest

from coatcheck.formats import CONTAINERS
from coatcheck.model import MediaKind
from engine.cases import CASES, Case
from engine.formats.helpers import BY_FORMAT, cleaned

Image = pytest.importorskip("PIL.Image")
features = pytest.importorskip("PIL.features")

UNDECODABLE = (OSError, SyntaxError, TypeError, ValueError, struct.error, OverflowError)
"""What Pillow raises for pictures that it does not decode, the last where a word has 32 bits."""

NOT_READ = (
    frozenset({"JPEG XL", "SVG", "HEIC", "HEIF"})
    | (frozenset() if features.check("avif") else frozenset({"AVIF"}))
    | {row.format for row in CONTAINERS if row.kind is not MediaKind.PICTURE}
)
"""Formats of which Pillow knows nothing, here or anywhere."""

OTHERWISE = frozenset(
    {
        "tiff: thumbnail in the chain",
        "tiff: JPEG thumbnail",
        "tiff: surplus strips",
        "tiff: surplus strip of one",
        "ico: data behind a bitmap",
    }
)
"""Cases of which Pillow shows what goes: a thumbnail as a page, strips that no row asks for, or
what lies behind the mask of an icon, which it looks for from the end."""


def frames(data: bytes) -> list[Any]:
    with Image.open(io.BytesIO(data)) as image:
        found = []
        count = getattr(image, "n_frames", 1) if image.format != "MPO" else 1
        for index in range(count):
            image.seek(index)
            shown = image.convert("RGBA") if image.mode == "P" else image
            shown.load()
            duration = image.info.get("duration") if count > 1 else None
            found.append((shown.mode, shown.size, shown.tobytes(), duration))
        return [found, image.info.get("loop"), image.info.get("icc_profile")]


SHOWN = [case for case in CASES if case.name not in OTHERWISE and case.format not in NOT_READ]


@pytest.mark.parametrize("case", SHOWN, ids=lambda case: case.name)
def test_pillow_sees_the_same_picture(case: Case) -> None:
    try:
        before = frames(case.data)
    except UNDECODABLE:
        return
    assert frames(cleaned(case.data, BY_FORMAT[case.format])) == before


def test_most_cases_are_pictures_that_pillow_decodes() -> None:
    undecodable = 0
    for case in CASES:
        if case.format in NOT_READ:
            continue
        try:
            assert frames(case.data)
        except UNDECODABLE:
            undecodable += 1
    assert undecodable < len(CASES) // 5
