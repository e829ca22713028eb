"""A real chat interface run for the tests, and what reached it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from e2e import pictures
from e2e.pages.chat import Received

_SERVERS = Path(__file__).parent / "servers"
_PORT = "port.txt"
_LOG = "log.txt"
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TRACELOOP_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
}


@contextmanager
def start(name: str, python: Path, folder: Path) -> Iterator[None]:
    """Run one of `servers/`, which writes its port and what it complains about into a folder."""
    (folder / "app").mkdir(parents=True)
    environment = {
        **os.environ,
        **_QUIET,
        "CHAINLIT_APP_ROOT": str(folder / "app"),
        "GRADIO_TEMP_DIR": str(folder / "gradio"),
        # Beside the environment and not in it: the sources stay as they are.
        "PYTHONPYCACHEPREFIX": str(python.parents[1] / "pycache"),
    }
    with (folder / _LOG).open("wb") as log, (folder / _PORT).open("wb") as port:
        process = subprocess.Popen(
            [str(python), str(_SERVERS / f"{name}.py"), str(folder)],
            cwd=folder / "app",
            env=environment,
            stdin=subprocess.PIPE,
            stdout=port,
            stderr=log,
        )
        try:
            yield
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(timeout=30)


class ChatServer:
    """One of `servers/` that runs, and what reached it."""

    def __init__(self, folder: Path) -> None:
        """Wait until the server answers: it says its port before it listens."""
        self._folder = folder
        for _ in range(1200):
            port = (folder / _PORT).read_text("utf-8").strip()
            if port.isdigit() and _answers(int(port)):
                self._port = int(port)
                return
            time.sleep(0.05)
        raise AssertionError(f"the server does not answer:\n{self.log()}")

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://localhost:{self._port}{path}"

    def log(self) -> str:
        """Return the end of what the server complained about."""
        return (self._folder / _LOG).read_text("utf-8", "replace")[-4000:]

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
        for _ in range(500):
            if len(found := self.files()) >= count:
                return found
            pause(20)
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


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _received(named: Path) -> Received:
    data = named.with_suffix("").read_bytes()
    return Received(named.read_text("utf-8"), "", len(data), 0, "", data)
