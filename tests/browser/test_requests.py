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
