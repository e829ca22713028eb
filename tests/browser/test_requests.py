"""What the tripwire leaves alone, and what it does when a page changes its mind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.pages.chat import encode
from e2e.receiver import Receiver

SITE = Path(__file__).parent / "site"

_RECORD = """async () => {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const type = ['video/mp4', 'video/webm'].find((type) => MediaRecorder.isTypeSupported(type));
  window.recorded = [];
  for (const slice of [undefined, 100]) {
    const recorder = new MediaRecorder(canvas.captureStream(20), {mimeType: type});
    const pieces = [];
    recorder.ondataavailable = ({data}) => pieces.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start(slice);
    for (let frame = 0; frame < 10; frame += 1) {
      context.fillStyle = `rgb(${frame * 20}, 3, 3)`;
      context.fillRect(0, 0, 64, 64);
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    recorder.stop();
    await stopped;
    const whole = new Blob(pieces, {type});
    recorded.push(whole.size);
    await post(await whole.arrayBuffer());
  }
}"""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    files = {f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}
    with Receiver(files) as running:
        yield running


def at(lab: Lab, receiver: Receiver) -> None:
    lab.page.goto(receiver.url("/ways.html"))
    lab.page.evaluate("(data) => void (window.own = data)", encode(pictures.telling()))


def test_pictures_with_nothing_to_tell_go_unchanged(lab: Lab, receiver: Receiver) -> None:
    """Also in pieces, and beside other fields: no question, and not a byte another."""
    at(lab, receiver)
    lab.page.evaluate("(data) => void (window.own = data)", encode(pictures.plain()))

    def act() -> None:
        receiver.bodies.clear()
        lab.page.evaluate("() => post(form(own()))")
        lab.page.evaluate("() => post(bytesOf(window.own))")
        lab.page.evaluate("async () => post(own().slice(0, 40))")
        lab.page.evaluate("() => sendXhr(JSON.stringify({words: 'only'}))")

    lab.passes_unseen(act)
    whole, bare, piece, words = receiver.bodies
    assert pictures.plain() in whole
    assert bare == pictures.plain()
    assert piece == pictures.plain()[:40]
    assert words == b'{"words":"only"}'


def test_what_a_page_records_goes_unchanged(lab: Lab, receiver: Receiver) -> None:
    """Whole and in pieces; it says what made it and when, as a person's own video does."""
    at(lab, receiver)

    def act() -> None:
        receiver.bodies.clear()
        lab.page.evaluate(_RECORD)

    lab.passes_unseen(act)
    sizes = lab.page.evaluate("recorded")
    assert [len(body) for body in receiver.bodies] == sizes and min(sizes) > 500


def test_an_aborted_request_is_not_made(lab: Lab, receiver: Receiver) -> None:
    at(lab, receiver)
    lab.page.evaluate(
        """() => {
          window.ended = [];
          const request = window.request = new XMLHttpRequest();
          request.onabort = () => ended.push('abort');
          request.onerror = () => ended.push('error');
          request.open('POST', '/upload');
          request.send(own());
        }"""
    )
    lab.prompt()
    lab.page.evaluate("request.abort()")
    lab.decide(CLEAN)
    lab.page.wait_for_timeout(200)
    assert receiver.bodies == []
    assert lab.page.evaluate("ended") == ["abort"]


def test_a_request_that_cannot_wait_fails(lab: Lab, receiver: Receiver) -> None:
    at(lab, receiver)
    error = lab.page.evaluate(
        """() => {
          const request = new XMLHttpRequest();
          request.open('POST', '/upload', false);
          try { request.send(bytesOf(window.own)); } catch (error) { return error.name; }
          return 'sent';
        }"""
    )
    assert error == "NetworkError"
    assert receiver.bodies == []


def test_messages_of_a_socket_keep_their_order(lab: Lab, receiver: Receiver) -> None:
    """What is kept back is left out; what follows waits for its turn."""
    at(lab, receiver)
    lab.page.evaluate(f"void (window.socketPort = {receiver.socket_port})")
    lab.page.evaluate(
        """() => {
          const after = new Uint8Array([1, 2, 3]);
          window.done = socket([bytesOf(window.own), after, 'end']);
        }"""
    )
    lab.prompt()
    assert receiver.bodies == []
    lab.decide(CANCEL)
    lab.page.evaluate("window.done")
    assert receiver.bodies == [bytes([1, 2, 3])]
