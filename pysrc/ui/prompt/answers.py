"""The answers that there are to give, in their order, and what has to be confirmed."""

from __future__ import annotations

from ui.common.kinds import PICTURE
from ui.prompt.state import (
    BLOCK,
    CHECKING,
    CLEAN,
    FAILED,
    LEAVE_OUT,
    NOTHING,
    ORIGINAL,
    TELLING,
    UNKNOWN_TYPE,
    WARN,
)
from ui.prompt.view import Button, Option
from ui.prompt.wording import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import FileState, PromptState

CANCEL = "cancel"
REDACT = "redact"
BACK = "back"

CONFIRMED = ("location", "people")
"""What a person is asked about a second time before an original goes out."""
_SUGGESTED = ("face", "document", "text")
"""Kinds of suggestions that mean the same: somebody or something personal is to be seen."""


class Census:
    """How many files there are of each kind."""

    def __init__(self, state: PromptState) -> None:
        statuses = [file.status for file in state.files]
        self.pictures = len(statuses) - statuses.count(UNKNOWN_TYPE)
        self.telling = statuses.count(TELLING)
        self.failed = statuses.count(FAILED)
        self.checked = self.telling + statuses.count(NOTHING)
        self.others = statuses.count(UNKNOWN_TYPE)
        self.going = sum(
            file.choice != LEAVE_OUT and file.status != UNKNOWN_TYPE for file in state.files
        )
        self.several = len(statuses) > 1
        self.mode = state.mode
        self.busy = state.phase == CHECKING
        self.left_out = sum(
            file.choice == LEAVE_OUT for file in state.files if file.status == FAILED
        )
        self.own_ways = self.several and any(
            file.redacted or file.choice != _usual(file) for file in state.files
        )
        self.asks = state.asks


def _usual(file: FileState) -> str:
    return LEAVE_OUT if file.status == FAILED else CLEAN


def buttons(census: Census, file: FileState, speech: Speech) -> list[Button]:
    """Return the answers; the first is the primary one and has the focus."""
    many = census.pictures > 1
    cancel = Button(CANCEL, speech.say("button_cancel_all" if many else "button_cancel"))
    original = Button(ORIGINAL, _name_of_original(census, speech))
    if census.busy:
        return [cancel]
    if census.mode == BLOCK:
        return _without_pictures(census, cancel, speech)
    order = [cancel, original]
    if census.checked and census.going:
        clean = Button(CLEAN, _name_of_clean(census, file, speech))
        order = [cancel, clean, original] if census.left_out else [clean, original, cancel]
        if census.mode == WARN and not census.failed and ORIGINAL not in census.asks:
            order = [original, clean, cancel]
    if file.status in (TELLING, NOTHING) and file.kind == PICTURE:
        label = speech.say("button_redact_again" if file.redacted else "button_redact")
        order.insert(2 if order[0] is cancel and len(order) > 2 else 1, Button(REDACT, label))
    order[0].primary = True
    return order


def _without_pictures(census: Census, cancel: Button, speech: Speech) -> list[Button]:
    """Return what can be answered where no picture may go: only whether the other files do."""
    cancel.primary = True
    if not census.others:
        return [cancel]
    return [cancel, Button(CLEAN, speech.say("button_others"))]


def _name_of_clean(census: Census, file: FileState, speech: Speech) -> str:
    many = census.pictures > 1
    if census.own_ways:
        return speech.count("button_chosen", census.going) if many else speech.say("button_chosen")
    if file.redacted:
        return speech.say("button_redacted")
    return speech.count("button_clean", census.going) if many else speech.say("button_clean")


def _name_of_original(census: Census, speech: Speech) -> str:
    """Where something was hidden, the button says that it is not in what this one sends."""
    if ORIGINAL in census.asks:
        if census.pictures > 1:
            return speech.count("button_unhidden", census.pictures)
        return speech.say("button_unhidden")
    if census.pictures > 1:
        return speech.count("button_original", census.pictures)
    return speech.say("button_original")


def confirming_buttons(
    answer: str, census: Census, file: FileState, speech: Speech
) -> list[Button]:
    """Return the answers to the second question."""
    named = _name_of_original(census, speech)
    label = named if answer == ORIGINAL else _name_of_clean(census, file, speech)
    return [Button(BACK, speech.say("button_back"), primary=True), Button(answer, label)]


def files_at_stake(state: PromptState, answer: str) -> list[int]:
    """Return the places of the files about which the second question is."""
    if answer in state.asks:
        return [
            place
            for place, file in enumerate(state.files)
            if file.redaction.hidden is not None and _goes_unhidden(file, answer)
        ]
    grave = grave_files(state, answer)
    return [place for place, file in enumerate(state.files) if file in grave]


def _goes_unhidden(file: FileState, answer: str) -> bool:
    if answer == ORIGINAL or file.choice == ORIGINAL:
        return True
    return file.choice == CLEAN and not file.redacted


def choices(file: FileState, speech: Speech) -> list[Option]:
    """Return what can become of one of several files."""
    if file.status in (TELLING, NOTHING):
        name = speech.say("choice_redacted" if file.redacted else "choice_clean")
        options = [Option(CLEAN, name)]
    elif file.status == FAILED:
        options = []
    else:
        return []
    unhidden = file.redaction.hidden is not None
    options.append(
        Option(ORIGINAL, speech.say("choice_unhidden" if unhidden else "choice_original"))
    )
    options.append(Option(LEAVE_OUT, speech.say("choice_leave_out")))
    return options


def grave_files(state: PromptState, answer: str) -> list[FileState]:
    """Return the files whose originals would go out with something to confirm."""
    if not state.confirm or state.mode == WARN:
        return []  # Where it only warns, its one question is this one.
    return [
        file
        for file in state.files
        if (answer == ORIGINAL or file.choice == ORIGINAL) and _is_grave(file)
    ]


def _is_grave(file: FileState) -> bool:
    if any(suggestion.kind in _SUGGESTED for suggestion in file.suggestions):
        return True
    return any(item.group.category in CONFIRMED for item in told(file.report))
