"""Pages that go round `files`: by the entry or the handle of a dropped item, or by an input that is
made for one choice.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e import pictures
from hand import CANCEL, CLEAN, ORIGINAL, Hand, was_cleaned

READERS = ("#entry", "#handle")
Open = Callable[..., Hand]


@pytest.mark.parametrize("reader", READERS)
def test_clean(open_front: Open, photo: Path, reader: str) -> None:
    hand = open_front("entries")
    hand.drop(reader, photo)
    hand.decide(CLEAN)
    [(_, [received])] = hand.calls(1)
    was_cleaned(received, photo.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_as_it_is(open_front: Open, photo: Path, reader: str) -> None:
    hand = open_front("entries")
    hand.drop(reader, photo)
    hand.decide(ORIGINAL)
    [(_, [received])] = hand.calls(1)
    assert (received.name, received.data) == (photo.name, photo.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_do_not_send(open_front: Open, photo: Path, reader: str) -> None:
    hand = open_front("entries")
    hand.drop(reader, photo)
    hand.decide(CANCEL)
    hand.settle()
    assert hand.calls() == []


@pytest.mark.parametrize("reader", READERS)
def test_folder(open_front: Open, tmp_path: Path, reader: str) -> None:
    folder = tmp_path / "trip"
    photo = pictures.store(folder, "day 1/IMG_1.jpg", pictures.telling())
    pictures.store(folder, "notes.txt", b"nothing")
    hand = open_front("entries")
    hand.drop(reader, folder)
    hand.decide(CLEAN)
    [(_, files)] = hand.calls(1)
    by_name = {file.name: file for file in files}
    assert len(by_name) == 2
    assert by_name.pop("notes.txt").data == b"nothing"
    [picture] = by_name.values()
    was_cleaned(picture, photo.read_bytes())


@pytest.mark.parametrize("reader", READERS)
def test_no_picture(open_front: Open, tmp_path: Path, reader: str) -> None:
    """What holds no picture passes as it came, without a question."""
    notes = pictures.store(tmp_path, "notes.txt", b"nothing")
    hand = open_front("entries")
    hand.drop(reader, notes)
    [(_, [received])] = hand.calls(1)
    assert (received.name, received.data) == ("notes.txt", b"nothing")


def test_selector_has_no_way_to_the_original(open_front: Open, photo: Path) -> None:
    """file-selector puts a handle beside each dropped file; what it reads is the cleaned one."""
    hand = open_front("selector")
    hand.drop("#zone", photo)
    hand.decide(CLEAN)
    hand.calls(1)
    sizes = hand.page.evaluate(
        """async () => {
          const [file] = calls[0].files;
          return [file.size, file.handle ? (await file.handle.getFile()).size : file.size];
        }"""
    )
    assert sizes[0] == sizes[1] < photo.stat().st_size


def test_input_made_for_one_choice(open_front: Open, photo: Path) -> None:
    """browser-fs-access where there are no pickers: an input is made, clicked and taken away."""
    hand = open_front("fs_access", "?legacy")
    for answer, count in ((CANCEL, 0), (CLEAN, 1), (ORIGINAL, 2)):
        hand.choose("#open", photo)
        hand.decide(answer)
        hand.settle()
        calls = hand.calls(count)
        assert len(calls) == count
        hand.state("idle")
    [(_, [cleaned]), (_, [original])] = calls
    was_cleaned(cleaned, photo.read_bytes())
    assert (original.name, original.data) == (photo.name, photo.read_bytes())
