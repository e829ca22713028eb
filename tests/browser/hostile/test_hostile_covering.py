"""A page that would have the person press what they do not see, or cannot read."""

from __future__ import annotations

import io
from contextlib import suppress
from pathlib import Path

import attacks
import pytest
from attacks import Attack, fall_for, open_page
from e2e import fallback
from e2e.lab import CLEAN, ORIGINAL, Lab
from PIL import Image

from tooling.static_server import StaticServer

OVER = [
    "invoker",
    "slow",
    "command",
    "hint",
    "backdrop",
    "nested",
    "realm",
    "animated",
    "view",
]
DRAWN = [
    "tiny",
    "huge",
    "host",
    "both",
    "later",
    "faint",
    "scaled",
    "masked",
    "reset",
    "blended",
]
GREEN = (0, 200, 0)


def seen_colour(lab: Lab, tmp_path: Path) -> tuple[int, ...]:
    """Return the colour of the left upper corner of the tab, as it is drawn."""
    path = tmp_path / "seen.png"
    lab.page.screenshot(path)
    with Image.open(io.BytesIO(path.read_bytes())) as image:
        return tuple(image.convert("RGB").getpixel((5, 400)))[:3]


@pytest.mark.parametrize("kind", OVER)
def test_what_lies_over_the_question(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, tmp_path: Path, kind: str
) -> None:
    """Either it is not to be seen, or no answer counts that sends anything."""
    lab = hostile_lab
    attack = Attack(f"covering/over?{kind}", "drop")
    open_page(lab, hostile_server, attack)
    fall_for(lab, attack, [photo])
    lab.prompt()
    lab.page.wait_for_timeout(lab.reaction)
    lab.page.evaluate("cover()")
    lab.page.wait_for_timeout(lab.reaction)
    if seen_colour(lab, tmp_path) == GREEN:
        for button in [button for button in lab.buttons() if button.name in {CLEAN, ORIGINAL}]:
            lab.frame().click_at(button.x, button.y)
            lab.page.wait_for_timeout(100)
        assert attacks.got(lab) == []
    elif lab.frame().evaluate("innerWidth") == 0:
        # A browser has taken all of the page out of sight: there is nothing to press.
        assert attacks.got(lab) == []
    else:
        lab.decide(CLEAN)
        lab.wait_for("window.got.length > 0")
        assert "original" not in attacks.got(lab)[0]


@pytest.mark.parametrize("kind", DRAWN)
def test_how_the_question_is_drawn(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, kind: str
) -> None:
    """It is drawn as it ought to be, or no answer counts that sends anything."""
    lab = hostile_lab
    attack = Attack(f"covering/drawn?{kind}", "drop")
    open_page(lab, hostile_server, attack)
    fall_for(lab, attack, [photo])
    lab.prompt()
    width, ratio = lab.page.evaluate("[innerWidth, devicePixelRatio]")

    def as_it_ought() -> bool:
        drawn = lab.frame().evaluate("[innerWidth, devicePixelRatio]")
        return abs(drawn[0] - width) < 30 and abs(drawn[1] - ratio) < 0.05

    lab.page.evaluate("void draw()")
    lab.page.wait_for_timeout(lab.reaction)
    if as_it_ought() and kind != "later":
        lab.decide(CLEAN)
        lab.wait_for("window.got.length > 0")
        assert "original" not in attacks.got(lab)[0]
    else:
        right, bottom = lab.frame().evaluate("[innerWidth, innerHeight]")
        for button in [button for button in lab.buttons() if button.name in {CLEAN, ORIGINAL}]:
            if 0 <= button.x < right and 0 <= button.y < bottom:  # Else there is nothing to press.
                # Nor is there while it is drawn anew.
                with suppress(AssertionError):
                    lab.frame().click_at(button.x, button.y)
        lab.page.wait_for_timeout(lab.reaction)
        # It may be drawn as it ought to be by now.
        found = attacks.got(lab)
        assert found == [] or (kind != "later" and as_it_ought() and "original" not in found[0])


@pytest.mark.parametrize("kind", ["once", "again", "back", "replaced", "moved", "hidden"])
def test_the_question_is_taken_away(
    hostile_lab: Lab, hostile_server: StaticServer, photo: Path, kind: str
) -> None:
    """What asks in its place offers no original."""
    lab = hostile_lab
    attack = Attack(f"covering/fallback?{kind}", "drop")
    open_page(lab, hostile_server, attack)
    fall_for(lab, attack, [photo])
    lab.wait_for("window.hosts > 1")
    assert ORIGINAL not in fallback.answers(lab)
    lab.page.wait_for_timeout(lab.reaction)
    for keys in ("Tab", "Tab", "Enter"):
        lab.page.press(keys)
    assert attacks.got(lab) == []
