"""From one file to all that there is to see of it, and to its small picture among others."""

from __future__ import annotations

from ui.common.kinds import words_for
from ui.common.values import isolate, shorten, tidy
from ui.prompt.answers import choices
from ui.prompt.groups import GRAVE
from ui.prompt.state import (
    BLOCK,
    CLEAN,
    FAILED,
    LEAVE_OUT,
    NOTHING,
    ORIGINAL,
    TELLING,
    UNKNOWN_TYPE,
    WARN,
)
from ui.prompt.view import FileView, GroupView, MarksView, SwitchView, Tab
from ui.prompt.wording import (
    first_line,
    group_views,
    irremovable_line,
    kept_line,
    kept_rows,
    map_view,
    reason,
    told,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.answers import Census
    from ui.prompt.state import FileState

LONGEST_NAME = 60
LONGEST_MESSAGE = 300


def file_view(file: FileState, speech: Speech, census: Census, keeps: str) -> FileView:
    """Return all that there is to see of one file."""
    speech = words_for(file.kind, speech)
    name, facts, url = file_name(file, speech), _facts(file, speech), _shown_url(file)
    free = census.several and not census.busy and census.mode != BLOCK
    options = choices(file, speech) if free else []
    if file.status == FAILED:
        return FileView(
            name,
            facts,
            url,
            file.status,
            speech.say("failed_heading"),
            reason=reason(file.fault, speech),
            detail=shorten(tidy(file.fault.message), LONGEST_MESSAGE) if file.fault else "",
            groups=[] if census.mode == BLOCK else [meaning(speech)],
            choice=file.choice,
            choices=options,
            stand_in=file.preview.status,
            kind=file.kind,
        )
    if file.status == TELLING or file.status == NOTHING:
        groups = told(file.report)
        kept = file.report.kept if file.report else []
        return FileView(
            name,
            facts,
            url,
            file.status,
            first_line(groups, speech),
            reason=speech.say("nothing_reason") if file.status == NOTHING else "",
            groups=group_views(groups, speech, keeps),
            kept=kept_line(kept, speech) if file.status == TELLING else "",
            kept_rows=kept_rows(kept, speech) if file.status == TELLING else [],
            irremovable=irremovable_line(kept, speech),
            shown=_own_url(file),
            note=_shown_note(file, speech, census.mode),
            map=map_view(file.report, speech),
            switches=_switches(file, speech, census.mode),
            choice=file.choice,
            choices=options,
            stand_in=file.preview.status,
            kind=file.kind,
        )
    if file.status == UNKNOWN_TYPE:
        heading, why = speech.say("unknown_type_heading"), speech.say("unknown_type_reason")
    else:
        heading, why = speech.say("checking_heading"), ""
    stand_in = file.preview.status
    return FileView(
        name, facts, url, file.status, heading, reason=why, stand_in=stand_in, kind=file.kind
    )


def _switches(file: FileState, speech: Speech, mode: str) -> list[SwitchView]:
    """Return what of the content can be kept; nothing where no cleaned copy would go."""
    if mode == BLOCK or file.redacted or file.choice != CLEAN:
        return []
    named = ((code, speech.say(f"keep_{code.replace('-', '_')}"), on) for code, on in file.asked)
    return [SwitchView(code, label or code, on) for code, label, on in named]


def unhidden_view(
    current: FileView, file: FileState, groups: list[GroupView], note: str
) -> FileView:
    """Return a file as it came, with what was to be hidden outlined."""
    hidden = file.redaction.hidden
    marks = None
    if hidden:
        strokes = [(stroke.points, stroke.width) for stroke in hidden.strokes]
        full = file.preview.full if file.preview.url else (0, 0)
        marks = MarksView(hidden.boxes, strokes, hidden.crop, full)
    return FileView(
        current.name,
        current.facts,
        _own_url(file),
        current.status,
        "",
        groups=groups,
        map=current.map if groups else None,
        note=note,
        stand_in=current.stand_in,
        marks=marks,
        kind=current.kind,
    )


def tab_of(file: FileState, speech: Speech, *, unhidden: bool = False) -> Tab:
    """Return the small picture to turn to a file by; ``unhidden`` if nothing is hidden in it."""
    if file.status == FAILED:
        state = speech.say("tab_failed")
    elif file.status == TELLING:
        state = speech.count("tab_telling", len(told(file.report)))
    elif file.status == NOTHING:
        state = speech.say("tab_nothing")
    elif file.status == UNKNOWN_TYPE:
        state = speech.say("tab_unknown_type")
    else:
        state = speech.say("tab_checking")
    if unhidden:
        state = speech.say("choice_unhidden")
    elif file.redacted and file.choice not in (ORIGINAL, LEAVE_OUT):
        state = speech.say("tab_redacted")
    elif file.choice == ORIGINAL:
        state = speech.say("choice_original")
    elif file.choice == LEAVE_OUT and file.status != FAILED:
        state = speech.say("choice_leave_out")
    url = _own_url(file) if unhidden else _shown_url(file)
    return Tab(file_name(file, speech), url, file.status, state, file.kind)


def _shown_url(file: FileState) -> str:
    """Return what shows the picture as it will be sent, else as it came."""
    if file.choice != ORIGINAL and file.redacted:
        return file.copy_url
    return _own_url(file)


def _own_url(file: FileState) -> str:
    """Return what shows the picture as it came."""
    return file.preview.url or file.url


def _shown_note(file: FileState, speech: Speech, mode: str) -> str:
    if file.choice == LEAVE_OUT or mode == BLOCK:
        return speech.say("shown_left_out")
    if file.choice == ORIGINAL or (mode == WARN and not file.redacted):
        return speech.say("shown_original")
    if file.redacted and file.redaction.converted:
        kind = isolate(tidy(file.redaction.converted), speech)
        return speech.say("shown_converted", kind, _size(file.copy_size, speech))
    key = "shown_redacted" if file.redacted else "shown_cleaned"
    return speech.say(key, _size(file.copy_size or file.size, speech))


def meaning(speech: Speech) -> GroupView:
    """What it means to send a picture that nobody has looked into, in the form of a group."""
    title, sentence = speech.say("failed_title"), speech.say("failed_choice")
    return GroupView(GRAVE, "warning", title, sentence, [], [])


def file_name(file: FileState, speech: Speech) -> str:
    """Return a file's name, tidy and not too long."""
    name = tidy(file.name)
    if len(name) > LONGEST_NAME:
        # The end tells the kind of file, so the middle goes.
        name = f"{name[: LONGEST_NAME - 16]}…{name[-15:]}"
    return name or words_for(file.kind, speech).say("unnamed_file")


def _facts(file: FileState, speech: Speech) -> str:
    size = _size(file.size, speech)
    if file.report and file.report.format:
        return speech.say("facts_format_and_size", isolate(file.report.format, speech), size)
    return size


def _size(size: int, speech: Speech) -> str:
    if size < 1_000_000:
        return speech.say("size_kilobytes", speech.number(max(1, round(size / 1000))))
    if size < 1_000_000_000:
        return speech.say("size_megabytes", speech.number(round(size / 1_000_000, 1)))
    return speech.say("size_gigabytes", speech.number(round(size / 1_000_000_000, 1)))
