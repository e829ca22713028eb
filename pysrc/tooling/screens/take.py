"""Opens a chat page for each look, drops the photos of each scene on it, and takes the picture."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tooling import paths
from tooling.browsers.extension import drop_files, extension_context, extension_id, prompt_frame
from tooling.screens.scenes import Look, PageScene, Scene
from tooling.static_server import StaticServer

SAMPLES = paths.ROOT / "tests" / "samples"
CHAT = paths.SOURCE / "tooling" / "demo" / "page"
BROKEN = "broken.jpg"
SETTLED = 700
"""Milliseconds in which pictures are decoded and movements end."""


def take(
    chromium: str, extension: Path, scenes: Sequence[Scene | PageScene], out: Path
) -> Iterator[Path]:
    """Yield the path of each picture when it is there."""
    jobs = [(look, scene) for scene in scenes for look in scene.looks]
    jobs.sort(key=lambda job: job[0].name)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work,
        StaticServer(_site()) as server,
        sync_playwright() as playwright,
    ):
        photos = _photos(Path(work) / "photos")
        for number, (look, group) in enumerate(groupby(jobs, key=lambda job: job[0])):
            profile = Path(work) / f"profile-{number}"
            with _browser(playwright, chromium, extension, profile, look) as context:
                for _, scene in group:
                    page = context.new_page()
                    _wear(page, look)
                    if isinstance(scene, PageScene):
                        base = f"chrome-extension://{extension_id(extension)}"
                        yield _page_picture(page, base, look, scene, out)
                    else:
                        yield _picture(page, server.url(), look, scene, photos, out)
                    page.close()


def _browser(
    playwright: Playwright, chromium: str, extension: Path, profile: Path, look: Look
) -> contextlib.AbstractContextManager[BrowserContext]:
    return extension_context(playwright, chromium, extension, profile, language=look.language)


def _wear(page: Page, look: Look) -> None:
    width, height = look.size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.forced else "none",
        reduced_motion="reduce",
    )


def _page_picture(page: Page, base: str, look: Look, scene: PageScene, out: Path) -> Path:
    page.goto(f"{base}/{scene.path}")
    page.evaluate(
        """async (change) => {
          const store = await import('/shared/settings.js');
          await store.resetSettings();
          await store.changeSettings(change);
        }""",
        json.loads(scene.settings),
    )
    page.reload()
    page.locator("main:not([hidden])").first.wait_for()
    page.wait_for_timeout(SETTLED)
    path = out / "pictures" / f"{scene.name}-{look.name}.png"
    page.screenshot(path=path, full_page=True)
    return path


def _picture(page: Page, address: str, look: Look, scene: Scene, photos: Path, out: Path) -> Path:
    width, height = look.size
    page.goto(address)
    drop_files(page, [photos / name for name in scene.photos], width / 2, height / 2)
    frame = prompt_frame(page)
    page.wait_for_timeout(SETTLED)
    if scene.act:
        scene.act(page, frame)
        page.wait_for_timeout(SETTLED)
    path = out / "pictures" / f"{scene.name}-{look.name}.png"
    page.screenshot(path=path)
    return path


def _photos(folder: Path) -> Path:
    """Return a folder of all samples and a photo that ends too early."""
    folder.mkdir()
    for path in SAMPLES.iterdir():
        (folder / path.name).symlink_to(path)
    (folder / BROKEN).write_bytes((SAMPLES / "squirrel.jpg").read_bytes()[:20_000])
    return folder


def _site() -> dict[str, bytes]:
    files = {f"/{path.name}": path.read_bytes() for path in CHAT.iterdir()}
    files["/samples.json"] = b'{"folder": "photos", "names": []}'
    return files
