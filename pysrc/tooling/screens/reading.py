"""Pictures of the guide and of the record, with a person's ticks and some entries in them."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from tooling.browsers.extension import extension_context
from tooling.screens.scenes import ARABIC, DARK, FORCED, LIGHT, SMALL, Look

SETTLED = 700

# What a person has done at a provider, one thing long ago; and some weeks of pictures.
_STORED = """async () => {
  const DAY = 86_400_000;
  const sites = ['chatgpt.com', 'claude.ai', 'gemini.google.com'];
  const all = {checklist: {version: 1, done: {'openai-chatgpt': {
    opt_out: '2026-02-03', access: new Date().toISOString().slice(0, 10)}}}};
  for (let i = 0; i < 40; i++) {
    const at = Date.now() - Math.floor(i * 1.7) * DAY - i * 1_000_000;
    all[`record.${at}.sample`] = {version: 1, at, site: sites[i % 3 ? i % 7 % 3 : 0],
      ways: {cleaned: i % 3 + 1, redacted: Number(i % 5 === 0), original: Number(i % 4 === 0),
        withheld: Number(i % 6 === 0), nothing: i % 2},
      removed: {date: i % 3 + 1, location: i % 3, device: 1},
      sent: i % 4 === 0 ? {device: 1} : {}};
  }
  await chrome.storage.local.set(all);
}"""


@dataclass(frozen=True)
class ReadingScene:
    """A page."""

    name: str
    path: str
    looks: tuple[Look, ...] = (LIGHT, DARK, SMALL, ARABIC, FORCED)


READING = (
    ReadingScene("guide", "guide.html#openai-chatgpt"),
    ReadingScene("guide-unverified", "guide.html#kimi", (LIGHT,)),
    ReadingScene("claims", "guide.html#claims", (LIGHT, SMALL)),
    ReadingScene("record", "record.html"),
)


def take_reading(
    chromium: str, extension: Path, scenes: Sequence[ReadingScene], out: Path
) -> Iterator[Path]:
    """Yield the path of each picture when it is there."""
    looks = {look.name: look for scene in scenes for look in scene.looks}
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work,
        sync_playwright() as playwright,
    ):
        for look in looks.values():
            profile = Path(work) / look.name
            with extension_context(
                playwright, chromium, extension, profile, language=look.language
            ) as context:
                for scene in scenes:
                    if look in scene.looks:
                        yield _picture(context, extension, scene, look, out)


def _picture(
    context: BrowserContext, extension: Path, scene: ReadingScene, look: Look, out: Path
) -> Path:
    # The id that Chromium gives to an extension from a folder: letters a to p for hex digits.
    digest = hashlib.sha256(str(extension.resolve()).encode()).hexdigest()[:32]
    base = "".join(chr(ord("a") + int(digit, 16)) for digit in digest)
    page = context.new_page()
    page.set_viewport_size({"width": look.size[0], "height": look.size[1]})
    page.emulate_media(
        color_scheme="dark" if look.scheme == "dark" else "light",
        forced_colors="active" if look.forced else "none",
        reduced_motion="reduce",
    )
    page.goto(f"chrome-extension://{base}/pages/{scene.path}")
    page.evaluate(_STORED)
    page.reload()
    page.wait_for_timeout(2 * SETTLED)
    path = out / "pictures" / f"{scene.name}-{look.name}.png"
    page.screenshot(path=path, full_page=True)
    page.close()
    return path
