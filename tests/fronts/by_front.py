"""Shares the tests out among processes so that each page is opened in one of them alone."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling


class ByFront(LoadScopeScheduling):
    """All tests of one page are one unit of work; a test's id names it first: `[PAGE-…]`."""

    def _split_scope(self, nodeid: str) -> str:
        name, _, parameters = nodeid.partition("[")
        file = name.partition("::")[0]
        return f"{file} {parameters.rstrip(']').partition('-')[0]}"
