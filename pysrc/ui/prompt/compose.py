"""From the state to the whole prompt: which words, which answers, and which of them comes first."""

from __future__ import annotations

from ui.common.kinds import kind_of_all, words_for
from ui.common.values import isolate, tidy
from ui.prompt.answers import (
    CANCEL,
    CONFIRMED,
    Census,
    buttons,
    confirming_buttons,
    files_at_stake,
    grave_files,
)
from ui.prompt.compose_file import file_name, file_view, meaning, tab_of, unhidden_view
from ui.prompt.state import ASK, BLOCK, CLEAN, FAILED, ORIGINAL, TELL, TELLING, UNKNOWN_TYPE, WARN
from ui.prompt.view import Button, FileView, Option, PromptView
from ui.prompt.wording import first_line, gravity, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import PromptState

LONGEST_SITE = 40
MOST_NAMES = 2
MODES = [
    (ASK, "mode_ask"),
    (TELL, "mode_tell"),
    (CLEAN, "mode_clean"),
    (WARN, "mode_warn"),
    (BLOCK, "mode_block"),
]
"""What can be done at a site, and what that is called."""


def compose(state: PromptState, selected: int, speech: Speech, confirming: str = "") -> PromptView:
    """Return what is to be seen while the file of this index is looked at.

    ``confirming`` is the answer about which a person is asked a second time.
    """
    census = Census(state)
    selected = min(selected, len(state.files) - 1)
    file = state.files[selected]
    if confirming:
        return _confirmation(state, census, selected, speech, confirming)
    current = file_view(file, speech, census, state.keeps)
    tabs = [tab_of(item, speech) for item in state.files] if census.several else []
    speech = words_for(kind_of_all(state.files), speech)
    return PromptView(
        site=site_name(state.site),
        headline=_headline(state, census, current, speech),
        lead=_lead(census, current, speech, state.locked),
        summary=_summary(current, speech),
        busy=census.busy,
        warning=census.failed > 0 and not census.busy,
        tabs=tabs,
        current=current,
        note=_note(state, census, speech),
        buttons=buttons(census, file, speech),
        progress=_progress(census),
        modes=_modes(state, census, speech),
        mode=state.wish or state.mode,
        wish=_wish(state, speech),
    )


def _confirmation(
    state: PromptState, census: Census, selected: int, speech: Speech, answer: str
) -> PromptView:
    """Ask once more before something goes that names a place or a person, or shows what was hidden.

    What it is about is shown as it would go, and never with the hidden parts covered.
    """
    places = files_at_stake(state, answer)
    seen = answer in state.asks
    many = seen and len(places) > 1
    place = selected if many or selected in places or not places else places[0]
    file = state.files[place]
    current = file_view(file, speech, census, state.keeps)
    titles = _grave_titles(state, answer, speech, seen=seen)
    if place in places or not seen:
        groups = [group for group in current.groups if group.title in titles]
        current = unhidden_view(current, file, groups, speech.say("shown_original"))
    tells = speech.say("confirm_lead", speech.together(titles)) if titles else ""
    shows = speech.count("confirm_unhidden", len(places)) if seen else ""
    tabs = [
        tab_of(item, speech, unhidden=number in places) for number, item in enumerate(state.files)
    ]
    usual, unhidden = speech.say("confirm_heading"), speech.say("confirm_unhidden_heading")
    return PromptView(
        site=site_name(state.site),
        headline=unhidden if seen else usual,
        lead=shows or tells,
        summary="",
        busy=False,
        warning=True,
        tabs=tabs if many else [],
        current=current,
        note=speech.say("note_covered") if state.covered else "",
        buttons=confirming_buttons(answer, census, file, speech),
    )


def _grave_titles(state: PromptState, answer: str, speech: Speech, *, seen: bool) -> list[str]:
    """Return what originals that would go tell, gravest first, each once."""
    titles: dict[str, str] = {}
    for file in grave_files(state, answer):
        for item in told(file.report):
            if item.group.category in CONFIRMED:
                titles.setdefault(item.title, speech.say(item.title))
        if file.suggestions and not seen:
            titles.setdefault("seen", speech.say("confirm_seen"))
    return list(titles.values())


def _joined(sentences: list[str], speech: Speech) -> str:
    """Join sentences; empty ones are left out."""
    said = ""
    for sentence in sentences:
        said = (
            speech.say("sentences_joined", said, sentence)
            if said and sentence
            else said or sentence
        )
    return said


def site_name(site: str) -> str:
    """Shorten a host name: its end says whose it is, so that is what stays of a long one."""
    site = tidy(site)
    if len(site) <= LONGEST_SITE:
        return site
    end = site[1 - LONGEST_SITE :]
    dot = end.find(".")
    return "…" + (end[dot:] if 0 <= dot < LONGEST_SITE // 2 else end)


def _modes(state: PromptState, census: Census, speech: Speech) -> list[Option]:
    if census.busy or state.locked or not (census.checked or state.mode == BLOCK):
        return []
    return [Option(mode, speech.say(name)) for mode, name in MODES]


def _wish(state: PromptState, speech: Speech) -> str:
    """Say when what was chosen for this site begins to count."""
    return speech.say("wish_with_answer") if state.wish else ""


def _progress(census: Census) -> tuple[int, int]:
    """Return how many of how many are checked, where that is worth a bar."""
    if not (census.busy and census.several):
        return (0, 0)
    return (census.checked + census.failed, census.pictures)


def compose_without(state: PromptState, speech: Speech) -> PromptView:
    """Return a prompt that looks at nothing, for when the whole one cannot be made."""
    heading = speech.say("failed_heading")
    why = speech.say("error_engine_error")
    current = FileView("", "", "", FAILED, heading, groups=[meaning(speech)])
    answers = [Button(CANCEL, speech.say("button_cancel"), primary=True)]
    hidden = ORIGINAL in state.asks
    if state.mode != BLOCK:
        key = "button_unhidden" if hidden else "button_original"
        answers.append(Button(ORIGINAL, speech.say(key)))
    if state.confirming:
        why = speech.count("confirm_unhidden", len(files_at_stake(state, state.confirming)))
    return PromptView(
        site=site_name(state.site),
        headline=heading,
        lead=why,
        summary=speech.say("failed_choice"),
        busy=False,
        warning=True,
        tabs=[],
        current=current,
        note="",
        buttons=answers,
    )


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


def _headline(state: PromptState, census: Census, current: FileView, speech: Speech) -> str:
    if census.mode == BLOCK and not census.busy:
        return speech.count("block_heading", census.pictures)
    if not census.several:
        return current.heading
    if census.busy:
        return speech.count("several_checking", census.pictures)
    if census.pictures == 1:
        return _heading_of_the_picture(state, speech)
    total = speech.number(census.pictures)
    if census.failed:
        return speech.count("several_failed", census.failed, total)
    if census.telling:
        return speech.count("several_telling", census.telling, total)
    return speech.say("several_nothing")


def _heading_of_the_picture(state: PromptState, speech: Speech) -> str:
    """Return what the one picture among other files tells, whichever of them is looked at."""
    [picture] = [file for file in state.files if file.status != UNKNOWN_TYPE]
    speech = words_for(picture.kind, speech)
    if picture.status == FAILED:
        return speech.say("failed_heading")
    return first_line(told(picture.report), speech)


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
    if census.busy or census.mode == BLOCK:
        return ""
    left_out = census.left_out if census.checked else 0
    return _joined(
        [
            speech.count("note_left_out", left_out) if left_out else "",
            _others(state, census, speech),
        ],
        speech,
    )


def _others(state: PromptState, census: Census, speech: Speech) -> str:
    """Say which files go as they are since they are no pictures."""
    if not census.pictures or not census.others:
        return ""
    names = [
        isolate(file_name(file, speech), speech)
        for file in state.files
        if file.status == UNKNOWN_TYPE
    ]
    more = len(names) - MOST_NAMES
    if more > 0:
        names = [*names[:MOST_NAMES], speech.count("note_others_more", more)]
    return speech.count("note_others", census.others, speech.together(names))
