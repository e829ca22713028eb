"""What a page sees of the ways in, beside what the table of ways asks of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.breaking import BrokenLab, edit
from e2e.lab import CANCEL, CLEAN, REACTION, Lab
from e2e.naming import neutral

WAYS = ("input", "drop", "drop on input", "paste")


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240501_ada.jpg", pictures.telling())


@pytest.mark.parametrize("way", WAYS)
def test_page_has_nothing_while_the_person_thinks(lab: Lab, photo: Path, way: str) -> None:
    lab.send(way, photo)
    lab.prompt()
    lab.nothing_arrives()
    assert lab.polled() == []


def test_file_dialog(lab: Lab, photo: Path) -> None:
    """The click on the input, the browser's own file dialog, and events as the browser's."""
    with lab.page.dialog([photo]):
        lab.click("#one")
    lab.decide(CLEAN)
    [received] = lab.files_by("input")
    assert received.name == neutral()


def test_same_file_again(lab: Lab, photo: Path) -> None:
    for answer in (CANCEL, CLEAN, CLEAN):
        lab.pick("#one", photo)
        lab.decide(answer)
        lab.page.wait_for_timeout(100)
    assert [e.kind for e in lab.seen("input", "change")] == ["input", "change"] * 2


def test_text_of_a_paste_survives(lab: Lab, photo: Path) -> None:
    texts = {"text/plain": "a table", "text/html": "<b>a table</b>"}
    lab.paste("#editor", photo, texts=texts)
    lab.decide(CLEAN)
    [event] = lab.seen("paste", count=1)
    assert event.texts == texts
    assert [file.name for file in event.files] == [neutral()]
    assert lab.page.evaluate("document.querySelector('#editor').innerText").strip() == "a table"


def test_pasted_picture_goes_where_the_caret_was(lab: Lab, photo: Path) -> None:
    """A page that takes no paste itself leaves it to the browser, which inserts at the caret."""
    lab.page.evaluate(
        """() => {
          const editor = document.querySelector('#editor');
          editor.textContent = 'before after';
          editor.focus();
          getSelection().collapse(editor.firstChild, 'before '.length);
        }"""
    )
    lab.paste("#editor", photo)
    lab.decide(CLEAN)
    lab.wait_for("() => document.querySelector('#editor img') !== null")
    around = "[...document.querySelector('#editor').childNodes].map((node) => node.nodeValue)"
    before, picture, after = lab.page.evaluate(around)
    assert [before.strip(), picture, after.strip()] == ["before", None, "after"]


def test_escape_is_do_not_send(lab: Lab, photo: Path) -> None:
    lab.page.evaluate("document.querySelector('#zone').focus()")
    lab.drop("#zone", photo)
    lab.prompt()
    lab.answer_by_key("Escape")
    lab.seen("dragleave", count=1)
    lab.nothing_arrives()
    assert lab.page.evaluate("document.activeElement.id") == "zone"


def test_untrusted_events_decide_nothing(lab: Lab, photo: Path) -> None:
    """A script in the very frame could not press the buttons, and a page has no script there."""
    lab.drop("#zone", photo)
    frame = lab.prompt()
    lab.page.wait_for_timeout(REACTION)  # Sooner, not even a person's own press would count.
    before = lab.names()
    frame.evaluate("for (const b of document.querySelectorAll('button')) b.click()")
    frame.evaluate("coatcheck.decide('original', {isTrusted: true})")
    frame.evaluate("coatcheck.decide('original', new MouseEvent('click'))")
    lab.nothing_arrives()
    assert lab.names() == before, "not even another question is asked"
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("drop")] == [neutral()]


def test_site_that_takes_no_paste_of_a_script(broken_lab: BrokenLab, photo: Path) -> None:
    """Data says by which way such a site gets what was pasted."""
    quirk = '[{host:"localhost",way:"paste",by:"input",selector:"#many"}]'
    known = "SITE?.quirks??[]"
    told = edit("gate/hooks.js", known, quirk)
    with broken_lab(told) as lab:
        lab.page.evaluate(
            """window.addEventListener('paste', (event) => {
              if (!event.isTrusted) event.stopImmediatePropagation();
            }, true)"""
        )
        lab.paste("#box", photo)
        lab.decide(CLEAN)
        [received] = lab.files_by("input")
        assert received.name == neutral()
        assert lab.seen("paste") == []
