"""Faces in pictures that lie on their side: their places turned back, and when they are sought."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")

from coatcheck.visible.detection import Detection, Kind
from coatcheck.visible.geometry import bounds, box
from coatcheck.visible.models import faces


@pytest.mark.parametrize("turns", faces.TURNS)
def test_places_are_those_of_the_upright_picture(turns: int) -> None:
    image = pytest.importorskip("PIL.Image")
    upright = image.new("L", (200, 100))
    upright.paste(255, (150, 10, 180, 30))
    how = (None, image.Transpose.ROTATE_90, image.Transpose.ROTATE_180, image.Transpose.ROTATE_270)
    seen = upright.transpose(how[turns]).getbbox()
    face = Detection(Kind.FACE, 0.9, box(*seen), "", "centerface")
    (back,) = faces.turned_back([face], turns, 200, 100)
    assert bounds(back.polygon) == (150, 10, 180, 30)
    assert (back.kind, back.score) == (Kind.FACE, 0.9)
