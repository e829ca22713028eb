"""TIFF in detail: what becomes of directories, values, strips, and how they are told."""

from __future__ import annotations

import struct

import pytest

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.formats.tiff import container as tiff
from coatcheck.model import Category, Content, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, bitmap, jpeg
from engine.builders.tiff_file import ASCII, LONG, RATIONAL, SHORT, Page, file, grey, page
from engine.formats.helpers import assert_tiling
from engine.formats.test_cost import MEGABYTE, Metered

ARTIST = {315: (ASCII, SECRET + b"\0")}
BOTH = pytest.mark.parametrize("order", ["<", ">"])


def parts(data: bytes) -> list[Segment]:
    return tiff.segments(BytesSource(data))


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def directory(data: bytes, order: str = "<") -> dict[int, tuple[int, int, int]]:
    """Read type, count and field of the entries of the first directory of a classic TIFF."""
    (at,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, at)
    entries = struct.iter_unpack(order + "HHII", data[at + 2 : at + 2 + 12 * count])
    return {tag: (kind, number, field) for tag, kind, number, field in entries}


@BOTH
def test_strips_are_found_at_their_new_places(order: str) -> None:
    data = file(grey(8, 40, ARTIST, strips=5), order=order, tail=SECRET)
    result = cleaned(data)
    assert 315 not in directory(result, order)
    found = []
    for tag in (273, 279):
        kind, count, at = directory(result, order)[tag]
        assert (kind, count) == (LONG, 5)
        found.append(struct.unpack_from(order + "5I", result, at))
    rows = b"".join(result[at : at + size] for at, size in zip(*found, strict=True))
    assert rows == bytes(index % 251 for index in range(320))


@BOTH
def test_directories_and_values_start_at_words(order: str) -> None:
    more = {700: (1, SECRET), 315: (ASCII, b"Jane Roe odd\0")}
    result = cleaned(file(grey(7, 7, more), grey(7, 3, more), grey(5, 5), order=order))
    for segment in parts(result):
        assert segment.content is Content.ESSENCE or segment.start % 2 == 0 or segment.size == 1


def test_pages_keep_their_order_and_thumbnails_leave_the_chain() -> None:
    small = grey(2, 2, {254: (LONG, (1,))})
    result = cleaned(file(grey(8, 6), small, grey(5, 5), small, Page(ARTIST), grey(4, 4)))
    names = [segment.name for segment in parts(result) if segment.name.startswith("IFD")]
    assert [name for name in names if len(name) == 4] == ["IFD0", "IFD1", "IFD2"]


def test_a_reduced_picture_alone_stays() -> None:
    data = file(grey(8, 6, {254: (LONG, (1,))}))
    assert cleaned(data) == data


@pytest.mark.parametrize(("tag", "target"), [(0, 8), (1, 0xFFFFFFF0)])
def test_a_link_to_nothing_ends_the_chain(tag: int, target: int) -> None:
    data = bytearray(file(grey(), order="<"))
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    link = at + 2 + 12 * count
    struct.pack_into("<I", data, link, at if tag == 0 else target)
    assert any(child.name == "link to nothing" for s in parts(bytes(data)) for child in s.children)
    assert cleaned(bytes(data))[link : link + 4] == bytes(4)


def test_a_value_in_the_picture_is_damage() -> None:
    whole = file(page(64, 64, [bytes(4096)], ARTIST))
    kind, count, _ = directory(whole)[315]
    old = struct.pack("<HHII", 315, kind, count, directory(whole)[315][2])
    with pytest.raises(DamagedFile):
        parts(whole.replace(old, struct.pack("<HHII", 315, kind, count, 100)))


def test_shared_values_stay_shared() -> None:
    data = file(grey(more={283: (RATIONAL, (72, 1)), **ARTIST}))
    x, y = directory(data)[282][2], directory(data)[283][2]
    data = data.replace(struct.pack("<HHII", 283, 5, 1, y), struct.pack("<HHII", 283, 5, 1, x))
    found = directory(cleaned(data))
    assert found[282][2] == found[283][2]


def test_streams_of_jpeg_are_said_to_be_no_preview() -> None:
    data = file(page(8, 8, [jpeg.grey(jpeg.comment())], {259: (SHORT, (7,)), **ARTIST}))
    found = directory(cleaned(data))
    assert found[254] == (LONG, 1, 0)
    assert found[279][2] == len(jpeg.grey())


def test_orientation_stays_in_its_place() -> None:
    result = cleaned(file(grey(more={274: (SHORT, (6,)), **ARTIST})))
    assert directory(result)[274][2] == 6


def test_metadata_is_told() -> None:
    exif = Page({36867: (ASCII, b"2024:05:06 07:08:09\0")})
    place = Page(
        {
            1: (ASCII, b"N\0"),
            2: (RATIONAL, (48, 1, 51, 1, 30, 1)),
            3: (ASCII, b"E\0"),
            4: (RATIONAL, (2, 1, 17, 1, 40, 1)),
        }
    )
    more = {271: (ASCII, b"Nikon\0"), **ARTIST}
    for order in "<>":
        for big in (False, True):
            data = file(
                grey(more=more, below={34665: [exif], 34853: [place]}), order=order, big=big
            )
            report = inspect(BytesSource(data))
            said = {finding.category: finding.value for finding in report.findings}
            assert said[Category.PEOPLE] == SECRET.decode()
            assert said[Category.DEVICE] == "Nikon"
            assert "2024" in said[Category.DATE]
            assert any(f.value.startswith("48.8583, 2.2944") for f in report.findings)


def test_a_hidden_jpeg_can_be_shown() -> None:
    small = page(8, 8, [jpeg.grey()], {254: (LONG, (1,)), 259: (SHORT, (7,))})
    data = file(grey(), small)
    (found,) = [
        f for f in inspect(BytesSource(data)).findings if f.category is Category.HIDDEN_PICTURE
    ]
    assert isinstance(found.picture, tuple)
    assert data[slice(*found.picture)] == jpeg.grey()


def old_jpeg(**swap: int) -> bytes:
    """Make an old-style JPEG: a stream, its tables and its scan."""
    stream = jpeg.grey()
    start = 8
    tables = {b"\xff\xdb": 519, b"\xff\xc4": 520}
    more = {
        259: (SHORT, (6,)),
        512: (SHORT, (1,)),
        513: (LONG, (start,)),
        514: (LONG, (len(stream),)),
        278: (SHORT, (8,)),
    }
    for mark, tag in tables.items():
        more[tag] = (LONG, (start + stream.index(mark) + 5,))
    more[521] = (LONG, (start + stream.rindex(b"\xff\xc4") + 5,))
    more |= {int(tag[1:]): (LONG, (value,)) for tag, value in swap.items()}
    return file(page(8, 8, [stream], more))


def test_old_jpeg_is_cleaned_or_stays() -> None:
    result = cleaned(old_jpeg())
    assert_tiling(parts(result), len(result))
    assert cleaned(result) == result
    other = cleaned(old_jpeg(t519=9))
    assert jpeg.grey() in other


def test_large_pictures_are_not_read() -> None:
    gap = 200 * MEGABYTE
    more = {259: (SHORT, (5,)), 273: (LONG, [8]), 279: (LONG, [gap]), **ARTIST}
    small = file(page(20_000, 10_000, [], more))
    (at,) = struct.unpack_from("<I", small, 4)
    tail = bytearray(small[8:])
    (count,) = struct.unpack_from("<H", tail, at - 8)
    for entry in range(at - 6, at - 6 + 12 * count, 12):
        _, kind, _, value = struct.unpack_from("<HHII", tail, entry)
        if kind in (ASCII, RATIONAL):
            struct.pack_into("<I", tail, entry + 8, value + gap)
    source = Metered(b"II*\0" + struct.pack("<I", at + gap), gap, bytes(tail))
    result = clean(source)
    assert gap < result.plan.size < source.size
    assert source.fetched < MEGABYTE


def test_too_many_directories_and_scattered_strips_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        parts(file(*[grey(1, 1, strips=1)] * 2100))
    with pytest.raises(LimitExceeded):
        parts(scattered())


def scattered() -> bytes:
    places = [8 + 20 * (index % 2) for index in range(64_000)]
    more = {
        278: (SHORT, (1,)),
        257: (LONG, (64_000,)),
        273: (LONG, places),
        279: (LONG, [1] * 64_000),
    }
    return file(page(1, 8, [bytes(100)], more))


def test_bitmaps_are_none() -> None:
    assert not tiff.detect(bitmap.file(bitmap.header(), bitmap.rows()))


def test_a_turned_picture_is_said_to_stay_turned() -> None:
    kept = inspect(BytesSource(file(grey(more={274: (SHORT, (8,))})))).kept
    assert [one.value for one in kept] == ["orientation"]
    assert not inspect(BytesSource(file(grey(more={274: (SHORT, (1,))})))).kept
