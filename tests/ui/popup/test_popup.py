"""The popup in words, and its page."""

from __future__ import annotations

import re

import pytest

from english import ROOT, English
from ui.common.icons import ICONS
from ui.popup.view import (
    GUARDED_TEXTS,
    HEADLINES,
    MODES,
    SIGNS,
    Entry,
    PopupState,
    PopupView,
    compose_popup,
)

PAGE = (ROOT / "extension/pages/popup.html").read_text("utf-8")
STYLE = "".join(
    (ROOT / f"extension/pages/{name}.css").read_text("utf-8") for name in ("popup", "switch")
)
TOKENS = (ROOT / "extension/frame/styles/tokens.css").read_text("utf-8")


def composed(kind: str, **changes: object) -> PopupView:
    state = PopupState(
        kind=kind,
        host="chatgpt.com",
        name="ChatGPT",
        added=False,
        off=False,
        locked=False,
        provider="openai-chatgpt",
        withheld=False,
        trouble="",
        entries=[],
    )
    for name, value in changes.items():
        setattr(state, name, value)
    return compose_popup(state, English())


@pytest.mark.parametrize("kind", HEADLINES)
def test_every_kind_is_told_in_a_sentence(kind: str) -> None:
    view = composed(kind)
    assert view.headline and view.text.endswith(".")
    assert view.sign in ICONS
    assert set(SIGNS) == set(HEADLINES)


def test_a_guarded_page() -> None:
    view = composed("guarded")
    assert view.host == "ChatGPT · chatgpt.com"
    assert (view.tone, view.switch, view.switched_on) == (
        "calm",
        "Check pictures at this site",
        True,
    )
    assert view.action == view.remove == view.trouble == view.withheld == ""
    assert view.guide == "What ChatGPT does with photos"


def test_what_happens_to_pictures_is_said_as_it_is_in_each_mode() -> None:
    said = {mode: composed("guarded", mode=mode).text for mode in MODES}
    assert set(MODES) == set(GUARDED_TEXTS) and len(set(said.values())) == len(MODES)
    assert "held until you have seen" in said["ask"]
    assert not any("held" in text for mode, text in said.items() if mode != "ask")
    assert "without asking or telling you" in said["clean"]
    assert said["block"].startswith("No picture, document, video or sound goes to ChatGPT")


def test_the_mode_can_be_changed_where_it_counts_and_is_not_locked() -> None:
    view = composed("guarded", mode="warn")
    assert [option.value for option in view.modes] == list(MODES) and view.mode == "warn"
    assert composed("guarded", locked=True).modes == []
    assert composed("off", off=True).modes == composed("open").modes == []
    assert composed("guarded", saved=True).saved.startswith("Saved")


def test_what_was_cleaned_silently_is_told() -> None:
    assert composed("guarded", cleaned=3).silent.startswith("3 files were cleaned")
    assert composed("guarded").silent == ""


def test_a_page_that_ought_to_be_guarded_is_never_calm() -> None:
    for kind, action in (("unprotected", "reload"), ("withheld", "allow")):
        view = composed(kind)
        assert view.headline == "Not protected here"
        assert (view.tone, view.action, view.switch) == ("alarm", action, "")


def test_another_site_can_be_guarded_and_an_added_one_let_go() -> None:
    view = composed("open", name="", provider="", host="chat.example.org")
    assert (view.action, view.action_label) == ("guard", "Guard this site")
    assert view.host == "chat.example.org" and "chat.example.org" in view.text
    assert view.guide == "What chats do with photos"
    assert composed("guarded", added=True).remove == "No longer guard this site"


def test_pages_of_the_browser_offer_nothing() -> None:
    view = composed("impossible", host="", name="", provider="")
    assert view.host == view.action == view.switch == view.remove == ""
    assert composed("what is this").headline == view.headline


def test_a_switch_that_an_organisation_has_set() -> None:
    view = composed("off", off=True, locked=True)
    assert view.switch_locked and not view.switched_on
    assert view.note == "Your organisation has set this."


def test_of_a_provider_that_is_not_known_nothing_is_promised() -> None:
    assert composed("guarded", provider="unknown").guide == "What chats do with photos"


def test_what_was_done_lately() -> None:
    entry = Entry((2026, 11, 23, 9, 5), [("cleaned", 2), ("original", 1), ("later", 4)])
    view = composed("guarded", entries=[entry])
    assert view.entries == [
        ("2 files cleaned and 1 file sent as it is", "23 November 2026 at 09:05")
    ]


def test_what_the_browser_withholds_is_told_on_every_page() -> None:
    assert composed("open", withheld=True).withheld
    assert composed("withheld", withheld=True).withheld == ""


def test_troubles_are_told() -> None:
    assert composed("open", trouble="refused").trouble
    assert composed("open", trouble="failed").trouble
    assert composed("open", trouble="odd").trouble == ""


def test_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert not re.search(r"<style|\sstyle=|\son\w+=|https?:", PAGE)
    assert not re.search(r"@import|url\(|#[0-9a-f]{3,8}\b", STYLE)


def test_every_token_is_one() -> None:
    defined = set(re.findall(r"^\s*(--[\w-]+):", TOKENS, re.MULTILINE))
    assert set(re.findall(r"var\((--[\w-]+)", STYLE)) <= defined


@pytest.mark.parametrize("size", [16, 32])
def test_the_grey_icons_have_their_sizes(size: int) -> None:
    head = (ROOT / f"extension/icons/icon-off-{size}.png").read_bytes()[:24]
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == (size, size)
