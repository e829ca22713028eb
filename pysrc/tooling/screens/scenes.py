"""What there is to take pictures of: one line each, in the looks that matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Frame, Page

GUARD = "http://localhost/*"

WIDE = (1200, 800)
PHONE = (360, 740)

type Act = Callable[[Page, Frame], None]


@dataclass(frozen=True)
class Look:
    """How the browser is set up."""

    name: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    language: str = "en"
    forced: bool = False
    touch: bool = False


LIGHT = Look("light")
DARK = Look("dark", scheme="dark")
SMALL = Look("phone", size=PHONE, touch=True)
ARABIC = Look("arabic", language="ar")
FORCED = Look("forced", forced=True)


@dataclass(frozen=True)
class Scene:
    """Photos that are dropped on a chat page, and what is done in the prompt before the picture."""

    name: str
    photos: tuple[str, ...]
    looks: tuple[Look, ...] = (LIGHT,)
    act: Act | None = None


@dataclass(frozen=True)
class PageScene:
    """A page of the extension itself, whole, with these settings stored before."""

    name: str
    path: str
    looks: tuple[Look, ...] = (LIGHT, DARK, SMALL, ARABIC)
    settings: str = "{}"
    """A change in JSON, as `changeSettings` takes it."""


def _confirm(_page: Page, frame: Frame) -> None:
    frame.locator(".button-original").click()


def _scroll(_page: Page, frame: Frame) -> None:
    frame.locator("#scroll").evaluate("element => { element.scrollTop = 10_000; }")


def _details(_page: Page, frame: Frame) -> None:
    frame.locator("summary").nth(1).click()


def _edit(page: Page, frame: Frame) -> None:
    """Mark things in a photo as a person does, in each style."""
    frame.locator(".button-redact").click()
    frame.locator("#surface-photo").evaluate("photo => photo.decode()")
    page.wait_for_timeout(300)
    _drag(page, frame, (0.5, 0.25), (0.62, 0.42))
    frame.locator("#surface").press("Escape")
    frame.locator("#styles input").nth(1).check(force=True)
    _drag(page, frame, (0.1, 0.6), (0.32, 0.85))
    frame.locator("#surface").press("Escape")
    frame.locator("#styles input").nth(2).check(force=True)
    _drag(page, frame, (0.68, 0.65), (0.92, 0.9))


def _suggested(page: Page, frame: Frame) -> None:
    frame.evaluate(
        """coatcheck.suggest(0, [
          {kind: 'face', label: '', box: [820, 260, 260, 240]},
          {kind: 'text', label: 'number plate', box: [200, 700, 300, 90]},
        ])"""
    )
    frame.locator(".button-redact").click()
    frame.locator("#surface-photo").evaluate("photo => photo.decode()")
    frame.locator("#tools input").nth(2).check(force=True)
    page.wait_for_timeout(300)
    _drag(page, frame, (0.2, 0.2), (0.85, 0.8))


def _stand_in(_page: Page, frame: Frame) -> None:
    frame.locator("#picture img").wait_for(timeout=60_000)


def _redacted(page: Page, frame: Frame) -> None:
    _edit(page, frame)
    frame.locator("#editor-apply").click()
    frame.locator("#ticket").wait_for(timeout=60_000)


def _unhidden(page: Page, frame: Frame) -> None:
    """Ask for the original after parts were hidden, having chosen something for the site."""
    _redacted(page, frame)
    frame.locator(".dropdown").select_option("clean")
    page.wait_for_timeout(600)
    frame.locator(".button-original").click()


def _drag(page: Page, frame: Frame, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Pull the pointer over the photo, from one place to another as shares of what is seen."""
    box = frame.locator("#surface-photo").bounding_box()
    assert box
    x, y = box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"], steps=5)
    page.mouse.up()


SCENES: tuple[Scene | PageScene, ...] = (
    Scene("prompt", ("squirrel.jpg",), (LIGHT, DARK, SMALL, ARABIC, FORCED)),
    Scene("prompt-end", ("squirrel.jpg",), (LIGHT, SMALL), _scroll),
    Scene("details", ("squirrel.jpg",), (LIGHT,), _details),
    Scene("confirm", ("squirrel.jpg",), (LIGHT, SMALL), _confirm),
    Scene("hidden", ("window.jpg",), (LIGHT,)),
    Scene("several", ("seaside.jpg", "agency.jpg", "flower.webp", "broken.jpg"), (LIGHT, SMALL)),
    Scene("failed", ("broken.jpg",), (LIGHT, DARK)),
    Scene("editor", ("squirrel.jpg",), (LIGHT, DARK, SMALL, ARABIC, FORCED), _edit),
    Scene("suggested", ("squirrel.jpg",), (LIGHT,), _suggested),
    Scene("redacted", ("squirrel.jpg",), (LIGHT,), _redacted),
    Scene("unhidden", ("squirrel.jpg",), (LIGHT, DARK, SMALL), _unhidden),
    Scene("heic", ("phone.heic",), (LIGHT,), _stand_in),
    PageScene(
        "options",
        "pages/options.html",
        settings="""{"sites": {
          "chatgpt.com": {"mode": "clean"}, "chat.example.org": {"mode": "tell"},
          "x.com": {"off": true}}}""",
    ),
    PageScene("welcome", "pages/welcome.html"),
)
