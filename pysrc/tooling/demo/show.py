"""Show Coatcheck at work, to a person with a display or as a report without one."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from coatcheck.pipeline.inspect import inspect
from coatcheck.report.text import tell
from coatcheck.source import BytesSource
from tooling import paths
from tooling.browsers.extension import drop_file, extension_context, prompt_frame
from tooling.static_server import StaticServer

GUARD = "http://localhost/*"
PAGE = Path(__file__).parent / "page"
PHOTOS = ("squirrel.jpg", "seaside.jpg", "flower.webp", "window.jpg", "agency.jpg")
HERO = "squirrel.jpg"

_RECEIVED = """
async () => {
  const {way, file} = window.received[0];
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return {way, name: file.name, type: file.type, modified: file.lastModified, data: btoa(text)};
}
"""


def show(chromium: str, extension: Path, samples: Path, out: Path, *, headless: bool) -> None:
    """Show a built extension at work; screenshots and photos go to ``out``."""
    photos = out / "photos"
    shutil.rmtree(photos, ignore_errors=True)
    photos.mkdir(parents=True)
    for name in PHOTOS:
        shutil.copy(samples / name, photos / name)
    with (
        StaticServer(_site(photos)) as server,
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        sync_playwright() as playwright,
        extension_context(
            playwright, chromium, extension, Path(profile), headless=headless
        ) as context,
    ):
        page = context.pages[0] if context.pages else context.new_page()
        page.goto(server.url())
        if headless:
            _report(page, photos / HERO, out)
        else:
            _wait_for_person(context, photos)


def _site(photos: Path) -> dict[str, bytes]:
    files = {f"/{path.name}": path.read_bytes() for path in PAGE.iterdir()}
    files |= {f"/photos/{path.name}": path.read_bytes() for path in photos.iterdir()}
    about = {"folder": photos.relative_to(paths.ROOT).as_posix(), "names": list(PHOTOS)}
    files["/samples.json"] = json.dumps(about).encode()
    return files


def _wait_for_person(context: BrowserContext, photos: Path) -> None:
    print("The browser is open. Drag a photo onto the chat from")
    print(f"  {photos}")
    print("or press the paper clip. Close the browser window when you have seen enough.")
    try:
        while context.pages:
            context.pages[0].wait_for_timeout(500)
    except Error:
        pass  # The person closed the window.


def _report(page: Page, photo: Path, out: Path) -> None:
    """Do the upload as a person would, and say what happened."""
    page.get_by_text("squirrel.jpg", exact=True).wait_for()
    page.screenshot(path=out / "1-before.png")
    print(f"\nDropping {photo.name} on the chat page. What Coatcheck finds in it:\n")
    print("\n".join(tell(photo.name, inspect(BytesSource(photo.read_bytes())))))
    drop_file(page, photo, 400, 400)
    prompt = prompt_frame(page)
    page.wait_for_timeout(400)  # Lets the picture in the prompt be decoded and drawn.
    page.screenshot(path=out / "2-prompt-light.png")
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    page.screenshot(path=out / "3-prompt-dark.png")
    page.emulate_media(color_scheme="light")
    prompt.get_by_role("button", name="Clean and send").click()
    page.wait_for_function("window.received.length === 1")
    page.wait_for_timeout(400)
    page.screenshot(path=out / "4-received.png")
    received = page.evaluate(_RECEIVED)
    data = base64.b64decode(received["data"])
    (out / "received.jpg").write_bytes(data)
    print(f"\nThe page received by {received['way']} the file {received['name']}:\n")
    print("\n".join(tell(received["name"], inspect(BytesSource(data)))))
    print(f"\nScreenshots and the received file are in {out}")
