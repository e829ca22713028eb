"""The nearest town to a position, without a network.

Where several are about as near, it is the largest that a person would name: not a district of
Paris, but Paris.

The data is a file of about half a megabyte that the build derives from GeoNames (towns of 15,000
people and more); where it is missing, positions stay numbers. Its layout, all little endian:

    8 bytes   magic
    u32, text countries, a line each: code, tab, English name
    181 u32   for each band of one degree of latitude, from -90, the index of its first town
    181 u32   for each band, where its names begin
    n u16     longitude, 0 to 65535 for -180 to 180 degrees; growing within a band
    n u8      latitude within the band, 0 to 255 for one degree
    n u8      country, as a line number
    n u8      size: eight times the binary logarithm of the population
    text      the names of each band, a line each

A position is kept to about 300 metres, which is less than the size of any such town.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from math import asin, cos, pi, radians, sin, sqrt
from pkgutil import get_data

from coatcheck.model import Place

FILE = "places.bin"
MAGIC = b"CRPLACE1"
BANDS = 180
ABOUT_AS_NEAR = 4.0
"""Kilometres by which a larger town may be further away than the nearest one."""
KM_PER_DEGREE = 111.195
_EARTH = 6371.0


class _Search:
    """What was found so far, and how far it makes sense to look."""

    def __init__(self, latitude: float, longitude: float) -> None:
        self.latitude = latitude
        self.longitude = longitude
        self.reach = float("inf")
        self.found: list[tuple[int, float]] = []

    def offer(self, index: int, north: float, east: float) -> None:
        """Take a town if it is about as near as the nearest."""
        far = kilometres(self.latitude, self.longitude, north, east)
        if far <= self.reach:
            self.found.append((index, far))
            self.reach = min(self.reach, far + ABOUT_AS_NEAR)


class Gazetteer:
    """The towns of the world, ready to be asked."""

    def __init__(self, data: bytes) -> None:
        if data[: len(MAGIC)] != MAGIC:
            raise ValueError("this is no file of places")
        position = len(MAGIC)
        (length,) = struct.unpack_from("<I", data, position)
        position += 4
        lines = data[position : position + length].decode().splitlines()
        self._countries = [line.partition("\t")[0] for line in lines]
        self._country_names = dict(line.split("\t", 1) for line in lines)
        position += length
        self._starts = _numbers("I", data, position, BANDS + 1)
        position += 4 * (BANDS + 1)
        self._names_at = _numbers("I", data, position, BANDS + 1)
        position += 4 * (BANDS + 1)
        count = self._starts[BANDS]
        self._longitudes = _numbers("H", data, position, count)
        self._latitudes = data[position + 2 * count : position + 3 * count]
        self._country_of = data[position + 3 * count : position + 4 * count]
        self._sizes = data[position + 4 * count : position + 5 * count]
        self._names = data[position + 5 * count :]

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """Return the town to name for a position in degrees, or None for no position on Earth."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        home = min(int(latitude + 90), BANDS - 1)
        search = _Search(latitude, longitude)
        for step in range(BANDS):
            reached = False
            for band in {home - step, home + step}:
                if not 0 <= band < BANDS:
                    continue
                gap = max(band - 90 - latitude, latitude - (band - 89), 0.0) * KM_PER_DEGREE
                if gap < search.reach:
                    reached = True
                    self._look_into(band, search)
            if search.found and not reached:
                break
        near = [(index, far) for index, far in search.found if far <= search.reach]
        if not near:
            return None
        index, far = max(near, key=lambda town: (self._sizes[town[0]], -town[1]))
        return Place(self._name(index), self._countries[self._country_of[index]], far)

    def country_name(self, code: str) -> str:
        """Return the English name of a country; its code where that is all that is known."""
        return self._country_names.get(code) or code

    def _look_into(self, band: int, search: _Search) -> None:
        """Look from the position's longitude to both sides until the band can offer no better."""
        first, end = self._starts[band], self._starts[band + 1]
        count = end - first
        if not count:
            return
        coded = round((search.longitude + 180) * 65535 / 360)
        middle = bisect_left(self._longitudes, coded, first, end) - first
        widest = min(max(abs(band - 90), abs(band - 89), abs(search.latitude)), 90.0)
        # An arc is at least 2/pi of what its angle spans on the narrowest circle of latitude.
        shrink = cos(radians(widest)) * KM_PER_DEGREE * 2 / pi
        for direction in (1, -1):
            for step in range(count):
                index = first + (middle + (step if direction > 0 else -1 - step)) % count
                east = self._longitudes[index] * 360 / 65535 - 180
                turn = abs(east - search.longitude)
                if min(turn, 360 - turn) * shrink >= search.reach:
                    break
                search.offer(index, band - 90 + self._latitudes[index] / 255, east)

    def _name(self, index: int) -> str:
        band = bisect_left(self._starts, index + 1) - 1
        names = self._names[self._names_at[band] : self._names_at[band + 1]]
        return names.split(b"\n")[index - self._starts[band]].decode()


def kilometres(north: float, east: float, other_north: float, other_east: float) -> float:
    """Return the distance of two positions in degrees along the ground (haversine)."""
    up = sin(radians(other_north - north) / 2) ** 2
    across = sin(radians(other_east - east) / 2) ** 2
    half = up + cos(radians(north)) * cos(radians(other_north)) * across
    return 2 * _EARTH * asin(sqrt(min(half, 1.0)))


def country_name(code: str) -> str:
    """Return the English name of a country; its code where that is all that is known."""
    return _GAZETTEER.country_name(code) if _GAZETTEER else code


def nearest(latitude: float, longitude: float) -> Place | None:
    """Return the nearest town, or None where that is not known."""
    return _GAZETTEER.nearest(latitude, longitude) if _GAZETTEER else None


def _numbers(kind: str, data: bytes, start: int, count: int) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data[start : start + count * numbers.itemsize])
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _load() -> Gazetteer | None:
    try:
        # Several times as fast to import as importlib.resources, and reads from archives as well.
        data = get_data("coatcheck", FILE)
    except OSError:
        return None
    return Gazetteer(data) if data is not None else None


_GAZETTEER = _load()
