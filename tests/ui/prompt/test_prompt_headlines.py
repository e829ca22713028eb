"""The first line says nothing that the list below it does not bear out."""

from __future__ import annotations

import pytest

from coatcheck.labels import Label
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource
from engine.builders import exif_builder as b
from engine.builders import jpeg
from engine.builders.exif_builder import Ifd
from english import English
from ui.prompt.groups import GROUPS
from ui.prompt.state import Finding, Report
from ui.prompt.wording import first_line, group_views, told

SPEECH = English()


def line(*findings: tuple[str, str, str, int]) -> str:
    found = [
        Finding(category, label, value, [], weight) for category, label, value, weight in findings
    ]
    return first_line(told(Report("JPEG", found, [])), SPEECH)


@pytest.mark.parametrize(
    ("category", "label", "value", "weight", "said"),
    [
        ("location", "position", "1, 2", 100, "This photo says where you were: 1, 2"),
        (
            "location",
            "position_in_part",
            "1° N",
            90,
            "This photo tells in part where it was taken: ⁨1° N⁩",
        ),
        (
            "location",
            "destination",
            "1, 2",
            70,
            "This photo names a place: 1, 2",
        ),
        ("location", "place_names", "Paris", 90, "This photo names a place: Paris"),
        (
            "location",
            "map_coordinates",
            "60 60 0",
            60,
            "It says which part of a map it shows",
        ),
        ("people", "author", "Ada", 90, "It names a person: Ada"),
        ("people", "copyright", "Freeware", 60, "It carries details that concern people"),
        (
            "people",
            "contact",
            "1 Main Street",
            85,
            "It carries details that concern people",
        ),
        (
            "people",
            "profile_copyright",
            "Ada",
            60,
            "It carries details that concern people",
        ),
        (
            "hidden_picture",
            "further_pictures",
            "82 bytes",
            5,
            "It carries notes about further pictures",
        ),
        ("date", "taken", "2020", 100, "It says when it was made: 2020"),
        ("date", "changed", "2020", 50, "It says when it was changed: 2020"),
        ("date", "signed_at", "2020", 70, "It carries a date: 2020"),
        ("date", "time_zone", "+02:00", 20, "It carries details of a date or a time"),
        ("date", "impossible_date", "42", 10, "It carries details of a date or a time"),
        (
            "device",
            "screen",
            "LG",
            40,
            "It carries details of a device",
        ),
        ("caption", "rating", "5", 10, "It carries texts, a rating or notes"),
        ("caption", "job", "urgent", 60, "It carries texts, a rating or notes"),
        (
            "history",
            "file_ids",
            "1",
            50,
            "It carries ids that link it to other files",
        ),
        ("history", "source_files", "a.png", 70, "It names files that it came from"),
        (
            "software",
            "machine_text",
            "SONY DSC",
            20,
            "It carries traces of cameras or programs",
        ),
        (
            "settings",
            "empty_position",
            "latitude ref: N",
            10,
            "It has fields for a position, but no position",
        ),
        (
            "unknown",
            "impossible_values",
            "x",
            20,
            "It carries values that cannot be right",
        ),
    ],
)
def test_the_first_line_fits_the_kind(
    category: str, label: str, value: str, weight: int, said: str
) -> None:
    assert line((category, label, value, weight)) == said


def test_the_name_of_the_file_is_all_only_where_it_is_all() -> None:
    name = ("file", "file_name", "IMG_1.jpg", 50)
    empty = ("settings", "empty_position", "latitude ref: N", 10)
    assert line(name) == "Only its file name and date say anything"
    assert line(empty, name) == "It has fields for a position, but no position"
    rating = ("caption", "rating", "5", 10)
    assert line(rating, name) == "It carries texts, a rating or notes"


def test_every_kind_with_a_first_line_of_its_own_exists() -> None:
    codes = {code for group in GROUPS for code in (*group.otherwise, *group.other_codes)}
    assert sorted(codes - set(Label)) == []


def test_a_part_of_a_place_is_on_no_map_and_a_named_place_was_not_visited() -> None:
    part = Finding("location", "position_in_part", "1° N, 2° W", [], 90)
    (view,) = group_views(told(Report("JPEG", [part], [])), SPEECH)
    assert view.title == "Where it was taken" and "map" not in view.sentence
    named = Finding("location", "destination", "1, 2", [], 70)
    (view,) = group_views(told(Report("JPEG", [named], [])), SPEECH)
    assert view.title == "A place that it names"
    assert view.sentence == "Where the camera was heading for: 1, 2"
    changed = Finding("date", "changed", "2020", [], 50)
    (view,) = group_views(told(Report("JPEG", [changed], [])), SPEECH)
    assert view.title == "A date that it carries"
    (view,) = group_views(told(Report("JPEG", [part, named], [])), SPEECH)
    assert view.title == "Where it was taken"


@pytest.mark.parametrize("letters", [("N", "E"), ("N", ""), ("", "E")])
def test_a_position_without_a_fix_is_told_as_none(letters: tuple[str, str]) -> None:
    zero = b.rationals((0, 1), (0, 1), (0, 1))
    entries = {1: b.text(letters[0]), 2: zero, 3: b.text(letters[1]), 4: zero}
    body = b"Exif\0\0" + b.exif(Ifd(pointers={0x8825: Ifd(entries)}))
    report = inspect(BytesSource(jpeg.grey(jpeg.segment(0xE1, body))))
    found = [Finding(f.category.value, f.label, f.value, [], f.weight) for f in report.telling]
    groups = told(Report("JPEG", found, []))
    assert first_line(groups, SPEECH) == "It has fields for a position, but no position"
    (view,) = group_views(groups, SPEECH)
    assert [row.label for row in view.rows] == ["Fields for a position, without one"]
