"""What passes without a question, and several files or events at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab
from e2e.naming import neutral
from e2e.pages.chat import encode


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.mark.parametrize("way", ["input", "drop", "paste"])
def test_picture_with_nothing_to_tell(lab: Lab, tmp_path: Path, way: str) -> None:
    picture = pictures.store(tmp_path, "drawing.png", pictures.plain())

    def act() -> None:
        lab.page.evaluate("seen.length = 0")
        lab.send(way, picture)
        lab.files_by(way)

    lab.passes_unseen(act)
    [received] = lab.files_by(way)
    assert received.name == neutral(".png")
    assert pictures.same_pixels(received.data, picture.read_bytes())


@pytest.mark.parametrize("way", ["input", "drop"])
def test_no_picture_is_untouched(own_lab: Lab, tmp_path: Path, way: str) -> None:
    lab = own_lab
    text = pictures.store(tmp_path, "notes.txt", b"plain words")
    before = lab.page.evaluate("document.documentElement.children.length")
    lab.send(way, text)
    events = lab.seen("input", "change", "drop", count=1)
    assert all(event.trusted for event in events)
    assert [file.name for file in events[-1].files] == ["notes.txt"]
    if way == "input":  # A drag with files is a sign of intent before their types are known.
        assert lab.page.evaluate("document.documentElement.children.length") == before


def test_paste_without_files_is_untouched(lab: Lab) -> None:
    lab.click("#box")
    lab.page.evaluate("document.querySelector('#box').value = 'words'")
    for keys in ("Control+a", "Control+x", "Control+v"):
        lab.page.press(keys)
    lab.wait_for("document.querySelector('#box').value === 'words'")
    [event] = lab.seen("paste", count=1)
    assert event.trusted
    assert event.texts == {"text/plain": "words"}


def test_idle_page_is_left_alone(own_lab: Lab) -> None:
    own_lab.click("#zone")
    assert own_lab.page.evaluate(
        "[...document.documentElement.children].map((e) => e.nodeName)"
    ) == [
        "HEAD",
        "BODY",
    ]


def test_several_files_are_one_prompt(lab: Lab, tmp_path: Path) -> None:
    files = [
        pictures.store(tmp_path, "one.jpg", pictures.telling()),
        pictures.store(tmp_path, "notes.txt", b"plain words"),
        pictures.store(tmp_path, "two.jpg", pictures.telling((32, 32))),
        pictures.store(tmp_path, "three.png", pictures.plain()),
    ]
    lab.pick("#many", *files)
    lab.decide(CLEAN)
    received = lab.files_by("input")
    names = [neutral(), "notes.txt", neutral(), neutral(".png")]
    assert [file.name for file in received] == names
    assert len({file.name.partition(".")[0] for file in received}) == len(names)
    assert received[1].data == b"plain words"
    assert all(pictures.SECRET not in file.data for file in received)


def test_single_input_takes_one(lab: Lab) -> None:
    """A script may put two files into an input for one; the browser itself never would."""
    files = [encode(pictures.telling()) for n in range(2)]
    lab.page.evaluate(
        """(files) => {
          const transfer = new DataTransfer();
          for (const data of files) {
            const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
            transfer.items.add(new File([bytes], 'IMG.jpg', {type: 'image/jpeg'}));
          }
          const input = document.querySelector('#one');
          input.files = transfer.files;
          input.dispatchEvent(new Event('change', {bubbles: true}));
        }""",
        files,
    )
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("input")] == [neutral()]


def test_two_events_queue_up(lab: Lab, tmp_path: Path) -> None:
    first = pictures.store(tmp_path, "first.jpg", pictures.telling())
    second = pictures.store(tmp_path, "second.jpg", pictures.telling((32, 32)))
    lab.paste("#box", first)
    lab.paste("#box", second)
    lab.decide(ORIGINAL)
    [event] = lab.seen("paste", count=1)
    assert [file.name for file in event.files] == ["first.jpg"]
    lab.decide(CLEAN)
    _, event = lab.seen("paste", count=2)
    assert [file.name for file in event.files] == [neutral()]
    assert pictures.same_pixels(event.files[0].data, second.read_bytes())


def test_page_may_pass_on_what_it_was_given(lab: Lab, tmp_path: Path) -> None:
    """Many pages put a dropped file into an input of theirs, which fires `change` once more."""
    photo = pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())
    for answer, name in ((CLEAN, neutral()), (ORIGINAL, "IMG_1.jpg")):
        lab.page.evaluate("seen.length = 0")
        lab.drop("#zone", photo)
        # Registered anew for each round, in front of nothing: it runs when the page gets the file.
        lab.page.evaluate(
            """() => document.querySelector('#zone').addEventListener('drop', (event) => {
              window.given = [...event.dataTransfer.files];
              setTimeout(() => {
                const transfer = new DataTransfer();
                for (const file of given) transfer.items.add(file);
                const input = document.querySelector('#many');
                input.files = transfer.files;
                input.dispatchEvent(new Event('change', {bubbles: true}));
              }, 50);
            }, {once: true})"""
        )
        lab.decide(answer)
        [event] = lab.seen("change", count=1)
        assert [file.name for file in event.files] == [name]
        assert CANCEL not in lab.names()
