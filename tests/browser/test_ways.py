"""Every way in, with every answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab

WAYS = ("input", "drop", "drop on input", "paste")
NEUTRAL_TIME = 946_684_800_000
"""The first moment of the year 2000, in milliseconds."""


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_20240501_ada.jpg", pictures.telling())


@pytest.mark.parametrize("way", WAYS)
def test_clean(lab: Lab, photo: Path, way: str) -> None:
    lab.send(way, photo)
    lab.decide(CLEAN)
    [received] = lab.files_by(way)
    assert (received.name, received.type) == ("picture.jpg", "image/jpeg")
    assert received.modified == NEUTRAL_TIME
    assert pictures.SECRET not in received.data
    assert b"Exif" not in received.data
    assert pictures.same_pixels(received.data, photo.read_bytes())
    assert photo.name not in lab.polled()


@pytest.mark.parametrize("way", WAYS)
def test_send_as_it_is(lab: Lab, photo: Path, way: str) -> None:
    lab.send(way, photo)
    lab.decide(ORIGINAL)
    [received] = lab.files_by(way)
    assert received.name == photo.name
    assert received.data == photo.read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_do_not_send(lab: Lab, photo: Path, way: str) -> None:
    lab.send(way, photo)
    lab.decide(CANCEL)
    lab.nothing_arrives()
    assert lab.polled() == []
    if way == "drop":
        entered, left = lab.seen("dragenter", "dragleave")
        assert (entered.where, left.where) == ("zone", "zone")
        assert (entered.kind, left.kind) == ("dragenter", "dragleave")
    elif way != "paste":
        assert [event.where for event in lab.seen("cancel")] == ["many"]
        assert lab.page.evaluate("document.querySelector('#many').files.length") == 0


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
    assert received.name == "picture.jpg"


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
    assert [file.name for file in event.files] == ["picture.jpg"]
    assert lab.page.evaluate("document.querySelector('#editor').innerText").strip() == "a table"


def test_folder(lab: Lab, tmp_path: Path) -> None:
    folder = tmp_path / "trip"
    pictures.store(folder, "day 1/IMG_1.jpg", pictures.telling())
    pictures.store(folder, "notes.txt", b"nothing")
    lab.drop("#zone", folder)
    lab.decide(CLEAN)
    files = {file.path: file for file in lab.files_by("drop")}
    assert set(files) == {"trip/day 1/picture.jpg", "trip/notes.txt"}
    assert pictures.SECRET not in files["trip/day 1/picture.jpg"].data


def test_escape_is_do_not_send(lab: Lab, photo: Path) -> None:
    lab.page.evaluate("document.querySelector('#zone').focus()")
    lab.drop("#zone", photo)
    lab.prompt()
    lab.page.press("Escape")
    lab.seen("dragleave", count=1)
    lab.nothing_arrives()
    assert lab.page.evaluate("document.activeElement.id") == "zone"


def test_untrusted_events_decide_nothing(lab: Lab, photo: Path) -> None:
    """A script in the very frame could not press the buttons, and a page has no script there."""
    lab.drop("#zone", photo)
    frame = lab.prompt()
    frame.evaluate("for (const b of document.querySelectorAll('button')) b.click()")
    frame.evaluate("cloakroom.decide('original', {isTrusted: true})")
    frame.evaluate("cloakroom.decide('original', new MouseEvent('click'))")
    lab.nothing_arrives()
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("drop")] == ["picture.jpg"]
