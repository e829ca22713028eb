"""Standard colour profiles: which profiles are equivalent to one, and what takes their place.

A profile of three colorants and three curves (ICC.1:2022, 8.3.3) or of one grey curve (8.3.4) says
nothing but a colour space. Many programs write their own profile of the same few spaces, so that
the bytes tell the program, the device and sometimes the author. Where a profile shows the same
colours as a standard space, one profile of that space, made here from the published primaries and
curves, takes its place.

Equivalent means: on the way from the profile's device values to the standard's, each channel keeps
its strength in linear light up to ``SAME_STRENGTH``, gives the others no more than ``SAME_MATRIX``
of full scale, and changes through the curves by ``SAME_CURVE`` at most; together below one step of
eight bits, for every rendering intent but the absolute, by which nobody shows pictures. A profile
with a table (A2B0 and the like), with code points of a video (cicp) or with any colour element
beyond the model's own is equivalent to none.

Sources: sRGB IEC 61966-2-1; Display P3: SMPTE EG 432-1 primaries, D65 and the curve of sRGB; Adobe
RGB (1998) 4.3; ITU-R BT.2020 tables 3 and 4; ROMM RGB ISO 22028-2. Whites are adapted to D50 by the
linear Bradford transform (ICC.1:2022, Annex E).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

HEADER_SIZE = 128
MAX_TAGS = 200
SAME_MATRIX = 0.00025
SAME_STRENGTH = 0.001
SAME_CURVE = 0.1 / 255
SAME_WHITE = 0.003
COPYRIGHT = "No copyright"

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
Curve = Callable[[float], float]

_MODEL = frozenset(b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad chrm lumi".split())
_OTHER_WAYS = frozenset(
    b"A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 "
    b"gamt cicp ncl2 clro pre0 pre1 pre2 aabg aarg aagg".split()
)
_CLASSES = (b"mntr", b"scnr", b"spac")
_D50 = (0xF6D6 / 65536, 1.0, 0xD32D / 65536)
_D65 = (0.3127 / 0.3290, 1.0, (1 - 0.3127 - 0.3290) / 0.3290)
_BRADFORD: Matrix = (
    (0.8951, 0.2664, -0.1614),
    (-0.7502, 1.7135, 0.0367),
    (0.0389, -0.0685, 1.0296),
)
_SAMPLES = [step / 255 for step in range(256)]


@dataclass(frozen=True, slots=True)
class _Space:
    """A standard colour space; without primaries it is a scale of grey."""

    name: str
    curve: tuple[float, ...]
    """Gamma, and for a curve with a linear start a, b, c, d (ICC.1:2022, 10.18, type 3)."""
    primaries: tuple[tuple[float, float], ...] = ()
    white: Vector = _D65


_SRGB = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_SPACES = (
    _Space("sRGB", _SRGB, ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))),
    _Space("Display P3", _SRGB, ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))),
    _Space("Adobe RGB (1998)", (563 / 256,), ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))),
    _Space("Rec. 2020", (1 / 0.45, 1 / 1.0993, 0.0993 / 1.0993, 1 / 4.5, 0.08145),
           ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))),
    _Space("ProPhoto RGB", (1.8,), ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), _D50),
    _Space("ROMM RGB", (1.8, 1.0, 0.0, 1 / 16, 1 / 32),
           ((0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)), _D50),
    _Space("Gray gamma 2.2", (563 / 256,)),
    _Space("Gray gamma 1.8", (461 / 256,)),
    _Space("sRGB gray", _SRGB),
)  # fmt: skip


def equivalent(profile: bytes) -> bytes | None:
    """Return the standard profile that shows the same colours, or None if there is none."""
    try:
        elements = _elements(profile)
    except (struct.error, ValueError):
        return None
    colors = {b"RGB ": (b"r", b"g", b"b"), b"GRAY": (b"k",)}.get(profile[16:20])
    if elements is None or colors is None or not _neutral(elements):
        return None
    try:
        curves = [_read_curve(elements[color + b"TRC"]) for color in colors]
        colorants = [_xyz(elements[color + b"XYZ"]) for color in colors if len(colors) == 3]
    except (struct.error, ValueError, KeyError):
        return None
    for space in _SPACES:
        if (
            len(space.primaries) == len(colorants)
            and (not colorants or _same_colorants(space, colorants))
            and all(_same_curve(space, points) for points in curves)
        ):
            return standard(space.name)
    return None


@cache
def standard(name: str) -> bytes:
    """Return the standard profile of a space by its name."""
    space = next(space for space in _SPACES if space.name == name)
    elements = {b"desc": _text(name), b"cprt": _text(COPYRIGHT), b"wtpt": _write_xyz(_D50)}
    if space.white != _D50:
        numbers = [round(number * 65536) for row in _adaptation(space.white) for number in row]
        elements[b"chad"] = struct.pack(">4sI9i", b"sf32", 0, *numbers)
    for color, colorant in zip((b"r", b"g", b"b"), _colorants(space), strict=False):
        elements[color + b"XYZ"] = _write_xyz(colorant)
    kind, powers = (3, space.curve) if len(space.curve) == 5 else (0, space.curve)
    fixed = [round(power * 65536) for power in powers]
    curve = struct.pack(f">4sIHH{len(fixed)}i", b"para", 0, kind, 0, *fixed)
    for color in (b"r", b"g", b"b") if space.primaries else (b"k",):
        elements[color + b"TRC"] = curve
    return _file(b"RGB " if space.primaries else b"GRAY", elements)


def _file(colors: bytes, elements: Mapping[bytes, bytes]) -> bytes:
    """Put a display profile of version 4.2 together; equal elements share their data (7.3.1)."""
    table, data = b"", b""
    start = HEADER_SIZE + 4 + 12 * len(elements)
    places: dict[bytes, int] = {}
    for signature, element in elements.items():
        if element not in places:
            places[element] = start + len(data)
            data += element + bytes(-len(element) % 4)
        table += struct.pack(">4sII", signature, places[element], len(element))
    header = bytearray(HEADER_SIZE)
    struct.pack_into(
        ">I4sI4s4s4s", header, 0, start + len(data), b"", 0x04200000, b"mntr", colors, b"XYZ "
    )
    header[36:40] = b"acsp"
    header[68:80] = _write_xyz(_D50)[8:]
    return bytes(header) + struct.pack(">I", len(elements)) + table + data


def _text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(data), 28) + data


def _write_xyz(values: Vector) -> bytes:
    return struct.pack(">4sI3i", b"XYZ ", 0, *(round(value * 65536) for value in values))


def _elements(profile: bytes) -> dict[bytes, bytes] | None:
    """Return the elements of the model, or None if there is another way to convert."""
    if (
        len(profile) < HEADER_SIZE + 4
        or profile[36:40] != b"acsp"
        or profile[12:16] not in _CLASSES
        or profile[20:24] != b"XYZ "
    ):
        return None
    (count,) = struct.unpack_from(">I", profile, HEADER_SIZE)
    if count > MAX_TAGS:
        return None
    found: dict[bytes, bytes] = {}
    for number in range(count):
        entry = struct.unpack_from(">4sII", profile, HEADER_SIZE + 4 + 12 * number)
        signature, start, size = entry
        if signature in _OTHER_WAYS or signature in found:
            return None
        if signature in _MODEL:
            if start + size > len(profile):
                return None
            found[signature] = profile[start : start + size]
    return found


def _neutral(elements: Mapping[bytes, bytes]) -> bool:
    """Whether white is that of the connection space, or daylight, as in old profiles of sRGB."""
    try:
        white = _xyz(elements[b"wtpt"])
        black = _xyz(elements[b"bkpt"]) if b"bkpt" in elements else (0.0, 0.0, 0.0)
    except (struct.error, ValueError, KeyError):
        return False
    whites = (_D50, _D65)
    near = any(_distance(white, other) <= SAME_WHITE for other in whites)
    return near and _distance(black, (0, 0, 0)) <= SAME_WHITE


def _distance(first: Vector, second: Vector) -> float:
    return max(abs(a - b) for a, b in zip(first, second, strict=True))


def _xyz(element: bytes) -> Vector:
    kind, _, x, y, z = struct.unpack_from(">4sI3i", element)
    if kind != b"XYZ ":
        raise ValueError("no colour")
    return x / 65536, y / 65536, z / 65536


def _same_colorants(space: _Space, colorants: list[Vector]) -> bool:
    """Whether device values mean the same light in both."""
    own = _transposed(colorants)
    way = _product(_inverse(_transposed(_colorants(space))), own)
    return all(
        abs(way[row][column] - (row == column)) <= (SAME_STRENGTH if row == column else SAME_MATRIX)
        for row in range(3)
        for column in range(3)
    )


@cache
def _colorants(space: _Space) -> tuple[Vector, ...]:
    """Return the primaries as the standard profile has them: adapted, and white in their sum."""
    if not space.primaries:
        return ()
    lights = [(x / y, 1.0, (1 - x - y) / y) for x, y in space.primaries]
    shares = _apply(_inverse(_transposed(lights)), space.white)
    adapted = [
        _apply(_adaptation(space.white), (share * x, share * y, share * z))
        for share, (x, y, z) in zip(shares, lights, strict=True)
    ]
    red, green = ([round(value * 65536) / 65536 for value in light] for light in adapted[:2])
    blue = [white - r - g for white, r, g in zip(_D50, red, green, strict=True)]
    return _vector(red), _vector(green), _vector(blue)


def _adaptation(white: Vector) -> Matrix:
    """Return the linear Bradford transform from a white to D50."""
    before, after = _apply(_BRADFORD, white), _apply(_BRADFORD, _D50)
    scaled = [
        _vector([after[row] / before[row] * number for number in _BRADFORD[row]])
        for row in range(3)
    ]
    return _product(_inverse(_BRADFORD), (scaled[0], scaled[1], scaled[2]))


def _vector(values: list[float]) -> Vector:
    x, y, z = values
    return x, y, z


def _apply(matrix: Matrix, vector: Vector) -> Vector:
    return _vector([sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix])


def _transposed(columns: list[Vector] | tuple[Vector, ...]) -> Matrix:
    x, y, z = (_vector([column[row] for column in columns]) for row in range(3))
    return x, y, z


def _product(first: Matrix, second: Matrix) -> Matrix:
    columns = [_apply(first, column) for column in _transposed(second)]
    return _transposed(columns)


def _inverse(m: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    if abs(size) < 1e-9:
        raise ValueError("colours that are none")
    return (
        ((e * i - f * h) / size, (c * h - b * i) / size, (b * f - c * e) / size),
        ((f * g - d * i) / size, (a * i - c * g) / size, (c * d - a * f) / size),
        ((d * h - e * g) / size, (b * g - a * h) / size, (a * e - b * d) / size),
    )


@cache
def _inverted(curve: tuple[float, ...]) -> Curve:
    """Return the way back from light to the device value."""
    if len(curve) == 1:
        return lambda light: max(light, 0.0) ** (1 / curve[0])
    gamma, a, b, c, d = curve
    return lambda light: light / c if light < c * d else (light ** (1 / gamma) - b) / a


def _same_curve(space: _Space, points: tuple[float, ...]) -> bool:
    back = _inverted(space.curve)
    return all(
        abs(back(light) - value) <= SAME_CURVE
        for light, value in zip(points, _SAMPLES, strict=True)
    )


def _read_curve(element: bytes) -> tuple[float, ...]:
    """Return the light at each of the 256 device values of a curve (10.6, 10.18)."""
    kind, _, count = struct.unpack_from(">4sII", element)
    if kind == b"para":
        return _read_parameters(element, count >> 16)
    if kind != b"curv" or not 12 + 2 * count <= len(element):
        raise ValueError("no curve")
    table = struct.unpack_from(f">{count}H", element, 12)
    if count == 0:
        return tuple(_SAMPLES)
    if count == 1:
        return tuple(value ** (table[0] / 256) for value in _SAMPLES)
    points = []
    for value in _SAMPLES:
        low = min(int(value * (count - 1)), count - 2)
        part = value * (count - 1) - low
        points.append((table[low] * (1 - part) + table[low + 1] * part) / 65535)
    return tuple(points)


def _read_parameters(element: bytes, kind: int) -> tuple[float, ...]:
    numbers = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}.get(kind)
    if numbers is None:
        raise ValueError("no curve")
    fixed = [value / 65536 for value in struct.unpack_from(f">{numbers}i", element, 12)]
    fixed += (1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)[numbers:]
    gamma, a, b, c, d, e, f = fixed
    if kind in (1, 2):  # constant up to -b / a, with an offset in type 2
        d, e, f, c = (-b / a if a else 0.0), c, c, 0.0
    if not 0 < gamma <= 10:
        raise ValueError("no curve")
    return tuple(
        max(a * value + b, 0.0) ** gamma + e if value >= d else c * value + f for value in _SAMPLES
    )
