"""From the state to the whole prompt: which words, which answers, and which of them comes first."""

from __future__ import annotations

from ui.answers import (
    CANCEL,
    CONFIRMED,
    Census,
    buttons,
    choices,
    confirming_buttons,
    grave_files,
)
from ui.groups import GRAVE
from ui.state import (
    ASK,
    BLOCK,
    FAILED,
    LEAVE_OUT,
    NOT_A_PICTURE,
    NOTHING,
    ORIGINAL,
    TELL,
    TELLING,
    WARN,
)
from ui.state import CLEAN as SILENTLY
from ui.values import isolate, shorten, tidy
from ui.view import Button, FileView, GroupView, NoticeView, Option, PromptView, Tab
from ui.wording import (
    first_line,
    gravity,
    group_views,
    kept_line,
    kept_rows,
    map_view,
    reason,
    stuck_line,
    told,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.speech import Speech
    from ui.state import FileState, PromptState

LONGEST_NAME = 60
LONGEST_SITE = 40
LONGEST_MESSAGE = 300
MOST_TITLES = 3


def compose(state: PromptState, selected: int, speech: Speech, confirming: str = "") -> PromptView:
    """Return what is to be seen while the file of this index is looked at.

    ``confirming`` is the answer about which a person is asked a second time.
    """
    census = Census(state)
    file = state.files[min(selected, len(state.files) - 1)]
    current = _file_view(file, speech, census, state.keeps)
    if confirming:
        return _confirmation(state, current, speech, confirming)
    return PromptView(
        site=_site(state.site),
        headline=_headline(census, current, speech),
        lead=_lead(census, current, speech, state.locked),
        summary=_summary(current, speech),
        busy=census.busy,
        warning=census.failed > 0 and not census.busy,
        tabs=[_tab(item, speech) for item in state.files] if census.several else [],
        current=current,
        note=_note(state, census, speech),
        buttons=buttons(census, file, speech),
        progress=_progress(census),
        modes=_modes(state, census, speech),
        mode=state.mode,
    )


def _confirmation(state: PromptState, current: FileView, speech: Speech, answer: str) -> PromptView:
    """Ask once more before an original goes out that names a place or a person."""
    files = grave_files(state, answer)
    groups: dict[str, str] = {}
    for file in files:
        for item in told(file.report):
            if item.group.category in CONFIRMED:
                groups.setdefault(item.group.category, speech.say(item.group.title))
        if file.suggestions:
            groups.setdefault("seen", speech.say("confirm_seen"))
    grave = [group for group in current.groups if group.title in groups.values()]
    shown = FileView(current.name, current.facts, current.url, current.status, "",
                     groups=grave, map=current.map, stand_in=current.stand_in)  # fmt: skip
    return PromptView(
        site=_site(state.site), headline=speech.say("confirm_heading"),
        lead=speech.say("confirm_lead", speech.together(list(groups.values()))),
        summary="", busy=False, warning=True, tabs=[], current=shown, note="",
        buttons=confirming_buttons(answer, speech),
    )  # fmt: skip


def compose_notice(state: PromptState, speech: Speech) -> NoticeView:
    """Return the small word after pictures were cleaned unasked."""
    telling = [file for file in state.files if file.status == TELLING]
    titles: list[str] = []
    for file in telling:
        for item in told(file.report):
            title = speech.say(item.group.title)
            if title not in titles:
                titles.append(title)
    more = len(titles) - MOST_TITLES
    if more > 0:
        titles = [*titles[:MOST_TITLES], speech.count("notice_more", more)]
    asks = state.mode == ASK
    return NoticeView(
        headline=speech.count("notice_heading", len(telling)),
        detail=speech.say("notice_removed", speech.together(titles)),
        again="" if asks or state.locked else speech.say("notice_ask"),
        close=speech.say("notice_close"),
        asking=speech.say("notice_asking", _site(state.site)) if asks else "",
    )


def _modes(state: PromptState, census: Census, speech: Speech) -> list[Option]:
    if census.busy or state.locked or not (census.checked or state.mode == BLOCK):
        return []
    return [
        Option(ASK, speech.say("mode_ask")),
        Option(TELL, speech.say("mode_tell")),
        Option(SILENTLY, speech.say("mode_clean")),
        Option(WARN, speech.say("mode_warn")),
        Option(BLOCK, speech.say("mode_block")),
    ]


def _progress(census: Census) -> tuple[int, int]:
    """Return how many of how many are checked, where that is worth a bar."""
    if not (census.busy and census.several):
        return (0, 0)
    return (census.checked + census.failed, census.pictures)


def compose_without(state: PromptState, speech: Speech) -> PromptView:
    """Return a prompt that looks at nothing, for when the whole one cannot be made."""
    heading = speech.say("failed_heading")
    why = speech.say("error_engine_error")
    current = FileView("", "", "", FAILED, heading, groups=[_meaning(speech)])
    answers = [Button(CANCEL, speech.say("button_cancel"), primary=True)]
    if state.mode != BLOCK:
        answers.append(Button(ORIGINAL, speech.say("button_original")))
    return PromptView(
        site=_site(state.site), headline=heading, lead=why, summary=speech.say("failed_choice"),
        busy=False, warning=True, tabs=[], current=current, note="", buttons=answers,
    )  # fmt: skip


def most_important(state: PromptState) -> int:
    """Return the index of the file to look at first: unchecked ones, then the most telling."""
    best, best_rank = 0, 1000
    for index, file in enumerate(state.files):
        rank = 100 + gravity(file.report)
        if file.status == FAILED:
            rank = 0
        elif file.status != TELLING:
            rank = 500
        if rank < best_rank:
            best, best_rank = index, rank
    return best


def _headline(census: Census, current: FileView, speech: Speech) -> str:
    if census.mode == BLOCK and not census.busy:
        return speech.count("block_heading", census.pictures)
    if not census.several:
        return current.heading
    if census.busy:
        return speech.count("several_checking", census.pictures)
    total = speech.number(census.pictures)
    if census.failed:
        return speech.count("several_failed", census.failed, total)
    if census.telling:
        return speech.count("several_telling", census.telling, total)
    return speech.say("several_nothing")


def _lead(census: Census, current: FileView, speech: Speech, locked: bool) -> str:
    if census.mode == BLOCK and not census.busy:
        return speech.say("block_lead_locked" if locked else "block_lead")
    if census.busy:
        if census.several:
            done = speech.number(census.checked + census.failed)
            return speech.say("several_progress", done, speech.number(census.pictures))
        return speech.say("lead_checking")
    if census.several and census.failed and census.telling:
        return speech.count("lead_also_telling", census.telling)
    if current.status == FAILED and not census.several:
        return current.reason
    if census.mode == WARN and not census.failed:
        return speech.say("lead_warn")
    return speech.say("lead_held")


def _summary(current: FileView, speech: Speech) -> str:
    if current.status == FAILED:
        return speech.say("failed_choice")
    if not current.groups:
        return ""
    titles = [group.title for group in current.groups]
    return speech.say("summary_groups", speech.together(titles))


def _note(state: PromptState, census: Census, speech: Speech) -> str:
    if state.covered:
        return speech.say("note_covered")
    if state.unsaved:
        return speech.say("note_unsaved_later" if state.unsaved == "later" else "note_unsaved")
    if census.busy or not census.left_out or not census.checked or census.mode == BLOCK:
        return ""
    return speech.count("note_left_out", census.left_out)


def _tab(file: FileState, speech: Speech) -> Tab:
    if file.status == FAILED:
        state = speech.say("tab_failed")
    elif file.status == TELLING:
        state = speech.count("tab_telling", len(told(file.report)))
    elif file.status == NOTHING:
        state = speech.say("tab_nothing")
    elif file.status == NOT_A_PICTURE:
        state = speech.say("tab_not_a_picture")
    else:
        state = speech.say("tab_checking")
    if file.redacted and file.choice not in (ORIGINAL, LEAVE_OUT):
        state = speech.say("tab_redacted")
    elif file.choice == ORIGINAL:
        state = speech.say("choice_original")
    elif file.choice == LEAVE_OUT and file.status != FAILED:
        state = speech.say("choice_leave_out")
    return Tab(_name(file, speech), _shown_url(file), file.status, state)


def _shown_url(file: FileState) -> str:
    """Return what shows the picture as it will be sent, else as it came."""
    if file.choice != ORIGINAL and file.redacted:
        return file.copy_url
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


def _file_view(file: FileState, speech: Speech, census: Census, keeps: str) -> FileView:
    name, facts, url = _name(file, speech), _facts(file, speech), _shown_url(file)
    free = census.several and not census.busy and census.mode != BLOCK
    options = choices(file, speech) if free else []
    if file.status == FAILED:
        return FileView(
            name, facts, url, file.status, speech.say("failed_heading"),
            reason=reason(file.fault, speech),
            detail=shorten(tidy(file.fault.message), LONGEST_MESSAGE) if file.fault else "",
            groups=[] if census.mode == BLOCK else [_meaning(speech)],
            choice=file.choice, choices=options, stand_in=file.preview.status,
        )  # fmt: skip
    if file.status == TELLING or file.status == NOTHING:
        groups = told(file.report)
        kept = file.report.kept if file.report else []
        return FileView(
            name, facts, url, file.status, first_line(groups, speech),
            reason=speech.say("nothing_reason") if file.status == NOTHING else "",
            groups=group_views(groups, speech, keeps),
            kept=kept_line(kept, speech) if file.status == TELLING else "",
            kept_rows=kept_rows(kept, speech) if file.status == TELLING else [],
            stuck=stuck_line(kept, speech),
            shown=file.preview.url or file.url,
            note=_shown_note(file, speech, census.mode),
            map=map_view(file.report, speech),
            choice=file.choice, choices=options, stand_in=file.preview.status,
        )  # fmt: skip
    if file.status == NOT_A_PICTURE:
        heading, why = speech.say("not_a_picture_heading"), speech.say("not_a_picture_reason")
    else:
        heading, why = speech.say("checking_heading"), ""
    stand_in = file.preview.status
    return FileView(name, facts, url, file.status, heading, reason=why, stand_in=stand_in)


def _meaning(speech: Speech) -> GroupView:
    """What it means to send a picture that nobody has looked into, in the form of a group."""
    title, sentence = speech.say("failed_title"), speech.say("failed_choice")
    return GroupView(GRAVE, "warning", title, sentence, [], [])


def _name(file: FileState, speech: Speech) -> str:
    name = tidy(file.name)
    if len(name) > LONGEST_NAME:
        # The end tells the kind of file, so the middle goes.
        name = f"{name[: LONGEST_NAME - 16]}…{name[-15:]}"
    return name or speech.say("unnamed_file")


def _site(site: str) -> str:
    """The end of a host name says whose it is, so that is what stays of a long one."""
    site = tidy(site)
    if len(site) <= LONGEST_SITE:
        return site
    end = site[1 - LONGEST_SITE :]
    dot = end.find(".")
    return "…" + (end[dot:] if 0 <= dot < LONGEST_SITE // 2 else end)


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
