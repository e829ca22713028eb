"""Gradio and Chainlit as people run them: what reaches their servers, by every way they offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from arrivals import ChatServer
from e2e import pictures
from e2e.lab import Received
from hand import CANCEL, CLEAN, ORIGINAL, Hand, was_cleaned

INPUT = "input[type=file]"
TEXT = "textarea"


# Gradio asks for its manifest and the files to show at the root, whatever path it is mounted at,
# and ends its event streams in a way of its own.
GRADIO = (r"/manifest\.json", r"404 .*/gradio_api/file=", r"warning: Method not implemented")


@dataclass(frozen=True)
class Chat:
    """One page of a chat interface."""

    server: str
    path: str
    ways: dict[str, str]
    """Where each way in leads to."""

    ready: str
    """What is there once the page takes files."""

    own_trouble: tuple[str, ...] = ()
    """What the page logs and fetches by itself, guarded or not."""

    reload: bool = False
    """Whether it takes one picture only, until it is opened anew."""


CHATS = {
    "gradio chat": Chat(
        "gradio_server",
        "/chat/",
        {"input": INPUT, "drop": TEXT, "paste": TEXT},
        INPUT,
        own_trouble=GRADIO,
    ),
    "gradio image": Chat(
        "gradio_server",
        "/image/",
        {"input": INPUT, "drop": "button.upload-container"},
        INPUT,
        own_trouble=GRADIO,
        reload=True,
    ),
    "chainlit": Chat(
        "chainlit_server",
        "/chat/",
        {"input": "#upload-button-input", "drop": TEXT, "paste": TEXT},
        "#upload-button:enabled",
        own_trouble=(
            r"request to https://(fonts\.googleapis\.com|cdn\.jsdelivr\.net)/",
            r"ERR_FAILED \(https://(fonts\.googleapis\.com|cdn\.jsdelivr\.net)/",
            r'Skipped "[a-z*]+/\*" because it is not a valid MIME type',
        ),
    ),
}
CASES = [(name, way) for name, chat in CHATS.items() for way in chat.ways]
Open = Callable[[str], tuple[Hand, ChatServer]]


@pytest.fixture
def open_chat(open_page: Callable[[str], Hand], request: pytest.FixtureRequest) -> Open:
    """Opens a chat and waits until it takes files; nothing has arrived at its server."""

    def open_it(name: str) -> tuple[Hand, ChatServer]:
        chat = CHATS[name]
        server: ChatServer = request.getfixturevalue(chat.server)
        hand = open_page(server.url(chat.path))
        for pattern in chat.own_trouble:
            hand.watch.expect(pattern)
        wait_until_ready(hand, chat)
        server.forget()
        return hand, server

    return open_it


def wait_until_ready(hand: Hand, chat: Chat) -> None:
    hand.page.locator(chat.ready).first.wait_for(state="attached", timeout=60_000)
    # Both interfaces still connect to their server when they already show everything.
    hand.page.wait_for_load_state("load")
    hand.page.wait_for_timeout(1_000)


def send(hand: Hand, name: str, way: str, *paths: Path) -> None:
    if CHATS[name].reload:
        hand.page.reload()
        wait_until_ready(hand, CHATS[name])
    do = {"input": hand.pick, "drop": hand.drop, "paste": hand.paste}[way]
    do(CHATS[name].ways[way], *paths)


def arrived(hand: Hand, server: ChatServer) -> Received:
    """Return the one file that has arrived, and forget it."""
    server.wait_for_files(1, hand.page.wait_for_timeout)
    hand.settle()
    [received] = server.files()
    return received


@pytest.mark.parametrize(("name", "way"), CASES)
def test_answers_in_a_row(open_chat: Open, photo: Path, name: str, way: str) -> None:
    """A photo is cancelled, sent cleaned, and sent as it is: the server has what was decided."""
    hand, server = open_chat(name)
    original = photo.read_bytes()

    send(hand, name, way, photo)
    hand.decide(CANCEL)
    hand.settle()
    assert server.files() == []
    server.tells_nothing()

    send(hand, name, way, photo)
    hand.decide(CLEAN)
    was_cleaned(arrived(hand, server), original)
    server.tells_nothing()

    server.forget()
    send(hand, name, way, photo)
    hand.decide(ORIGINAL)
    received = arrived(hand, server)
    assert (received.name, received.data) == (photo.name, original)


def test_gradio_answers_to_a_cleaned_file(open_chat: Open, photo: Path) -> None:
    """The conversation goes on: the model gets the message with the file."""
    hand, _ = open_chat("gradio chat")
    send(hand, "gradio chat", "drop", photo)
    hand.decide(CLEAN)
    hand.page.locator("img[alt='']").or_(hand.page.locator(".thumbnail-item")).first.wait_for()
    hand.page.get_by_test_id("submit-button").click()
    hand.page.get_by_text("1 files, after 0 messages").wait_for()


def test_chainlit_answers_to_a_cleaned_file(open_chat: Open, photo: Path) -> None:
    hand, server = open_chat("chainlit")
    send(hand, "chainlit", "input", photo)
    hand.decide(CLEAN)
    arrived(hand, server)
    hand.page.locator(TEXT).fill("What is this?")
    hand.page.locator("#chat-submit:enabled").click()
    hand.page.get_by_text("1 files").wait_for()


def test_gradio_clipboard_button(open_chat: Open) -> None:
    """The image component reads the clipboard itself, without an event."""
    hand, server = open_chat("gradio image")
    address = server.url("/")
    hand.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    picture = pictures.plain()
    hand.page.evaluate(
        """async (bytes) => {
          const blob = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
          await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
        }""",
        list(picture),
    )
    hand.page.get_by_label("Paste from clipboard").click()
    received = arrived(hand, server)
    assert pictures.same_pixels(received.data, picture)
