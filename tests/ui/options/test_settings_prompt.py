"""What settings change about the prompt, and what the options page makes of what it is told."""

from __future__ import annotations

from types import SimpleNamespace as Raw

import pytest

from english import English
from ui.common.codes_generated import LANGUAGES
from ui.options.fields import CHECKS, MODES
from ui.options.state import OptionsState, import_trouble, refusal
from ui.prompt.answers import grave_files
from ui.prompt.compose import compose, compose_without
from ui.prompt.compose_notice import compose_notice
from ui.prompt.state import Fault, FileState, Finding, PromptState, Report
from ui.prompt.state_reading import StateReader
from ui.prompt.view import PromptView
from ui.prompt.wording import kept_line

SPEECH = English()


def telling(*categories: str) -> FileState:
    findings = [Finding(category, "unknown", "value", [], 100) for category in categories]
    return FileState("a.jpg", 3_000_000, "blob:1", "telling", Report("JPEG", findings, []))


FAILED = FileState(
    "b.jpg", 900, "blob:2", "failed", None, Fault("damaged_file", ""), choice="leave_out"
)
NOTE = FileState("note.txt", 900, "blob:3", "unknown_type")


def shown(*files: FileState, **how: object) -> PromptView:
    state = PromptState("asking", "chat.example", list(files))
    for name, value in how.items():
        setattr(state, name, value)
    return compose(state, 0, SPEECH)


def actions(view: PromptView) -> list[str]:
    assert [button.primary for button in view.buttons] == [True] + [False] * (len(view.buttons) - 1)
    return [button.action for button in view.buttons]


def test_where_it_only_warns_the_original_comes_first_and_is_asked_about_once() -> None:
    view = shown(telling("location"), mode="warn")
    assert actions(view) == ["original", "redact", "clean", "cancel"]
    assert "only warns" in view.lead and "original" in view.current.note.lower()
    state = PromptState("asking", "", [telling("location")], "warn")
    assert grave_files(state, "original") == []


def test_where_it_only_warns_the_unchecked_is_asked_about_as_ever() -> None:
    assert actions(shown(FAILED, mode="warn")) == ["cancel", "original"]
    assert actions(shown(telling("date"), FAILED, mode="warn"))[0] == "cancel"


@pytest.mark.parametrize("file", [telling("date"), FAILED])
def test_where_pictures_are_blocked_nothing_sends_them(file: FileState) -> None:
    view = shown(file, mode="block")
    assert actions(view) == ["cancel"]
    assert view.headline == "This picture is not sent" and "You have set" in view.lead
    assert "block" in [option.value for option in view.modes]
    locked = shown(file, mode="block", locked=True)
    assert "Your organisation" in locked.lead and locked.modes == []
    state = PromptState("asking", "", [file], "block")
    assert [button.action for button in compose_without(state, SPEECH).buttons] == ["cancel"]


def test_where_pictures_are_blocked_other_files_may_go() -> None:
    view = shown(telling("date"), NOTE, mode="block")
    assert [button.label for button in view.buttons] == ["Don't send", "Send the other files"]
    assert view.current.choices == [] and view.current.note == "Will not be sent"


def test_the_second_question_can_be_switched_off() -> None:
    state = PromptState("asking", "", [telling("location")], confirm=False)
    assert grave_files(state, "original") == []


def test_what_cannot_be_changed_is_not_offered() -> None:
    assert shown(telling("date"), locked=True).modes == []
    state = PromptState("notice", "chat.example", [telling("date")], "tell", locked=True)
    assert compose_notice(state, SPEECH).again == ""


def test_what_could_not_be_kept_is_said() -> None:
    def said(trouble: str) -> str:
        files = [telling("date")]
        state = PromptState("notice", "x", files, kept="unsaved", trouble=trouble)
        return compose_notice(state, SPEECH).detail

    assert "could not be saved" in said("full")
    assert "later version" in said("later")


@pytest.mark.parametrize(
    ("keeps", "said"),
    [
        ("", "neutral name and date"),
        ("name", "keeps the file's name"),
        ("date", "keeps the file's date"),
        ("both", "own name and date"),
    ],
)
def test_what_becomes_of_name_and_date_is_said_as_it_is(keeps: str, said: str) -> None:
    view = shown(telling("date", "file"), keeps=keeps)
    assert said in next(group.sentence for group in view.current.groups if group.icon == "file")


def test_what_is_kept_by_choice_is_not_kept_for_the_looks() -> None:
    kept = ["orientation", "date"]
    assert kept_line(kept, SPEECH) == (
        "Stays, so that it looks the same: orientation. Stays, as you have set: date of capture."
    )
    assert kept_line(kept[1:], SPEECH) == "Stays, as you have set: date of capture."


def test_a_state_without_settings_is_the_careful_one() -> None:
    state = StateReader().read(Raw(phase="asking", site="x", files=[]))
    assert (state.mode, state.locked, state.confirm, state.keeps) == ("ask", False, True, "")
    raw = Raw(phase="asking", files=[], names="kept", dates="kept", confirm=False)
    state = StateReader().read(raw)
    assert (state.keeps, state.confirm) == ("both", False)


def told(**more: object) -> OptionsState:
    settings = Raw(mode="ask", keep=Raw(date=True), language="auto")
    given = {"settings": settings, "sites": [], "locks": [], "troubles": [], "language": "auto"}
    return OptionsState(Raw(**{**given, **more}))


def test_the_options_page_knows_values_and_locks() -> None:
    state = told(locks=["keep.date", "sites.a.example"], sites=[Raw(host="a.example", value="off")])
    assert state.value("keep.date") is True and state.is_locked("keep.date")
    assert state.is_site_locked("a.example") and not state.is_site_locked("b.example")
    assert told(locks=["mode"]).is_site_locked("b.example")


def test_troubles_are_said_with_their_first_details() -> None:
    details = [Raw(fault="unknown", where=f"x{n}", found="1") for n in range(8)]
    trouble = Raw(source="policy", kind="parts", details=details)
    [banner] = told(troubles=[trouble]).banners(SPEECH)
    assert "policy" in banner.text and len(banner.details) == 6
    assert banner.details[0].replace("\u2068", "").replace("\u2069", "") == "“x0” is no setting."
    assert banner.details[-1] == "and 3 more"


@pytest.mark.parametrize("reason", ["later", "locked", "full", "invalid", "storage"])
def test_every_refusal_has_words(reason: str) -> None:
    outcome = Raw(ok=False, reason=reason, details=[])
    assert refusal(outcome, SPEECH).startswith("Not saved")
    banner = import_trouble(outcome, "x.json", SPEECH)
    assert banner is not None and banner.text.startswith("Not saved")


@pytest.mark.parametrize("wrong", ["large", "json", "foreign", "later", "parts", "unreadable"])
def test_every_file_that_is_none_has_words(wrong: str) -> None:
    outcome = Raw(ok=False, wrong=wrong, details=[])
    banner = import_trouble(outcome, "x.json", SPEECH)
    assert banner is not None and "x.json" in banner.text
    assert import_trouble(Raw(ok=True), "x.json", SPEECH) is None


def test_the_page_offers_what_the_form_knows() -> None:
    """Both sides name the same things; the form is JavaScript's."""
    from english import ROOT

    form = (ROOT / "extension/shared/settings_form.js").read_text("utf-8")
    for value, _, _ in MODES:
        assert f"'{value}'" in form
    for code, _ in LANGUAGES:
        assert (ROOT / f"extension/_locales/{code}").is_dir()
    codes = (ROOT / "extension/shared/codes.generated.js").read_text("utf-8")
    for checks in CHECKS.values():
        for check in checks:
            name = check.path.removeprefix("keep.")
            assert f"'{name}'" in codes if name != check.path else f"{name}:" in form
