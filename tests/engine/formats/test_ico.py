"""Icons in detail: the directory after a cleaning."""

from __future__ import annotations

import struct

from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, bitmap, png


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def pictures(data: bytes) -> list[bytes]:
    (count,) = struct.unpack_from("<H", data, 4)
    places = [struct.unpack_from("<II", data, 14 + 16 * index) for index in range(count)]
    return [data[at : at + size] for size, at in places]


def test_pictures_are_found_at_their_new_places() -> None:
    talking = png.picture(png.text(b"Author", SECRET))
    data = bitmap.icon([talking, bitmap.in_icon(SECRET), talking], gap=SECRET, tail=SECRET)
    assert pictures(cleaned(data)) == [png.picture(), bitmap.in_icon(), png.picture()]


def test_pictures_may_lie_in_any_order_and_be_shared() -> None:
    data = bytearray(bitmap.icon([png.picture(), bitmap.in_icon(), bitmap.in_icon()], tail=SECRET))
    first, second = data[14:22], data[30:38]
    data[14:22], data[30:38], data[46:54] = second, first, second
    result = cleaned(bytes(data))
    assert pictures(result) == [bitmap.in_icon(), png.picture(), bitmap.in_icon()]
    assert SECRET not in result


def test_an_orientation_in_a_png_stays() -> None:
    from engine.builders import tiff

    turned = png.picture(png.chunk(b"eXIf", tiff.exif(orientation=6)))
    (result,) = pictures(cleaned(bitmap.icon([turned])))
    assert b"eXIf" in result
    assert SECRET not in result
