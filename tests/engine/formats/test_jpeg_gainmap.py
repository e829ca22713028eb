"""Gain maps: what ties them to their picture is right, and nothing can hide in what stays."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from itertools import pairwise

import pytest

from coatcheck.errors import ResidueFound
from coatcheck.formats.jpeg import container as jpeg
from coatcheck.formats.jpeg import gainmap as jpeg_gainmap
from coatcheck.formats.jpeg import mpf as jpeg_mpf
from coatcheck.labels import Label as L
from coatcheck.model import Category, Cleaned, Content, Keep, Piece, Plan, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply
from engine.builders import PROFILE_SECRET, SECRET, gainmap, icc, packet, tiff, trailers
from engine.builders import jpeg as build

EXIF = build.exif(tiff.exif())
KINDS: dict[str, bytes] = {
    "Ultra HDR": gainmap.ultra_hdr(EXIF, EXIF + build.comment()),
    "profiles": gainmap.ultra_hdr(build.icc(icc.profile()), build.icc(icc.profile(), 90)),
    "motion photo": gainmap.ultra_hdr(motion=True),
    "no directory": gainmap.ultra_hdr(directory=False),
    "no index": gainmap.ultra_hdr(index=False),
    "gap": gainmap.ultra_hdr(gap=bytes(99)),
    "Samsung": gainmap.ultra_hdr() + trailers.samsung(MotionPhoto_Data=trailers.video()),
    "ISO": gainmap.iso(),
    "ISO, three channels": gainmap.iso(3),
    "ISO, common denominator": gainmap.iso(3, True),
    "Apple": gainmap.apple(),
}
each_kind = pytest.mark.parametrize("data", KINDS.values(), ids=KINDS.keys())


def made(data: bytes) -> tuple[Cleaned, bytes]:
    source = BytesSource(data)
    cleaned = clean(source)
    return cleaned, b"".join(apply(source, cleaned.plan))


def gain_map(data: bytes) -> Segment:
    (found,) = [s for s in jpeg.segments(BytesSource(data)) if s.children]
    return found


def coded(data: bytes) -> bytes:
    """Join all of a gain map that makes its pixels."""
    stays = (Content.STRUCTURE, Content.ESSENCE)
    return b"".join(data[s.start : s.end] for s in gain_map(data).children if s.content in stays)


@each_kind
def test_a_gain_map_stays_clean_and_its_pixels_are_the_same(data: bytes) -> None:
    cleaned, result = made(data)
    assert [kept.value for kept in cleaned.report.kept if kept.value == "gain_map"]
    assert coded(result) == coded(data)
    for words in (SECRET, PROFILE_SECRET, gainmap.UNIQUE, b"Jan", b"Exif", b"xpacket", b"xmptk"):
        assert words not in result
    again, twice = made(result)
    assert not again.changed
    assert twice == result


@each_kind
def test_the_directory_leads_to_the_gain_map_and_no_index_does(data: bytes) -> None:
    _, result = made(data)
    place = gain_map(result)
    assert result[place.start : place.start + 3] == b"\xff\xd8\xff"
    assert place.end == len(result)
    assert result[place.start - 2 : place.start] == b"\xff\xd9"
    assert re.findall(rb'Item:Length="(\d+)"', result) == [b"%d" % place.size]
    assert b"MPF\0" not in result


def test_parameters_are_numbers_written_anew() -> None:
    _, result = made(gainmap.ultra_hdr(gamma=b"+1.10000004e0"))
    written = result[gain_map(result).start :]
    assert b'hdrgm:Gamma="1.1"' in written
    assert b"<rdf:li>1.2</rdf:li><rdf:li>-0.13</rdf:li><rdf:li>4</rdf:li>" in written
    assert b'hdrgm:BaseRenditionIsHDR="False"' in written
    assert b'hdrgm:HDRCapacityMax="2.3"' in written


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize("common", [False, True])
def test_binary_parameters_have_the_same_values(channels: int, common: bool) -> None:
    before = gainmap.numbers(channels, common)
    _, result = made(gainmap.iso(channels, common))
    start = result.rindex(gainmap.ISO) + len(gainmap.ISO)
    after = result[start : start + len(before)]
    assert after[:5] == before[:5]
    pattern = (
        ">"
        + ("I" if common else "")
        + ("II" + "iiIii" * channels if common else "IIII" + "iIiIIIiIiI" * channels)
    )
    old, new = (struct.unpack(pattern, body[5:]) for body in (before, after))
    if common:
        old, new = ([n / row[0] for n in row[1:]] for row in (old, new))
    else:
        old, new = ([a / b for a, b in zip(row[::2], row[1::2], strict=True)] for row in (old, new))
    assert new == pytest.approx(old, abs=1e-6)


@pytest.mark.parametrize(
    "data",
    [
        gainmap.ultra_hdr(more=b' hdrgm:Owner="Anna"'),
        gainmap.ultra_hdr(gamma=b"0"),
        gainmap.ultra_hdr(gamma=b"nan"),
        gainmap.ultra_hdr(gamma=b"1e9"),
        gainmap.ultra_hdr(secret=build.xmp(gainmap.parameters(b"2"))),
        gainmap.iso(surplus=b"\0"),
        gainmap.iso(flags=1),
        gainmap.apple().replace(
            b"<HDRGainMap:HDRGainMapHeadroom>2.5", b"<HDRGainMap:HDRGainMapHeadroom>Ann"
        ),
        gainmap.apple().replace(b"HDRGainMapHeadroom", b"HDRGainMapHeadlong"),
    ],
)
def test_a_gain_map_that_does_not_fit_goes_and_is_told(data: bytes) -> None:
    cleaned, result = made(data)
    labels = {finding.label for finding in cleaned.report.findings}
    assert L.UNCLEAN_GAIN_MAP in labels
    assert result.count(b"\xff\xd8\xff") == 1
    assert b"hdrgm" not in result
    assert b"MPF" not in result


def test_a_gain_map_without_a_place_in_an_index_goes() -> None:
    data = gainmap.ultra_hdr(index=False, directory=False)
    cleaned, result = made(data)
    assert result.count(b"\xff\xd8\xff") == 1
    (second,) = [f for f in cleaned.report.findings if f.category is Category.HIDDEN_PICTURE]
    assert second.label == L.FURTHER_PICTURE
    assert isinstance(second.picture, tuple)


def test_the_orientation_of_a_gain_map_is_not_that_of_its_picture() -> None:
    turned = build.exif(tiff.exif(orientation=6))
    cleaned, result = made(gainmap.ultra_hdr(b"", turned))
    assert [kept.value for kept in cleaned.report.kept] == ["gain_map"]
    assert b"Exif" not in result


def test_the_orientation_in_the_announcement_stays() -> None:
    data = gainmap.ultra_hdr().replace(
        b'rdf:about="" xmlns:hdrgm',
        b'rdf:about="" tiff:Orientation="6" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:hdrgm',
        1,
    )
    size = len(data) - len(gainmap.ultra_hdr())
    data = data[:4] + (int.from_bytes(data[4:6]) + size).to_bytes(2) + data[6:]
    cleaned, result = made(data)
    assert {kept.value for kept in cleaned.report.kept} == {"gain_map", "orientation"}
    assert not made(result)[0].changed


def parts(data: bytes) -> list[tuple[int, int]]:
    """Return where the segments of both pictures lie."""
    found = jpeg.segments(BytesSource(data))
    return [(s.start, s.end) for whole in found for s in (whole.children or (whole,))]


def relinked(data: bytes, position: int, more: bytes) -> bytes:
    """Insert bytes into the gain map or before it, and give the directory the new length.

    What is done here is what a careful enemy does: every number is right again.
    """
    place = gain_map(data)
    size = place.size + (len(more) if position > place.start else 0)
    data = data[:position] + more + data[position:]
    return re.sub(rb'Item:Length="\d+"', b'Item:Length="%d"' % size, data)


WHOLE = made(gainmap.ultra_hdr())[1]
SPOILT: dict[str, Callable[[], bytes]] = {
    "Exif in the gain map": lambda: relinked(WHOLE, gain_map(WHOLE).start + 2, EXIF),
    "comment in the gain map": lambda: relinked(WHOLE, len(WHOLE) - 2, build.comment()),
    "bytes before the gain map": lambda: relinked(WHOLE, gain_map(WHOLE).start, SECRET),
    "zero bytes before the gain map": lambda: relinked(WHOLE, gain_map(WHOLE).start, bytes(8)),
    "bytes after the gain map": lambda: WHOLE + SECRET,
    "XMP beside the announcement": lambda: relinked(WHOLE, 2, build.xmp(packet())),
    "XMP beside the parameters": lambda: relinked(
        WHOLE, gain_map(WHOLE).start + 2, build.xmp(packet())),
    "a second gain map": lambda: WHOLE + WHOLE[gain_map(WHOLE).start :],
    "a word in the announcement": lambda: WHOLE.replace(b'Mime="image/jpeg"', b'Mime="image/jane"'),
    "a word in the attributes": lambda: WHOLE.replace(b'rdf:about=""', b'rdf:aboux=""', 1),
    "a word in the parameters": lambda: WHOLE.replace(b'Min="0"', b'Min="J"'),
    "another way to write a number": lambda: WHOLE.replace(b'SDR="0.015625"', b'SDR=".0156250"'),
    "an index": lambda: WHOLE[:2] + gainmap.index([9, 9], 9) + WHOLE[2:],
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_hidden_in_a_clean_file_goes(name: str) -> None:
    spoilt = SPOILT[name]()
    assert spoilt != WHOLE
    cleaned, result = made(spoilt)
    assert cleaned.changed
    assert result in (WHOLE, WHOLE[: gain_map(WHOLE).start]) or SECRET not in result
    assert not made(result)[0].changed


@pytest.mark.parametrize("name", SPOILT)
def test_a_cleaner_that_hides_something_is_caught(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt: tuple[Piece, ...] = (SPOILT[name](),)
    monkeypatch.setattr(jpeg, "rewrite", lambda *_: Plan(spoilt))
    with pytest.raises(ResidueFound):
        clean(BytesSource(gainmap.ultra_hdr()))


def test_a_cleaner_that_loses_the_gain_map_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    only = Plan((Keep(0, gain_map(WHOLE).start),))
    monkeypatch.setattr(jpeg, "rewrite", lambda *_: only)
    with pytest.raises(ResidueFound):
        clean(BytesSource(WHOLE))


def test_a_link_that_keeps_a_word_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = jpeg_gainmap.tied

    def fat(*arguments: object) -> list[tuple[int, int, bytes]]:
        changes = honest(*arguments)  # type: ignore[arg-type]
        return [(s, e, new.replace(b'Version="1.0"', b'Version="1.1"')) for s, e, new in changes]

    monkeypatch.setattr(jpeg_gainmap, "tied", fat)
    with pytest.raises(ResidueFound):
        clean(BytesSource(gainmap.ultra_hdr()))


def test_positions_of_parts_tile_both_pictures() -> None:
    assert all(first[1] == second[0] for first, second in pairwise(parts(WHOLE)))


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_of_the_index_are_read(order: str) -> None:
    body = gainmap.index([70, 7], 9, order, jpeg_mpf.GAIN_MAP)[8:]
    found = jpeg_mpf.read(body)
    assert [(entry.size, entry.offset) for entry in found] == [(70, 0), (7, 9)]
    assert found[1].kind == jpeg_mpf.GAIN_MAP
    for length in range(len(body)):
        assert len(jpeg_mpf.read(body[:length])) in (0, 2)
