"""Inputs that a page moves about while the person chooses a file."""

from __future__ import annotations

from pathlib import Path

import attacks
import pytest
from attacks import PLACE, held, open_page
from e2e.lab import CLEAN, Lab

from tooling.static_server import StaticServer

KINDS = [
    "created",
    "parsed",
    "xml",
    "template",
    "fragment",
    "realm",
    "frame",
    "shadow",
    "twice",
    "ancestor",
    "before",
    "again",
    "cancel",
    "change",
    "many",
    pytest.param(
        "reopened",
        marks=pytest.mark.only("chromium", reason="there, Firefox itself gives the file to nobody"),
    ),
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_is_moved(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, kind: str
) -> None:
    """Wherever it is by then, the page gets what the person decides, and nothing before."""
    lab = hostile_lab
    open_page(lab, hostile_server, attacks.Attack(f"inputs/moves?{kind}"))
    with lab.page.dialog([photo]):
        lab.page.click_at(*PLACE)
        lab.wait_for("window.moved")
    held(lab)
    lab.decide(CLEAN)
    lab.wait_for("window.got.length > 0")
    assert not [found for found in attacks.got(lab) if "original" in found]
