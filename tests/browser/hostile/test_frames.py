"""Frames and realms: whoever makes one gets at no picture in it before the gate does."""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import PLACE, Attack, fall_for, got, held, open_page
from e2e.lab import Lab

from tooling.static_server import StaticServer

FIRST_WINDOW = (
    *("blank", "srcdoc", "src", "blob", "sandbox", "by name", "markup", "inner HTML", "cloned"),
    *("adopted", "range", "body", "in the place of a text", "script beside it"),
    *("custom element beside it", "load of another beside it", "shadow tree", "object", "embed"),
    *("shadow tree, by its name", "shadow tree, by a link", "shadow tree, by a form"),
    *("shadow tree, filled before", "declared shadow tree", "imported", "surrounded"),
    *("parsed unsafely", "transformed", "moved before", "document type"),
    *("written", "written, in pieces"),
)
FRESH_REALM = (
    *("listeners", "listeners, no document", "open", "write, at once", "click"),
    *("click, of a frame of another site", "click, of a frame that is gone"),
    *("insertion, of a frame that is gone", "dispatchEvent, of a blank frame"),
)
POP_UPS = ("opened", "opened by its document", "opened by a script address")
ATTACKS = [
    *(Attack(f"frames/first_window?{kind}") for kind in FIRST_WINDOW),
    *(Attack(f"frames/first_window?{kind}", "drop") for kind in ("srcdoc", "shadow tree")),
    *(Attack(f"frames/script_frame?{kind}") for kind in FRESH_REALM),
    Attack("frames/script_frame?listeners", "drop"),
    Attack("frames/parsed"),
    Attack("frames/parsed", "drop"),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_frames(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, attack: Attack
) -> None:
    hostile_lab.watch.expect("escape its sandboxing|XSLTProcessor")
    open_page(hostile_lab, hostile_server, attack)
    fall_for(hostile_lab, attack, [photo])
    held(hostile_lab)


LINKED = pytest.param(
    "opened by a link",
    marks=pytest.mark.only("chromium", reason="Firefox then never loads what the link leads to"),
)


@pytest.mark.parametrize("kind", [*POP_UPS, LINKED])
def test_pop_ups(hostile_lab: Lab, hostile_server: StaticServer, photo: Path, kind: str) -> None:
    """The question is in the pop-up, where these tests have no hand; who got what counts."""
    attack = Attack(f"frames/pop_up?{kind}", "paste")
    open_page(hostile_lab, hostile_server, attack)
    hostile_lab.page.click_at(*PLACE)
    hostile_lab.wait_for("window.refused || inputInIt() !== null")
    if not hostile_lab.page.evaluate("window.refused === true"):
        fall_for(hostile_lab, attack, [photo])
    assert got(hostile_lab) == []
    hostile_lab.page.evaluate("opened?.close()")
