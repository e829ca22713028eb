"""Exif values as a person reads them: 1/250 s, f/2.8, 50 mm, fired.

Exif 2.32, 4.6.5: units of each tag, APEX values (annex C), the character code of UserComment
(the first 8 bytes), the bits of Flash. XP tags are UTF-16 little endian in bytes (Windows).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coatcheck.metadata import tiff
from coatcheck.metadata.exif.tags import CODES
from coatcheck.metadata.text import MAX_TEXT_BYTES, clip, guess, number, strings, utf8_or
from coatcheck.metadata.tiff import Entry, Tiff
from coatcheck.phrases import measure, size_of, term
from coatcheck.terms import Term, Unit

_SHOWN = 16
"""Longest list of numbers that is written out."""
_OPAQUE = 1024
"""Bytes of an unexplained value that are looked at."""
_TEXT_TYPES = (tiff.ASCII, tiff.UTF8)
_BYTES_TYPES = (tiff.UNDEFINED, tiff.BYTE, tiff.SBYTE)


def readable(data: Tiff, entry: Entry, name: str) -> str:
    """Say the value of an entry; never fails, empty if there is nothing to say."""
    if name.startswith("XP"):
        text = data.raw(entry, MAX_TEXT_BYTES)
        return clip(text[: len(text) & ~1].decode("utf-16-le", "replace").split("\0")[0])
    if name in ("UserComment", "GPSProcessingMethod", "GPSAreaInformation"):
        return clip(_charset(data, entry))
    if name in _VERSIONS and entry.type in (tiff.UNDEFINED, tiff.ASCII):
        return clip(data.raw(entry, 16).decode("latin-1"))
    if entry.type in _TEXT_TYPES:
        return _text(data.raw(entry, MAX_TEXT_BYTES))
    codes = CODES.get(name)
    if codes is not None and (code := data.integer(entry)) is not None:
        return _code(codes.get(code, ""))
    unit = _UNITS.get(name)
    if unit is not None and entry.type not in _BYTES_TYPES:
        found = data.numbers(entry)
        return unit(found) if found else ""
    if entry.type in _BYTES_TYPES and entry.size > _SHOWN:
        return opaque_value(data.raw(entry, _OPAQUE), entry.size)
    if entry.type == tiff.UNDEFINED:
        raw = data.raw(entry)
        if raw.isascii() and raw.rstrip(b"\0").decode("ascii").isprintable():
            return clip(raw.decode("ascii"))
    return _numbers(data, entry)


def say(name: str, values: Sequence[str]) -> str:
    """Say a value that is written out, as in XMP: ``28/10``; empty if that cannot be read."""
    found: list[float] = []
    for value in " ".join(values[:4]).split()[:4]:
        above, _, below = value.partition("/")
        try:
            found.append(float(above) / float(below or 1))
        except (ValueError, ArithmeticError):
            return ""
    if not found or not all(-1e12 < value < 1e12 for value in found):
        return ""
    if name in CODES:
        return _code(CODES[name].get(int(found[0]), ""))
    unit = _UNITS.get(name)
    return "" if unit is None else unit(found)


def opaque_value(raw: bytes, size: int) -> str:
    """Say what can be said of bytes that nobody explains: text, or size and readable strings."""
    text = raw.rstrip(b"\0 ")
    if len(text) >= 4 and text.isascii() and text.decode("ascii").replace("\n", "").isprintable():
        return clip(text.decode("ascii"))
    found = strings(raw)
    return size_of(size) + ("" if not found else ": " + clip(", ".join(found)))


def _code(meaning: Term | str | tuple[Term, ...]) -> str:
    if isinstance(meaning, tuple):
        return ", ".join(map(term, meaning))
    return term(meaning) if isinstance(meaning, Term) else meaning


def _numbers(data: Tiff, entry: Entry) -> str:
    found = data.numbers(entry)
    text = " ".join(number(value) for value in found[:_SHOWN])
    return text + (" …" if entry.count > _SHOWN else "")


def _text(raw: bytes) -> str:
    """Text of type ASCII; Copyright and others hold several, with NUL between."""
    parts = (guess(part).strip() for part in raw.rstrip(b"\0").split(b"\0")[:_SHOWN])
    return clip("; ".join(part for part in parts if part))


def _charset(data: Tiff, entry: Entry) -> str:
    """Text behind a character code of 8 bytes, which writers get wrong in every way."""
    raw = data.raw(entry, MAX_TEXT_BYTES)
    code, text = raw[:8], raw[8:]
    if code == b"UNICODE\0":
        return _utf16(text, data.order)
    if code.rstrip(b"\0 ") == b"JIS":
        return text.decode("iso2022_jp", "replace").rstrip("\0")
    if code in (b"ASCII\0\0\0", bytes(8)):
        return guess(text.strip(b"\0 "))
    return guess(raw.strip(b"\0 "))


def _utf16(text: bytes, order: str) -> str:
    """Decode Unicode as Exif says it (UTF-16 in the file's order), or as its writers do."""
    if text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return text.decode("utf-16", "replace")
    if b"\0" not in text:
        return utf8_or(text, "cp1252")
    even, odd = text[0::2].count(0), text[1::2].count(0)
    little = odd > even if odd != even else order == "<"
    return text[: len(text) & ~1].decode("utf-16-le" if little else "utf-16-be", "replace")


def _seconds(found: list[float]) -> str:
    return duration(found[0])


def duration(seconds: float) -> str:
    """Say an exposure time the way a camera does."""
    if 0 < seconds < 0.3:
        return f"1/{round(1 / seconds)} s"
    return measure(seconds, Unit.SECOND)


def _apex_time(found: list[float]) -> str:
    return duration(2.0 ** -found[0]) if -20 < found[0] < 20 else ""


def _apex_aperture(found: list[float]) -> str:
    return _f_number(2 ** (found[0] / 2)) if -2 < found[0] < 20 else ""


def _bias(found: list[float]) -> str:
    return "" if found[0] == 0 else f"{found[0]:+.2g} EV"


def _flash(found: list[float]) -> str:
    bits = int(found[0])
    said = term(Term.FIRED if bits & 1 else Term.DID_NOT_FIRE)
    return f"{said}, {term(Term.RED_EYE_REDUCTION)}" if bits & 64 else said


def lens(found: list[float]) -> str:
    """Say a lens specification: focal lengths in millimetres, then apertures, least and most."""
    if len(found) < 2 or not found[0] or any(not 0 <= value < 1e5 for value in found):
        return ""
    length = number(round(found[0], 1))
    if found[1] != found[0]:
        length += f"-{number(round(found[1], 1))}"
    text = f"{length} mm"
    if len(found) == 4 and found[2]:
        text += f" f/{found[2]:.3g}" + (f"-{found[3]:.3g}" if found[3] != found[2] else "")
    return text


def _degrees(found: list[float]) -> str:
    """Say an angle; more than a whole turn is none, and stays a number."""
    angle = round(found[0], 1)
    return measure(angle, Unit.DEGREE) if abs(found[0]) <= 360 else number(angle)


def _height(found: list[float]) -> str:
    """Say a height in metres; what lies in space is none, and stays a number."""
    height = round(found[0], 3)
    return measure(height, Unit.METRE) if abs(found[0]) <= 100_000 else number(height)


def _pixels(found: list[float]) -> str:
    """Say where the subject is: a point, a circle or a rectangle around it (4.6.5, SubjectArea)."""
    shape = {3: Term.CIRCLE, 4: Term.RECTANGLE}.get(len(found))
    if shape is None:
        return term(Term.POINT, ", ".join(map(number, found[:2])))
    return term(shape, *map(number, (*found[2:], *found[:2])))


def _f_number(value: float) -> str:
    return measure(float(f"{value:.3g}"), Unit.APERTURE)


def _unit(unit: Unit) -> Callable[[list[float]], str]:
    return lambda found: measure(round(found[0], 3), unit)


_VERSIONS = frozenset(
    {"ExifVersion", "FlashpixVersion", "InteroperabilityVersion", "InteroperabilityIndex"}
)
_UNITS: Mapping[str, Callable[[list[float]], str]] = {
    "ExposureTime": _seconds,
    "ISOSpeedRatings": lambda found: number(found[0]) if found[0] else "",
    "FNumber": lambda found: _f_number(found[0]),
    "ShutterSpeedValue": _apex_time,
    "ApertureValue": _apex_aperture,
    "MaxApertureValue": _apex_aperture,
    "ExposureBiasValue": _bias,
    "Flash": _flash,
    "FocalLength": _unit(Unit.MILLIMETRE),
    "FocalLengthIn35mmFilm": lambda found: measure(found[0], Unit.MILLIMETRE) if found[0] else "",
    "SubjectDistance": lambda found: measure(found[0], Unit.METRE) if 0 < found[0] < 4e9 else "",
    "LensSpecification": lens,
    "LensInfo": lens,
    "GPSAltitude": _height,
    "GPSHPositioningError": _unit(Unit.METRE),
    "GPSImgDirection": _degrees,
    "GPSTrack": _degrees,
    "GPSDestBearing": _degrees,
    "BrightnessValue": lambda found: measure(round(found[0], 2), Unit.EXPOSURE_VALUE),
    "DigitalZoomRatio": lambda found: measure(round(found[0], 2), Unit.TIMES) if found[0] else "",
    "FlashEnergy": lambda found: measure(found[0], Unit.BCPS) if found[0] else "",
    "SubjectArea": _pixels,
    "SubjectLocation": _pixels,
    "RatingPercent": _unit(Unit.PERCENT),
    "Acceleration": _unit(Unit.MILLIGAL),
    "CameraElevationAngle": _degrees,
    "AmbientTemperature": _unit(Unit.CELSIUS),
    "Humidity": _unit(Unit.PERCENT),
    "Pressure": _unit(Unit.HECTOPASCAL),
    "WaterDepth": _unit(Unit.METRE),
}
