"""The file of places, derived from small tables."""

from __future__ import annotations

from coatcheck.places import Gazetteer
from tooling.steps.places import derive

KEYS = ("name", "latitude", "longitude", "countrycode", "population")
ROWS = (
    ("Großstadt", 10.2, 20.0, "XA", 900_000),
    ("Vorort", 10.21, 20.02, "XA", 20_000),
    ("Fern", -60.5, -170.0, "XB", 15_000),
    ("Pol", 90.0, 180.0, "XB", 15_000),
)
CITIES = {str(number): dict(zip(KEYS, row, strict=True)) for number, row in enumerate(ROWS)}
COUNTRIES = {"XA": {"name": "Aland"}}


def test_the_engine_reads_what_the_build_derives() -> None:
    gazetteer = Gazetteer(derive(CITIES, COUNTRIES))
    near = gazetteer.nearest(10.212, 20.021)
    assert near is not None
    # It is the larger of two that are about as near.
    assert (near.name, gazetteer.country_name(near.country)) == ("Großstadt", "Aland"), (
        "the larger of two about as near"
    )
    far = gazetteer.nearest(-61, 179)
    assert far is not None
    # A country without a name keeps its code.
    assert (far.name, gazetteer.country_name(far.country)) == ("Fern", "XB"), (
        "a country without a name keeps its code"
    )
    pole = gazetteer.nearest(89.9, 0)
    assert pole is not None
    assert pole.name == "Pol"
