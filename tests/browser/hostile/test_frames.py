"""Frames and realms: whoever makes one gets at no picture in it before the gate does."""

from __future__ import annotations

from pathlib import Path

import pytest
from attacks import Attack, fall_for, held, open_page
from e2e.lab import Lab

from tooling.static_server import StaticServer

ATTACKS = [
    Attack("frames/first_window?blank"),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_frames(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, attack: Attack
) -> None:
    open_page(hostile_lab, hostile_server, attack)
    fall_for(hostile_lab, attack, [photo])
    held(hostile_lab)
