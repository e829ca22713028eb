"""Standard profiles take the place of equivalent ones, and of no others."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck.metadata.icc import decode as icc
from coatcheck.metadata.icc.private import without_private_data
from coatcheck.metadata.icc.standard import equivalent, standard
from coatcheck.model import Content, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply
from engine.builders import jpeg, png, webp

RGB = ("sRGB", "Display P3", "Adobe RGB (1998)", "Rec. 2020", "ProPhoto RGB", "ROMM RGB")
GREY = ("Gray gamma 2.2", "Gray gamma 1.8", "sRGB gray")
SECRET = b"Anna's profile, made at home"

HP = {  # colorants and white as in the profile that most pictures of sRGB carry
    b"wtpt": (0.95045, 1.0, 1.08905),
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


def srgb(value: float) -> float:
    return float(((value + 0.055) / 1.055) ** 2.4) if value > 0.04045 else value / 12.92


def table(values: Sequence[float]) -> bytes:
    points = [round(value * 65535) for value in values]
    return struct.pack(f">4sII{len(points)}H", b"curv", 0, len(points), *points)


def profile(
    colors: dict[bytes, tuple[float, float, float]] = HP,
    curve: bytes = table([srgb(step / 1023) for step in range(1024)]),
    more: dict[bytes, bytes] | None = None,
    space: bytes = b"RGB ",
) -> bytes:
    """Make a profile of version 2 with a private text."""
    elements = {
        b"desc": struct.pack(">4sII", b"desc", 0, len(SECRET) + 1) + SECRET + bytes(79),
        b"cprt": b"text\0\0\0\0" + SECRET + b"\0",
    }
    elements |= {
        name: struct.pack(">4sI3i", b"XYZ ", 0, *(round(value * 65536) for value in values))
        for name, values in colors.items()
    }
    elements |= {
        letter + b"TRC": curve for letter in ((b"r", b"g", b"b") if space == b"RGB " else (b"k",))
    }
    elements |= more or {}
    start = 128 + 4 + 12 * len(elements)
    rows, data = struct.pack(">I", len(elements)), b""
    for name, element in elements.items():
        rows += struct.pack(">4sII", name, start + len(data), len(element))
        data += element + bytes(-len(element) % 4)
    header = bytearray(128)
    struct.pack_into(
        ">I4sI4s4s4s", header, 0, start + len(data), b"appl", 0x02100000, b"mntr", space, b"XYZ "
    )
    struct.pack_into(">6H4s", header, 24, 2024, 5, 6, 7, 8, 9, b"acsp")
    struct.pack_into(">3i", header, 68, 0xF6D6, 0x10000, 0xD32D)
    return bytes(header) + rows + data


@pytest.mark.parametrize("name", (*RGB, *GREY))
def test_a_standard_profile_is_its_own_equivalent_and_tells_nothing(name: str) -> None:
    made = standard(name)
    assert equivalent(made) == made
    assert len(made) == int.from_bytes(made[:4]) < 700
    assert {tag.group for tag in icc.decode(made)} == {"standard"}
    assert made[24:36] == bytes(12)
    assert made[80:128] == bytes(48)


def test_standards_are_different() -> None:
    assert len({standard(name) for name in (*RGB, *GREY)}) == len(RGB) + len(GREY)


def test_the_colorants_are_those_that_are_published() -> None:
    """The values of sRGB adapted to D50, as the ICC publishes them; their white is rounded."""
    made = standard("sRGB")
    published = (
        0.436066,
        0.222488,
        0.013916,
        0.385147,
        0.716873,
        0.097076,
        0.143066,
        0.060608,
        0.714096,
    )
    found = []
    for number in range(int.from_bytes(made[128:132])):
        name, start, _ = struct.unpack_from(">4sII", made, 132 + 12 * number)
        if name in (b"rXYZ", b"gXYZ", b"bXYZ"):
            found += [value / 65536 for value in struct.unpack_from(">3i", made, start + 8)]
    assert found == pytest.approx(published, abs=0.0002)


def test_a_profile_of_the_same_colours_is_replaced() -> None:
    assert equivalent(profile()) == standard("sRGB")
    grey = {b"wtpt": HP[b"wtpt"]}
    gamma = struct.pack(">4sIIH", b"curv", 0, 1, 0x0233)
    assert equivalent(profile(grey, gamma, space=b"GRAY")) == standard("Gray gamma 2.2")


def moved(name: bytes, by: float) -> dict[bytes, tuple[float, float, float]]:
    x, y, z = HP[name]
    return HP | {name: (x + by, y, z)}


@pytest.mark.parametrize(
    "other",
    [
        profile(moved(b"rXYZ", 0.002)),
        profile(moved(b"gXYZ", -0.001)),
        profile(HP | {b"rXYZ": HP[b"gXYZ"], b"gXYZ": HP[b"rXYZ"]}),
        profile(HP | {b"wtpt": (0.9, 1.0, 0.6)}),
        profile(HP | {b"bkpt": (0.1, 0.1, 0.1)}),
        profile(curve=struct.pack(">4sIIH", b"curv", 0, 1, 0x0233)),
        profile(curve=table([srgb(step / 15) for step in range(16)])),
        profile(curve=table([srgb(step / 1023) * 0.98 for step in range(1024)])),
        profile(curve=b"para\0\0\0\0\0\x09\0\0" + bytes(40)),
        profile(curve=b"curv"),
        profile(more={b"A2B0": b"mft2" + bytes(60)}),
        profile(more={b"B2A1": b"mft1" + bytes(60)}),
        profile(more={b"cicp": b"cicp\0\0\0\0\x09\x10\0\1"}),
        profile(more={b"rTRC": table([0.0, 1.0])}),
        profile(space=b"CMYK"),
        profile()[:300],
        profile().replace(b"mntr", b"prtr", 1),
        profile().replace(b"XYZ ", b"Lab ", 1),
        profile({b"wtpt": HP[b"wtpt"], b"rXYZ": HP[b"rXYZ"]}),
        b"",
    ],
)
def test_a_profile_of_other_colours_is_not_replaced(other: bytes) -> None:
    assert equivalent(other) is None


def test_a_container_that_cannot_resize_keeps_the_length() -> None:
    segment = Segment("colr", Content.ICC, 0, 0)
    blank = without_private_data(segment, profile(), resizable=False)
    assert len(blank) == len(profile())
    assert SECRET not in blank
    assert without_private_data(segment, profile(), resizable=True) == standard("sRGB")


@pytest.mark.parametrize(
    "data",
    [
        jpeg.color(jpeg.icc(profile(), 900)),
        jpeg.color(jpeg.icc(profile())),
        png.picture(png.icc(profile()), color_type=2),
        webp.riff(webp.header(webp.ICC), webp.chunk(b"ICCP", profile()), webp.plain()),
    ],
    ids=["jpeg, parts", "jpeg", "png", "webp"],
)
def test_pictures_get_the_standard_profile(data: bytes) -> None:
    image = pytest.importorskip("PIL.Image")
    source = BytesSource(data)
    result = b"".join(apply(source, clean(source).plan))
    assert image.open(io.BytesIO(result)).info["icc_profile"] == standard("sRGB")
    assert not clean(BytesSource(result)).changed


@pytest.mark.parametrize("intent", range(3))
@pytest.mark.parametrize("target", ["sRGB", "LAB"])
def test_colours_are_the_same(intent: int, target: str) -> None:
    """A chart of the whole cube, by an independent colour management."""
    image = pytest.importorskip("PIL.Image")
    pytest.importorskip("PIL._imagingcms", reason="this Pillow has no colour management")
    cms = pytest.importorskip("PIL.ImageCms")
    steps = bytes(range(0, 256, 15))
    cube = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
    chart = image.frombytes("RGB", (len(steps) ** 2, len(steps)), cube)
    mode = "LAB" if target == "LAB" else "RGB"

    def shown(data: bytes) -> bytes:
        own = cms.ImageCmsProfile(io.BytesIO(data))
        way = cms.buildTransform(own, cms.createProfile(target), "RGB", mode, intent)
        return bytes(cms.applyTransform(chart, way).tobytes())

    before, after = shown(profile()), shown(standard("sRGB"))
    apart = [(a - b + 128) % 256 - 128 for a, b in zip(before, after, strict=True)]
    assert max(map(abs, apart)) <= 1


@given(st.binary(max_size=24), st.integers(0, 500))
def test_mutations_never_fail(insert: bytes, position: int) -> None:
    data = profile(curve=struct.pack(">4sIIH", b"curv", 0, 1, 0x0233))
    found = equivalent(data[:position] + insert + data[position + len(insert) :])
    assert found is None or found == equivalent(found)
