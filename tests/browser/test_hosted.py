"""Pages that take files as the hosted sites do, at the sites' own addresses.

What runs is the build that ships, with its own match patterns; each address is answered by the
local page. Which site takes files how is what public code tells of it; where that differs, all are
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from e2e import pictures
from e2e.driver import Browser, Tab
from e2e.lab import CLEAN, Lab
from e2e.receiver import Receiver
from e2e.ways_lab import WaysLab
from ways import WAYS

SITE = Path(__file__).parent / "site"
NAMED = {way.name: way for way in WAYS}

# Address, and the ways that the site offers.
SITES = [
    ("https://chatgpt.com/c/1", "input"),
    ("https://chatgpt.com/c/1", "paste files"),
    ("https://chatgpt.com/c/1", "drop overlay"),
    ("https://claude.ai/new", "input multiple"),
    ("https://claude.ai/new", "paste editor"),
    ("https://gemini.google.com/app", "input detached"),
    ("https://gemini.google.com/app", "input removed while open"),
    ("https://gemini.google.com/app", "input shadow closed"),
    ("https://aistudio.google.com/prompts/new_chat", "input removed later"),
    ("https://grok.com/", "paste items"),
    ("https://x.com/i/grok", "input"),
    ("https://www.perplexity.ai/", "drop items"),
    ("https://chat.mistral.ai/chat", "drop document"),
    ("https://www.kimi.com/", "input label"),
    ("https://copilot.microsoft.com/", "drop entries"),
    ("https://github.com/copilot/c/1", "input onchange property"),
    ("https://chat.deepseek.com/", "drop input"),
    ("https://www.meta.ai/", "paste files"),
    ("https://poe.com/", "input document listener"),
    ("https://chat.qwen.ai/", "input showPicker"),
    ("https://huggingface.co/chat/conversation/1", "input"),
    ("https://www.midjourney.com/imagine", "drop files"),
    ("https://www.canva.com/ai", "paste files"),
    ("https://firefly.adobe.com/", "input multiple"),
    ("https://cdn.botpress.cloud/webchat/", "input"),
]
OTHERS = [
    "https://x.com/home",
    "https://github.com/python",
    "https://huggingface.co/models",
    "https://example.org/",
]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver({}) as running:
        yield running


@pytest.fixture(scope="module")
def shipped(browsers: Callable[[str], Browser], built: Path) -> Iterator[Callable[[str], Browser]]:
    """Gives a browser with the extension as it ships."""
    prepared: dict[str, Browser] = {}
    with ExitStack() as stack:

        def get(name: str) -> Browser:
            if name not in prepared:
                browser = browsers(name)
                folder = built / "shipped" / browser.extension.name
                prepared[name] = stack.enter_context(browser.with_extension(folder))
            return prepared[name]

        yield get


@pytest.fixture(params=("chromium", "firefox"))
def page(request: pytest.FixtureRequest, shipped: Callable[[str], Browser]) -> Iterator[Tab]:
    """A tab in which every https address is answered from here."""
    browser = shipped(request.param)
    browser.watch.verdict()
    browser.watch.expect(r"^request to https://")
    page = browser.new_tab()
    try:
        page.serve(answer)
        yield page
    finally:
        page.close()
    assert browser.watch.verdict() == []


@pytest.mark.parametrize(("url", "name"), SITES)
def test_the_site_gets_a_cleaned_picture(
    page: Tab, receiver: Receiver, tmp_path: Path, url: str, name: str
) -> None:
    lab = WaysLab(Lab(page), NAMED[name], receiver, tmp_path, url=url)
    photo = pictures.telling()
    lab.go(photo, "IMG_1.jpg")
    lab.lab.decide(CLEAN)
    lab.lab.wait_until(lab.arrived, "the picture")
    [arrived] = lab.arrived()
    assert pictures.SECRET not in arrived.data
    assert pictures.same_pixels(arrived.data, photo)


@pytest.mark.parametrize("url", OTHERS)
def test_other_pages_are_left_alone(
    page: Tab, receiver: Receiver, tmp_path: Path, url: str
) -> None:
    lab = WaysLab(Lab(page), NAMED["drop files"], receiver, tmp_path, url=url)
    lab.go(pictures.telling(), "IMG_1.jpg")
    lab.lab.wait_until(lab.arrived, "the picture")
    assert [arrived.name for arrived in lab.arrived()] == ["IMG_1.jpg"]


def answer(url: str) -> tuple[str, bytes]:
    """Answer any address with the page of the ways, and its scripts by their names."""
    name = url.rpartition("/")[2]
    if name.endswith(".js"):
        return "text/javascript", (SITE / name).read_bytes()
    return "text/html", (SITE / "ways.html").read_bytes()
