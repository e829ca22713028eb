"""What the prompt says of what a picture gives away."""

from __future__ import annotations

import re

import pytest

from coatcheck.model import Category
from english import ROOT, English
from ui.prompt.groups import GROUPS, SILENT, Group, group_of
from ui.prompt.state import Fault, Finding, Report
from ui.prompt.wording import (
    first_line,
    gravity,
    group_views,
    irremovable_line,
    kept_line,
    reason,
    told,
)

SPEECH = English()


def finding(category: str, value: str = "", label: str = "unknown", weight: int = 100) -> Finding:
    return Finding(category, label, value, [], weight)


def report(*findings: Finding) -> Report:
    return Report("JPEG", list(findings), [])


def line(*findings: Finding) -> str:
    return first_line(told(report(*findings)), SPEECH)


FIRST_LINES = [
    (finding("location", "48.8584, 2.2945"),
     "This photo says where you were: 48.8584, 2.2945"),
    (finding("people", "Ada Example"), "It names a person: Ada Example"),
    (finding("hidden_picture", "7.5 kB"), "It carries a second, hidden picture"),
    (finding("video", "1.2 MB"), "It carries a hidden video or sound"),
    (finding("device_id", "3102884"), "It can be traced to one single device"),
    (finding("beside", "file:///C:/Users/Ada"),
     "The text pasted with it names folders on your computer"),
    (finding("date", "2023:05:14 18:03:22"),
     "It says when it was made: 14 May 2023 at 18:03"),
    (finding("device", "Fujifilm X100V"), "It says what it was taken with: Fujifilm X100V"),
    (finding("caption", "Birthday in the garden"),
     "It carries words that somebody wrote: “Birthday in the garden”"),
    (finding("ai_prompt", "a lighthouse at dusk"),
     "It carries the prompt that it was made from: “a lighthouse at dusk”"),
    (finding("credentials", "c2pa"), "It carries a signed record of its making"),
    (finding("history", "xmp.did:1"), "It carries traces of how it was edited"),
    (finding("software", "GIMP 2.10"), "It says which software made it: GIMP 2.10"),
    (finding("unknown", "12 kB"), "It carries data of an unknown kind"),
    (finding("settings", "f/2"), "It carries the settings of the camera"),
    (finding("file", "IMG_1.jpg"), "Only its file name and date say anything"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected"), FIRST_LINES, ids=lambda item: getattr(item, "category", "")
)
def test_first_line_of_each_category(found: Finding, expected: str) -> None:
    assert line(found) == expected


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.category)
@pytest.mark.parametrize("weight", [0, 1, 100])
def test_first_line_without_a_value(group: Group, weight: int) -> None:
    said = line(finding(group.category, "", weight=weight))
    assert said and "$" not in said and not said.endswith((":", "."))


def test_the_groups_are_the_engines_categories_in_their_order() -> None:
    expected = [category.value for category in Category if category.value not in SILENT]
    assert [group.category for group in GROUPS if group.category != "beside"] == expected


def test_every_category_has_its_first_line_tested() -> None:
    assert [found.category for found, _line in FIRST_LINES] == [g.category for g in GROUPS]


def test_the_gravest_comes_first_whatever_the_order() -> None:
    mixed = (finding("software", "GIMP"), finding("date", "2023"), finding("location", "1, 2"))
    assert line(*mixed) == "This photo says where you were: 1, 2"
    titles = [view.title for view in group_views(told(report(*mixed)), SPEECH)]
    assert titles == ["Where it was taken", "When it was made", "Software"]


def test_a_faint_finding_gives_way_to_a_strong_one_and_claims_little() -> None:
    faint = finding("video", "mime: image/jpeg", weight=20)
    assert line(faint) == "It says that a video or a further picture belongs to it"
    assert line(faint, finding("date", "2023:05:14")) == "It says when it was made: 14 May 2023"


def test_several_people_are_named_together_but_not_their_addresses() -> None:
    people = (
        finding("people", "Ada Example", "Author", 90),
        finding("people", "Bo Example", "Author", 90),
        finding("people", "1 Example Street", "contact", 85),
    )
    assert line(*people) == "It names people: Ada Example and Bo Example"
    (view,) = group_views(told(report(*people)), SPEECH)
    assert view.sentence == "Contact details: 1 Example Street"


def test_a_group_goes_on_from_the_first_line_instead_of_saying_it_twice() -> None:
    views = group_views(told(report(finding("location", "1, 2"), finding("device", "Cam"))), SPEECH)
    assert [view.sentence for view in views] == [
        "Whoever gets it can find the place on a map.",
        "Cam",
    ]


def test_what_looks_the_same_is_not_said_twice() -> None:
    prompts = (
        finding("ai_prompt", "a cat " * 30, "Prompt"),
        finding("ai_prompt", "a cat " * 40, "Flow"),
    )
    (view,) = group_views(told(report(*prompts)), SPEECH)
    assert view.sentence == "What was asked for, and often with which settings."


def test_numbers_come_with_their_labels() -> None:
    serials = (
        finding("device_id", "1", "camera_serial"),
        finding("device_id", "2", "Of the lens"),
    )
    (view,) = group_views(told(report(*serials)), SPEECH)
    assert view.sentence == "Serial number of the camera: 1; Of the lens: 2"


def test_the_details_have_every_finding() -> None:
    many = [finding("caption", f"text {n}", f"Label {n}") for n in range(30)]
    (view,) = group_views(told(report(*many)), SPEECH)
    assert [row.value for row in view.rows] == [f"text {n}" for n in range(30)]


def test_technical_findings_are_never_told() -> None:
    assert group_of("technical") is None
    assert line(finding("technical", "8")) == "No hidden data was found in this picture"
    assert gravity(report(finding("technical"))) == len(GROUPS)


def test_a_category_from_a_newer_engine_is_told_as_unknown() -> None:
    assert line(finding("dreams", "of sheep")) == "It carries data of an unknown kind"


def test_every_error_code_of_the_protocol_has_its_reason() -> None:
    protocol = (ROOT / "docs/protocol.md").read_text(encoding="utf-8")
    passage = protocol.split("**Error codes**")[1].split("\n\n")[0]
    # Those that come when pixels are changed are told in the editor.
    codes = set(re.findall(r"`([a-z_]+)`", passage)) - {"animation", "invalid_edit"}
    assert len(codes) >= 11
    reasons = {code: reason(Fault(code, "detail"), SPEECH) for code in codes}
    assert all(text.endswith(".") for text in reasons.values()), reasons
    assert len(set(reasons.values())) == len(codes)


def test_an_unknown_error_is_an_error_inside() -> None:
    assert reason(Fault("new_code", ""), SPEECH) == reason(Fault("engine_error", ""), SPEECH)
    assert reason(None, SPEECH) == reason(Fault("engine_error", ""), SPEECH)


def test_what_stays_is_named() -> None:
    kept = ["orientation", "color_profile"]
    assert kept_line(kept, SPEECH) == (
        "Stays, so that it looks the same: orientation and colour profile."
    )
    assert kept_line(["later"], SPEECH).endswith("same: later.")
    hidden = "hidden_in_pixels"
    assert irremovable_line([kept[0], hidden], SPEECH).startswith("The prompt hidden in its pixels")
    assert irremovable_line(kept, SPEECH) == ""
    assert kept_line([kept[0], hidden], SPEECH).endswith("same: orientation.")
    assert kept_line([], SPEECH) == "The cleaned copy looks exactly the same."
