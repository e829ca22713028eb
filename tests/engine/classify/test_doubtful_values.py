"""Values that are not what their entry is for: no name, no place, no date, no words of a person."""

from __future__ import annotations

import zlib

import pytest

from coatcheck.classify import findings
from coatcheck.labels import Label as L
from coatcheck.metadata.png.position import joined
from coatcheck.model import Category as C
from coatcheck.model import Finding, Standard, Tag
from coatcheck.pipeline.inspect import inspect
from coatcheck.report import catalogue
from coatcheck.report.text import tell
from coatcheck.source import BytesSource
from engine.builders import icc, png
from engine.classify.photos import ODD, first, photo, told

FACEBOOK = L.PLATFORM_ID


IDS = L.FILE_IDS


LATITUDE, LONGITUDE, DEST_LATITUDE, DEST_LONGITUDE = 1, 3, 19, 21


def test_other_texts_stay_as_they_are() -> None:
    tags = [
        Tag(Standard.PNG, "tEXt", "latency", "12"),
        Tag(Standard.EXIF, "GPS", "GPSLatitude", "1 2 3"),
    ]
    assert joined(tags) == tags


def profiled(rights: bytes, text: bytes = b"sRGB built-in") -> bytes:
    body = zlib.compress(icc.profile(text, rights=rights))
    return png.picture(png.chunk(b"iCCP", b"ICC Profile\0\0" + body))


@pytest.mark.parametrize(
    "rights",
    [
        "No copyright, use freely",
        "Public Domain",
        "Copyright Apple Inc., 2024",
        "Copyright (c) 1998 Hewlett-Packard Company",
        "Copyright International Color Consortium, 2009",
        "Copyright 2015, Elle Stone (http://ninedegreesbelow.com), CC BY-SA 3.0 Unported",
        "FB",
    ],
)
def test_the_copyright_of_a_common_profile_names_nobody(rights: str) -> None:
    assert C.PEOPLE not in {category for category, _, _ in told(profiled(rights.encode()))}


def test_the_profile_of_little_cms_has_nothing_to_tell() -> None:
    data = profiled(b"No copyright, use freely")
    assert told(data) == []
    assert first(data).startswith("a hides nothing that Coatcheck knows of; what it shows is ")


@pytest.mark.parametrize(
    ("rights", "category"),
    [
        ("Copyright (c) 2011 Dell Inc.", C.SOFTWARE),
        ("Copyright 2019 by X-Rite, Incorporated", None),
        ("Copyright Portrait Displays", C.SOFTWARE),
        ("Created by i1Profiler 3.2", C.SOFTWARE),
        ("Copyright KONICA MINOLTA PHOTO IMAGING, INC.", C.SOFTWARE),
        ("Copyright 2024 Ada Lovelace, all rights reserved", C.PEOPLE),
        ("© 2020 Jane Roe", C.PEOPLE),
    ],
)
def test_who_made_a_profile_is_told_as_a_person_only_where_it_says_a_name(
    rights: str, category: C | None
) -> None:
    labels = (L.COPYRIGHT, L.PROFILE_COPYRIGHT)
    found = [kind for kind, label, _ in told(profiled(rights.encode())) if label in labels]
    assert found == ([category] if category else [])


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("Thumb::MTime", "1700000000", "14 November 2023, 22:13 (UTC)"),
        ("date:modify", "1700000000.25", "14 November 2023, 22:13 (UTC)"),
        ("timestamp", "1700000000000", "14 November 2023, 22:13 (UTC)"),
        ("timestamp", "1700000000123456", "14 November 2023, 22:13 (UTC)"),
        ("Creation Time", "133444736000000000", "14 November 2023, 22:13 (UTC)"),
        ("Creation Time", "63835596800000000", "14 November 2023, 22:13 (UTC)"),
        ("Creation Time", "20231114T221320Z", "14 November 2023, 22:13 (UTC)"),
        ("Creation Time", "20231114221320", "14 November 2023, 22:13"),
    ],
)
def test_times_that_computers_count_are_dates(name: str, value: str, said: str) -> None:
    ((category, _, found),) = told(png.picture(png.chunk(b"tEXt", f"{name}\0{value}".encode())))
    assert (category, found) == (C.DATE, said)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("42", L.IMPOSSIBLE_DATE),
        ("2024:13:45 99:99:99", L.IMPOSSIBLE_DATE),
        ("2024:02:30 10:00:00", L.IMPOSSIBLE_DATE),
        ("xx", L.IMPOSSIBLE_DATE),
        ("spring 1910", L.CHANGED),
        ("2024:02:29 10:00:00", L.CHANGED),
    ],
)
def test_what_is_no_date_is_told_as_such(value: str, label: str) -> None:
    assert [(kind, found) for kind, found, _ in told(photo(date=value))] == [(C.DATE, label)]


@pytest.mark.parametrize("value", ["1970:01:01 00:00:00", "1904-01-01T00:00:00Z"])
def test_a_clock_that_was_never_set_tells_no_date(value: str) -> None:
    assert told(photo(date=value)) == []


def one(*tags: Tag) -> Finding:
    (finding,) = findings(tags)
    return finding


AUTHOR = Tag(Standard.XMP, "dc", "creator", "")


ACCOUNT = L.ACCOUNT_ID


@pytest.mark.parametrize(
    ("value", "category", "label"),
    [
        ("5f4dcc3b5aa765d61d8327deb882cf99", C.DEVICE_ID, ACCOUNT),
        ("sha1:356a192b7913b04c54574d18c28d46e6395428ab", C.DEVICE_ID, ACCOUNT),
        ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", C.DEVICE_ID, ACCOUNT),
        ("urn:uuid:6f6c9aef-6895-4137-9739-10fa80762fbc", C.DEVICE_ID, ACCOUNT),
        ("1203948576", C.DEVICE_ID, ACCOUNT),
        ("ada@example.org", C.PEOPLE, L.CONTACT),
        ("https://example.org/ada", C.PEOPLE, L.CONTACT),
        ("+1 (800) 123-4567", C.PEOPLE, L.CONTACT),
        ("-3.40282e+38 1.17549e-38 nan inf", C.UNKNOWN, ODD),
        ("...", C.UNKNOWN, ODD),
        ("OLYMPUS DIGITAL CAMERA", C.SOFTWARE, L.MACHINE_TEXT),
        ("Ada Lovelace", C.PEOPLE, L.AUTHOR),
        ("X Æ A-12", C.PEOPLE, L.AUTHOR),
        ("山田太郎", C.PEOPLE, L.AUTHOR),
        ("Deadbeef", C.PEOPLE, L.AUTHOR),
    ],
)
@pytest.mark.parametrize("owner", [False, True])
def test_who_is_named_has_a_name(value: str, category: C, label: str, owner: bool) -> None:
    tag = Tag(Standard.EXIF, "ExifIFD", "CameraOwnerName", "") if owner else AUTHOR
    found = one(Tag(tag.standard, tag.group, tag.name, value))
    expected = L.OWNER if owner and label is L.AUTHOR else label
    assert (found.category, found.label) == (category, expected)


def test_names_and_digests_of_one_list_are_told_apart() -> None:
    digest = "5f4dcc3b5aa765d61d8327deb882cf99"
    found = findings(
        [Tag(Standard.XMP, "dc", "creator", f"Ada Lovelace · {digest} · ada@example.org")]
    )
    assert [(f.category, catalogue.text(f)) for f in found] == [
        (C.PEOPLE, "Ada Lovelace"),
        (C.PEOPLE, "ada@example.org"),
        (C.DEVICE_ID, digest),
    ]
    (both,) = findings([Tag(Standard.XMP, "dc", "creator", "Ada Lovelace · Jane Roe")])
    assert catalogue.text(both) == "Ada Lovelace, Jane Roe"


@pytest.mark.parametrize(
    ("standard", "group", "name"),
    [
        ("XMP", "foaf", "mbox_sha1sum"),
        ("IPTC", "2", "Contact"),
        ("PNG", "tEXt", "Email"),
        ("XMP", "Iptc4xmpCore", "CreatorContactInfo.CiEmailWork"),
    ],
)
def test_a_digest_of_an_address_is_no_person_wherever_it_stands(
    standard: str, group: str, name: str
) -> None:
    digest = "356a192b7913b04c54574d18c28d46e6395428ab"
    found = one(Tag(standard, group, name, digest))
    assert (found.category, found.label) == (C.DEVICE_ID, ACCOUNT)


def test_a_size_in_bytes_says_so() -> None:
    data = png.picture(png.chunk(b"tEXt", b"Thumb::Size\x0012345"))
    assert "12.3 kB" in told(data)[0][2]


def test_a_program_or_a_camera_as_author_is_no_person() -> None:
    found = findings(
        [
            Tag(Standard.XMP, "dc", "creator", "Canva"),
            Tag(Standard.XMP, "xmp", "CreatorTool", "Canva"),
        ]
    )
    assert C.PEOPLE not in {finding.category for finding in found}


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("SpecialInstructions", "FBMD01000a9d0d0000fb220000", FACEBOOK),
        ("SpecialInstructions", "2HjWrKdeQf2NHfpXu1Gtfw", IDS),
        ("OriginalTransmissionReference", "1UW7hw9XCPx0CSLS_-gu", IDS),
        ("Caption-Abstract", "6f6c9aef-6895-4137-9739-10fa80762fbc", IDS),
        ("SpecialInstructions", "Newspapers out", L.JOB),
        ("Urgency", "5", L.RATING),
    ],
)
def test_what_platforms_write_is_no_job(name: str, value: str, label: str) -> None:
    assert one(Tag(Standard.IPTC, "2", name, value)).label == label


def test_what_facebook_hands_on_is_its_own() -> None:
    found = one(
        Tag(Standard.IPTC, "2", "SpecialInstructions", "FBMD01000a9d0d0000fb220000"),
        Tag(Standard.IPTC, "2", "OriginalTransmissionReference", "1UW7hw9XCPx0CSLS_-gu"),
    )
    assert found.label == L.PLATFORM_ID
    assert found.category is C.HISTORY


@pytest.mark.parametrize(
    "value",
    [
        "OLYMPUS DIGITAL CAMERA",
        "SONY DSC",
        "Created with GIMP",
        "CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90",
        "File written by Adobe Photoshop¨ 4.0",
        "Screenshot",
        "Lavc58.134.100",
        "filter: 0; mask: 0; captureOrientation: 0; brv: 25.1; moduleInfo: 1",
        "R: 139 G: 255 B: 189 X:39852 Y: 0 S: 0",
    ],
)
def test_words_of_machines_are_not_words_that_somebody_wrote(value: str) -> None:
    data = photo(description=value)
    assert [(kind, label) for kind, label, _ in told(data)] == [(C.SOFTWARE, L.MACHINE_TEXT)]
    assert "somebody wrote" not in "".join(tell("a", inspect(BytesSource(data))))


@pytest.mark.parametrize(
    "value",
    [
        "Created with love for Ada",
        "Samsung Street, Seoul",
        "Room 12: 3 people",
        "a camera",
        "made by hand",
        "test",
    ],
)
def test_words_of_people_stay_theirs(value: str) -> None:
    assert [label for _, label, _ in told(photo(description=value))] == [L.DESCRIPTION]


def test_a_version_says_of_what() -> None:
    phone = told(photo(make="Apple", model="iPhone XS", software="14.6", host="iPhone XS"))
    assert (C.SOFTWARE, L.SOFTWARE, "iOS 14.6") in phone
    assert (C.DEVICE, L.DEVICE_MODEL, "iPhone XS") in phone
    camera = told(photo(make="NIKON CORPORATION", model="NIKON D70", software="Ver.1.01"))
    assert (C.DEVICE, L.FIRMWARE, "version 1.01") in camera
    assert told(photo(host="Adas-MacBook")) == [(C.DEVICE_ID, L.HOST_COMPUTER, "Adas-MacBook")]


@pytest.mark.parametrize("value", ["` •; W; xa|; �w?", "nan inf -inf"])
def test_garbage_is_no_serial_number(value: str) -> None:
    assert one(Tag(Standard.EXIF, "ExifIFD", "BodySerialNumber", value)).label == ODD
