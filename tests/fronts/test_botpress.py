"""Botpress' own web chat, its cloud being a server of the test: what reaches it, by every way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cloud import Cloud
from hand import CANCEL, CLEAN, Hand, was_cleaned

CHAT = ".bpContainer"
TEXT = "textarea.bpComposerInput"
VEIL = ".bpDropzoneOverlay"
Open = Callable[..., Hand]


@pytest.mark.parametrize("way", ["choose", "drop", "paste"])
@pytest.mark.parametrize("page", ["botpress"])
def test_web_chat(
    open_front: Open, cloud: Cloud, photo: Path, second_photo: Path, page: str, way: str
) -> None:
    hand = open_front(page, f"?cloud={cloud.url()}")
    hand.page.locator(f"{TEXT}:enabled").wait_for()
    cloud.forget()

    send(hand, way, photo)
    hand.decide(CANCEL)
    hand.settle()
    # It counts the drags that come and go.
    assert hand.page.locator(VEIL).get_attribute("data-hover") == "false"
    assert cloud.files() == []

    for number, path in enumerate((photo, second_photo), 1):
        send(hand, way, path)
        hand.decide(CLEAN)
        hand.until(lambda: len(cloud.files()) >= number, "the file in the cloud")  # noqa: B023
        assert hand.page.locator(VEIL).get_attribute("data-hover") == "false"
    hand.settle()
    first, second = cloud.files()
    was_cleaned(first, photo.read_bytes())
    was_cleaned(second, second_photo.read_bytes())
    cloud.tells_nothing()


def send(hand: Hand, way: str, path: Path) -> None:
    if way == "choose":
        hand.choose(".bpComposerUploadButton", path)
    elif way == "drop":
        hand.drop(CHAT, path)
    else:
        hand.paste(TEXT, path)
