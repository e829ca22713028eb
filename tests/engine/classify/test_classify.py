"""The table: what each entry is, and how entries become findings that read well."""

from __future__ import annotations

import pytest

from coatcheck.classify import PATTERNS, TABLES, doubts, findings, rule_of
from coatcheck.classify.compose import COMPOSERS
from coatcheck.labels import Label as L
from coatcheck.metadata.exif.tags import EXIF, GPS, IMAGE, INTEROP
from coatcheck.metadata.iptc import APPLICATION, ENVELOPE
from coatcheck.model import Category as C
from coatcheck.model import Finding, Standard, Tag
from coatcheck.report import catalogue
from engine.classify.tags import exif, said


@pytest.mark.parametrize(
    ("standard", "group", "name", "category"),
    [
        ("Exif", "GPS", "GPSPosition", C.LOCATION),
        ("Exif", "GPS", "0x00FF", C.LOCATION),
        ("Exif", "IFD0", "Make", C.DEVICE),
        ("Exif", "ExifIFD", "BodySerialNumber", C.DEVICE_ID),
        ("Exif", "ExifIFD", "CameraOwnerName", C.PEOPLE),
        ("Exif", "IFD0", "0xBEEF", C.UNKNOWN),
        ("Exif", "IFD0", "Orientation", C.TECHNICAL),
        ("Exif", "IFD1", "Thumbnail", C.HIDDEN_PICTURE),
        ("XMP", "dc", "creator", C.PEOPLE),
        ("XMP", "dc", "title", C.CAPTION),
        ("XMP", "xmpMM", "History.softwareAgent", C.SOFTWARE),
        ("XMP", "xmpMM", "History.action", C.HISTORY),
        ("XMP", "xmpMM", "DocumentID", C.HISTORY),
        ("XMP", "mwg-rs", "Regions.RegionList.Name", C.PEOPLE),
        ("XMP", "Iptc4xmpExt", "LocationShown.City", C.LOCATION),
        ("XMP", "Iptc4xmpCore", "CreatorContactInfo.CiEmailWork", C.PEOPLE),
        ("XMP", "drone-dji", "GpsLatitude", C.LOCATION),
        ("XMP", "crs", "Exposure2012", C.SETTINGS),
        ("XMP", "x", "xmptk", C.TECHNICAL),
        ("XMP", "dc?", "title", C.CAPTION),
        ("XMP", "made-up", "whatever", C.UNKNOWN),
        ("IPTC", "2", "By-line", C.PEOPLE),
        ("IPTC", "2", "City", C.LOCATION),
        ("IPTC", "9", "9:123", C.UNKNOWN),
        ("Photoshop", "1036", "Thumbnail", C.HIDDEN_PICTURE),
        ("PNG", "tEXt", "Software", C.SOFTWARE),
        ("PNG", "tEXt", "Author", C.PEOPLE),
        ("PNG", "tEXt", "Creation Time", C.DATE),
        ("PNG", "tEXt", "anything else", C.CAPTION),
        ("PNG", "AI ComfyUI", "workflow", C.AI_PROMPT),
        ("ICC", "standard", "ProfileDescription", C.TECHNICAL),
        ("ICC", "profile", "ProfileDescription", C.DEVICE),
        ("C2PA", "signature", "Signer", C.CREDENTIALS),
        ("C2PA", "stds.exif", "GPSPosition", C.LOCATION),
        ("C2PA", "stds.schema-org.CreativeWork", "author.name", C.PEOPLE),
        ("JPEG", "", "Comment", C.CAPTION),
        ("file", "video", "MP4 video", C.VIDEO),
        ("file", "trailer", "data after EOI", C.UNKNOWN),
        ("file", "APP1 Exif", "Unread", C.UNKNOWN),
    ],
)
def test_what_an_entry_is(standard: str, group: str, name: str, category: C) -> None:
    tag = Tag(Standard(standard), group, name, "1", by_generator=group.startswith("AI "))
    assert rule_of(tag).category is category


KNOWN = [
    *(("Exif", "GPS", name) for name in GPS.values()),
    *(("Exif", "Interop", name) for name in INTEROP.values()),
    *(("Exif", "IFD0", name) for name in (IMAGE | EXIF).values()),
    *(("IPTC", "1", name) for name in ENVELOPE.values()),
    *(("IPTC", "2", name) for name in APPLICATION.values()),
]


POINTERS = {"ExifIFD", "GPSIFD", "InteroperabilityIFD", "SubIFDs", "XMP", "IPTC", "ImageResources"}


NOT_TOLD_BY_NAME = {
    "MakerNote",
    "RasterizedCaption",
    "AudioType",
    "GreenResponseCurve",
    "TargetPrinter",
    "MDFileTag",
    "GooglePlusUploadCode",
    "ProfileCopyright",
    "GDALMetadata",
}


@pytest.mark.parametrize(("standard", "group", "name"), KNOWN)
def test_every_name_that_is_decoded_is_in_the_table(standard: str, group: str, name: str) -> None:
    if name in POINTERS | NOT_TOLD_BY_NAME:
        return
    assert rule_of(Tag(Standard(standard), group, name, "1")).category is not C.UNKNOWN


def test_labels_are_short_and_without_a_full_stop() -> None:
    rules = {rule for table in TABLES.values() for rule in table.values()}
    rules |= {rule for rows in PATTERNS.values() for _, rule in rows}
    for rule in rules:
        label = catalogue.label(rule.label)
        assert 0 < len(label) <= 60
        assert label[0].isupper()
        assert not label.endswith(".")
        assert 0 <= rule.weight <= 100


def test_every_label_that_is_composed_exists() -> None:
    rules = {rule.label for table in TABLES.values() for rule in table.values()}
    rules |= {rule.label for rows in PATTERNS.values() for _, rule in rows}
    rules |= {rule.label for rule in doubts.RULES}
    assert set(COMPOSERS) <= rules


def test_gps_fields_without_a_position_are_no_location() -> None:
    (finding,) = findings([exif("GPS", "GPSLatitudeRef", "N"), exif("GPS", "GPSLatitude", "0 0 0")])
    assert finding.category is C.SETTINGS


def test_a_maker_note_says_what_it_may_hold() -> None:
    assert said(exif("MakerNote", "MakerNote", "Apple, 1.7 kB")) == [
        (
            C.DEVICE_ID,
            L.MAKER_NOTES,
            "Apple, 1.7 kB; may hold serial numbers and more",
        )
    ]


def test_a_history_is_short() -> None:
    assert said(
        Tag(Standard.XMP, "xmpMM", "History.action", "created · saved"),
        Tag(Standard.XMP, "xmpMM", "History.when", "2026-07-05T10:00:00Z · 2026-07-04T10:00:00Z"),
        Tag(Standard.XMP, "xmpMM", "History.instanceID", "xmp.iid:1"),
        Tag(Standard.XMP, "xmpMM", "History.softwareAgent", "Photoshop · Lightroom"),
    ) == [
        (
            C.HISTORY,
            L.EDIT_HISTORY,
            "created, saved; 4 July 2026, 10:00 (UTC) to 5 July 2026, 10:00 (UTC)",
        ),
        (C.SOFTWARE, L.SOFTWARE, "Photoshop"),
        (C.SOFTWARE, L.SOFTWARE, "Lightroom"),
    ]


def test_prompts_and_workflows() -> None:
    assert [
        label
        for _, label, _ in said(
            Tag(Standard.PNG, "AI ComfyUI", "workflow", "a castle", by_generator=True),
            Tag(Standard.PNG, "AI ComfyUI", "prompt", "a castle by the sea", by_generator=True),
            Tag(Standard.PNG, "AI NovelAI", "Comment", '{"steps": 28}', by_generator=True),
        )
    ] == [
        L.PROMPT,
        L.WORKFLOW,
        L.PROMPT_SETTINGS,
    ]


def test_a_description_is_a_prompt_where_a_generator_says_so() -> None:
    found = said(
        Tag(Standard.PNG, "tEXt", "Description", "masterpiece, cat, space"),
        Tag(Standard.PNG, "tEXt", "Software", "NovelAI"),
        Tag(Standard.PNG, "tEXt", "Source", "Stable Diffusion 1D44365E"),
    )
    assert found[0] == (C.AI_PROMPT, L.PROMPT, "masterpiece, cat, space")
    assert {category for category, _, _ in found[1:]} == {C.SOFTWARE}
    plain = said(Tag(Standard.PNG, "tEXt", "Description", "my cat"))
    assert plain == [(C.CAPTION, L.DESCRIPTION, "my cat")]


def test_empty_values_and_zero_serial_numbers_are_left_out() -> None:
    assert (
        findings(
            [
                exif("IFD0", "Artist", "  "),
                exif("ExifIFD", "BodySerialNumber", "0000000"),
                exif("IFD0", "Rating", "0"),
                Tag(Standard.XMP, "xmpRights", "Marked", "False"),
            ]
        )
        == []
    )


@pytest.mark.parametrize("value", ["N/A", "n/a ", "None", "unknown", "Not available"])
def test_what_programs_write_where_they_know_nothing_is_left_out(value: str) -> None:
    names = ("LensSerialNumber", "LensModel", "Software", "Artist")
    assert findings([Tag(Standard.EXIF, "Exif", name, value) for name in names]) == []


def test_findings_come_by_risk() -> None:
    found = findings(
        [
            exif("IFD0", "Software", "14.2"),
            exif("IFD0", "Copyright", "Big Agency"),
            exif("ExifIFD", "CameraOwnerName", "Jane"),
            exif("GPS", "GPSPosition", "1.0000, 2.0000", numbers=(1.0, 2.0)),
        ]
    )
    assert [finding.category for finding in found] == [C.LOCATION, C.PEOPLE, C.PEOPLE, C.SOFTWARE]
    assert [finding.value for finding in found[1:3]] == ["Jane", "Big Agency"]


def test_technical_entries_are_one_finding_for_those_who_want_to_know() -> None:
    found: list[Finding] = findings(
        [exif("IFD0", "XResolution", "72"), exif("IFD0", "Orientation", "turned right")]
    )
    assert [(f.category, catalogue.text(f)) for f in found] == [
        (C.TECHNICAL, "XResolution: 72, orientation: turned right".replace("XR", "x r").lower())
    ]
