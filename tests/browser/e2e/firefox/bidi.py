"""A client of WebDriver BiDi: commands one after another, and events as they come between them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from e2e.driver import ScriptError
from e2e.limits import BrowserGone

ANSWERS_WITHIN = 60.0
_FUNCTION = re.compile(r"\s*(async\s+)?(function\b|\([^()]*\)\s*=>|\w+\s*=>)")

type Handler = Callable[[dict[str, Any]], None]


class Bidi:
    """One connection."""

    def __init__(self, url: str) -> None:
        self._socket = connect(url, max_size=None, proxy=None, legacy=True)
        self._count = 0
        self._handlers: dict[str, Handler] = {}

    def on(self, event: str, handler: Handler) -> None:
        """Call a handler for each event of a kind; it may ``send``, but not wait for answers."""
        if event not in self._handlers:
            self.command("session.subscribe", events=[event])
        self._handlers[event] = handler

    def send(self, method: str, **parameters: object) -> int:
        """Send a command without waiting for its answer."""
        self._count += 1
        message = json.dumps({"id": self._count, "method": method, "params": parameters})
        try:
            self._socket.send(message)
        except ConnectionClosed:
            raise BrowserGone("Firefox has ended") from None
        return self._count

    def command(self, method: str, **parameters: object) -> Any:
        """Send a command and wait for its result."""
        number = self.send(method, **parameters)
        message = self._answer(method, number, ANSWERS_WITHIN)
        if message is None:
            raise ScriptError(f"{method}: no answer within {ANSWERS_WITHIN:.0f} s")
        return message["result"]

    def begin(self, method: str, within: float, **parameters: object) -> None:
        """Send a command whose result nobody needs; wait for it only so long, in seconds."""
        self._answer(method, self.send(method, **parameters), within)

    def _answer(self, method: str, number: int, within: float) -> dict[str, Any] | None:
        end = time.monotonic() + within
        while True:
            message = self._receive(max(0.0, end - time.monotonic()))
            if message is None:
                return None
            if message.get("id") == number:
                if message["type"] == "error":
                    raise ScriptError(f"{method}: {message['error']}: {message['message']}")
                return message

    def pump(self, seconds: float) -> None:
        """Let events come in for a while."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._receive(left)

    def evaluate(self, context: str, script: str, argument: object = None) -> Any:
        """Run a script in a page or frame and return its result as plain data."""
        return plain(self._run(context, script, argument))

    def element(self, context: str, script: str) -> dict[str, Any]:
        """Run a script that finds an element, and return a reference to it."""
        found = self._run(context, script, None)
        if "sharedId" not in found:
            raise ScriptError(f"no element: {script}")
        return {"sharedId": found["sharedId"]}

    def close(self) -> None:
        """Let go of the connection."""
        self._socket.close()

    def _run(self, context: str, script: str, argument: object) -> dict[str, Any]:
        # A test's script stands for what a person does, as in the other browser.
        target = {"context": context}
        common = {"target": target, "awaitPromise": True, "userActivation": True}
        if _FUNCTION.match(script):
            value = {"type": "string", "value": json.dumps(argument)}
            declaration = f"(argument) => ({script})(JSON.parse(argument))"
            answer = self.command(
                "script.callFunction",
                functionDeclaration=declaration,
                arguments=[value],
                **common,
            )
        else:
            answer = self.command("script.evaluate", expression=script, **common)
        if answer["type"] != "success":
            raise ScriptError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def _receive(self, seconds: float) -> dict[str, Any] | None:
        try:
            message: dict[str, Any] = json.loads(self._socket.recv(timeout=seconds))
        except TimeoutError:
            return None
        except ConnectionClosed:
            raise BrowserGone("Firefox has ended") from None
        if message["type"] == "event" and message["method"] in self._handlers:
            self._handlers[message["method"]](message["params"])
        return message


def plain(value: dict[str, Any]) -> Any:
    """Turn a remote value into plain data; what has no plain form becomes None."""
    held = value.get("value")
    match value["type"]:
        case "array" | "nodelist" | "htmlcollection" | "set":
            return [plain(item) for item in held or []]
        case "object" | "map":
            return {key: plain(item) for key, item in held or []}
        case "string" | "boolean":
            return held
        case "number":
            return held if isinstance(held, int | float) else float(str(held))
    return None
