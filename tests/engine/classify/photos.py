"""Photos with entries of a test's choice, and what is found in them."""

from __future__ import annotations

from coatcheck.labels import Label as L
from coatcheck.model import Category as C
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.report import catalogue
from coatcheck.report.text import tell
from coatcheck.source import BytesSource, apply
from engine.builders import exif_builder as b
from engine.builders import jpeg
from engine.builders.exif_builder import Ifd

ODD = L.IMPOSSIBLE_VALUES


def photo(gps: Ifd | None = None, **exif: str) -> bytes:
    """Make a JPEG with a GPS directory, and with texts in its first directory."""
    tags = {
        "description": 0x010E,
        "make": 0x010F,
        "model": 0x0110,
        "software": 0x0131,
        "artist": 0x013B,
        "host": 0x013C,
        "date": 0x0132,
    }
    entries = {tags[name]: b.text(value) for name, value in exif.items()}
    body = b.exif(Ifd(entries, {0x8825: gps} if gps else {}))
    return jpeg.grey(jpeg.segment(0xE1, b"Exif\0\0" + body))


def told(data: bytes) -> list[tuple[C, str, str]]:
    """Return what is told of a picture, once it is seen that its copy is clean."""
    source = BytesSource(data)
    cleaned = clean(source)
    copy = b"".join(apply(source, cleaned.plan))
    assert inspect(BytesSource(copy)).telling == ()
    return [(f.category, f.label, catalogue.text(f)) for f in cleaned.report.telling]


def first(data: bytes) -> str:
    return next(tell("a", inspect(BytesSource(data))))
