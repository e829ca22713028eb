"""A server that keeps what pages send to it, by HTTP and by WebSocket."""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import unquote, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tooling.static_server import media_type

_BASE64 = re.compile(rb"(?:/9j/|AAAAGGZ0eX)[A-Za-z0-9+/]+=*")
_FILE = re.compile(rb"\xff\xd8\xff|\0\0\0\x18ftyp")
"""How the pictures and the videos of the tests begin, also in base64."""


class Receiver:
    """Serves files, and keeps the body of each POST and each binary message."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        bodies = self.bodies = list[bytes]()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                data = files.get(path)
                self._answer(404 if data is None else 200, media_type(path), data or b"")

            def do_POST(self) -> None:
                bodies.append(self.rfile.read(int(self.headers.get("content-length", 0))))
                self._answer(200, "text/html; charset=utf-8", b"<!doctype html>")

            def _answer(self, status: int, kind: str, data: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        def keep(connection: ServerConnection) -> None:
            try:
                for message in connection:
                    if isinstance(message, bytes):
                        bodies.append(message)
                    else:
                        connection.send("done")
            except ConnectionClosed:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._sockets = serve(keep, "127.0.0.1", 0)
        self.socket_port: int = self._sockets.socket.getsockname()[1]

    def url(self, path: str, host: str = "localhost") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self._server.server_port}{path}"

    def pictures(self) -> list[bytes]:
        """Return from each body with a JPEG or a video what begins with it, base64 decoded."""
        found = []
        for body in self.bodies:
            text = _BASE64.search(unquote(body.decode("latin-1")).encode("latin-1"))
            if start := _FILE.search(body):
                found.append(body[start.start() :])
            elif text:
                found.append(base64.b64decode(text[0] + b"=" * (-len(text[0]) % 4)))
        return found

    def __enter__(self) -> Receiver:
        for server in (self._server, self._sockets):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._sockets.shutdown()
