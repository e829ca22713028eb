"""A source over a file that JavaScript holds, read synchronously in the worker."""

from __future__ import annotations

from typing import Protocol

from coatcheck.errors import DamagedFile
from coatcheck.source import Source


class JsBytes(Protocol):
    """A ``Uint8Array`` as Python sees it."""

    def to_bytes(self) -> bytes: ...


class JsFile(Protocol):
    """The worker's reader of one file: ``size`` in bytes and a synchronous ``read``."""

    size: int

    def read(self, start: int, end: int) -> JsBytes: ...


class JsSource(Source):
    """Random access to a JavaScript file."""

    def __init__(self, file: JsFile) -> None:
        super().__init__(int(file.size))
        self._file = file

    def fetch(self, start: int, end: int) -> bytes:
        data = self._file.read(start, end).to_bytes()
        if len(data) != end - start:
            raise DamagedFile("the file became shorter while it was read", start)
        return data
