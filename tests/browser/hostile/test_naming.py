"""Naming: a page may see that something is there, but learns neither its name nor address."""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import Attack, fall_for, got, open_page
from e2e.lab import CLEAN, Lab

from tooling.static_server import StaticServer

STACKS = [
    Attack(f"naming/stacks?{kind}", act="")
    for kind in ("text", "thrown", "sites", "otherwise", "caller", "uncaught")
]


@pytest.mark.parametrize("attack", STACKS, ids=str)
def test_stacks(hostile_lab: Lab, hostile_server: StaticServer, attack: Attack) -> None:
    open_page(hostile_lab, hostile_server, attack)
    assert got(hostile_lab) == []


@pytest.mark.parametrize("act", ["drop", "paste"])
def test_traces(hostile_lab: Lab, hostile_server: StaticServer, photo: Path, act: str) -> None:
    """Names of elements, keys, folders and messages, with the question there and after it."""
    attack = Attack("naming/traces", act=act)
    open_page(hostile_lab, hostile_server, attack)
    fall_for(hostile_lab, attack, [photo])
    hostile_lab.prompt()
    hostile_lab.page.evaluate("lookAround()")
    hostile_lab.decide(CLEAN)
    hostile_lab.page.evaluate("lookAround()")
    assert got(hostile_lab) == []
    if act == "drop":
        hostile_lab.wait_for("window.notes.length > 0")
