"""The real sites' addresses, served from here: the match patterns that ship are what is tested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CLEAN, Lab

SITE = Path(__file__).parent / "site"

GUARDED = [
    "https://chatgpt.com/c/1",
    "https://claude.ai/new",
    "https://gemini.google.com/app",
    "https://aistudio.google.com/prompts/new_chat",
    "https://copilot.microsoft.com/",
    "https://github.com/copilot/c/1",
    "https://grok.com/",
    "https://x.com/i/grok",
    "https://www.perplexity.ai/",
    "https://chat.deepseek.com/",
    "https://chat.mistral.ai/chat",
    "https://www.meta.ai/",
    "https://poe.com/",
    "https://chat.qwen.ai/",
    "https://www.kimi.com/",
]


@pytest.fixture
def at(lab: Lab) -> Callable[[str], Lab]:
    """Opens an address; what it asks for comes from the local test page."""

    def answer(url: str) -> tuple[str, bytes]:
        if url.endswith("/page.js"):
            return "text/javascript", (SITE / "page.js").read_bytes()
        return "text/html", (SITE / "index.html").read_bytes()

    def open_at(url: str) -> Lab:
        lab.watch.expect(r"^request to https://")
        lab.page.serve(answer)
        lab.page.goto(url)
        return lab

    return open_at


@pytest.mark.parametrize("url", GUARDED)
def test_the_site_gets_a_cleaned_picture(
    at: Callable[[str], Lab], tmp_path: Path, url: str
) -> None:
    lab = at(url)
    lab.send("drop", pictures.store(tmp_path, "photo.jpg", pictures.telling()))
    lab.decide(CLEAN)
    [received] = lab.files_by("drop")
    assert received.name == "picture.jpg"
    assert pictures.SECRET not in received.data


@pytest.mark.parametrize(
    "url", ["https://x.com/home", "https://github.com/python", "https://example.org/"]
)
def test_other_pages_are_left_alone(at: Callable[[str], Lab], tmp_path: Path, url: str) -> None:
    lab = at(url)
    lab.send("drop", pictures.store(tmp_path, "photo.jpg", pictures.telling()))
    [event] = lab.seen("drop", count=1)
    assert event.trusted
    assert [file.name for file in event.files] == ["photo.jpg"]
