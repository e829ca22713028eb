"""Documents, videos and sounds in the prompt: named as what they are, and never edited."""

from __future__ import annotations

import pytest

from english import English
from ui.prompt.compose import compose
from ui.prompt.compose_notice import compose_notice
from ui.prompt.state import Fault, FileState, Finding, PromptState, Report
from ui.prompt.view import PromptView

SPEECH = English()
KINDS = ["picture", "document", "video", "sound"]


def telling(kind: str, **more: object) -> FileState:
    found = [Finding("location", "position", "48.8584, 2.2945", [], 100)]
    report = Report("X", found, [])
    return FileState("a", 900, "blob:1", "telling", report, kind=kind, **more)  # type: ignore[arg-type]


def failed(kind: str, code: str = "unsupported_format") -> FileState:
    fault = Fault(code, "")
    return FileState("", 900, "blob:2", "failed", None, fault, choice="leave_out", kind=kind)


def shown(*files: FileState, mode: str = "ask") -> PromptView:
    return compose(PromptState("asking", "chat.example", list(files), mode), 0, SPEECH)


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("picture", "This photo says where you were"),
        ("document", "This document says where you were"),
        ("video", "This video says where you were"),
        ("sound", "This recording says where you were"),
    ],
)
def test_a_file_is_called_what_it_is(kind: str, says: str) -> None:
    view = shown(telling(kind))
    assert view.headline.startswith(says) and view.current.kind == kind
    assert ("Redact…" in [button.label for button in view.buttons]) == (kind == "picture")


def test_what_cannot_be_cleaned_says_of_what_kind_it_is() -> None:
    view = shown(failed("document"))
    assert view.headline == "This document could not be checked"
    assert view.current.reason == "Coatcheck cannot clean this kind of document."
    assert view.current.name == "Unnamed document"


def test_a_file_of_no_known_kind_is_called_a_file() -> None:
    view = shown(failed("file", "unknown_type"))
    assert view.headline == "This file could not be checked"
    assert view.current.name == "Unnamed file"
    assert [button.label for button in view.buttons] == ["Don't send", "Send as it is"]


def test_files_of_several_kinds_are_files_and_each_is_itself() -> None:
    view = shown(telling("picture"), telling("video"))
    assert view.headline == "2 of 2 files give something away"
    assert view.current.heading.startswith("This photo")
    assert [tab.kind for tab in view.tabs] == ["picture", "video"]
    assert shown(telling("picture"), telling("picture")).headline.endswith(
        "pictures give something away"
    )
    blocked = shown(telling("video"), telling("video"), mode="block")
    assert blocked.headline == "2 files are not sent"


def test_a_notice_names_files_where_not_all_are_pictures() -> None:
    state = PromptState("notice", "chat.example", [telling("video"), telling("sound")])
    assert compose_notice(state, SPEECH).headline == "2 files cleaned before they were sent"


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_copy_keeps_is_a_switch_while_a_cleaned_copy_would_go(kind: str) -> None:
    asked = [("copyright", True), ("unheard-of", False)]
    switches = shown(telling(kind, asked=asked)).current.switches
    assert [(item.code, item.label, item.on) for item in switches] == [
        ("copyright", "Keep the copyright notice", True),
        ("unheard-of", "unheard-of", False),
    ]
    assert shown(telling(kind, asked=asked, choice="original")).current.switches == []
    assert shown(telling(kind, asked=asked), mode="block").current.switches == []
