"""The cloud of a Botpress web chat, as far as the chat talks to it, on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from e2e import pictures
from e2e.pages.chat import Received

from tooling.static_server import media_type

_NOW = "2025-01-01T00:00:00.000Z"
_CONVERSATION = {"id": "conversation", "createdAt": _NOW, "updatedAt": _NOW}
_USER = {"id": "user", "userKey": "key", "createdAt": _NOW, "updatedAt": _NOW}
_START = {
    "type": "init",
    "data": {"conversation": _CONVERSATION, "user": _USER, "messages": [], "participants": [_USER]},
}
_ALLOW = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "*",
}


class Cloud:
    """Serves while it is entered, and keeps what was put into it."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._files: dict[str, bytes] = {}
        self._bodies: list[bytes] = []
        self._ended = threading.Event()
        cloud = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_OPTIONS(self) -> None:
                self._give(b"")

            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                if path.endswith("/initialize"):
                    self._stream()
                elif path.startswith("/store/"):
                    self._give(cloud._files[path.removeprefix("/store/")], media_type(path))
                else:
                    self._tell({"messages": [], "participants": [_USER], "conversations": []})

            def do_PUT(self) -> None:
                path = unquote(urlsplit(self.path).path)
                cloud._files[path.removeprefix("/store/")] = self._body()
                self._give(b"")

            def do_POST(self) -> None:
                asked = json.loads(self._body())
                if urlsplit(self.path).path.endswith("/files"):
                    address = cloud.url(f"/store/{asked['key']}")
                    kind = media_type(asked["key"])
                    file = {"id": asked["key"], "url": address, "uploadUrl": address}
                    self._tell({"file": {**file, "contentType": kind}})
                else:
                    self._tell({"event": {"payload": asked.get("payload")}, "message": asked})

            def log_message(self, format: str, *arguments: object) -> None:
                pass

            def _body(self) -> bytes:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                cloud._bodies.append(body)
                return body

            def _tell(self, what: dict[str, Any]) -> None:
                self._give(json.dumps(what).encode(), "application/json")

            def _give(self, data: bytes, kind: str = "text/plain") -> None:
                self.send_response(200)
                for name, value in _ALLOW.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def _stream(self) -> None:
                self.send_response(200)
                for name, value in _ALLOW.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(f"data: {json.dumps(_START)}\n\n".encode())
                self.wfile.flush()
                self.close_connection = True
                cloud._ended.wait()

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    def url(self, path: str = "") -> str:
        """Return the address of a path."""
        return f"http://localhost:{self._server.server_port}{path}"

    def files(self) -> list[Received]:
        """Return what was put into the store; its keys are six characters, "-", the file's name."""
        return [
            Received(key[7:], "", len(data), 0, "", data) for key, data in list(self._files.items())
        ]

    def forget(self) -> None:
        """Throw away what has arrived."""
        self._files.clear()
        self._bodies.clear()

    def tells_nothing(self) -> None:
        """See that no body that arrived holds the secret, whatever else it is."""
        assert not any(pictures.SECRET in body for body in list(self._bodies))

    def __enter__(self) -> Cloud:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()
