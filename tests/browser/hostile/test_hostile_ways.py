"""Ways to carry pictures unseen: Rich Text, bodies written by hand, requests for later."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import attacks
import pytest
from e2e import pictures
from e2e.driver import Pasted
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.receiver import Receiver

PRIVATE = b"by Ada"
RICH = {
    "digits": "{\\rtf1 words{\\pict\\jpegblip %s}}",
    "lines": "{\\rtf1 words{\\*\\shppict{\\pict{\\*\\picprop}\\jpegblip\r\n%s}}}",
    "no format": "{\\rtf1 words{\\pict %s}}",
}
WRITTEN = (
    "bytes", "preamble", "buffer", "view", "blob", "blob_in_form", "request", "xhr", "xhr_blob",
    "beacon", "words", "text",
)  # fmt: skip


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver(attacks.files()) as running:
        yield running


def test_pictures_in_rich_text(hostile_lab: Lab, receiver: Receiver) -> None:
    """Alone and beside others: held, cleaned, and back in their place among the words."""
    lab = hostile_lab
    picture = pictures.telling()
    lab.page.goto(receiver.url("/ways/paste_rtf.html"))
    lab.wait_for("window.isReady === true")
    for number, form in enumerate(RICH.values()):
        for texts in ({}, {"text/html": "<b>words</b>", "text/plain": "words"}):
            lab.page.evaluate("void (rich.length = 0)")
            rtf = form % picture.hex()
            lab.page.paste("pasteAt()", [], {**texts, "text/rtf": rtf})
            lab.prompt()
            assert lab.page.evaluate("rich") == []
            lab.decide(CLEAN if texts or number else CANCEL)
            if not texts and not number:
                continue
            lab.wait_for("rich.length === 1")
            given = str(lab.page.evaluate("rich[0]"))
            assert "words" in given
            assert "ffd8ff" in given
            assert PRIVATE.hex() not in given


def test_rich_text_beside_a_picture(hostile_lab: Lab, receiver: Receiver) -> None:
    lab = hostile_lab
    lab.page.goto(receiver.url("/ways/paste_rtf.html"))
    lab.wait_for("window.isReady === true")
    rtf = RICH["digits"] % pictures.telling().hex()
    beside = [Pasted("a.jpg", "image/jpeg", pictures.plain())]
    lab.page.paste("pasteAt()", beside, {"text/rtf": rtf})
    lab.decide(CLEAN)
    lab.wait_for("rich.length === 1 && window.reading === 0")
    assert PRIVATE.hex() not in lab.page.evaluate("rich[0]")


def test_rich_text_without_a_picture_is_the_pages(hostile_lab: Lab, receiver: Receiver) -> None:
    lab = hostile_lab
    lab.page.goto(receiver.url("/ways/paste_rtf.html"))
    lab.wait_for("window.isReady === true")
    rtf = "{\\rtf1 {\\b words} \\pictures {\\object{\\*\\objdata 0105000002}}}"
    lab.passes_unseen(lambda: lab.page.paste("pasteAt()", [], {"text/rtf": rtf}))
    assert lab.page.evaluate("rich") == [rtf]


def test_bodies_written_by_hand(hostile_lab: Lab, receiver: Receiver) -> None:
    lab = hostile_lab
    data = base64.b64encode(pictures.telling()).decode()
    lab.page.goto(receiver.url("/ways/written.html"))
    lab.wait_for("window.isReady === true")
    lab.page.evaluate("(data) => void (window.own = data)", data)
    for kind in WRITTEN:
        receiver.bodies.clear()
        lab.page.evaluate("(kind) => void kinds[kind]()", kind)
        lab.prompt()
        assert receiver.bodies == [], kind
        lab.decide(CLEAN)
        lab.wait_until(lambda: receiver.bodies, f"the request by {kind}")
        (body,) = receiver.bodies
        plain = body.decode("utf-8").encode("latin-1") if kind == "text" else body
        found = plain
        if kind == "words":
            found = base64.b64decode(body[body.index(b"/9j/") : body.rindex(b'"')])
        assert b"\xff\xd8\xff" in found, kind
        assert PRIVATE not in found, kind
        if kind != "words":
            assert b"words\r\n--x" in plain, kind


def test_requests_for_later_carry_none(hostile_lab: Lab, receiver: Receiver) -> None:
    lab = hostile_lab
    data = base64.b64encode(pictures.telling()).decode()
    lab.page.goto(receiver.url("/ways/written.html"))
    lab.wait_for("window.isReady === true")
    lab.page.evaluate("(data) => void (window.own = data)", data)
    there = lab.page.evaluate("'fetchLater' in window")
    assert lab.page.evaluate("later()") == ("QuotaExceededError" if there else "")
    # What is for later is sent at the latest when the page goes.
    lab.page.goto(receiver.url("/ways/paste_rtf.html"))
    lab.wait_for("window.isReady === true")
    assert not any(PRIVATE in body for body in receiver.bodies)


def test_plain_bodies_go_to_the_byte(hostile_lab: Lab, receiver: Receiver) -> None:
    """What carries no picture, or one that tells nothing, is not touched."""
    lab = hostile_lab
    data = base64.b64encode(pictures.plain()).decode()
    lab.page.goto(receiver.url("/ways/written.html"))
    lab.wait_for("window.isReady === true")
    lab.page.evaluate("(data) => void (window.own = data)", data)

    def act() -> None:
        lab.page.evaluate("async () => void await kinds.bytes()")
        lab.page.evaluate("async () => void await kinds.words()")
        lab.page.evaluate("async () => void await post('---\\ntitle: x\\n\\nGIF8')")

    lab.passes_unseen(act)
    whole, words, text = receiver.bodies
    assert b"\r\n\r\n" + pictures.plain() + b"\r\n--x--\r\n" in whole
    assert data.encode() in words
    assert text == b"---\ntitle: x\n\nGIF8"
