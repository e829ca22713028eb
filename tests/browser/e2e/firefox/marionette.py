"""A client of Marionette, which runs scripts in Firefox's own process.

Messages are JSON lists behind their length and a colon: ``[0, id, command, parameters]``, and
``[1, id, error, result]`` as the answer.
"""

from __future__ import annotations

import json
import socket
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from e2e.limits import BrowserGone

STARTS_WITHIN = 90.0
ANSWERS_WITHIN = 60.0
"""Seconds; scripts themselves give up after half of it."""
_PORT_FILE = "MarionetteActivePort"


class Marionette:
    """One connection, which is also the one session that Firefox allows."""

    def __init__(self, profile: Path) -> None:
        self._socket = socket.create_connection(("127.0.0.1", _port(profile)), ANSWERS_WITHIN)
        self._stream = self._socket.makefile("rwb")
        self._count = 0
        self._read()  # A greeting.
        session = self.command("WebDriver:NewSession", webSocketUrl=True)
        self.bidi_url: str = session["capabilities"]["webSocketUrl"]
        self.version: str = session["capabilities"]["browserVersion"]
        self.command("Marionette:SetContext", value="chrome")

    def command(self, name: str, **parameters: object) -> Any:
        """Send a command and wait for its result."""
        self._count += 1
        data = json.dumps([0, self._count, name, parameters]).encode()
        try:
            self._stream.write(b"%d:%s" % (len(data), data))
            self._stream.flush()
            _, _, error, result = self._read()
        except TimeoutError:
            raise BrowserGone(f"{name}: no answer within {ANSWERS_WITHIN:.0f} s") from None
        except OSError as gone:
            raise BrowserGone(f"Firefox has ended: {gone}") from None
        if error:
            raise RuntimeError(f"{name}: {error['error']}: {error['message']}")
        return result

    def call(self, script: str, *arguments: object) -> Any:
        """Call an async function that a script holds, with plain data."""
        body = (
            "const done = arguments[arguments.length - 1];"
            f"({script})(...[...arguments].slice(0, -1))"
            ".then((value) => done({value}), (error) => done({error: `${error}\\n${error.stack}`}))"
        )
        found = self.command(
            "WebDriver:ExecuteAsyncScript",
            script=body,
            args=list(arguments),
            sandbox="system",
            newSandbox=False,
            scriptTimeout=30_000,
        )["value"]
        if "error" in found:
            raise RuntimeError(found["error"])
        return found.get("value")

    def close(self) -> None:
        """Let go of the connection."""
        with suppress(OSError):
            self._stream.close()
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (byte := self._stream.read(1)) != b":":
            if not byte:
                raise BrowserGone("Firefox has ended")
            length += byte
        return json.loads(self._stream.read(int(length)))


def _port(profile: Path) -> int:
    """Wait for the file in which Firefox says where it listens."""
    file = profile / _PORT_FILE
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end:
        text = file.read_text() if file.exists() else ""
        if text.strip():
            return int(text)
        time.sleep(0.05)
    raise BrowserGone(f"Firefox did not start within {STARTS_WITHIN:.0f} s")
