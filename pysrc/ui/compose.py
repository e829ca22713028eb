"""From the state to the whole prompt: which words, which answers, and which of them comes first."""

from __future__ import annotations

from ui.groups import GRAVE
from ui.state import CHECKING, FAILED, NOT_A_PICTURE, NOTHING, TELLING
from ui.values import isolate, shorten, tidy
from ui.view import Button, FileView, GroupView, PromptView, Row, Tab
from ui.wording import first_line, gravity, group_views, kept_line, reason, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.speech import Speech
    from ui.state import FileState, PromptState

CLEAN = "clean"
ORIGINAL = "original"
CANCEL = "cancel"

LONGEST_NAME = 60
LONGEST_SITE = 40
LONGEST_MESSAGE = 300


class Census:
    """How many files there are of each kind."""

    def __init__(self, state: PromptState) -> None:
        statuses = [file.status for file in state.files]
        self.pictures = len(statuses) - statuses.count(NOT_A_PICTURE)
        self.telling = statuses.count(TELLING)
        self.failed = statuses.count(FAILED)
        self.checked = self.telling + statuses.count(NOTHING)
        self.several = len(statuses) > 1
        self.busy = state.phase == CHECKING


def compose(state: PromptState, selected: int, speech: Speech) -> PromptView:
    """Return what is to be seen while the file of this index is looked at."""
    census = Census(state)
    file = state.files[min(selected, len(state.files) - 1)]
    current = _file_view(file, speech)
    return PromptView(
        site=_site(state.site),
        headline=_headline(census, current, speech),
        lead=_lead(census, current, speech),
        summary=_summary(current, speech),
        busy=census.busy,
        warning=census.failed > 0 and not census.busy,
        tabs=[_tab(item, speech) for item in state.files] if census.several else [],
        current=current,
        note=_note(census, speech),
        buttons=_buttons(census, speech),
    )


def compose_without(state: PromptState, speech: Speech) -> PromptView:
    """Return a prompt that looks at nothing, for when the whole one cannot be made."""
    heading = speech.say("failed_heading")
    why = speech.say("error_engine_error")
    current = FileView("", "", "", FAILED, heading, groups=[_meaning(speech)])
    return PromptView(
        site=_site(state.site), headline=heading, lead=why, summary=speech.say("failed_choice"),
        busy=False, warning=True, tabs=[], current=current, note="",
        buttons=[Button(CANCEL, speech.say("button_cancel"), primary=True),
                 Button(ORIGINAL, speech.say("button_original"))],
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


def _lead(census: Census, current: FileView, speech: Speech) -> str:
    if census.busy:
        if census.several:
            done = speech.number(census.checked + census.failed)
            return speech.say("several_progress", done, speech.number(census.pictures))
        return speech.say("lead_checking")
    if census.several and census.failed and census.telling:
        return speech.count("lead_also_telling", census.telling)
    if current.status == FAILED and not census.several:
        return current.reason
    return speech.say("lead_held")


def _summary(current: FileView, speech: Speech) -> str:
    if current.status == FAILED:
        return speech.say("failed_choice")
    if not current.groups:
        return ""
    titles = [group.title for group in current.groups]
    return speech.say("summary_groups", speech.together(titles))


def _note(census: Census, speech: Speech) -> str:
    if census.busy or not census.failed or not census.checked:
        return ""
    return speech.count("note_left_out", census.failed)


def _buttons(census: Census, speech: Speech) -> list[Button]:
    """The answers, in their order; the first is the primary one and has the focus."""
    cancel = Button(CANCEL, speech.say("button_cancel"))
    clean = Button(CLEAN, speech.say("button_clean"))
    original = Button(ORIGINAL, speech.say("button_original"))
    if census.busy:
        return [cancel]
    if not census.failed:
        order = [clean, original, cancel]
    elif census.checked:
        order = [cancel, clean, original]
    else:
        order = [cancel, original]
    order[0].primary = True
    return order


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
    return Tab(_name(file, speech), file.url, file.status, state)


def _file_view(file: FileState, speech: Speech) -> FileView:
    name, facts = _name(file, speech), _facts(file, speech)
    if file.status == FAILED:
        return FileView(
            name, facts, file.url, file.status, speech.say("failed_heading"),
            reason=reason(file.fault, speech),
            detail=shorten(tidy(file.fault.message), LONGEST_MESSAGE) if file.fault else "",
            groups=[_meaning(speech)],
        )  # fmt: skip
    if file.status == TELLING or file.status == NOTHING:
        groups = told(file.report)
        kept = file.report.kept if file.report else []
        return FileView(
            name, facts, file.url, file.status, first_line(groups, speech),
            reason=speech.say("nothing_reason") if file.status == NOTHING else "",
            groups=group_views(groups, speech),
            kept=kept_line(kept, speech) if file.status == TELLING else "",
            kept_rows=[Row(k.label, k.reason) for k in kept] if file.status == TELLING else [],
        )  # fmt: skip
    if file.status == NOT_A_PICTURE:
        heading, why = speech.say("not_a_picture_heading"), speech.say("not_a_picture_reason")
    else:
        heading, why = speech.say("checking_heading"), ""
    return FileView(name, facts, file.url, file.status, heading, reason=why)


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
