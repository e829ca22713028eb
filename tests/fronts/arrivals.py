"""A real chat interface run for the tests, and what reached it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from e2e import pictures
from e2e.lab import Received

_SERVERS = Path(__file__).parent / "servers"
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRACELOOP_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
}


class ChatServer:
    """Runs one of `servers/` while it is entered."""

    def __init__(self, name: str, python: Path, folder: Path) -> None:
        self._folder = folder
        (folder / "app").mkdir(parents=True)
        self._log = (folder / "log.txt").open("wb")
        environment = {
            **os.environ,
            **_QUIET,
            "CHAINLIT_APP_ROOT": str(folder / "app"),
            "GRADIO_TEMP_DIR": str(folder / "gradio"),
            # Beside the environment and not in it: the sources stay as they are.
            "PYTHONPYCACHEPREFIX": str(python.parents[1] / "pycache"),
        }
        self._process = subprocess.Popen(
            [str(python), str(_SERVERS / f"{name}.py"), str(folder)],
            cwd=folder / "app",
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self._port = 0

    def __enter__(self) -> ChatServer:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line.strip().isdigit(), f"the server did not start:\n{self.log()}"
        self._port = int(line)
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._log.close()

    def _wait(self) -> None:
        """Wait until the server answers: it says its port before it listens."""
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
                return
            except OSError:
                assert self._process.poll() is None, f"the server ended:\n{self.log()}"
                time.sleep(0.1)
        raise AssertionError(f"the server does not answer:\n{self.log()}")

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://localhost:{self._port}{path}"

    def log(self) -> str:
        """Return the end of what the server complained about."""
        return (self._folder / "log.txt").read_text("utf-8", "replace")[-4000:]

    def forget(self) -> None:
        """Throw away what has arrived."""
        for path in [*self._below("files"), *self._below("bodies")]:
            path.unlink()

    def files(self) -> list[Received]:
        """Return the files that have arrived."""
        named = [path for path in self._below("files") if path.suffix == ".name"]
        return [_received(path) for path in named]

    def wait_for_files(self, count: int, pause: Callable[[float], None]) -> list[Received]:
        """Return the files, after at least ``count`` have arrived."""
        for _ in range(200):
            if len(found := self.files()) >= count:
                return found
            pause(50)
        raise AssertionError(f"{len(self.files())} of {count} files arrived\n{self.log()}")

    def tells_nothing(self) -> None:
        """See that no body that arrived holds the secret, whatever else it is."""
        for path in self._below("bodies"):
            assert pictures.SECRET not in path.read_bytes(), path

    def stayed_at_home(self) -> None:
        """See that the server itself tried to reach nobody."""
        log = self._folder / "outgoing.txt"
        assert not log.exists(), log.read_text("utf-8")

    def _below(self, name: str) -> list[Path]:
        return sorted((self._folder / name).iterdir())


def _received(named: Path) -> Received:
    data = named.with_suffix("").read_bytes()
    return Received(named.read_text("utf-8"), "", len(data), 0, "", data)
