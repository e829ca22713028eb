"""Many pictures: each is drawn once, the cost grows in proportion, one answer is for all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from e2e.driver import Frame
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.pictures import SECRET, store, telling
from e2e.view import View

FEW, MANY = 10, 100
TIMES = 30
"""Ten times as many may take so many times as long, on a machine that others share: were each
drawn anew for each, it would be a hundred times."""

_WATCH = """() => {
  globalThis.manyTold = ['', 0];
  coatcheck.subscribe(({phase, files}) => { globalThis.manyTold = [phase, files.length]; });
  globalThis.manyDrawn = 0;
  new MutationObserver((changes) => {
    for (const {addedNodes, target} of changes) {
      if (target.id === 'strip') globalThis.manyDrawn += addedNodes.length;
    }
  }).observe(document.querySelector('#strip'), {childList: true});
}"""
_ASKED = """(count) => manyTold[0] === 'asking' && manyTold[1] === count
  && document.querySelectorAll('.tab').length === count
  && !document.querySelector('#ticket').classList.contains('ticket-busy')"""


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def seconds_until_asked(lab: Lab, frame: Frame, paths: list[Path]) -> float:
    start = time.monotonic()
    lab.send("drop", *paths)
    lab.wait_until(lambda: frame.evaluate(_ASKED, len(paths)), "the question", 120_000)
    return time.monotonic() - start


def test_a_hundred_pictures(lab: Lab, tmp_path: Path) -> None:
    paths = [store(tmp_path, f"{n}.jpg", telling((64 + n, 48))) for n in range(MANY)]
    lab.send("drop", paths[0])
    frame = lab.prompt()
    lab.decide(CANCEL)
    frame.evaluate(_WATCH)
    taken = []
    for count in (FEW, 25, 50, MANY):
        taken.append(seconds_until_asked(lab, frame, paths[:count]))
        assert frame.evaluate("manyDrawn") == count, "each tile is drawn once"
        frame.evaluate("manyDrawn = 0")
        if count < MANY:
            lab.decide(CANCEL)
    print("seconds for 10, 25, 50, 100 files:", *(f"{seconds:.2f}" for seconds in taken))
    assert taken[-1] <= TIMES * max(taken[0], 0.3)
    view = View(lab, frame)
    assert view.one("#buttons .button-primary").text == "Clean and send 100"
    view.frame.evaluate("document.querySelector('.tab[tabindex=\"0\"]').focus()")
    lab.page.press("End")
    view.comes(".tab:last-child[aria-selected=true]")
    last = view.one(".tab:last-child").box
    strip = view.one("#strip").box
    assert strip.x <= last.x and last.x + last.width <= strip.x + strip.width + 1, "it is in sight"
    view.comes("#picture", "99.jpg")
    lab.page.evaluate("seen.length = 0")
    lab.decide(CLEAN)
    files = lab.files_by("drop")
    assert len(files) == MANY and not any(SECRET in file.data for file in files)
