"""Upload widgets of component libraries, some of which know a file by its name, size and date, by
every way they take files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hand import CANCEL, CLEAN, Hand, was_cleaned

BROWSE = {
    "uppy": "#uppy .uppy-Dashboard-browse",
    "filepond": "#filepond .filepond--label-action",
    "ant-dragger": "#ant-dragger-item",
    "quasar-file": "#quasar-file .q-field__control",
}
"""What opens the file dialog."""
PLACE = {
    "uppy": "#uppy .uppy-Dashboard-inner",
    "filepond": "#filepond .filepond--root",
    "ant-dragger": "#ant-dragger",
    "quasar-file": "#quasar-file",
}
"""Where files are dropped."""
PASTE = {"uppy": "#uppy .uppy-Dashboard-inner", "filepond": "body", "ant-dragger": "body"}
"""Where files are pasted."""
CASES = [
    # Pastes first: with files that came otherwise, Uppy itself hears each of them twice.
    *(("uppy", "uppy", way) for way in ("paste", "choose", "drop")),
    *(("filepond", "filepond", way) for way in ("choose", "drop", "paste")),
    *(("menus", "ant-dragger", way) for way in ("choose", "drop", "paste")),
    *(("quasar", "quasar-file", way) for way in ("choose", "drop")),
]
Open = Callable[..., Hand]


def send(hand: Hand, widget: str, way: str, path: Path) -> None:
    if way == "paste":
        hand.paste(PASTE[widget], path)
        return
    place = (BROWSE if way == "choose" else PLACE)[widget]
    if way == "choose" and not hand.page.locator(place).count():
        # With files in it, Uppy has a button for more of them.
        hand.page.locator("#uppy .uppy-DashboardContent-addMore").click()
        hand.page.locator(place).wait_for()
    hand.page.locator(place).scroll_into_view_if_needed()
    (hand.choose if way == "choose" else hand.drop)(place, path)


@pytest.mark.parametrize(("page", "widget", "way"), CASES)
def test_widget(
    open_front: Open, look_alikes: tuple[Path, Path], page: str, widget: str, way: str
) -> None:
    """After "Don't send" it takes the same file, and then another one that looks just like it."""
    hand = open_front(page)
    first, second = look_alikes

    send(hand, widget, way, first)
    hand.decide(CANCEL)
    hand.settle()
    assert hand.calls() == []

    send(hand, widget, way, first)
    hand.decide(CLEAN)
    [(came_by, [received])] = hand.calls(1)
    assert came_by == widget
    was_cleaned(received, first.read_bytes())

    send(hand, widget, way, second)
    hand.decide(CLEAN)
    hand.calls(2)
    hand.settle()
    _, (_, [other]) = hand.calls()
    was_cleaned(other, second.read_bytes())
    assert other.name != received.name
    assert hand.page.evaluate("window.refused ?? []") == []
