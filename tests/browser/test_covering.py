"""A page that would have the person press what they do not see."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.naming import neutral

COVERS = {
    "modal dialog": """() => {
      const over = window.over = document.createElement('dialog');
      over.textContent = 'Free pictures!';
      over.style.cssText = 'width: 100vw; height: 100vh; pointer-events: none';
      document.body.append(over);
      window.cover = () => { if (!over.open) over.showModal(); };
    }""",
    "popover": """() => {
      const over = window.over = document.createElement('div');
      over.popover = 'manual';
      over.style.cssText = 'width: 100vw; height: 100vh; pointer-events: none';
      document.body.append(over);
      window.cover = () => { if (!over.matches(':popover-open')) over.showPopover(); };
    }""",
    "popover of a button": """() => {
      document.body.insertAdjacentHTML('beforeend',
        '<button id="b" popovertarget="p"></button><div id="p" popover="manual">over</div>');
      p.style.cssText = 'width: 100vw; height: 100vh; pointer-events: none';
      window.over = p;
      window.cover = () => b.click();
    }""",
    "popover in a shadow tree": """() => {
      const host = document.createElement('div');
      document.body.append(host);
      const over = window.over = document.createElement('div');
      over.popover = 'manual';
      over.style.cssText = 'width: 100vw; height: 100vh; pointer-events: none';
      host.attachShadow({mode: 'closed'}).append(over);
      window.cover = () => over.showPopover();
    }""",
}

_UNCOVERED = """() => {
  const at = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return at === document.documentElement.lastElementChild;
}"""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


@pytest.mark.parametrize("cover", COVERS)
def test_the_question_comes_to_the_top_again(lab: Lab, photo: Path, cover: str) -> None:
    lab.page.evaluate(COVERS[cover])
    lab.drop("#zone", photo)
    lab.prompt()
    lab.page.evaluate("cover()")
    lab.page.wait_for_timeout(1_500)
    # What lies on top, whether it takes clicks or not.
    lab.page.evaluate("() => { over.style.pointerEvents = 'auto'; }")
    assert lab.page.evaluate(_UNCOVERED)
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("drop")] == [neutral()]


def test_a_page_that_goes_on_covering_gets_nothing(lab: Lab, photo: Path) -> None:
    lab.page.evaluate(COVERS["popover"])
    lab.drop("#zone", photo)
    lab.prompt()
    lab.page.evaluate(
        """() => {
          const over = document.querySelector('[popover]');
          window.timer = setInterval(() => { over.hidePopover(); over.showPopover(); }, 100);
        }"""
    )
    lab.seen("dragleave", count=1)
    lab.page.evaluate("clearInterval(timer)")
    lab.nothing_arrives()
    lab.page.evaluate("() => document.querySelector('[popover]').remove()")
    lab.page.evaluate("seen.length = 0")
    lab.drop("#zone", photo)
    lab.decide(CANCEL)


def test_the_page_does_not_find_the_frame(lab: Lab, photo: Path) -> None:
    lab.drop("#zone", photo)
    lab.prompt()
    assert lab.page.evaluate("window.length") == 0
    assert lab.page.evaluate("document.querySelectorAll('iframe').length") == 0
    lab.decide(CANCEL)


@pytest.mark.only("chromium", reason="in Firefox each copy has an address that nobody can guess")
def test_the_address_that_all_copies_share_is_closed(lab: Lab, photo: Path) -> None:
    """Who asks for it learns nothing of whether the extension is there."""
    lab.drop("#zone", photo)
    address = lab.prompt().url
    lab.watch.expect("ERR_|Denying load|Failed to fetch|Not allowed")
    probe = """async (address) => {
      try { return (await fetch(address)).status; } catch { return 'nothing'; }
    }"""
    assert lab.page.evaluate(probe, address) == "nothing"
    lab.decide(CANCEL)
