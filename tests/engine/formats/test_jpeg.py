"""JPEG in detail: names, payloads, and what a change does to the segments around it."""

from __future__ import annotations

import io

import pytest

from coatcheck.errors import LimitExceeded
from coatcheck.formats.jpeg import container as jpeg
from coatcheck.model import Content, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, icc, packet, tiff, trailers
from engine.builders import jpeg as build


def parts(data: bytes) -> list[Segment]:
    return jpeg.segments(BytesSource(data))


def named(data: bytes, name: str) -> Segment:
    (found,) = [segment for segment in parts(data) if segment.name == name]
    return found


def payloads(data: bytes, content: Content) -> bytes:
    """Join the payloads of a content in the order of its parts."""
    found = sorted((s for s in parts(data) if s.content is content), key=lambda s: s.order)
    assert len({segment.group for segment in found}) == 1
    return b"".join(data[slice(*segment.payload)] for segment in found)


def edited(data: bytes, edits: dict[Segment, bytes | None]) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, jpeg.rewrite(source, parts(data), edits)))


def test_segments_have_the_names_of_the_standard() -> None:
    data = build.color(build.jfif() + build.exif(tiff.exif()) + build.comment())
    names = [segment.name for segment in parts(data)]
    assert names == [
        "SOI",
        "APP0 JFIF",
        "APP1 Exif",
        "COM",
        "DQT",
        "DHT",
        "DHT",
        "SOF0",
        "SOS",
        "entropy-coded data",
        "EOI",
    ]


@pytest.mark.parametrize(
    ("extra", "content", "payload"),
    [
        (build.exif(tiff.exif()), Content.EXIF, tiff.exif()),
        (build.xmp(packet()), Content.XMP, packet()),
        (packet() and build.segment(0xE1, packet()), Content.XMP, packet()),
        (build.comment(), Content.COMMENT, SECRET),
        (build.icc(icc.profile(), 77), Content.ICC, icc.profile()),
        (
            build.jumbf(SECRET * 9, 50),
            Content.C2PA,
            (len(SECRET * 9) + 8).to_bytes(4) + b"jumb" + SECRET * 9,
        ),
        (build.photoshop(), Content.PHOTOSHOP, build.photoshop()[18:]),
        (build.photoshop() * 2, Content.PHOTOSHOP, build.photoshop()[18:] * 2),
    ],
)
def test_payloads_are_what_the_decoders_want(
    extra: bytes, content: Content, payload: bytes
) -> None:
    assert payloads(build.grey(extra), content) == payload


def test_parts_of_extended_xmp_are_ordered_by_offset() -> None:
    data = build.grey(build.extended_xmp(SECRET * 9, 50, backwards=True))
    found = [segment for segment in parts(data) if segment.name == "APP1 extended XMP"]
    assert [segment.order for segment in found] == [200, 150, 100, 50, 0]
    assert {segment.group for segment in found} == {f"XMP {build.GUID.decode()}"}
    joined = sorted(found, key=lambda segment: segment.order)
    assert b"".join(data[slice(*segment.payload)] for segment in joined) == SECRET * 9


def test_dropping_the_thumbnail_of_jfif_mends_length_and_size() -> None:
    data = build.color(build.jfif(SECRET[:27]))
    assert edited(data, {named(data, "JFIF thumbnail"): None}) == build.color(build.jfif())


def test_dropping_only_the_surplus_of_jfif_leaves_its_thumbnail() -> None:
    data = build.color(build.jfif(SECRET[:27], SECRET))
    assert edited(data, {named(data, "APP0 JFIF surplus"): None}) == build.color(
        build.jfif(SECRET[:27])
    )


def test_dropping_jfif_drops_its_thumbnail_too() -> None:
    data = build.color(build.jfif(SECRET[:27]))
    assert edited(data, {named(data, "APP0 JFIF"): None}) == build.color()


def test_dropping_the_surplus_of_adobe_mends_its_length() -> None:
    data = build.color(build.adobe(0, SECRET))
    assert edited(data, {named(data, "APP14 Adobe surplus"): None}) == build.color(build.adobe(0))


def test_a_new_payload_is_framed_as_the_old_one() -> None:
    data = build.grey(build.exif(tiff.exif()) + build.comment())
    result = edited(data, {named(data, "APP1 Exif"): b"new", named(data, "COM"): b"word"})
    assert result == build.grey(build.exif(b"new") + build.comment(b"word"))


def test_parts_of_a_profile_keep_their_numbers() -> None:
    profile = icc.profile()
    data = build.grey(build.icc(profile, 100))
    found = [segment for segment in parts(data) if segment.content is Content.ICC]
    assert edited(data, {found[1]: b"!" * 100}) == build.grey(
        build.icc(profile[:100] + b"!" * 100 + profile[200:], 100)
    )


def test_a_profile_in_place_of_all_parts_is_numbered_anew() -> None:
    data = build.grey(build.icc(icc.profile(), 100))
    first, *rest = [segment for segment in parts(data) if segment.content is Content.ICC]
    long = bytes(70_000)
    assert edited(data, {first: long} | dict.fromkeys(rest)) == build.grey(build.icc(long))


def test_a_payload_that_does_not_fit_is_refused() -> None:
    data = build.grey(build.exif(tiff.exif()))
    with pytest.raises(LimitExceeded):
        edited(data, {named(data, "APP1 Exif"): bytes(65_530)})


def test_a_picture_without_its_end_gets_one_when_something_changes() -> None:
    data = build.grey(build.comment(), end=b"")
    assert edited(data, {}) == data
    assert edited(data, {named(data, "COM"): None}) == build.grey()


@pytest.mark.parametrize("size", [1020, 1021, 1022, 1023, 1024, 1025, 3070, 3071, 3072, 3073])
@pytest.mark.parametrize("fill", [0, 1, 2, 5000])
def test_the_end_of_a_scan_is_found_wherever_blocks_meet(size: int, fill: int) -> None:
    coded = (b"\xff\0" * size)[:size].removesuffix(b"\xff") + b"\xff\xd3"
    start = build.SOI + build.TABLES + build.frame() + build.scan()
    data = start + coded + b"\xff" * fill + build.EOI
    scan = named(data, "entropy-coded data")
    assert data[scan.start : scan.end] == coded
    assert [s.size for s in parts(data) if s.content is Content.PADDING] == [fill] * (fill > 0)


def test_a_number_of_lines_after_the_first_scan_stays() -> None:
    lines = build.segment(0xDC, b"\0\x08")
    start = build.SOI + build.TABLES + build.frame(height=0)
    data = start + build.GREY_SCAN + lines + build.EOI
    assert named(data, "DNL").content is Content.STRUCTURE
    assert named(build.grey(lines), "marker DC").content is Content.UNKNOWN


def test_the_parts_of_a_samsung_trailer_are_told_apart() -> None:
    video = trailers.video()
    data = build.grey() + trailers.samsung(Image_UTC_Data=SECRET, MotionPhoto_Data=video)
    found = named(data, "Samsung MotionPhoto_Data")
    assert found.content is Content.VIDEO
    assert data[slice(*found.payload)] == video
    assert named(data, "Samsung Image_UTC_Data").content is Content.TRAILER


def test_pictures_behind_the_picture_are_found_whole() -> None:
    second = build.grey(build.exif(tiff.exif()))
    data = build.grey() + second + bytes(7) + trailers.video() + SECRET
    found = {segment.name: data[slice(*segment.payload)] for segment in parts(data)}
    assert found["second JPEG"] == second
    assert found["zero padding"] == bytes(7)
    assert found["MP4 video"] == trailers.video()
    assert found["data after EOI"] == SECRET


def pictures(data: bytes) -> list[bytes]:
    found = inspect(BytesSource(data)).findings
    return [f.picture for f in found if isinstance(f.picture, bytes)]


@pytest.mark.parametrize(
    ("data", "first"),
    [
        (build.color(build.jfif(bytes((9, 8, 7)) * 5)), (9, 8, 7)),
        (build.grey(build.segment(0xE0, b"JFXX\0\x13\x05\x01" + bytes((9, 8, 7)) * 5)), (9, 8, 7)),
        (
            build.grey(
                build.segment(0xE0, b"JFXX\0\x11\x05\x01" + bytes((1, 2, 3)) * 256 + bytes(5))
            ),
            (1, 2, 3),
        ),
    ],
)
def test_thumbnails_without_a_format_become_viewable(
    data: bytes, first: tuple[int, int, int]
) -> None:
    image = pytest.importorskip("PIL.Image")
    (picture,) = pictures(data)
    with image.open(io.BytesIO(picture)) as shown:
        assert shown.size == (5, 1)
        assert shown.convert("RGB").getpixel((0, 0)) == first


def test_a_thumbnail_that_is_a_jpeg_is_viewable() -> None:
    assert pictures(build.grey(build.segment(0xE0, b"JFXX\0\x10" + build.grey()))) == [build.grey()]


@pytest.mark.parametrize(
    "data", [b"", b"\x13", b"\x13\xff\xff" + bytes(9), b"\x11\1\1", b"\x99abc"]
)
def test_broken_thumbnails_are_told_without_a_picture(data: bytes) -> None:
    assert pictures(build.grey(build.segment(0xE0, b"JFXX\0" + data))) == []


def test_a_profile_behind_the_pixels_stays_before_the_end() -> None:
    late = build.segment(0xED, b"Photoshop 3.0\0") + build.DQT + SECRET
    data = build.grey(end=late + build.icc(icc.profile()) + SECRET)
    source = BytesSource(data)
    result = b"".join(apply(source, clean(source).plan))
    assert result.endswith(build.EOI)
    assert not clean(BytesSource(result)).changed
