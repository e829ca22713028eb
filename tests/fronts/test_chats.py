"""Gradio and Chainlit as people run them: what reaches their servers, by every way they offer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from arrivals import ChatServer
from e2e import pictures
from e2e.pages.chat import Received
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

    connected: str = ""
    """What it asks its server for once it is connected, if a file finds its way only then."""

    socket: bool = False
    """Whether it talks over a web socket, which it opens last."""

    once: bool = False
    """Whether it takes one picture only, until it is opened anew."""


CHATS = {
    "gradio-chat": Chat(
        "gradio_server",
        "/chat/",
        {"input": INPUT, "drop": TEXT, "paste": TEXT},
        INPUT,
        own_trouble=GRADIO,
        connected="**/heartbeat/**",
    ),
    "gradio-image": Chat(
        "gradio_server",
        "/image/",
        {"input": INPUT, "drop": "button.upload-container"},
        INPUT,
        own_trouble=GRADIO,
        once=True,
    ),
    "chainlit": Chat(
        "chainlit_server",
        "/chat/",
        {"input": "#upload-button-input", "drop": TEXT, "paste": TEXT},
        "#upload-button:enabled",
        socket=True,
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
def open_chat(
    open_page: Callable[..., Hand], chat_server: Callable[[str], ChatServer]
) -> Iterator[Open]:
    """Opens a chat and waits until it takes files; nothing has arrived at its server."""
    used: list[ChatServer] = []

    def open_it(name: str) -> tuple[Hand, ChatServer]:
        chat = CHATS[name]
        server = chat_server(chat.server)
        used.append(server)
        hand = open_page("about:blank")
        for pattern in chat.own_trouble:
            hand.watch.expect(pattern)
        go(hand, chat, lambda: hand.page.goto(server.url(chat.path)))
        server.forget()
        return hand, server

    yield open_it
    for server in used:
        server.stayed_at_home()


def go(hand: Hand, chat: Chat, load: Callable[[], object]) -> None:
    """Load the page, and wait until it is connected: it shows everything before that."""
    if chat.socket:
        with hand.page.expect_websocket() as opened:
            load()
        opened.value.wait_for_event("framereceived", lambda data: str(data).startswith("40"))
    elif chat.connected:
        with hand.page.expect_request(chat.connected):
            load()
    else:
        load()
    hand.page.locator(chat.ready).first.wait_for(state="attached", timeout=60_000)


def send(hand: Hand, name: str, way: str, *paths: Path) -> None:
    if CHATS[name].once:
        go(hand, CHATS[name], hand.page.reload)
    do = {"input": hand.pick, "drop": hand.drop, "paste": hand.paste}[way]
    do(CHATS[name].ways[way], *paths)


def arrived(hand: Hand, server: ChatServer) -> Received:
    """Return the one file that has arrived, and forget it."""
    server.wait_for_files(1, hand.page.wait_for_timeout)
    hand.settle()
    [received] = server.files()
    return received


@pytest.mark.parametrize("name", CHATS)
def test_answers_in_a_row(open_chat: Open, photo: Path, name: str) -> None:
    """By each way in turn, a photo is cancelled, sent cleaned, and sent as it is: the server has
    what was decided.
    """
    hand, server = open_chat(name)
    original = photo.read_bytes()
    for way in CHATS[name].ways:
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
        server.forget()


@pytest.mark.parametrize("name", ["gradio-chat"])
def test_gradio_answers_to_a_cleaned_file(open_chat: Open, photo: Path, name: str) -> None:
    """The conversation goes on: the model gets the message with the file."""
    hand, _ = open_chat(name)
    send(hand, name, "drop", photo)
    hand.decide(CLEAN)
    hand.page.locator("img[alt='']").or_(hand.page.locator(".thumbnail-item")).first.wait_for()
    hand.page.get_by_test_id("submit-button").click()
    hand.page.get_by_text("1 files, after 0 messages").wait_for()


@pytest.mark.parametrize("name", ["chainlit"])
def test_chainlit_answers_to_a_cleaned_file(open_chat: Open, photo: Path, name: str) -> None:
    hand, server = open_chat(name)
    send(hand, name, "input", photo)
    hand.decide(CLEAN)
    arrived(hand, server)
    hand.page.locator(TEXT).fill("What is this?")
    hand.page.locator("#chat-submit:enabled").click()
    hand.page.get_by_text("1 files").wait_for()


@pytest.mark.parametrize("name", ["gradio-image"])
def test_gradio_clipboard_button(open_chat: Open, name: str) -> None:
    """The image component reads the clipboard itself, without an event."""
    hand, server = open_chat(name)
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
