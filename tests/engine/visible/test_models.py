"""What networks say, turned into characters and boxes: made up maps, whose answer is known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from coatcheck.visible import codes
from coatcheck.visible.detection import Kind, Page, TextLine
from coatcheck.visible.geometry import bounds, least_rectangle, sides
from coatcheck.visible.models import ctc, faces, ink, text_boxes
from coatcheck.visible.rules import plates


def steps(labels: list[int], count: int) -> np.ndarray:
    made = np.full((len(labels), count), 0.01, np.float32)
    made[np.arange(len(labels)), labels] = 0.9
    return made


def test_ctc_merges_repetitions_and_drops_blanks() -> None:
    labels = ctc.alphabet("a\nb")
    text, places, score = ctc.decode(steps([0, 1, 1, 0, 1, 2, 0, 3, 0, 0], 4), labels)
    assert text == "aab "
    assert places == pytest.approx((0.2, 0.45, 0.55, 0.75))
    assert score == pytest.approx(0.9)


def test_ctc_places_know_of_padding() -> None:
    _, places, _ = ctc.decode(steps([0, 1, 0, 0], 2), ctc.alphabet("a"), used=0.5)
    assert places == pytest.approx((0.75,))


def test_ctc_of_nothing() -> None:
    assert ctc.decode(steps([0, 0], 3), ctc.alphabet("a\nb")) == ("", (), 0.0)


def test_boxes_of_text_are_grown_regions() -> None:
    heat = np.zeros((64, 128), np.float32)
    heat[20:30, 10:60] = 0.9
    heat[40:50, 70:120] = 0.9
    heat[5:6, 5:6] = 0.9
    found = sorted(bounds(quad) for quad in text_boxes.boxes(heat))
    assert len(found) == 2
    left, top, right, bottom = found[0]
    assert left < 10 and top < 20 and right > 60 and bottom > 30
    assert right < 80 and bottom < 45


def test_boxes_of_slanted_text_are_slanted() -> None:
    ys, xs = np.mgrid[0:160, 0:160]
    along = (xs - 80) * math.cos(0.3) + (ys - 80) * math.sin(0.3)
    off = (ys - 80) * math.cos(0.3) - (xs - 80) * math.sin(0.3)
    heat = np.where((abs(along) < 60) & (abs(off) < 8), 0.9, 0).astype(np.float32)
    (quad,) = text_boxes.boxes(heat)
    (x1, y1), (x2, y2) = quad[0], quad[1]
    assert math.atan2(y2 - y1, x2 - x1) == pytest.approx(0.3, abs=0.03)


def test_weak_regions_are_no_text() -> None:
    heat = np.zeros((64, 64), np.float32)
    heat[20:30, 10:60] = 0.4
    assert text_boxes.boxes(heat) == []
    assert text_boxes.regions(np.zeros((4, 4), bool)) == []


def test_regions_meet_at_corners() -> None:
    bits = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 0], [1, 0, 1]], bool)
    assert sorted(map(len, text_boxes.regions(bits))) == [1, 1, 2]


def test_least_rectangle() -> None:
    quad = least_rectangle([(0, 0), (4, 4), (2, 6), (-2, 2)])
    assert sorted(sides(quad)) == pytest.approx([math.sqrt(8), math.sqrt(32)])


def test_faces_are_decoded_and_merged() -> None:
    heat = np.zeros((1, 20, 20), np.float32)
    heat[0, 10, 10], heat[0, 10, 11], heat[0, 3, 3] = 0.9, 0.8, 0.2
    scale = np.full((2, 20, 20), math.log(10), np.float32)
    (found,) = faces.decode(heat, scale, np.zeros((2, 20, 20), np.float32), 0.5)
    assert found[0] == pytest.approx(0.9)
    assert bounds(found[1]) == pytest.approx((44, 44, 124, 124))
    (said,) = faces.detections([found], 130, 130)
    assert said.kind is Kind.FACE
    assert bounds(said.polygon) == pytest.approx((32, 24, 130, 128))


def test_ink_is_where_bright_meets_dark() -> None:
    line = np.full((48, 200, 3), 255, np.uint8)
    line[14:34, 20:180:6] = 0
    line[45] = 0
    top, bottom = ink.rows(line)
    assert top == pytest.approx(14 / 48 - 0.06, abs=0.03)
    assert bottom == pytest.approx(34 / 48 + 0.06, abs=0.03)
    assert ink.rows(np.full((48, 50, 3), 128, np.uint8)) == (0.0, 1.0)


def test_linear_codes_are_as_high_as_they_are_printed() -> None:
    line = [(100.0, 100.0), (300.0, 100.0), (300.0, 104.0), (100.0, 104.0)]
    retail = codes.detection("EAN-13", line, "4006381333931", read=True)
    assert retail is not None and retail.shown == "…3931"
    _, top, _, bottom = bounds(retail.polygon)
    assert bottom - top >= 150
    square = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]
    matrix = codes.detection("QR Code", square, "x", read=False)
    assert matrix is not None and matrix.score < 0.95
    assert bounds(matrix.polygon) == pytest.approx((-5, -5, 105, 105))
    assert codes.detection("QR Code", [(0, 0)] * 4, "", read=False) is None


def test_plates_stand_nearly_alone() -> None:
    plate = TextLine.in_box("RK 492 AU", 100, 100, 120, 30)
    assert [d.kind for d in plates.find(Page(500, 500, (plate,)))] == [Kind.PLATE]
    many = tuple(TextLine.in_box("some words", 0, 40 * i, 100, 30) for i in range(20))
    assert plates.find(Page(500, 900, (plate, *many))) == []
    year = TextLine.in_box("2024", 100, 100, 80, 30)
    assert plates.find(Page(500, 500, (year,))) == []


def test_a_line_needs_a_place_for_each_character() -> None:
    with pytest.raises(ValueError, match="place"):
        TextLine("ab", ((0, 0), (1, 0), (1, 1), (0, 1)), (0.5,))
