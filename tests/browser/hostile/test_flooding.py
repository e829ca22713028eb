"""Flooding: what a page does by itself asks nobody, stands in no record, and gets no original."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import attacks
import pytest
from e2e import pictures
from e2e.lab import CANCEL, Lab
from e2e.pages.chat import encode
from e2e.receiver import Receiver

ENTRIES = """async () => Object.entries(await chrome.storage.local.get(null))
  .filter(([key]) => key.startsWith('record.')).map(([, entry]) => entry)"""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver({**attacks.files(), "/own.jpg": pictures.telling()}) as running:
        yield running


@pytest.mark.parametrize("kind", ["paste", "drop", "change"])
def test_events_of_a_page_alone(hostile_lab: Lab, receiver: Receiver, kind: str) -> None:
    lab = hostile_lab
    start = time.time() * 1000
    lab.page.goto(receiver.url(f"/flooding/events.html?{kind}"))
    lab.wait_until(lambda: receiver.bodies, "all that the page was given")
    active, *got = json.loads(receiver.bodies[0])
    assert active is False
    assert [text for text in got if "original" in text] == []
    assert lab.names() == []
    assert [entry for entry in lab.frame().evaluate(ENTRIES) if entry["at"] >= start] == []


def test_requests_are_asked_about_three_times(hostile_lab: Lab, receiver: Receiver) -> None:
    """Whoever says no is not worn down, and no is what it stays."""
    lab = hostile_lab
    lab.page.goto(receiver.url("/ways/written.html"))
    lab.wait_for("window.isReady === true")
    lab.page.evaluate("(data) => void (window.own = data)", encode(pictures.telling()))
    again = "post(bytes(body())).then(() => 'sent', () => 'failed')"
    for _ in range(3):
        lab.page.evaluate(f"void (window.last = {again})")
        lab.decide(CANCEL)
        assert lab.page.evaluate("window.last") == "failed"
    assert lab.page.evaluate(f"async () => {again}") == "failed"
    assert lab.names() == []
    assert receiver.bodies == []
