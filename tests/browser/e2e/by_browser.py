"""Shares the tests out among processes so that few browsers start.

Not by pytest-xdist's own groups (``--dist loadgroup``): version 3.8 marks a test by an attribute
that pytest 9.2 does not read any more, and then silently groups nothing.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from e2e.opening import NAMES

_SECOND_HALF = "tests/browser/test_i"
"""The first of the files, by their names, that go into the second unit of a browser."""


class ByBrowser(LoadScopeScheduling):
    """The tests of one browser are two units of work; those of one file are in the same."""

    def _split_scope(self, nodeid: str) -> str:
        parameters = nodeid.partition("[")[2].rstrip("]").split("-")
        name = next((name for name in NAMES if name in parameters), "any")
        if name in NAMES and nodeid >= _SECOND_HALF:
            return f"{name}, second half"
        return name

    def remove_node(self, node: WorkerController) -> str | None:
        """Let another process go on after the test that ended its own, not with that very test."""
        workload = self.assigned_work.pop(node)
        if not self._pending_of(workload):
            return None
        tests = (name for unit in workload.values() for name, done in unit.items() if not done)
        crashed: str = next(tests)
        for unit in workload.values():
            if crashed in unit:
                unit[crashed] = True
        self.workqueue.update(workload)
        for other in self.assigned_work:
            self._reschedule(other)
        return crashed
