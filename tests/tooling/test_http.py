"""Downloads, against a server of the test's own."""

from __future__ import annotations

import http.server
import io
import re
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tooling.vendor import http as web
from tooling.vendor import sources

LARGE = bytes(range(256)) * 8000


def archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("before.bin", LARGE)
        made.writestr("inner/wanted.bin", b"wanted" * 1000, zipfile.ZIP_DEFLATED)
        made.writestr("after.bin", LARGE)
    return stream.getvalue()


class Server(http.server.ThreadingHTTPServer):
    """Gives one file, by pieces if asked; counts the bytes."""

    content = archive()
    pieces = True
    breaks_off = False
    sent = 0


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if self.path != "/file.whl":
            self.send_error(404, "Nowhere")
            return
        data, wanted = self.server.content, self.headers.get("Range")
        if wanted and self.server.pieces:
            match = re.fullmatch(r"bytes=(\d+)-(\d+)", wanted)
            assert match
            start, end = int(match[1]), int(match[2]) + 1
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
            data = data[start:end]
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.server.breaks_off:
            data = data[: len(data) // 2]
        self.server.sent += len(data)
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def address(server: Server, name: str = "file.whl") -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/{name}"


def test_a_whole_file(server: Server, tmp_path: Path) -> None:
    web.download(address(server), tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == server.content


def test_a_missing_file_is_told(server: Server, tmp_path: Path) -> None:
    with pytest.raises(web.SourceError, match="404 Nowhere"):
        web.download(address(server, "other"), tmp_path / "got")


def test_a_download_that_breaks_off_is_told(server: Server, tmp_path: Path) -> None:
    server.breaks_off = True
    with pytest.raises(web.SourceError, match=r"broke off|could not be read"):
        web.download(address(server), tmp_path / "got")


def test_nobody_there(tmp_path: Path) -> None:
    with pytest.raises(web.SourceError, match="could not be reached"):
        web.download("http://127.0.0.1:9/file", tmp_path / "got")


SOURCE = {"package": "thing", "version": "1.0", "member": "inner/wanted.bin"}


def test_one_member_without_the_rest(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_wheel_address", lambda _: address(server))
    sources.from_wheel_member(SOURCE, tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == b"wanted" * 1000
    assert server.sent < len(server.content) / 3


def test_the_whole_wheel_when_there_are_no_pieces(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.pieces = False
    monkeypatch.setattr(sources, "_wheel_address", lambda _: address(server))

    def download(command: list[str], _name: str, *, show: bool = False) -> str:
        folder = Path(command[command.index("--dest") + 1])
        (folder / "file.whl").write_bytes(server.content)
        return "" if show else "unexpected"

    monkeypatch.setattr(sources, "_run", download)
    sources.from_wheel_member(SOURCE, tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == b"wanted" * 1000


def test_a_wheel_without_that_member_is_told(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_wheel_address", lambda _: address(server))
    with pytest.raises(web.SourceError, match="no such member"):
        sources.from_wheel_member({**SOURCE, "member": "other"}, tmp_path / "got")


def test_a_failing_client_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "npm_command", lambda: ["false"])
    with pytest.raises(web.SourceError, match="npm failed"):
        sources.from_npm({"package": "thing", "version": "1.0"}, tmp_path / "got")
