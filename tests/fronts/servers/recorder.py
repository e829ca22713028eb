"""What a test server keeps: every body that reached it, and every file in it, as they came.

Runs in the environment of the chat interfaces, around an application that knows nothing of it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

type Message = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Message, Receive, Send], Awaitable[None]]

_LOCAL = {"127.0.0.1", "::1", "localhost"}


def options() -> argparse.Namespace:
    """Read the command line: the folder for what arrives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


def stay_at_home(folder: Path) -> None:
    """Let no connection leave this machine, and write down each that was tried."""

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in {"socket.connect", "socket.getaddrinfo"}:
            return
        address = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
        host = address[0] if isinstance(address, tuple) else address
        if isinstance(host, bytes):
            host = host.decode()
        if host in _LOCAL or not host or str(host).startswith("/"):
            return
        with (folder / "outgoing.txt").open("a") as log:
            log.write(f"{event} {host}\n")
        raise OSError(f"this server stays at home: {host}")

    sys.addaudithook(audit)


class Recorder:
    """Passes everything on to an application, and keeps the bodies of requests on the way.

    Each body goes into `bodies/`, numbered; each file in a multipart body into `files/`, as
    `NUMBER-INDEX` beside `NUMBER-INDEX.name`.
    """

    def __init__(self, application: Application, folder: Path) -> None:
        """Keep what arrives in a folder."""
        self._application = application
        self._bodies = folder / "bodies"
        self._files = folder / "files"
        self._bodies.mkdir(parents=True)
        self._files.mkdir()
        self._count = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "websocket":
            await self._application(scope, self._listening(receive), send)
        elif scope["type"] == "http" and scope["method"] not in {"GET", "HEAD", "OPTIONS"}:
            body = await _whole(receive)
            await self._keep(dict(scope["headers"]), body)
            await self._application(scope, _again(body, receive), send)
        else:
            await self._application(scope, receive, send)

    def _listening(self, receive: Receive) -> Receive:
        async def listen() -> Message:
            message = await receive()
            data = message.get("bytes") or (message.get("text") or "").encode()
            if data:
                self._number(data)
            return message

        return listen

    def _number(self, body: bytes) -> int:
        self._count += 1
        (self._bodies / f"{self._count:04}").write_bytes(body)
        return self._count

    async def _keep(self, headers: dict[bytes, bytes], body: bytes) -> None:
        number = self._number(body)
        if not headers.get(b"content-type", b"").startswith(b"multipart/form-data"):
            return
        from starlette.requests import Request

        scope = {"type": "http", "method": "POST", "headers": list(headers.items())}
        async with Request(scope, _again(body, None)).form() as form:
            for index, (_, value) in enumerate(form.multi_items()):
                if isinstance(value, str):
                    continue
                base = self._files / f"{number:04}-{index}"
                base.write_bytes(await value.read())
                # Last, so that who sees the name finds the bytes.
                base.with_suffix(".name").write_text(value.filename or "", "utf-8")


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return body
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


def _again(body: bytes, rest: Receive | None) -> Receive:
    """Give a body that was read already; what comes after it, from where it came."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": body, "more_body": False}
        if rest is None:
            return {"type": "http.disconnect"}
        return await rest()

    return receive


def serve(application: Application, folder: Path) -> None:
    """Serve on a free port of this machine, printed first, until standard input ends."""
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(Recorder(application, folder), log_level="warning", lifespan="on")
    server = uvicorn.Server(config)

    def end_with_parent() -> None:
        sys.stdin.read()
        server.should_exit = True
        # Open event streams must not keep it.
        threading.Timer(2, os._exit, [0]).start()

    threading.Thread(target=end_with_parent, daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    asyncio.run(server.serve(sockets=[listener]))
