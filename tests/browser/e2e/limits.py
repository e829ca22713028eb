"""Time limits: whoever waits longer for a browser than it may, finds it ended.

Neither driver gives up by itself: a script of a page whose promise is never kept would be waited
for without end. A thread of its own therefore kills the browsers of this process when a limit is
over; the wait then fails, the test with it, and the next test starts a browser anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

EACH_WAIT = 60.0
"""Seconds that one answer of a browser may take, on a busy machine."""
EACH_TEST = 240.0
"""Seconds that one test may take, on a busy machine; the longest takes 40 on a quiet one."""

_DIES_WITHIN = 5


class BrowserGone(AssertionError):
    """A browser ended, or was ended because it took too long."""


@dataclass(eq=False)
class _Limit:
    end: float
    what: str
    seconds: float
    over: bool = False

    @property
    def message(self) -> str:
        return f"not done within {self.seconds:.0f} s, so the browser was ended: {self.what}"


class Limits:
    """Watches over all waits of this process, in a thread of its own.

    >>> with LIMITS.within(60, "the page's answer"):
    ...     page.evaluate("answer()")
    """

    def __init__(self) -> None:
        self._running: set[int] = set()
        self._limits: list[_Limit] = []
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._reason = ""

    def add(self, process: int) -> None:
        """Watch over a browser, by the number of its process."""
        with self._change:
            self._running.add(process)

    def remove(self, process: int) -> None:
        """Watch no longer over a browser."""
        with self._change:
            self._running.discard(process)

    def all_running(self) -> bool:
        """Say whether none of the browsers has ended by itself, or by a limit."""
        with self._change:
            return all(map(is_running, self._running))

    def take_reason(self) -> str:
        """Return for what browsers were ended since the last call, empty if they were not."""
        with self._change:
            reason, self._reason = self._reason, ""
            return reason

    @contextmanager
    def within(self, seconds: float, what: str) -> Iterator[None]:
        """End the browsers if what is done here takes longer.

        Raises:
            BrowserGone: It did; says what took how long.

        """
        limit = _Limit(time.monotonic() + seconds, what, seconds)
        with self._change:
            self._limits.append(limit)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, daemon=True)
                self._thread.start()
            self._change.notify()
        failed: Exception | None = None
        try:
            yield
        except Exception as error:
            failed = error
            if not limit.over:
                raise
        finally:
            with self._change:
                self._limits.remove(limit)
        if limit.over:
            raise BrowserGone(limit.message) from failed

    def _watch(self) -> None:
        with self._change:
            while True:
                now = time.monotonic()
                over = [limit for limit in self._limits if limit.end <= now and not limit.over]
                for limit in over:
                    limit.over = True
                    self._reason = limit.message
                if over:
                    for process in self._running:
                        end(process)
                due = [limit.end for limit in self._limits if not limit.over]
                self._change.wait(max(0.0, min(due) - now) if due else None)


def end(process: int) -> None:
    """Kill a browser and all processes that it started."""
    with suppress(psutil.Error):
        parent = psutil.Process(process)
        all_of_it = [parent, *parent.children(recursive=True)]
        for child in all_of_it:
            with suppress(psutil.Error):
                child.kill()
        psutil.wait_procs(all_of_it, _DIES_WITHIN)


def is_running(process: int) -> bool:
    """Say whether a process has not ended."""
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def of_profile(profile: str) -> int:
    """Return the number of the browser's own process that runs with a profile folder."""
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        is_child = any(word.startswith("--type=") for word in words)
        if f"--user-data-dir={profile}" in words and not is_child:
            return int(process.pid)
    raise BrowserGone(f"no browser runs with the profile {profile}")


LIMITS = Limits()
"""The one of this process."""
