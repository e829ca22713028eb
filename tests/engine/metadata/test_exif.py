"""Exif: what cameras write, and what their breakage leaves readable."""

from __future__ import annotations

import struct

import pytest

from coatcheck.errors import DamagedFile
from coatcheck.metadata import DECODERS
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.text import MAX_TAGS
from coatcheck.model import MAX_VALUE, Content, Segment, Tag
from engine.builders import exif_builder as b
from engine.builders.exif_builder import Ifd
from engine.builders.xmp_builder import packet
from spoken import english

JPEG = b"\xff\xd8\xff\xdb" + bytes(40) + b"\xff\xd9"


def values(tags: list[Tag]) -> dict[str, str]:
    return {f"{tag.group} {tag.name}": english(tag) for tag in tags}


def decode(ifd: Ifd, order: str = ">") -> dict[str, str]:
    return values(exif.decode(b.exif(ifd, order)))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("mark", [b"", b"Exif\0\0", b"Exif\0\0Exif\0\0"])
def test_both_byte_orders_and_all_marks(order: str, mark: bytes) -> None:
    body = mark + b.exif(Ifd({0x010F: b.text("Apple"), 0x0112: b.short(6)}), order)
    assert values(exif.decode(body)) == {
        "IFD0 Make": "Apple",
        "IFD0 Orientation": "turned right",
    }
    assert exif.orientation(body) == 6


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        (48.8584, 2.2945, "48.8584, 2.2945"),
        (-33.8568, 151.2153, "-33.8568, 151.2153"),
        (40.6892, -74.0445, "40.6892, -74.0445"),
    ],
)
def test_a_position_is_one_tag_with_numbers(latitude: float, longitude: float, said: str) -> None:
    body = b.exif(Ifd(pointers={0x8825: b.place(latitude, longitude)}))
    (tag,) = exif.decode(body)
    assert (tag.group, tag.name, english(tag)) == ("GPS", "GPSPosition", said)
    assert tag.numbers == pytest.approx((latitude, longitude), abs=1e-5)


def test_zero_zero_and_impossible_places_are_no_position() -> None:
    for latitude, longitude in ((0.0, 0.0), (91.0, 10.0), (10.0, 181.0)):
        names = decode(Ifd(pointers={0x8825: b.place(latitude, longitude)}))
        assert "GPS GPSPosition" not in names
        assert "GPS GPSLatitude" in names


def test_what_belongs_together_in_gps_is_one_tag() -> None:
    gps = Ifd(
        {
            5: (b.BYTE, (1,)),
            6: b.rationals((123, 10)),
            7: b.rationals((13, 1), (30, 1), (59, 1)),
            12: b.text("K"),
            13: b.rationals((42, 10)),
            16: b.text("T"),
            17: b.rationals((901, 10)),
            29: b.text("2026:07:04"),
        }
    )
    assert decode(Ifd(pointers={0x8825: gps})) == {
        "GPS GPSAltitude": "12.3 m below sea level",
        "GPS GPSDateTime": "2026:07:04 13:30:59Z",
        "GPS GPSSpeed": "4.2 km/h",
        "GPS GPSImgDirection": "90.1° from true north",
    }


def test_a_date_has_its_fraction_and_its_zone() -> None:
    names = decode(
        Ifd(
            {0x0132: b.text("2026:07:05 10:00:00")},
            {
                0x8769: Ifd(
                    {
                        0x9003: b.text("2026:07:04 15:30:00"),
                        0x9011: b.text("+02:00"),
                        0x9291: b.text("123"),
                        0x9012: b.text("+02:00"),
                    }
                )
            },
        )
    )
    assert names == {
        "IFD0 DateTime": "2026:07:05 10:00:00",
        "ExifIFD DateTimeOriginal": "2026:07:04 15:30:00.123+02:00",
        "ExifIFD OffsetTimeDigitized": "+02:00",
    }


def test_camera_settings_are_readable() -> None:
    names = decode(
        Ifd(
            pointers={
                0x8769: Ifd(
                    {
                        0x829A: b.rationals((1, 250)),
                        0x829D: b.rationals((28, 10)),
                        0x8827: b.short(400),
                        0x9209: b.short(0x41),
                        0x920A: b.rationals((50, 1)),
                        0xA432: b.rationals((24, 1), (70, 1), (28, 10), (28, 10)),
                        0x9000: b.undefined(b"0232"),
                        0x9201: (b.SRATIONAL, ((8, 1),)),
                    }
                )
            }
        )
    )
    assert names == {
        "ExifIFD ExposureTime": "1/250 s",
        "ExifIFD FNumber": "f/2.8",
        "ExifIFD ISOSpeedRatings": "400",
        "ExifIFD Flash": "fired, red-eye reduction",
        "ExifIFD FocalLength": "50 mm",
        "ExifIFD LensSpecification": "24-70 mm f/2.8",
        "ExifIFD ExifVersion": "0232",
        "ExifIFD ShutterSpeedValue": "1/256 s",
    }


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"ASCII\0\0\0A friend", "A friend"),
        (b"UNICODE\0" + "Zoë".encode("utf-16-be"), "Zoë"),
        (b"UNICODE\0" + "Zoë und ich".encode("utf-16-le"), "Zoë und ich"),
        (b"UNICODE\0\xff\xfe" + "Zoë".encode("utf-16-le"), "Zoë"),
        (bytes(8) + "Zoë".encode(), "Zoë"),
        (b"JIS\0\0\0\0\0" + "写真".encode("iso2022_jp"), "写真"),
        (b"no charset at all", "no charset at all"),
        (b"ASCII\0\0\0" + bytes(100), ""),
    ],
)
def test_user_comments_in_every_charset(raw: bytes, said: str) -> None:
    names = decode(Ifd(pointers={0x8769: Ifd({0x9286: b.undefined(raw)})}))
    assert names == {"ExifIFD UserComment": said}


def test_windows_tags_are_utf_16() -> None:
    raw = "Ana Müller\0".encode("utf-16-le")
    assert decode(Ifd({0x9C9D: (b.BYTE, raw)})) == {"IFD0 XPAuthor": "Ana Müller"}


def test_text_may_hold_several_texts_and_any_charset() -> None:
    names = decode(Ifd({0x8298: b.text("Jane\0Joe"), 0x013B: (b.ASCII, "Zoë".encode("cp1252"))}))
    assert names == {"IFD0 Copyright": "Jane; Joe", "IFD0 Artist": "Zoë"}


def test_a_thumbnail_and_a_preview_in_the_maker_note_are_pictures() -> None:
    body = b.exif(
        Ifd(
            {0x010F: b.text("Maker")},
            {0x8769: Ifd({0x927C: b.undefined(b"Nikon\0" + bytes(10) + JPEG)})},
            next=Ifd({0x0103: b.short(6)}, thumbnail=JPEG),
        )
    )
    tags = {tag.name: tag for tag in exif.decode(body)}
    assert english(tags["MakerNote"]) == "Nikon, 62 bytes"
    assert tags["PreviewImage"].picture == JPEG
    assert tags["Thumbnail"].picture == JPEG
    assert tags["Thumbnail"].group == "IFD1"


def test_a_maker_note_without_a_mark_goes_by_the_make() -> None:
    names = decode(Ifd({0x010F: b.text("Canon")}, {0x8769: Ifd({0x927C: b.undefined(bytes(30))})}))
    assert names["MakerNote MakerNote"] == "Canon, 30 bytes"


def test_unknown_tags_go_by_their_number() -> None:
    assert decode(Ifd({0xBEEF: b.text("hello there")})) == {"IFD0 0xBEEF": "hello there"}


def test_a_prompt_in_a_comment_goes_by_its_tool() -> None:
    raw = b"UNICODE\0" + "a duck\nSteps: 20, Sampler: Euler".encode("utf-16-be")
    (tag,) = exif.decode(b.exif(Ifd(pointers={0x8769: Ifd({0x9286: b.undefined(raw)})})))
    assert (tag.group, tag.value) == ("AI A1111", "a duck\nSteps: 20, Sampler: Euler")


def test_other_standards_inside_are_decoded_by_the_registry() -> None:
    inside = packet("<dc:title>Holiday</dc:title>")
    body = b.exif(Ifd({0x02BC: (b.BYTE, inside)}))
    segment = Segment("APP1 Exif", Content.EXIF, 0, len(body), (0, len(body)))
    tags = values(DECODERS[Content.EXIF](segment, body))
    assert tags["dc title"] == "Holiday"
    assert decode(Ifd({0x02BC: (b.BYTE, inside)})).keys() == {"IFD0 XMP"}


@pytest.mark.parametrize("value", range(1, 9))
def test_the_minimal_body_says_its_orientation_and_nothing_else(value: int) -> None:
    body = exif.minimal(value)
    assert len(body) == 26
    assert exif.orientation(body) == value
    (tag,) = exif.decode(body)
    assert tag.name == "Orientation"


@pytest.mark.parametrize("value", [0, 9, 4711])
def test_an_orientation_that_viewers_ignore_is_none(value: int) -> None:
    assert exif.orientation(b.exif(Ifd({0x0112: b.short(value)}))) is None


@pytest.mark.parametrize(
    "body", [b"", b"II", b"MM\0*", b"II*\0\xff\xff\xff\x7f", b"nothing of the kind"]
)
def test_no_orientation_in_what_is_no_exif(body: bytes) -> None:
    assert exif.orientation(body) is None


@pytest.mark.parametrize("body", [b"", b"MM\0*", b"II+\0\x08\0\0\0", b"nothing of the kind"])
def test_what_is_no_tiff_is_damage(body: bytes) -> None:
    with pytest.raises(DamagedFile):
        exif.decode(body)


def test_a_directory_that_points_to_itself_is_read_once() -> None:
    body = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, 6, 0, 8)
    assert values(exif.decode(body)) == {"IFD0 Orientation": "turned right"}


def test_a_pointer_to_the_own_directory_is_followed_once() -> None:
    body = b"MM\0*" + struct.pack(">IHHHIII", 8, 1, 0x8769, 4, 1, 8, 0)
    assert exif.decode(body) == []


def test_a_directory_of_many_claimed_entries_gives_those_that_are_there() -> None:
    body = b"MM\0*" + struct.pack(">IHHHIHH", 8, 65535, 0x0112, 3, 1, 6, 0)
    assert values(exif.decode(body)) == {"IFD0 Orientation": "turned right"}


def test_there_is_an_end_to_the_tags_and_to_each_value() -> None:
    entries = struct.pack(">HHII", 0xC000, 2, 100_000, 8) * 3000
    body = b"MM\0*" + struct.pack(">IH", 8, 3000) + entries + b"long text " * 10_000
    tags = exif.decode(body)
    assert len(tags) == MAX_TAGS + 1
    assert tags[-1].name == "MoreEntries"
    assert all(len(tag.value) <= MAX_VALUE for tag in tags)


def test_a_value_outside_the_data_is_empty_not_an_error() -> None:
    body = b"MM\0*" + struct.pack(">IHHHIII", 8, 1, 0x010F, 2, 500, 0x7FFFFFFF, 0)
    assert values(exif.decode(body)) == {"IFD0 Make": ""}
