"""A tab for each attack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attacks
import pytest
from e2e.driver import Browser
from e2e.lab import Lab

from tooling.static_server import StaticServer


@pytest.fixture(scope="session")
def hostile_server() -> Iterator[StaticServer]:
    with StaticServer(attacks.files()) as running:
        yield running


@pytest.fixture
def hostile_lab(browser: Browser) -> Iterator[Lab]:
    """An empty tab; any error or request that the test did not announce makes it fail."""
    browser.watch.verdict()
    tab = browser.new_tab()
    try:
        yield Lab(tab)
    finally:
        tab.close()
    assert browser.watch.verdict() == []


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return attacks.photo(tmp_path)
