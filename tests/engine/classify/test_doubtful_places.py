"""Places that are incomplete, impossible or written in an unusual way."""

from __future__ import annotations

import pytest

from coatcheck.labels import Label as L
from coatcheck.model import Category as C
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource
from engine.builders import exif_builder as b
from engine.builders import jpeg, png, xmp_builder
from engine.builders.exif_builder import Ifd
from engine.classify.photos import ODD, first, photo, told

PARTLY = L.POSITION_IN_PART


DESTINATION = L.DESTINATION


def half(tag: int, value: float, letter: str = "") -> dict[int, tuple[int, b.Value]]:
    letters = {tag: b.text(letter)} if letter else {}
    return {**letters, tag + 1: b.degrees(value)}


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (half(1, 37.87) | half(3, 122.27), "37.8700° north or south, 122.2700° east or west"),
        (half(1, 37.87, "N") | half(3, 122.27), "37.8700° N, 122.2700° east or west"),
        (half(1, 37.87) | half(3, 122.27, "W"), "37.8700° north or south, 122.2700° W"),
        (half(1, 37.87, "X") | half(3, 122.27, "W"), "37.8700° north or south, 122.2700° W"),
        (half(1, 37.87, "N"), "latitude 37.8700° N, no longitude"),
        (half(3, 122.27, "W"), "longitude 122.2700° W, no latitude"),
        (half(1, 37.87), "latitude 37.8700° north or south, no longitude"),
    ],
)
def test_a_part_of_a_place_is_told_as_a_part(
    entries: dict[int, tuple[int, b.Value]], said: str
) -> None:
    data = photo(Ifd(entries))
    assert told(data) == [(C.LOCATION, PARTLY, said)]
    assert first(data) == f"a says in part where it was taken: {said}."
    (finding,) = inspect(BytesSource(data)).telling
    assert finding.numbers == (), "nothing for the map, and no town"


@pytest.mark.parametrize(
    "values",
    [
        ((137, 1), (0, 1), (0, 1)),
        ((91, 1), (0, 1), (0, 1)),
        ((37, 1), (82, 1), (0, 1)),
        ((37, 1), (52, 1), (1200, 1)),
    ],
)
def test_what_is_on_no_earth_is_no_place(values: tuple[tuple[int, int], ...]) -> None:
    found = told(photo(Ifd({1: b.text("N"), 2: b.rationals(*values), **half(3, 10.0, "E")})))
    assert ODD in {label for _, label, _ in found}
    assert {category for category, _, _ in found} <= {C.UNKNOWN, C.SETTINGS}


@pytest.mark.parametrize(("north", "east"), [("N", "E"), ("", ""), ("S", "W")])
def test_null_island_is_no_place(north: str, east: str) -> None:
    data = photo(Ifd({0: (b.BYTE, (2, 3, 0, 0)), **half(1, 0, north), **half(3, 0, east)}))
    found = told(data)
    assert all(category is C.SETTINGS for category, _, _ in found)
    assert [label for _, label, _ in found] == [L.EMPTY_POSITION] * bool(north)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (half(19, 37.87, "N") | half(21, 122.27, "W"), "37.8700, -122.2700"),
        (half(19, 37.87) | half(21, 122.27), "37.8700° north or south, 122.2700° east or west"),
        (half(19, 37.87, "N"), "latitude 37.8700° N, no longitude"),
        (half(19, 35.65, "S") | half(21, 139.8, "E"), "-35.6500, 139.8000"),
    ],
)
def test_a_destination_is_a_place_and_no_small_thing(
    entries: dict[int, tuple[int, b.Value]], said: str
) -> None:
    data = photo(Ifd(entries))
    ((category, label, value),) = told(data)
    assert (category, label) == (C.LOCATION, DESTINATION)
    assert value.startswith(said)
    assert first(data).startswith("a says where the camera was heading for: ")


def test_a_second_by_zero_is_left_out_and_a_sign_says_the_side() -> None:
    parts = {1: b.text("N"), 2: b.rationals((37, 1), (30, 1), (0, 0)), **half(3, 10, "E")}
    assert told(photo(Ifd(parts)))[0][2].startswith("37.5000, 10.0000")
    signed = (b.SRATIONAL, ((-122, 1), (0, 1), (0, 1)))
    west = told(photo(Ifd({**half(1, 37.5, "N"), 4: signed})))
    assert west[0][2].startswith("37.5000, -122.0000")


def test_numbers_of_gps_have_their_units() -> None:
    entries = {
        6: b.rationals((302, 10)),
        9: b.text("V"),
        10: b.text("3"),
        13: b.rationals((5, 1)),
        17: b.rationals((905, 10)),
        31: b.rationals((35, 1)),
    }
    values = " ".join(value for _, _, value in told(photo(Ifd(half(1, 9, "N") | entries))))
    for said in (
        "30.2 m above sea level",
        "5 km/h",
        "90.5°",
        "possible error: 35 m",
        "in three dimensions",
        "not measured when",
    ):
        assert said in values
    wrong = {6: b.rationals((9_000_000, 1)), 17: b.rationals((700, 1))}
    assert {label for _, label, _ in told(photo(Ifd(half(1, 9, "N") | wrong)))} == {PARTLY, ODD}


def xmp_said(attributes: str) -> dict[str, str]:
    body = xmp_builder.packet("", attributes)
    data = jpeg.grey(jpeg.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + body))
    return {label: value for _, label, value in told(data)}


def test_places_in_xmp_follow_the_same_rules() -> None:
    assert xmp_said('exif:GPSLatitude="37,52.2N"') == {PARTLY: "latitude 37.8700° N, no longitude"}
    assert xmp_said('exif:GPSLatitude="37,52.2" exif:GPSLongitude="122,16.2W"') == {
        PARTLY: "37.8700° north or south, 122.2700° W"
    }
    both = 'exif:GPSDestLatitude="37,52.2N" exif:GPSDestLongitude="122,16.2W"'
    assert xmp_said(both)[DESTINATION].startswith("37.8700, -122.2700")
    high = 'exif:GPSAltitude="3022/100" exif:GPSAltitudeRef="1"'
    assert xmp_said(high)[L.ALTITUDE] == "30.22 m below sea level"


@pytest.mark.parametrize(
    ("texts", "label", "value"),
    [
        (
            {
                "exif:GPSLatitude": "37/1, 52/1, 12/1",
                "exif:GPSLatitudeRef": "N",
                "exif:GPSLongitude": "122/1, 16/1, 12/1",
                "exif:GPSLongitudeRef": "W",
            },
            L.POSITION,
            "37.8700, -122.2700",
        ),
        ({"Latitude": "37.87", "Longitude": "-122.27"}, L.POSITION, "37.8700, -122.2700"),
        ({"Location": "+37.8700-122.2700/"}, L.POSITION, "37.8700, -122.2700"),
        (
            {"exif:GPSLatitude": "37/1, 52/1, 12/1"},
            PARTLY,
            "latitude 37.8700° north or south, no longitude",
        ),
        ({"Location": "Berkeley"}, L.PLACE_NAMES, "Berkeley"),
    ],
)
def test_places_in_texts_of_png_are_put_together(
    texts: dict[str, str], label: str, value: str
) -> None:
    chunks = b"".join(png.chunk(b"tEXt", f"{k}\0{v}".encode()) for k, v in texts.items())
    ((category, found, said),) = told(png.picture(chunks))
    assert (category, found) == (C.LOCATION, label) and said.startswith(value)
