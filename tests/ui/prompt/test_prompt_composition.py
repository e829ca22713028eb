"""Which words, which answers, and which of them comes first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from english import English
from ui.prompt.compose import compose, compose_without, most_important
from ui.prompt.rehearsal import rehearse
from ui.prompt.state import Fault, FileState, Finding, PromptState, Report
from ui.prompt.state_reading import StateReader
from ui.prompt.view import PromptView

SPEECH = English()
CLEAN, ORIGINAL, CANCEL = "Clean and send", "Send as it is", "Don't send"
REDACT = "Redact…"


def telling(name: str = "a.jpg", category: str = "date") -> FileState:
    report = Report("JPEG", [Finding(category, "unknown", "value", [], 100)], [])
    return FileState(name, 3_412_345, "blob:1", "telling", report)


def nothing() -> FileState:
    return FileState("n.jpg", 900, "blob:2", "nothing", Report("PNG", [], []))


def failed(code: str = "damaged_file") -> FileState:
    fault = Fault(code, "ends within a segment")
    return FileState("f.jpg", 900, "blob:3", "failed", None, fault, choice="leave_out")


def checking() -> FileState:
    return FileState("c.jpg", 900, "blob:4", "checking")


def no_picture() -> FileState:
    return FileState("notes.pdf", 900, "blob:5", "unknown_type")


def shown(
    *files: FileState, phase: str = "asking", selected: int = 0, confirming: str = ""
) -> PromptView:
    return compose(PromptState(phase, "chat.example", list(files)), selected, SPEECH, confirming)


def labels(view: PromptView) -> list[str]:
    assert [button.primary for button in view.buttons[1:]] == [False] * (len(view.buttons) - 1)
    return [button.label for button in view.buttons]


def test_one_telling_picture() -> None:
    view = shown(telling())
    assert labels(view) == [CLEAN, REDACT, ORIGINAL, CANCEL] and view.buttons[0].primary
    assert view.headline == "It says when it was made: value"
    assert view.current.facts == "JPEG · 3.4 MB"
    assert not (view.tabs or view.note or view.warning or view.busy)


def test_while_checking_the_only_answer_is_no() -> None:
    view = shown(checking(), phase="checking")
    assert labels(view) == [CANCEL] and not view.buttons[0].primary
    assert view.headline == "Checking this picture…" and view.busy
    several = shown(checking(), telling(), failed(), phase="checking")
    assert labels(several) == ["Don't send any"] and not several.warning
    assert several.headline == "Checking 3 pictures…"
    assert several.lead == "2 of 3 checked. Nothing has been sent yet."


def test_one_failed_picture_puts_no_first_and_offers_no_cleaning() -> None:
    view = shown(failed())
    assert labels(view) == [CANCEL, ORIGINAL] and view.buttons[0].primary
    assert view.headline == "This picture could not be checked" and view.warning
    assert view.lead == view.current.reason
    assert view.current.detail == "ends within a segment"


@pytest.mark.parametrize("other", [telling(), nothing()])
def test_a_failed_picture_among_others_is_left_out_of_the_cleaning(other: FileState) -> None:
    view = shown(failed(), other)
    several = ["Don't send any", "Clean and send 1", "Send all 2 as they are"]
    assert labels(view) == several and view.buttons[0].primary
    assert view.headline == "1 of 2 pictures could not be checked"
    assert view.note == "“Clean and send” leaves out the file that could not be checked."


def test_a_file_that_is_no_picture_makes_no_cleaning() -> None:
    assert labels(shown(failed(), no_picture())) == [CANCEL, ORIGINAL]


def test_the_first_line_speaks_of_all_pictures() -> None:
    view = shown(telling(), telling(), telling(), nothing(), no_picture())
    assert view.headline == "3 of 4 pictures give something away"
    assert shown(telling(), nothing()).headline == "1 of 2 pictures gives something away"
    assert [tab.state for tab in view.tabs][2:] == [
        "Tells 1 thing",
        "Nothing hidden found",
        "Not looked into",
    ]


def test_each_of_several_can_be_looked_at() -> None:
    files = (telling(), nothing(), failed("disguised"), no_picture(), checking())
    headings = [shown(*files, selected=n).current.heading for n in range(5)]
    assert headings == [
        "It says when it was made: value",
        "No hidden data was found in this picture",
        "This picture could not be checked",
        "Coatcheck does not know this kind of file",
        "Checking this picture…",
    ]
    assert shown(*files, selected=9).current == shown(*files, selected=4).current


def test_the_most_important_file_is_looked_at_first() -> None:
    def first(*files: FileState) -> int:
        return most_important(PromptState("asking", "", list(files)))

    assert first(nothing(), telling(), failed()) == 2
    assert first(nothing(), telling(category="date"), telling(category="location")) == 2
    assert first(no_picture(), nothing()) == 0


def test_names_and_sites_are_tidied_and_shortened() -> None:
    view = shown(telling("evil\u202egpj." + "x" * 200 + ".jpeg"))
    assert "\u202e" not in view.current.name
    assert len(view.current.name) <= 60 and view.current.name.endswith(".jpeg")
    assert shown(telling("")).current.name == "Unnamed picture"
    long_site = PromptState(
        "asking", "a-very-long-name.of-a-chat.somewhere.example.org", [nothing()]
    )
    assert compose(long_site, 0, SPEECH).site == "….of-a-chat.somewhere.example.org"


def test_the_prompt_that_looks_at_nothing_still_lets_a_person_answer() -> None:
    view = compose_without(PromptState("asking", "chat.example", [telling()]), SPEECH)
    assert labels(view) == [CANCEL, ORIGINAL] and view.buttons[0].primary and view.warning


def test_the_rehearsal_has_something_of_every_kind() -> None:
    assert len(rehearse(SPEECH).current.groups) == 16


def test_no_message_is_missing_in_any_prompt() -> None:
    assert {key for key in SPEECH.asked if not SPEECH.say(key, *"123456789")} == set()


def test_views_compare_by_what_there_is_to_see() -> None:
    assert shown(telling()).current == shown(telling()).current
    assert shown(telling()).current != shown(telling("b.jpg")).current


def test_reading_the_state_is_lenient() -> None:
    state = StateReader().read(SimpleNamespace())
    assert (state.phase, state.site, state.files) == ("idle", "", [])
    file = SimpleNamespace(
        name="a.jpg",
        size=12.0,
        url="blob:1",
        status="telling",
        error=None,
        report=SimpleNamespace(
            format="JPEG",
            kept=None,
            findings=[
                SimpleNamespace(category="date", label="L", value=3, weight=70, picture=[0, 9]),
                SimpleNamespace(category="hidden_picture", label="L", picture="blob:2"),
            ],
        ),
    )
    read = StateReader().read(SimpleNamespace(phase="asking", site="s", files=[file])).files[0]
    assert read.report is not None and read.fault is None and read.size == 12
    first, second = read.report.findings
    assert (first.value, first.weight, first.picture, second.picture) == ("", 70, None, "blob:2")


def test_a_name_alone_does_not_say_that_a_picture_tells_anything() -> None:
    only_named = nothing()
    assert only_named.report is not None
    only_named.report.findings.append(Finding("file", "file_name", "IMG_1.jpg", [], 50))
    view = shown(telling(), only_named, selected=1)
    assert view.headline == "1 of 2 pictures gives something away"
    assert view.current.heading == "Only its file name and date say anything"
    assert view.current.reason.startswith("What it shows is another matter")
    assert [group.title for group in view.current.groups] == ["File name and date"]
    assert not view.current.kept
