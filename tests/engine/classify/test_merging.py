"""Entries that say the same become one finding: cameras, dates, positions, equal values."""

from __future__ import annotations

import pytest

from coatcheck.classify import MAX_ALIKE, dates, findings
from coatcheck.classify.cameras import make_and_model
from coatcheck.labels import Label as L
from coatcheck.model import Category as C
from coatcheck.model import Standard, Tag
from coatcheck.report import catalogue
from engine.classify.tags import exif, said
from spoken import english


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Apple", "iPhone 12 Pro", "Apple iPhone 12 Pro"),
        ("Canon", "Canon EOS 20D", "Canon EOS 20D"),
        ("NIKON CORPORATION", "NIKON D5300", "Nikon D5300"),
        ("OLYMPUS IMAGING CORP.", "E-P3", "Olympus E-P3"),
        ("", "Pixel 8", "Pixel 8"),
        ("Google", "", "Google"),
    ],
)
def test_make_and_model_are_one_camera(make: str, model: str, camera: str) -> None:
    assert make_and_model(make, model) == camera


def test_a_camera_named_twice_is_one_finding_that_names_both_places() -> None:
    (finding,) = findings(
        [
            exif("IFD0", "Make", "Apple"),
            exif("IFD0", "Model", "iPhone 12 Pro"),
            Tag(Standard.XMP, "tiff", "Make", "Apple"),
            Tag(Standard.XMP, "tiff", "Model", "iPhone 12 Pro"),
        ]
    )
    assert catalogue.text(finding) == "Apple iPhone 12 Pro"
    assert finding.label == L.CAMERA
    assert (
        catalogue.source(finding)
        == "Exif IFD0 Make; Exif IFD0 Model; XMP tiff Make; XMP tiff Model"
    )


def test_settings_are_one_line() -> None:
    assert said(
        exif("ExifIFD", "Flash", "did not fire"),
        exif("ExifIFD", "ISOSpeedRatings", "100"),
        exif("ExifIFD", "FNumber", "f/2.8"),
        exif("ExifIFD", "ExposureTime", "1/250 s"),
        exif("ExifIFD", "MeteringMode", "pattern"),
        exif("ExifIFD", "LightSource", "daylight"),
    ) == [
        (C.SETTINGS, L.CAMERA_SETTINGS, "1/250 s, f/2.8, ISO 100, flash did not fire"),
        (
            C.SETTINGS,
            L.FURTHER_CAMERA_SETTINGS,
            "metering mode: pattern, light source: daylight",
        ),
    ]


def test_the_same_moment_in_several_places_is_one_finding() -> None:
    (finding,) = findings(
        [
            exif("IFD0", "DateTime", "2026:07:04 15:30:00"),
            exif("ExifIFD", "DateTimeOriginal", "2026:07:04 15:30:07.12+02:00"),
            Tag(Standard.XMP, "xmp", "CreateDate", "2026-07-04T15:30:07"),
            Tag(Standard.IPTC, "2", "DateCreated", "2026:07:04"),
        ]
    )
    assert finding.label == L.TAKEN
    assert catalogue.text(finding) == "4 July 2026, 15:30 (UTC+2)"
    assert finding.category is C.DATE


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("2026:07:04 15:30:00", "4 July 2026, 15:30"),
        ("2026-07-04T15:30:00Z", "4 July 2026, 15:30 (UTC)"),
        ("2026-07-04T15:30:00.5-05:30", "4 July 2026, 15:30 (UTC-5:30)"),
        ("2026:07:04 15:30:00+00:00", "4 July 2026, 15:30 (UTC)"),
        ("2026:07:04 15:30:00+0200", "4 July 2026, 15:30 (UTC+2)"),
        ("2026-07-04", "4 July 2026"),
        ("2026-07", "July 2026"),
        ("2026", "2026"),
        ("Sat, 4 Jul 2026 15:30:00 GMT", "4 July 2026, 15:30 (UTC)"),
        ("2026:13:04 15:30:00", "2026:13:04 15:30:00"),
        ("last summer", "last summer"),
    ],
)
def test_dates_in_words(raw: str, words: str) -> None:
    assert english(dates.say(raw)[0]) == words


@pytest.mark.parametrize("raw", ["0000:00:00 00:00:00", "    :  :     :  :  ", "0000-00-00", ""])
def test_dates_that_devices_write_when_they_know_none_are_left_out(raw: str) -> None:
    assert findings([exif("ExifIFD", "DateTimeOriginal", raw)]) == []


def test_positions_that_are_as_good_as_equal_are_one() -> None:
    (finding,) = findings(
        [
            exif("GPS", "GPSPosition", "48.8584, 2.2945", numbers=(48.85840, 2.29450)),
            Tag(
                Standard.XMP, "exif", "GPSPosition", "48.8584, 2.2944", numbers=(48.85839, 2.29449)
            ),
        ]
    )
    assert catalogue.text(finding) == "48.8584, 2.2945"
    assert finding.numbers == (48.85840, 2.29450)
    assert catalogue.source(finding) == "Exif GPS GPSPosition; XMP exif GPSPosition"


def test_places_are_named_from_near_to_far_and_once() -> None:
    assert said(
        Tag(Standard.XMP, "photoshop", "Country", "France"),
        Tag(Standard.XMP, "photoshop", "City", "Paris"),
        Tag(Standard.IPTC, "2", "City", "Paris"),
    ) == [(C.LOCATION, L.PLACE_NAMES, "Paris, France")]


def test_equal_values_are_one_finding_under_the_weightiest_label() -> None:
    (finding,) = findings(
        [
            exif("IFD0", "Copyright", "Jane Roe"),
            exif("IFD0", "Artist", "jane  roe"),
            Tag(Standard.XMP, "dc", "creator", "Jane Roe"),
        ]
    )
    assert finding.label == L.AUTHOR


def test_pictures_are_equal_only_by_their_bytes() -> None:
    def thumbnail(data: bytes) -> Tag:
        return exif("IFD1", "Thumbnail", "5 kB", picture=data)

    assert len(findings([thumbnail(b"a"), thumbnail(b"a"), thumbnail(b"b")])) == 2


def test_very_many_alike_are_counted() -> None:
    found = findings(Tag(Standard.JPEG, "", "Comment", f"comment {i}") for i in range(100))
    assert len(found) == MAX_ALIKE + 1
    assert catalogue.text(found[-1]) == "and 80 more of this kind"
