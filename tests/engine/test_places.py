"""Positions and the towns near them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck import places
from coatcheck.model import Place
from coatcheck.places import Gazetteer, country_name, kilometres, nearest
from coatcheck.report import catalogue


@pytest.mark.parametrize(
    ("latitude", "longitude", "name", "country"),
    [
        (48.8584, 2.2945, "Paris", "France"),
        (37.8711, -122.2568, "Berkeley", "United States"),
        (51.5007, -0.1246, "London", "United Kingdom"),
        (-33.8568, 151.2153, "Sydney", "Australia"),
        (64.1466, -21.9426, "Reykjavík", "Iceland"),
    ],
)
def test_a_person_would_name_the_same_town(
    latitude: float, longitude: float, name: str, country: str
) -> None:
    place = nearest(latitude, longitude)
    assert place is not None
    assert (place.name, country_name(place.country)) == (name, country)
    assert place.kilometres < 6


@pytest.mark.parametrize("longitude", [-180.0, 180.0, -179.999, 179.999])
def test_the_world_is_round(longitude: float) -> None:
    place = nearest(-17.7, longitude)
    assert place is not None
    assert place.country == "FJ"


@pytest.mark.parametrize("latitude", [-90.0, 90.0])
def test_the_poles_have_a_nearest_town(latitude: float) -> None:
    place = nearest(latitude, 0)
    assert place is not None
    assert place.kilometres > 1000


@pytest.mark.parametrize("position", [(91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_what_is_no_position_has_no_town(position: tuple[float, float]) -> None:
    assert nearest(*position) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_position_has_a_town_no_further_than_half_the_world(
    latitude: float, longitude: float
) -> None:
    place = nearest(latitude, longitude)
    assert place is not None
    assert 0 <= place.kilometres < 20_100


def test_distances() -> None:
    assert kilometres(48.8566, 2.3522, 51.5074, -0.1278) == pytest.approx(343.6, abs=0.5)
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(
    ("far", "words"),
    [
        (0.2, "in the centre of Paris, France"),
        (2.6, "3 km from the centre of Paris, France"),
        (2213.4, "2,213 km from the nearest town, Paris, France"),
    ],
)
def test_words(far: float, words: str) -> None:
    assert catalogue.place(Place("Paris", "FR", far)) == words


def test_without_the_file_positions_stay_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_GAZETTEER", None)
    assert nearest(48.8584, 2.2945) is None


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no file of places"):
        Gazetteer(b"something else")
