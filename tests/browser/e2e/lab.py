"""Hands and eyes of the tests: sends files to a page as a person does, and reads what arrived."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Locator, Page, expect

from e2e.watch import Watch

CLEAN = "Clean and send"
ORIGINAL = "Send as it is"
CANCEL = "Don't send"
REACTION = 450
"""Milliseconds: the prompt takes no answer that comes sooner than anybody could have read it."""

_ASKED = """() => {
  let first = '';
  globalThis.cloakroom?.subscribe(({phase, files}) => {
    if (phase === 'asking') first = files[0].url;
  });
  return first;
}"""


@dataclass(frozen=True)
class Received:
    """One file as a handler of the page read it."""

    name: str
    type: str
    size: int
    modified: int
    path: str
    data: bytes


@dataclass(frozen=True)
class Seen:
    """One event as a handler of the page saw it."""

    kind: str
    where: str
    trusted: bool
    texts: dict[str, str]
    files: list[Received]


class Lab:
    """One open page with the guard in place."""

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page = page
        self.watch = watch
        self.cdp = page.context.new_cdp_session(page)

    def pick(self, selector: str, *paths: Path) -> None:
        """Choose files in an input, as the browser's own file dialog does."""
        expression = f"document.querySelector({selector!r})"
        found = self.cdp.send("Runtime.evaluate", {"expression": expression})
        files = [str(path) for path in paths]
        node = {"objectId": found["result"]["objectId"], "files": files}
        self.cdp.send("DOM.setFileInputFiles", node)

    def drop(self, selector: str, *paths: Path) -> None:
        """Drop files from outside on the middle of an element."""
        box = self.page.locator(selector).bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            event = {"type": kind, "x": x, "y": y, "data": data}
            self.cdp.send("Input.dispatchDragEvent", event)

    def paste(self, selector: str, *paths: Path, texts: dict[str, str] | None = None) -> None:
        """Paste files and texts; no headless browser has a trusted way to do that."""
        files = [
            {"name": path.name, "type": kind_of(path), "data": encode(path.read_bytes())}
            for path in paths
        ]
        self.page.evaluate(
            """([selector, files, texts]) => {
              const clipboardData = new DataTransfer();
              for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text);
              for (const {name, type, data} of files) {
                const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
                clipboardData.items.add(new File([bytes], name, {type}));
              }
              const target = document.querySelector(selector);
              target.focus();
              target.dispatchEvent(new ClipboardEvent('paste', {
                bubbles: true, cancelable: true, composed: true, clipboardData,
              }));
            }""",
            [selector, files, texts or {}],
        )

    def send(self, way: str, *paths: Path) -> None:
        """Send files by one of the ways in."""
        if way == "input":
            self.pick("#many", *paths)
        elif way == "drop":
            self.drop("#zone", *paths)
        elif way == "drop on input":
            self.drop("#many", *paths)
        else:
            self.paste("#box", *paths)

    def seen(self, *kinds: str, count: int = 0) -> list[Seen]:
        """Return the events of these kinds, after at least ``count`` of them have come."""
        self.page.wait_for_function(
            "([kinds, count]) => seen.filter((e) => kinds.includes(e.kind)).length >= count",
            arg=[list(kinds), count],
        )
        raw: list[dict[str, Any]] = self.page.evaluate("settled()")
        return [_seen(entry) for entry in raw if entry["kind"] in kinds]

    def files_by(self, way: str) -> list[Received]:
        """Wait for what a way in brings to the page, and return its files."""
        if way in {"input", "drop on input"}:
            first, second = self.seen("input", "change", count=2)
            assert [first.kind, second.kind] == ["input", "change"]
            assert first.files == second.files
            return second.files
        [event] = self.seen(way, count=1)
        return event.files

    def nothing_arrives(self) -> None:
        """Give whatever might still be under way the time to arrive, and see that it does not."""
        self.page.wait_for_timeout(300)
        carrying = [e for e in self.seen("input", "change", "drop", "paste") if e.files]
        assert carrying == []

    def polled(self) -> list[str]:
        """Return the names of all files that the page got hold of without being given them."""
        return list(self.page.evaluate("[...polled]"))

    def frame(self) -> Frame:
        """Wait for the extension's frame."""
        for _ in range(200):
            for frame in self.page.frames:
                if frame.url.startswith("chrome-extension://"):
                    return frame
            self.page.wait_for_timeout(50)
        raise AssertionError("the extension's frame did not come")

    def button(self, name: str) -> Locator:
        """Find a button of the prompt."""
        return self.frame().get_by_role("button", name=name, exact=True)

    def asked(self) -> str:
        """Return the address of the first file that the prompt asks about, empty for none."""
        return str(self.frame().evaluate(_ASKED))

    def prompt(self) -> Frame:
        """Wait until the prompt asks."""
        frame = self.frame()
        expect(self.button(CANCEL)).to_be_visible(timeout=30_000)
        frame.wait_for_function(_ASKED)
        return frame

    def decide(self, name: str) -> None:
        """Wait for the prompt and press one of its buttons, again if that was too soon."""
        self.prompt()
        question = self.asked()
        for _ in range(20):
            self.page.wait_for_timeout(REACTION)
            self.button(name).click()
            self.page.wait_for_timeout(50)
            if self.asked() != question:
                return
        raise AssertionError("the prompt takes no answer")

    @contextmanager
    def no_prompt(self) -> Iterator[None]:
        """See that no dialog opens meanwhile."""
        self.page.evaluate(
            """() => { window.lostFocus = 0;
              window.addEventListener('blur', () => window.lostFocus++); }"""
        )
        yield
        self.page.wait_for_timeout(100)
        assert self.page.evaluate("window.lostFocus") == 0


def kind_of(path: Path) -> str:
    """Return the type that a browser gives to a file of this name."""
    kinds = {".jpg": "image/jpeg", ".png": "image/png", ".txt": "text/plain"}
    return kinds.get(path.suffix, "application/octet-stream")


def encode(data: bytes) -> str:
    """Return bytes in base64."""
    return base64.b64encode(data).decode()


def _seen(entry: dict[str, Any]) -> Seen:
    files = [
        Received(
            file["name"],
            file["type"],
            file["size"],
            file["lastModified"],
            file["path"],
            base64.b64decode(file["data"]),
        )
        for file in entry["files"]
        if file["isFile"]
    ]
    return Seen(entry["kind"], entry["where"], entry["trusted"], entry["texts"], files)
