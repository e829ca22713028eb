"""How soon the prompt can be read, and how smoothly the editor follows the pointer."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from PIL import Image
from playwright.sync_api import BrowserContext, Frame, Page

from tooling.bench.result import Result

ROUNDS = 5
WARM_AIM = 150
COLD_AIM = 700
LONG_TASK = 50
"""Milliseconds; browsers call a task long that takes more (W3C Long Tasks, 1)."""
MOVES = 120

_DROP = """async ([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, {type: 'image/jpeg'}));
  const init = {bubbles: true, composed: true, cancelable: true, dataTransfer: transfer};
  const now = performance.timeOrigin + performance.now();
  document.documentElement.dispatchEvent(new DragEvent('drop', init));
  return now;
}"""
# The moment of the first frame that is painted with a first line in it.
_READABLE = """() => new Promise((resolve) => {
  const look = () => {
    const shown = !document.querySelector('#stage').hidden;
    if (shown && document.querySelector('#headline').textContent) {
      requestAnimationFrame(() => setTimeout(
        () => resolve(performance.timeOrigin + performance.now())));
    } else setTimeout(look, 4);
  };
  look();
})"""
_WATCH = """() => {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) longTasks.push(duration);
  }).observe({type: 'longtask'});
}"""


def measure(context: BrowserContext, page: Page, address: str) -> Iterator[Result]:
    """Yield measurements of the prompt on a page that is guarded."""
    small = _telling((1600, 1200))
    page.goto(address)
    page.evaluate(_DROP, ["warm.jpg", small])
    frame = _frame(page)
    _cancel(page, frame)
    blank = _blank(context, frame)
    warm = [_readable(page, frame, small) for _ in range(ROUNDS)]
    yield _against("prompt readable after a drop, warm", median(warm), blank, WARM_AIM)
    yield _against(
        "prompt readable after a drop, cold", _cold(context, address, small), blank, COLD_AIM
    )
    yield _drawing(page, frame)


def _readable(page: Page, frame: Frame, picture: str) -> float:
    frame.evaluate(f"() => {{ globalThis.readable = ({_READABLE})(); }}")
    begun = float(page.evaluate(_DROP, ["photo.jpg", picture]))
    shown = float(frame.evaluate("() => globalThis.readable"))
    _cancel(page, frame)
    return shown - begun


def _cold(context: BrowserContext, address: str, picture: str) -> float:
    """Nothing is started before the drop, neither frame nor engine."""
    times = []
    for _ in range(ROUNDS):
        page = context.new_page()
        page.goto(address)
        begun = float(page.evaluate(_DROP, ["photo.jpg", picture]))
        times.append(float(_frame(page).evaluate(_READABLE)) - begun)
        page.close()
    return median(times)


def _blank(context: BrowserContext, frame: Frame) -> float:
    """How long a page of the extension takes that does nothing: its mark, as a picture."""
    times = []
    for _ in range(ROUNDS):
        page = context.new_page()
        begun = perf_counter()
        page.goto("/".join(frame.url.split("/")[:3]) + "/icons/mark.svg")
        times.append((perf_counter() - begun) * 1000)
        page.close()
    return median(times)


def _drawing(page: Page, frame: Frame) -> Result:
    """Draw and pan on 12 megapixels, and count the frames that came too late to be smooth."""
    page.evaluate(_DROP, ["large.jpg", _telling((4000, 3000))])
    frame.locator(".button-redact").wait_for(timeout=60_000)
    page.wait_for_timeout(500)
    frame.locator(".button-redact").click()
    frame.wait_for_function("() => document.querySelector('#tools input')")
    page.wait_for_timeout(1500)
    frame.evaluate(_WATCH)
    box = frame.locator("#surface").bounding_box()
    assert box
    x, y = box["x"] + 80, box["y"] + 80
    for _ in range(2):
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(MOVES):
            page.mouse.move(x + 3 * step, y + 2 * step)
        page.mouse.up()
        frame.locator("#tools input").nth(3).check(force=True)
        page.mouse.wheel(0, -600)
    page.wait_for_timeout(300)
    tasks = [float(task) for task in frame.evaluate("() => globalThis.longTasks")]
    what = f"longest task while drawing and panning on 12 megapixels ({len(tasks)} long ones)"
    longest = max(tasks, default=0.0)
    return Result(what, longest, "ms", aim=f"none above {LONG_TASK} ms", reached=not tasks)


def _cancel(page: Page, frame: Frame) -> None:
    frame.locator(".button-cancel").wait_for(timeout=60_000)
    page.wait_for_timeout(600)
    frame.locator(".button-cancel").click()
    frame.wait_for_function("() => document.querySelector('#stage').hidden")


def _frame(page: Page) -> Frame:
    for _ in range(600):
        for frame in page.frames:
            if frame.url.startswith("chrome-extension://"):
                return frame
        page.wait_for_timeout(5)
    raise TimeoutError("the extension's frame did not come")


def _against(what: str, ours: float, blank: float, aim: int) -> Result:
    return Result(what, ours, "ms", blank, "blank extension page", f"within {aim} ms", ours <= aim)


def _telling(size: tuple[int, int]) -> str:
    """Make a photo with a place in it, in base64."""
    exif = Image.Exif()
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (48.0, 51.0, 30.0), "E", (2.0, 17.0, 40.0)
    out = io.BytesIO()
    slope = Image.linear_gradient("L").resize(size)
    Image.merge("RGB", (slope, slope, slope)).save(out, "JPEG", exif=exif)
    return base64.b64encode(out.getvalue()).decode()
