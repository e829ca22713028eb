"""A local web server over files in memory, for the demo and the measurements."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import unquote, urlsplit

_TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".js": "text/javascript"}


class StaticServer:
    """Serves a mapping from path to bytes on a free port of this machine while it is entered."""

    def __init__(
        self, files: Mapping[str, bytes], headers: Mapping[str, str] | None = None
    ) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = unquote(urlsplit(self.path).path)
                data = files.get("/index.html" if path == "/" else path)
                self.send_response(404 if data is None else 200)
                self.send_header("Content-Type", media_type(path))
                self.send_header("Content-Length", str(len(data or b"")))
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data or b"")

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def url(self, path: str = "/") -> str:
        """Return the address of a path."""
        return f"http://localhost:{self._server.server_port}{path}"

    def __enter__(self) -> StaticServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def media_type(path: str) -> str:
    """Guess the media type of a path, as a web server would."""
    for suffix, kind in _TYPES.items():
        if path.endswith(suffix):
            return kind
    if path == "/" or path.endswith(".html"):
        return "text/html; charset=utf-8"
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
