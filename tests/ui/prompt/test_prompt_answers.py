"""The second question, each picture's own way, what is done from now on, and the notice."""

from __future__ import annotations

import pytest

from english import English
from ui.prompt.answers import BACK, grave_files
from ui.prompt.compose import compose
from ui.prompt.compose_notice import compose_notice
from ui.prompt.state import (
    FileState,
    Finding,
    Hidden,
    PromptState,
    Redaction,
    Report,
    Suggestion,
)
from ui.prompt.view import PromptView

SPEECH = English()


def telling(*categories: str, choice: str = "clean", **more: object) -> FileState:
    findings = [Finding(category, "unknown", "value", [], 100) for category in categories]
    report = Report("JPEG", findings, [])
    made = FileState(
        "a.jpg",
        3_000_000,
        "blob:1",
        "telling",
        report,
        choice=choice,
        copy_url="blob:2",
        copy_size=2_900_000,
    )
    for name, value in more.items():
        setattr(made, name, value)
    return made


def asking(*files: FileState, mode: str = "ask") -> PromptState:
    return PromptState("asking", "chat.example", list(files), mode)


def shown(*files: FileState, confirming: str = "") -> PromptView:
    return compose(asking(*files), 0, SPEECH, confirming)


@pytest.mark.parametrize(
    ("category", "confirmed"), [("location", True), ("people", True), ("date", False)]
)
def test_an_original_with_a_place_or_a_person_is_asked_about_again(
    category: str, confirmed: bool
) -> None:
    assert bool(grave_files(asking(telling(category)), "original")) is confirmed


def test_a_face_that_a_detector_saw_is_asked_about_again() -> None:
    face = telling("date", suggestions=[Suggestion("face", "A face", (1, 2, 3, 4))])
    assert grave_files(asking(face), "original") == [face]
    view = shown(face, confirming="original")
    assert "What can be seen in it" in view.lead


def test_only_chosen_originals_are_asked_about_before_sending_as_chosen() -> None:
    first, second = telling("location"), telling("location", choice="original")
    assert grave_files(asking(first, second), "clean") == [second]
    assert grave_files(asking(first, telling("date", choice="original")), "clean") == []


def test_the_second_question_names_what_goes_and_puts_going_back_first() -> None:
    view = shown(telling("location", "people", "date"), confirming="original")
    assert view.lead.startswith("It tells: Where it was taken and Who is named in it.")
    assert [(b.action, b.label, b.primary) for b in view.buttons] == [
        (BACK, "Go back", True),
        ("original", "Send as it is", False),
    ]
    assert [group.title for group in view.current.groups] == [
        "Where it was taken",
        "Who is named in it",
    ]


def test_one_redacted_picture_is_sent_as_such() -> None:
    view = shown(telling("date", redaction=Redaction("done")))
    assert [b.label for b in view.buttons][:2] == ["Send redacted", "Redact more…"]
    assert view.current.note == "Redacted, as it will be sent · 2.9 MB"
    assert view.current.url == "blob:2"


def test_a_picture_that_became_another_kind_says_so() -> None:
    view = shown(telling("date", redaction=Redaction("done", None, "JPEG")))
    assert view.current.note == "Redacted, and sent as JPEG · 2.9 MB"


def test_several_pictures_can_each_go_their_own_way() -> None:
    usual = shown(telling("date"), telling("date"))
    assert [b.label for b in usual.buttons] == [
        "Clean and send 2",
        "Redact…",
        "Send all 2 as they are",
        "Don't send any",
    ]
    assert [o.label for o in usual.current.choices] == ["Clean", "As it is", "Leave out"]
    own = shown(telling("date"), telling("date", choice="original"))
    assert own.buttons[0].label == "Send 2 as chosen"
    assert [tab.state for tab in own.tabs] == ["Tells 1 thing", "As it is"]
    none = shown(telling("date", choice="leave_out"), telling("date", choice="leave_out"))
    assert [b.action for b in none.buttons] == ["cancel", "redact", "original"]


def test_one_picture_alone_has_no_choice_of_its_own() -> None:
    assert shown(telling("date")).current.choices == []


def test_what_is_done_from_now_on_is_offered_once_something_could_be_cleaned() -> None:
    view = compose(asking(telling("date"), mode="tell"), 0, SPEECH)
    assert [o.value for o in view.modes] == ["ask", "tell", "clean", "warn", "block"]
    assert view.mode == "tell"
    busy = PromptState("checking", "", [FileState("a", 1, "", "checking")])
    assert compose(busy, 0, SPEECH).modes == []


def test_progress_is_shown_for_several_pictures_alone() -> None:
    waiting = FileState("a", 1, "", "checking")
    several = PromptState("checking", "", [telling("date"), waiting, waiting])
    assert compose(several, 0, SPEECH).progress == (1, 3)
    assert compose(PromptState("checking", "", [waiting]), 0, SPEECH).progress == (0, 0)


def test_the_notice_says_what_was_removed() -> None:
    state = PromptState("notice", "chat.example", [telling("location", "date")], "tell")
    view = compose_notice(state, SPEECH)
    assert view.headline == "Cleaned before it was sent"
    assert view.detail == "Removed: Where it was taken and When it was made."
    assert view.again == "Ask me again" and not view.undoes


def test_the_notice_counts_what_does_not_fit_and_says_when_it_asks_again() -> None:
    many = telling("location", "people", "date", "device", "caption")
    state = PromptState("notice", "chat.example", [many, telling("software")], "tell")
    view = compose_notice(state, SPEECH)
    assert view.headline == "2 pictures cleaned before they were sent"
    assert view.detail.endswith("When it was made and 3 things more.")
    state.wish, state.kept = "ask", "saved"
    assert compose_notice(state, SPEECH).detail.endswith("you are asked at chat.example again.")


def test_what_cannot_be_removed_is_said_apart_from_what_stays() -> None:
    file = telling("ai_prompt")
    assert file.report is not None
    file.report.kept = ["hidden_in_pixels", "orientation"]
    view = shown(file)
    assert "cannot remove it" in view.current.irremovable
    assert view.current.kept == "Stays, so that it looks the same: orientation."
    assert [row.value for row in view.current.kept_rows] == [
        "so that it is not shown lying on its side"
    ]


# After something was hidden

HIDDEN = Hidden(None, [(10, 20, 30, 40)], [])


def redacted(*categories: str, **more: object) -> FileState:
    return telling(*categories, redaction=Redaction("done", hidden=HIDDEN), **more)


def after_hiding(*files: FileState, confirming: str = "", asks: str = "original") -> PromptView:
    state = PromptState("asking", "x", list(files), asks=[asks], confirming=confirming)
    return compose(state, 0, SPEECH, confirming)


def test_the_button_of_the_original_says_that_nothing_is_hidden_in_it() -> None:
    one = after_hiding(redacted("date"))
    assert [b.label for b in one.buttons][2] == "Send the original, nothing hidden"
    several = after_hiding(redacted("date"), telling("date"))
    assert "Send all 2 originals, nothing hidden" in [b.label for b in several.buttons]
    # Where it only warns, the original is no longer what is proposed.
    warned = PromptState("asking", "x", [redacted("date")], "warn", asks=["original"])
    assert compose(warned, 0, SPEECH).buttons[0].label == "Send redacted"


def test_the_question_after_hiding_shows_the_original_with_the_hidden_parts_outlined() -> None:
    view = after_hiding(redacted("date"), confirming="original")
    assert view.headline == "Send it with nothing hidden?"
    assert "will be seen" in view.lead and "It tells" not in view.lead
    assert view.current.url == "blob:1", "never the redacted picture"
    assert view.current.note == "The original, with all that is in it"
    assert view.current.marks is not None and view.current.marks.boxes == [(10, 20, 30, 40)]
    assert [(b.action, b.primary) for b in view.buttons] == [(BACK, True), ("original", False)]
    named = after_hiding(redacted("location"), confirming="original")
    assert [group.title for group in named.current.groups] == ["Where it was taken"]


def test_of_several_each_that_would_be_seen_can_be_looked_at() -> None:
    files = [redacted("date"), telling("date"), redacted("date")]
    view = after_hiding(*files, confirming="original")
    assert "In 2 pictures" in view.lead
    assert [tab.state for tab in view.tabs] == ["Nothing hidden", "Tells 1 thing", "Nothing hidden"]
    assert {tab.url for tab in view.tabs} == {"blob:1"}


def test_one_of_several_chosen_as_original_is_the_one_that_is_asked_about() -> None:
    hidden = redacted("date", choice="original")
    view = after_hiding(telling("date"), hidden, confirming="clean", asks="clean")
    assert view.tabs == [] and view.current.marks is not None
    assert view.buttons[1].label == "Send 2 as chosen"
    assert [o.label for o in after_hiding(hidden, telling("date")).current.choices] == [
        "Redacted",
        "Nothing hidden",
        "Leave out",
    ]


def test_what_could_not_be_hidden_is_asked_about_too() -> None:
    failed = telling("date", redaction=Redaction("failed", hidden=HIDDEN))
    view = after_hiding(failed, confirming="clean", asks="clean")
    assert view.headline == "Send it with nothing hidden?" and view.current.url == "blob:1"


# From now on, and files of other kinds


def test_what_is_chosen_for_a_site_counts_with_the_answer_and_can_be_undone() -> None:
    state = PromptState("asking", "chat.example", [telling("date")], wish="clean")
    view = compose(state, 0, SPEECH)
    assert view.mode == "clean" and "once you have answered" in view.wish
    assert shown(telling("date")).wish == ""
    saved = PromptState("notice", "chat.example", [], wish="clean", kept="saved")
    notice = compose_notice(saved, SPEECH)
    assert notice.detail == "From now on, at chat.example: clean silently."
    assert notice.undoes and notice.again == "Undo"
    saved.kept = "undone"
    undone = compose_notice(saved, SPEECH)
    assert "as it was before" in undone.detail and not undone.again


def test_files_that_go_unlooked_at_are_named() -> None:
    def other(name: str) -> FileState:
        return FileState(name, 9, "", "unknown_type")

    view = shown(telling("date"), other("a.pdf"))
    assert view.note == "a.pdf goes as it is: Coatcheck does not look into it."
    assert view.headline == "It says when it was made: value"
    assert [b.label for b in view.buttons][-1] == "Don't send", "there is one picture alone"
    many = shown(telling("date"), *[other(f"{n}.pdf") for n in range(5)])
    assert "3 files more go as they are" in many.note
    assert shown(telling("date")).note == ""
