"""A page on which every way in can be gone, and what arrives on each."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ways import Way

from e2e import pictures
from e2e.breaking import edit
from e2e.driver import Pasted
from e2e.lab import Lab
from e2e.pages.chat import encode, kind_of
from e2e.receiver import Receiver

FAILING_SIZE = 54_321
"""The engine fails with a picture of this size in the copy of the extension that is tested here."""
DOUBLES = Path(__file__).parent / "doubles.js"
WORKER = "engine/worker.js"
PROMPT = "ui/prompt.js"

_PUT = """async ([name, path, data]) => {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry('picked', {recursive: true}).catch(() => {});
  let folder = await root.getDirectoryHandle('picked', {create: true});
  for (const step of path) folder = await folder.getDirectoryHandle(step, {create: true});
  const handle = await folder.getFileHandle(name, {create: true});
  const stream = await handle.createWritable();
  await stream.write(Uint8Array.from(atob(data), (character) => character.charCodeAt(0)));
  await stream.close();
  window.earlierHandle = () => handle;
}"""
_COPY = """async ([type, data, html]) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const content = new Blob([html || bytes], {type: type.replace('web ', '')});
  await navigator.clipboard.write([new ClipboardItem({[type]: content})]);
}"""

_NOTE_CLICK = """() => {
  window.clicked = false;
  window.addEventListener('click', () => { window.clicked = true; }, {capture: true, once: true});
}"""


def prepare_extension(original: Path, copy: Path, *, doubles: bool) -> Path:
    """Copy the extension, with one picture that breaks it, and with dialogs that need no hand.

    Its prompt takes answers at once, unlike the real one: there are hundreds to give.
    """
    shutil.copytree(original, copy)
    call = "const reply = handle({"
    failure = "{ ok: false, error: { code: 'engine_error', message: 'a fault', offset: null } }"
    edit(WORKER, call, f"if (file.size === {FAILING_SIZE}) return {failure};\n  {call}")(copy)
    edit(
        PROMPT,
        "locals_ui_common_guard.MILLISECONDS = 300",
        "locals_ui_common_guard.MILLISECONDS = 0",
    )(copy)
    if doubles:
        gate = copy / "gate" / "gate.js"
        gate.write_text(DOUBLES.read_text("utf-8") + gate.read_text("utf-8"), "utf-8")
    return copy


@dataclass(frozen=True)
class Arrived:
    """A file that a page or a server was given."""

    name: str
    path: str
    data: bytes


class WaysLab:
    """One way in, again and again."""

    def __init__(
        self, lab: Lab, way: Way, receiver: Receiver, folder: Path, *, url: str = ""
    ) -> None:
        self.lab = lab
        self.way = way
        self.receiver = receiver
        self.folder = folder
        address = url or receiver.url("/ways.html")
        if lab.page.evaluate("location.href") != address:
            lab.page.goto(address)
        lab.page.evaluate(f"void (window.socketPort = {receiver.socket_port})")
        lab.page.evaluate("(name) => prepare(name)", way.name)

    def go(self, picture: bytes, name: str) -> None:
        """Send a picture or a video this way, as a person does."""
        lab, act = self.lab, self.way.act
        lab.page.evaluate("() => { got.length = 0; ended.length = 0; }")
        self.receiver.bodies.clear()
        if self.way.carries == "html":
            self._go_in_html(picture)
            return
        path = self._store(picture, name)
        if act == "pick":
            with lab.page.dialog([path]):
                self._start()
        elif act == "drop":
            lab.drop("#place", path)
        elif act == "paste":
            self._paste(path)
        else:
            self._offer(picture, name)
            self._start()

    def _start(self) -> None:
        """Click, again if that went to where the prompt was until just now."""
        page = self.lab.page
        page.evaluate(_NOTE_CLICK)
        for _ in range(3):
            self.lab.click("#start")
            for _ in range(60):
                if page.evaluate("window.clicked"):
                    return
                page.wait_for_timeout(50)
        raise AssertionError("no click arrives in the page")

    def _store(self, picture: bytes, name: str) -> Path:
        if self.way.carries == "folder":
            pictures.store(self.folder, "trip/notes.txt", b"plain words")
            shutil.rmtree(self.folder / "trip" / "day 1", ignore_errors=True)
            pictures.store(self.folder, f"trip/day 1/{name}", picture)
            return self.folder / "trip"
        return pictures.store(self.folder, name, picture)

    def _paste(self, path: Path) -> None:
        inside = "window.innerPlace ?? document.querySelector('#place')"
        self.lab.page.paste(inside, [Pasted(path.name, kind_of(path), path.read_bytes())], {})

    def _go_in_html(self, picture: bytes) -> None:
        html = f'<p>words <img alt="" src="data:image/jpeg;base64,{encode(picture)}"></p>'
        if self.way.act == "paste":
            self.lab.paste("#place", texts={"text/html": html, "text/plain": "words"})
            return
        self.lab.click("#place")
        self.lab.page.evaluate(_COPY, ["text/html", "", html])
        self._start()

    def _offer(self, picture: bytes, name: str) -> None:
        page = self.lab.page
        kind = kind_of(Path(name))
        page.evaluate("(kind) => void (window.ownKind = kind)", kind)
        if self.way.act == "request":
            page.evaluate("(data) => void (window.own = data)", encode(picture))
        elif self.way.name == "clipboard.read":
            self.lab.click("#place")
            page.evaluate(_COPY, [f"web {kind}", encode(picture), ""])
        else:
            path = ["trip", "day 1"] if self.way.carries == "folder" else []
            page.evaluate(_PUT, [name, path, encode(picture)])

    def arrived(self) -> list[Arrived]:
        """Return the pictures that have arrived by now."""
        if self.way.act == "request":
            return [Arrived("", "", data) for data in self.receiver.pictures()]
        events: Sequence[Sequence[dict[str, Any]]] = self.lab.page.evaluate("taken()")
        assert len(events) <= 1, f"the page was told {len(events)} times"
        files = [file for event in events for file in event if file["name"] != "notes.txt"]
        return [
            Arrived(file["name"], file["path"], base64.b64decode(file["data"])) for file in files
        ]

    def ended(self) -> list[str]:
        """Return how the page was told that nothing comes."""
        return list(self.lab.page.evaluate("ended"))

    def __repr__(self) -> str:
        return json.dumps(self.way.name)
