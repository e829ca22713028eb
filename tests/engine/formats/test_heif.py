"""HEIF, AVIF: what becomes of directories, item by item, and what hostile ones may cost."""

from __future__ import annotations

import struct
from contextlib import suppress

import pytest

from coatcheck.errors import EngineError
from coatcheck.formats.heif import avif
from coatcheck.formats.heif import container as heif
from coatcheck.formats.heif.walk import Walk
from coatcheck.metadata import gain_map
from coatcheck.model import Category, Content, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, gainmap, icc, packet, tiff
from engine.builders import heif as build
from engine.formats.helpers import flatten
from engine.formats.test_cost import MEGABYTE, Metered

DIMG, THUMBNAIL = build.reference(b"dimg", 4, 1, 3), build.reference(b"thmb", 3, 1)


AUXILIARY, ABOUT = build.reference(b"auxl", 2, 1), build.reference(b"cdsc", 8, 2)


SECOND = build.Item(3, b"av01", build.GREEN, build.COLOR, hidden=True)


EXIF = build.exif(tiff.exif())


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def parts(data: bytes) -> list[Segment]:
    return list(flatten(avif.segments(BytesSource(data))))


def payloads(data: bytes) -> dict[int, bytes]:
    """Return the data of all items, as the directory tells where they are."""
    directory = Walk(BytesSource(data)).directory
    assert directory is not None
    return {
        number: b"".join(data[slice(*span)] for span in item.spans)
        for number, item in directory.items.items()
    }


def test_a_picture_with_metadata_becomes_the_picture_alone() -> None:
    references = (build.reference(b"cdsc", 9, 1), build.reference(b"cdsc", 8, 1), THUMBNAIL)
    thumbnail = build.Item(3, b"av01", build.GREEN, (*build.COLOR, build.full(b"ispe", bytes(8))))
    data = build.picture(build.red(), thumbnail, EXIF, build.xmp(packet()), references=references)
    assert cleaned(data) == build.picture()


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_stays_keeps_its_number_and_its_data(place: int) -> None:
    items = [build.red(5), build.alpha(2)]
    items.insert(place, EXIF)
    if place == 0:
        items = [items[1], items[0], items[2]]
    data = build.picture(*items, references=(build.reference(b"auxl", 2, 5),))
    assert payloads(cleaned(data)) == {5: build.RED, 2: build.ALPHA}


@pytest.mark.parametrize(
    "form",
    [
        build.Form(0),
        build.Form(1),
        build.Form(2),
        build.Form(1, 8, 8),
        build.Form(1, 8, 4, True),
        build.Form(0, 4, 4, True),
        build.Form(2, 4, 8),
        build.Form(wide=True),
    ],
)
@pytest.mark.parametrize("order", [False, True])
def test_all_forms_of_the_table_of_places(form: build.Form, order: bool) -> None:
    items = [build.red(), EXIF, build.alpha(), build.xmp(packet())]
    if order:
        items[1:] = reversed(items[1:])
    result = cleaned(build.picture(*items, references=(AUXILIARY,), form=form))
    assert payloads(result) == {1: build.RED, 2: build.ALPHA}
    assert cleaned(result) == result


def test_data_in_idat_are_found_again() -> None:
    items = (build.red(inside=True), build.exif(tiff.exif(), inside=True), build.alpha(inside=True))
    result = cleaned(build.picture(*items, references=(AUXILIARY,)))
    assert payloads(result) == {1: build.RED, 2: build.ALPHA}


def test_data_inside_those_of_another_item_are_found_again() -> None:
    data = bytearray(
        build.picture(
            build.red(),
            EXIF,
            build.Item(7, b"uri ", SECRET + build.ALPHA),
            build.Item(2, b"av01", bytes(len(build.ALPHA)), build.alpha().properties, hidden=True),
            references=(AUXILIARY, build.reference(b"iloc", 2, 7)),
        )
    )
    row = b"\0\2\0\0\0\0\0\1"
    at = data.index(row)
    data[at : at + 4] = b"\0\2\0\2"
    data[at + 8 : at + 16] = struct.pack(">II", len(SECRET), len(build.ALPHA))
    result = cleaned(bytes(data))
    assert payloads(result) == {1: build.RED, 2: build.ALPHA}
    assert SECRET not in result


def test_extents_that_share_bytes_with_the_picture_keep_them() -> None:
    data = build.picture(build.red(), build.exif(SECRET))
    exif = data.index(build.RED) + len(build.RED)
    shared = data.replace(struct.pack(">I", exif), struct.pack(">I", exif - 9))
    assert shared != data
    result = cleaned(shared)
    assert payloads(result) == {1: build.RED}
    assert SECRET[:18] not in result


def test_a_reference_keeps_only_what_stays() -> None:
    data = build.picture(
        build.red(),
        build.alpha(),
        EXIF,
        references=(build.reference(b"auxl", 2, 1, 9), build.reference(b"cdsc", 9, 1, 2)),
    )
    directory = Walk(BytesSource(cleaned(data))).directory
    assert directory is not None
    assert [(r.kind, r.source, r.targets) for r in directory.references] == [(b"auxl", 2, (1,))]


def test_properties_are_numbered_anew() -> None:
    turned = build.box(b"irot", b"\1")
    data = build.picture(build.red(1, build.box(b"JUNK", SECRET), turned), EXIF)
    assert cleaned(data) == build.picture(build.red(1, turned))


def test_a_derived_picture_keeps_its_parts() -> None:
    grid = build.Item(4, b"grid", b"\0\0\0\1\0\x20\0\x10", (build.ISPE,), inside=True)
    data = build.picture(grid, build.red(hidden=True), SECOND, EXIF, references=(DIMG,))
    result = payloads(cleaned(data))
    assert result == {4: grid.data, 1: build.RED, 3: build.GREEN}


def test_a_gain_map_keeps_its_numbers_alone() -> None:
    numbers = gainmap.parameters()
    data = build.picture(
        build.red(),
        build.alpha(2, build.GAIN_MAP_URN),
        build.xmp(numbers),
        EXIF,
        references=(AUXILIARY, ABOUT),
    )
    result = cleaned(data)
    right = gain_map.parameters_packet(numbers)
    assert payloads(result) == {1: build.RED, 2: build.ALPHA, 8: right}
    assert [k.value for k in inspect(BytesSource(data)).kept] == ["gain_map"]
    assert cleaned(result) == result


def test_a_description_that_leaves_the_file_goes() -> None:
    numbers = build.xmp(gainmap.parameters())
    data = build.picture(
        build.red(), build.alpha(2, build.GAIN_MAP_URN), numbers, references=(AUXILIARY, ABOUT)
    )
    result = cleaned(data[:-5])
    assert payloads(result) == {1: build.RED, 2: build.ALPHA}
    assert b"hdrgm" not in result


def test_the_description_of_a_depth_map_goes_with_it() -> None:
    numbers = gainmap.parameters()
    data = build.picture(
        build.red(),
        build.alpha(2, build.DEPTH_URN),
        build.xmp(numbers),
        references=(AUXILIARY, ABOUT),
    )
    assert cleaned(data) == build.picture()


def test_a_profile_stays_without_its_texts() -> None:
    profile = icc.profile()
    result = cleaned(build.picture(build.red(1, build.profile(profile)), EXIF))
    assert b"Jane" not in result
    assert b"colrprof" in result


def test_exif_says_nothing_of_orientation() -> None:
    data = build.picture(build.red(), build.exif(tiff.exif(orientation=6)))
    assert cleaned(data) == build.picture()
    assert not inspect(BytesSource(data)).kept


def test_exif_is_read_where_its_header_says() -> None:
    body = b"\0\0\0\6Exif\0\0" + tiff.exif()
    data = build.picture(build.red(), build.Item(9, b"Exif", body, parts=3))
    report = inspect(BytesSource(data))
    assert any(f.category is Category.PEOPLE for f in report.findings)


def test_dates_and_names_of_a_sequence_become_empty() -> None:
    data = build.sequence("alpha", times=build.TIMES, name=b"Jane", compressor=b"\4Jane")
    assert cleaned(data) == build.sequence("alpha")
    told = [f.value for f in inspect(BytesSource(data)).findings]
    assert any("2023" in value for value in told)
    assert any("Jane" in value for value in told)


@pytest.mark.parametrize("long", [False, True])
def test_chunks_are_found_again(long: bool) -> None:
    assert cleaned(build.sequence("alpha", gap=SECRET, long=long)) == build.sequence(
        "alpha", long=long
    )


def test_other_tracks_go_with_their_samples() -> None:
    result = cleaned(build.sequence("depth", "soun"))
    assert build.ALPHA not in result
    assert result[result.index(b"mdat") + 4 :] == build.RED + build.GREEN


def test_a_sequence_in_a_picture_is_a_video() -> None:
    data = build.sequence(brands=build.AVIF)
    assert Content.VIDEO in {part.content for part in parts(data)}
    assert payloads(cleaned(data)) == {1: build.RED}


def test_formats_are_told_by_their_brands() -> None:
    def head(*brands: bytes) -> bytes:
        return build.box(b"ftyp", brands[0], bytes(4), *brands[1:])

    assert heif.format_of(head(b"mif1", b"heic")) == "HEIC"
    assert heif.format_of(head(b"mif1", b"avif", b"heic")) == "AVIF"
    assert heif.format_of(head(b"mif1", b"miaf")) == "HEIF"
    assert heif.format_of(head(b"isom", b"mp42")) == ""
    assert heif.format_of(head(b"isom") + b"avif") == ""


def test_a_large_picture_is_not_read() -> None:
    size = 200 * MEGABYTE
    large = build.Item(1, b"av01", build.RED, build.COLOR)
    data = build.picture(large, build.exif(tiff.exif()))
    start = data.index(build.RED)
    mdat = start - 8
    table = data.index(struct.pack(">II", start, len(build.RED)))
    other = start + len(build.RED)
    head = bytearray(data[:start])
    head[mdat : mdat + 4] = (len(data) - mdat + size).to_bytes(4)
    head[table : table + 8] = struct.pack(">II", start, size + len(build.RED))
    exif = data.index(struct.pack(">I", other))
    head[exif : exif + 4] = struct.pack(">I", other + size)
    source = Metered(bytes(head), size, data[start:])
    result = clean(source)
    assert result.plan.size < source.size
    assert source.fetched < MEGABYTE


def test_a_spoilt_table_gives_a_result_or_an_engine_error() -> None:
    data = build.picture(build.red(parts=3))
    for place in range(data.index(b"iloc"), data.index(b"iinf")):
        for value in (b"\xff\xff", b"\xff\xff\xff\xff", b"\0\0\0\0"):
            spoilt = data[:place] + value + data[place + len(value) :]
            with suppress(EngineError):
                assert cleaned(spoilt)
