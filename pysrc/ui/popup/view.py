"""What the popup shows of a page: from what is known of it to words. Touches no page itself."""

from __future__ import annotations

from dataclasses import dataclass

from ui.prompt.view import Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.common.speech import Speech
    from ui.common.values import Moment

GUARDED = "guarded"
OFF = "off"
UNPROTECTED = "unprotected"
WITHHELD = "withheld"
OPEN = "open"
ELSEWHERE = "elsewhere"
IMPOSSIBLE = "impossible"

SIGNS = {
    GUARDED: "check",
    OFF: "pause",
    UNPROTECTED: "warning",
    WITHHELD: "warning",
    OPEN: "plus",
    ELSEWHERE: "minus",
    IMPOSSIBLE: "minus",
}
"""The icon of each kind."""

HEADLINES = {
    GUARDED: "popup_guarded",
    OFF: "popup_off",
    UNPROTECTED: "popup_unprotected",
    WITHHELD: "popup_unprotected",
    OPEN: "popup_open",
    ELSEWHERE: "popup_open",
    IMPOSSIBLE: "popup_impossible",
}
TEXTS = {
    GUARDED: "popup_guarded_text",
    OFF: "popup_off_text",
    UNPROTECTED: "popup_unprotected_text",
    WITHHELD: "popup_withheld_text",
    OPEN: "popup_open_text",
    ELSEWHERE: "popup_elsewhere_text",
    IMPOSSIBLE: "popup_impossible_text",
}
GUARDED_TEXTS = {
    "ask": "popup_guarded_text",
    "tell": "popup_guarded_tell",
    "clean": "popup_guarded_clean",
    "warn": "popup_guarded_warn",
    "block": "popup_guarded_block",
}
"""What happens to a picture on a guarded page, by what is set for it."""
MODES = {
    "ask": "settings_mode_ask",
    "tell": "settings_mode_tell",
    "clean": "settings_mode_clean",
    "warn": "settings_mode_warn",
    "block": "settings_mode_block",
}
ACTIONS = {
    UNPROTECTED: ("reload", "popup_reload"),
    WITHHELD: ("allow", "popup_allow"),
    OPEN: ("guard", "popup_guard"),
}
TROUBLES = {"refused": "popup_refused", "failed": "popup_failed"}
WAYS = {
    "cleaned": "popup_cleaned",
    "redacted": "popup_redacted",
    "original": "popup_original",
    "nothing": "popup_plain",
    "withheld": "popup_not_sent",
}
"""What can become of a picture, as the record names it."""


@dataclass
class Entry:
    """One thing that was done at this site: when, and with how many pictures what."""

    moment: Moment
    ways: list[tuple[str, int]]


@dataclass
class PopupState:
    """What ``popup.js`` found out."""

    kind: str
    host: str
    name: str
    added: bool
    off: bool
    locked: bool
    provider: str
    withheld: bool
    trouble: str
    entries: list[Entry]
    mode: str = "ask"
    cleaned: int = 0
    """How many pictures were cleaned on this page without a word."""
    saved: bool = False


@dataclass
class PopupView:
    """The popup in words. What is empty is not shown."""

    sign: str
    tone: str
    headline: str
    host: str
    text: str
    switch: str
    switched_on: bool
    switch_locked: bool
    note: str
    action: str
    action_label: str
    trouble: str
    entries: list[tuple[str, str]]
    withheld: str
    guide: str
    remove: str
    modes: list[Option]
    mode: str
    silent: str
    saved: str


def compose_popup(state: PopupState, speech: Speech) -> PopupView:
    """Put a state into words."""
    kind = state.kind if state.kind in HEADLINES else IMPOSSIBLE
    action, label = ACTIONS.get(kind, ("", ""))
    switched = kind in (GUARDED, OFF)
    host = state.host if kind != IMPOSSIBLE else ""
    shown = f"{state.name} · {host}" if state.name and host else host
    mode = state.mode if state.mode in GUARDED_TEXTS else "ask"
    text = GUARDED_TEXTS[mode] if kind == GUARDED else TEXTS[kind]
    free = kind == GUARDED and not state.locked
    verified = bool(state.name) and state.provider not in ("", "unknown")
    return PopupView(
        sign=SIGNS[kind],
        tone={GUARDED: "calm", UNPROTECTED: "alarm", WITHHELD: "alarm"}.get(kind, "plain"),
        headline=speech.say(HEADLINES[kind]),
        host=shown,
        text=speech.say(text, state.name or state.host),
        switch=speech.say("popup_switch") if switched else "",
        switched_on=kind == GUARDED,
        switch_locked=state.locked,
        note=speech.say("popup_locked") if switched and state.locked else "",
        action=action,
        action_label=speech.say(label, host) if label else "",
        trouble=speech.say(TROUBLES[state.trouble]) if state.trouble in TROUBLES else "",
        entries=[_entry(entry, speech) for entry in state.entries],
        withheld=_withheld(state, kind, speech),
        guide=speech.say("popup_guide_of", state.name) if verified else speech.say("popup_guide"),
        remove=speech.say("popup_remove") if state.added and kind != IMPOSSIBLE else "",
        modes=[Option(value, speech.say(key)) for value, key in MODES.items()] if free else [],
        mode=mode,
        silent=speech.count("popup_silent", state.cleaned) if state.cleaned else "",
        saved=speech.say("popup_saved") if state.saved else "",
    )


def _entry(entry: Entry, speech: Speech) -> tuple[str, str]:
    done = [speech.count(WAYS[way], count) for way, count in entry.ways if way in WAYS]
    return speech.together(done), speech.moment(entry.moment)


def _withheld(state: PopupState, kind: str, speech: Speech) -> str:
    return speech.say("popup_withheld_others") if state.withheld and kind != WITHHELD else ""
