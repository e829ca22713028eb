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


def _confirm(_page: Page, frame: Frame) -> None:
    frame.locator(".button-original").click()


def _scroll(_page: Page, frame: Frame) -> None:
    frame.locator("#scroll").evaluate("element => { element.scrollTop = 10_000; }")


def _details(_page: Page, frame: Frame) -> None:
    frame.locator("summary").nth(1).click()


SCENES: tuple[Scene, ...] = (
    Scene("prompt", ("squirrel.jpg",), (LIGHT, DARK, SMALL, ARABIC, FORCED)),
    Scene("prompt-end", ("squirrel.jpg",), (LIGHT, SMALL), _scroll),
    Scene("details", ("squirrel.jpg",), (LIGHT,), _details),
    Scene("confirm", ("squirrel.jpg",), (LIGHT, SMALL), _confirm),
    Scene("hidden", ("window.jpg",), (LIGHT,)),
    Scene("several", ("seaside.jpg", "agency.jpg", "flower.webp", "broken.jpg"), (LIGHT, SMALL)),
    Scene("failed", ("broken.jpg",), (LIGHT, DARK)),
    Scene("heic", ("phone.heic",), (LIGHT,)),
)
