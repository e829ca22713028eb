"""Downloads over HTTP: whole files with progress, and pieces of a file without the rest."""

from __future__ import annotations

import http.client
import io
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tooling import say

_CHUNK = 1 << 17
_SECONDS = 60
_AGENT = {"User-Agent": "coatcheck-build"}


class SourceError(Exception):
    """A source that cannot be reached or does not have the file; the text says which."""


class NoRangesError(SourceError):
    """The server only gives whole files."""


def download(address: str, to: Path) -> None:
    """Download a file, showing how far it is."""
    with _open(address, {}) as answer, to.open("wb") as out:
        size = answer.headers.get("Content-Length")
        progress = say.Progress(_name(address), int(size) if size else None)
        while chunk := answer.read(_CHUNK):
            out.write(chunk)
            progress.add(len(chunk))
        progress.end()
        if size and out.tell() != int(size):
            raise SourceError(f"broke off after {out.tell()} of {size} bytes")


class RemoteFile(io.RawIOBase):
    """A file on a server, of which only the pieces that are read are fetched.

    Meant for `zipfile`: it reads the directory at the end, then one member from start to end. Each
    fetch goes on a good way beyond what was asked for.
    """

    _AHEAD = 1 << 18

    def __init__(self, address: str) -> None:
        """Ask for the size, and whether pieces can be had."""
        self._address = address
        self._place = 0
        self._window = b""
        self._window_at = 0
        self._progress: say.Progress | None = None
        if urlsplit(address).scheme == "file":
            path = Path(unquote(urlsplit(address).path))
            raise NoRangesError(f"{path} is a file on this machine")
        with _open(address, {"Range": "bytes=0-0"}) as answer:
            extent = answer.headers.get("Content-Range", "")
            if answer.status != http.client.PARTIAL_CONTENT or "/" not in extent:
                raise NoRangesError("the server only gives whole files")
            self._size = int(extent.rpartition("/")[2])

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def tell(self) -> int:
        """Return the place of the next read."""
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move the place of the next read."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = base + offset
        return self._place

    def read(self, size: int = -1) -> bytes:
        """Read from the present place."""
        end = self._size if size < 0 else min(self._size, self._place + size)
        held = self._window_at <= self._place and end <= self._window_at + len(self._window)
        if not held:
            self._fetch(self._place, min(self._size, max(end, self._place + self._AHEAD)))
        start = self._place - self._window_at
        self._place = end
        return self._window[start : end - self._window_at]

    def _fetch(self, start: int, end: int) -> None:
        if start >= end:
            self._window, self._window_at = b"", start
            return
        if self._progress is None:
            self._progress = say.Progress(f"pieces of {_name(self._address)}", None)
        with _open(self._address, {"Range": f"bytes={start}-{end - 1}"}) as answer:
            if answer.status != http.client.PARTIAL_CONTENT:
                raise NoRangesError("the server stopped giving pieces")
            self._window, self._window_at = answer.read(), start
        if len(self._window) != end - start:
            raise SourceError("the server gave another piece than was asked for")
        self._progress.add(len(self._window))

    def close(self) -> None:
        """End the progress bar."""
        if self._progress is not None and not self.closed:
            self._progress.end()
        super().close()


@contextmanager
def _open(address: str, headers: dict[str, str]) -> Iterator[http.client.HTTPResponse]:
    request = urllib.request.Request(address, headers={**_AGENT, **headers})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        raise SourceError(f"the server answered {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise SourceError(f"could not be reached ({error.reason})") from error
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise SourceError(f"could not be read ({error})") from error


def _name(address: str) -> str:
    return unquote(urlsplit(address).path.rpartition("/")[2])
