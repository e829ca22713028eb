"""The small word after an answer: what was removed unasked, and what is done from now on."""

from __future__ import annotations

from ui.common.kinds import kind_of_all, words_for
from ui.prompt.compose import MODES, site_name
from ui.prompt.state import ASK, TELLING
from ui.prompt.view import NoticeView
from ui.prompt.wording import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.prompt.state import PromptState

MOST_TITLES = 3
SAVED = "saved"
UNDONE = "undone"


def compose_notice(state: PromptState, speech: Speech) -> NoticeView:
    """Return the notice in words."""
    close = speech.say("notice_close")
    site = site_name(state.site)
    if state.kept == SAVED:
        detail = speech.say("notice_asking", site)
        if state.wish != ASK:
            detail = speech.say("notice_saved", site, speech.say(dict(MODES)[state.wish]))
        headline = speech.say("notice_saved_heading")
        return NoticeView(headline, detail, speech.say("notice_undo"), close, undoes=True)
    if state.kept == UNDONE:
        return NoticeView(
            speech.say("notice_undone_heading"), speech.say("notice_undone", site), "", close
        )
    if state.kept:
        later = state.trouble == "later"
        detail = speech.say("note_unsaved_later" if later else "note_unsaved")
        return NoticeView(speech.say("notice_unsaved_heading"), detail, "", close)
    telling = [file for file in state.files if file.status == TELLING]
    return NoticeView(
        headline=words_for(kind_of_all(telling), speech).count("notice_heading", len(telling)),
        detail=speech.say("notice_removed", speech.together(_titles(state, speech))),
        again="" if state.locked else speech.say("notice_ask"),
        close=close,
    )


def _titles(state: PromptState, speech: Speech) -> list[str]:
    """Return what was removed, the gravest of each picture first, and how much more."""
    titles: list[str] = []
    for file in state.files:
        for item in told(file.report) if file.status == TELLING else []:
            title = speech.say(item.title)
            if title not in titles:
                titles.append(title)
    more = len(titles) - MOST_TITLES
    if more > 0:
        return [*titles[:MOST_TITLES], speech.count("notice_more", more)]
    return titles
