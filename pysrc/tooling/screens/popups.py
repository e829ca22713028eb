"""Pictures of the toolbar's popup, as it speaks of pages in different states."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from tooling.browsers.extension import extension_context
from tooling.screens.scenes import ARABIC, DARK, FORCED, LIGHT, Look

SIZE = (340, 460)
SETTLED = 700
"""Milliseconds in which the page in front is loaded and the popup knows of it."""

# What became of pictures at the site, as the record keeps it.
_RECORD = """chrome.storage.local.set(Object.fromEntries([
  [1, {cleaned: 3, original: 1}], [2, {redacted: 1}], [3, {withheld: 2}],
].map(([days, ways]) => {
  const at = Date.UTC(2026, 10, 23 - days, 9, 5 * days);
  return [`record.${at}.sample`, {
    version: 1, at, site: 'chatgpt.com', ways, removed: {}, sent: {},
  }];
})))"""
_TAB = "(url) => chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === url).id)"


@dataclass(frozen=True)
class PopupScene:
    """A page, and what is pressed in the popup that speaks of it."""

    name: str
    url: str
    presses: tuple[str, ...] = ()
    looks: tuple[Look, ...] = (LIGHT,)


POPUPS = (
    PopupScene("popup", "https://chatgpt.com/", (), (LIGHT, DARK, ARABIC, FORCED)),
    PopupScene("popup-off", "https://claude.ai/", ("#popup-switch",), (LIGHT, DARK)),
    PopupScene("popup-open", "https://chat.example.org/", (), (LIGHT, DARK, ARABIC)),
    PopupScene(
        "popup-unprotected", "https://chat.example.net/", ("#popup-action",), (LIGHT, DARK, FORCED)
    ),
    PopupScene("popup-nothing", "chrome://version/"),
)


def take_popups(
    chromium: str, extension: Path, scenes: Sequence[PopupScene], out: Path
) -> Iterator[Path]:
    """Yield the path of each picture when it is there."""
    looks = {look.name: look for scene in scenes for look in scene.looks}
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work,
        sync_playwright() as playwright,
    ):
        copy = Path(work) / "extension"
        shutil.copytree(extension, copy)
        _see_addresses(copy)
        for look in looks.values():
            profile = Path(work) / look.name
            with extension_context(
                playwright, chromium, copy, profile, language=look.language
            ) as context:
                context.route(re.compile("^https://"), _answer)
                for scene in scenes:
                    if look in scene.looks:
                        yield _picture(context, scene, look, out)


def _see_addresses(extension: Path) -> None:
    """Add the permission ``tabs``: no program can press the toolbar's button, which gives it."""
    path = extension / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["permissions"].append("tabs")
    path.write_text(json.dumps(manifest), "utf-8")


def _answer(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Chat</title>", content_type="text/html")


def _picture(context: BrowserContext, scene: PopupScene, look: Look, out: Path) -> Path:
    front = context.new_page()
    front.goto(scene.url)
    worker = context.service_workers[0] if context.service_workers else None
    worker = worker or context.wait_for_event("serviceworker")
    base = worker.url.rpartition("/")[0]
    _permit(context, base.rpartition("/")[2], scene.url)
    page = context.new_page()
    page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
    page.emulate_media(
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.forced else "none",
        reduced_motion="reduce",
    )
    page.goto(f"{base}/pages/popup.html")
    page.evaluate(_RECORD)
    page.goto(f"{base}/pages/popup.html?tab={page.evaluate(_TAB, scene.url)}")
    page.wait_for_timeout(SETTLED)
    for selector in scene.presses:
        page.click(selector)
        page.wait_for_timeout(SETTLED)
    path = out / "pictures" / f"{scene.name}-{look.name}.png"
    page.screenshot(path=path, full_page=True)
    page.close()
    front.close()
    return path


def _permit(context: BrowserContext, extension: str, url: str) -> None:
    """Answer the browser's question before it is asked; no program sees it."""
    host = re.search(r"^https://([^/]+)/", url)
    if not host:
        return
    settings: Page = context.new_page()
    settings.goto("chrome://extensions/")
    settings.evaluate(
        "([id, host]) => chrome.developerPrivate.addHostPermission(id, `*://${host}/*`)",
        [extension, host[1]],
    )
    settings.close()
