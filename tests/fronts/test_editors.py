"""Editors that take pictures into their text: each shows the cleaned one, and nothing after
"Don't send".
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from hand import CANCEL, CLEAN, Hand, was_cleaned
from playwright.sync_api import Frame

TEXT = {
    "quill": "#quill .ql-editor",
    "tiptap": "#tiptap .ProseMirror",
    "lexical": "#lexical p",
    "ckeditor": ".ck-editor__editable",
    "tinymce": "body",
}
"""Where one writes."""
BUTTON = {"quill": "button.ql-image", "ckeditor": ".ck-file-dialog-button"}
"""What opens the file dialog."""
CASES = [
    *(("editors", "quill", way) for way in ("paste", "drop", "choose")),
    *(("editors", editor, way) for editor in ("tiptap", "lexical") for way in ("paste", "drop")),
    *(("ckeditor", "ckeditor", way) for way in ("paste", "drop", "choose")),
    *(("tinymce", "tinymce", way) for way in ("paste", "drop")),
]
NO_IMAGES = {"lexical"}
"""Takes files, and leaves it to the page what becomes of them."""
Open = Callable[..., Hand]


def own_frame(hand: Hand, editor: str) -> Frame:
    """Return the frame in which one writes."""
    if editor != "tinymce":
        return hand.page.main_frame
    element = hand.page.locator("iframe.tox-edit-area__iframe").element_handle()
    frame = element.content_frame()
    assert frame
    return frame


def send(hand: Hand, editor: str, way: str, path: Path) -> None:
    text = TEXT[editor]
    if way == "paste":
        hand.page.keyboard.press("End")
        own_frame(hand, editor).locator(text).click()
        hand.paste(text, path, within=own_frame(hand, editor))
    elif way == "drop":
        hand.drop("iframe.tox-edit-area__iframe" if editor == "tinymce" else text, path)
    else:
        hand.choose(BUTTON[editor], path)


@pytest.mark.parametrize(("page", "editor", "way"), CASES)
def test_editor(
    open_front: Open, photo: Path, second_photo: Path, page: str, editor: str, way: str
) -> None:
    hand = open_front(page)
    frame = own_frame(hand, editor)
    text = frame.locator(TEXT[editor])
    shown = frame.locator(f"{TEXT[editor]} img[src]")
    before = (shown.count(), text.inner_text())

    send(hand, editor, way, photo)
    hand.decide(CANCEL)
    hand.settle()
    assert hand.calls() == []
    # Some wait a little before they take the mark away where a drag would have dropped.
    hand.until(lambda: (shown.count(), text.inner_text()) == before, "the text as before")

    for number, path in enumerate((photo, second_photo), 1):
        send(hand, editor, way, path)
        hand.decide(CLEAN)
        (came_by, [received]) = hand.calls(number)[-1]
        assert came_by == editor
        was_cleaned(received, path.read_bytes())
        if editor not in NO_IMAGES:
            hand.until(lambda: received.data in pictures_in(frame), "the picture in the text")  # noqa: B023
    hand.settle()
    assert len(hand.calls()) == 2


def pictures_in(frame: Frame) -> list[bytes]:
    """Return the bytes of all pictures that a text shows."""
    found: list[str] = frame.evaluate(
        """() => Promise.all([...document.querySelectorAll('[contenteditable] img[src]')].map(
          async ({src}) => (await (await fetch(src)).bytes()).toBase64(),
        ))"""
    )
    return [base64.b64decode(text) for text in found]
