"""A page that mixes the objects of two realms, or puts its own in the place of the browser's."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CLEAN, Lab
from e2e.pages.chat import encode
from e2e.receiver import Receiver

SITE = Path(__file__).parent / "site"

# Each makes an input that is in no document, and says how to click it. `theirs` is the window of a
# frame of the same origin, in which gate and hooks are at work, too.
TRICKS = {
    "event of another realm": """(theirs) => {
        const input = document.createElement('input');
        const click = new theirs.MouseEvent('click', {bubbles: true, cancelable: true});
        return [input, () => input.dispatchEvent(click)];
    }""",
    "input of another realm": """(theirs) => {
        const input = theirs.document.createElement('input');
        return [input, () => HTMLElement.prototype.click.call(input)];
    }""",
    "function of another realm": """(theirs) => {
        const input = document.createElement('input');
        return [input, () => theirs.HTMLElement.prototype.click.call(input)];
    }""",
    "adopted input": """(theirs) => {
        const input = document.adoptNode(theirs.document.createElement('input'));
        return [input, () => input.click()];
    }""",
    "constructors of its own": """() => {
        const input = document.createElement('input');
        for (const name of ['StaticRange', 'InputEvent', 'UIEvent', 'MouseEvent', 'MessageEvent']) {
          const native = window[name];
          window[name] = function () { return new native(name === 'StaticRange' ? {
            startContainer: document, endContainer: document, startOffset: 0, endOffset: 0,
          } : 'mine'); };
        }
        return [input, () => input.click()];
    }""",
    "iterators of its own": """() => {
        const input = document.createElement('input');
        const native = Array.prototype[Symbol.iterator];
        Array.prototype[Symbol.iterator] = function () {
          return native.call(this.length === 1 && this[0] instanceof StaticRange ? [] : this);
        };
        return [input, () => input.click()];
    }""",
    "getters of its own": """() => {
        const input = document.createElement('input');
        Object.defineProperty(HTMLInputElement.prototype, 'type', {get: () => 'text'});
        Object.defineProperty(Node.prototype, 'isConnected', {get: () => true});
        return [input, () => input.click()];
    }""",
}
_PREPARE = """async (trick) => {
  const frame = document.createElement('iframe');
  frame.src = location.href;
  document.body.append(frame);
  await new Promise((done) => { frame.onload = done; });
  const [input, click] = (0, eval)(trick)(frame.contentWindow);
  input.setAttribute('type', 'file');
  window.came = [];
  input.onchange = async () => {
    const bytes = new Uint8Array(await input.files[0].arrayBuffer());
    window.came.push(String.fromCharCode(...bytes));
  };
  document.querySelector('#zone').addEventListener('click', click, {once: true});
}"""


@pytest.mark.parametrize("trick", TRICKS)
def test_an_input_in_no_document_is_seen(own_lab: Lab, tmp_path: Path, trick: str) -> None:
    lab, photo = own_lab, pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())
    lab.page.evaluate(_PREPARE, TRICKS[trick])
    with lab.page.dialog([photo]):
        lab.click("#zone")
    lab.prompt()
    assert lab.page.evaluate("came") == []
    lab.decide(CLEAN)
    lab.wait_for("came.length === 1")
    assert pictures.SECRET.decode() not in lab.page.evaluate("came[0]")


# Each makes the body of a request of what belongs to another realm.
BODIES = {
    "form": """(theirs, file) => {
        const form = new theirs.FormData();
        form.append('file', file);
        return form;
    }""",
    "blob": "(theirs, file, bytes) => new theirs.Blob([bytes])",
    "buffer": "(theirs, file, bytes) => new theirs.Uint8Array(bytes).buffer",
    "stream": "(theirs, file, bytes) => new theirs.Blob([bytes]).stream()",
    "parameters": "(theirs, file, bytes, text) => new theirs.URLSearchParams({image: text})",
    "blob without a prototype": """(theirs, file, bytes) => {
        const blob = new Blob([bytes]);
        Object.setPrototypeOf(blob, null);
        return blob;
    }""",
}
_SEND = """async ([make, text]) => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const file = new File([bytes], 'own.jpg', {type: 'image/jpeg'});
  const body = (0, eval)(make)(frame.contentWindow, file, bytes, text);
  window.sent = fetch('/upload', {method: 'POST', body, duplex: 'half'}).catch(() => 'failed');
}"""


@pytest.mark.parametrize("kind", BODIES)
def test_what_a_request_carries_is_seen(own_lab: Lab, kind: str) -> None:
    with Receiver({f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}) as receiver:
        own_lab.page.goto(receiver.url("/ways.html"))
        own_lab.page.evaluate(_SEND, [BODIES[kind], encode(pictures.telling())])
        own_lab.prompt()
        assert receiver.pictures() == []
        own_lab.decide(CLEAN)
        own_lab.wait_until(receiver.pictures, "the picture")
        [sent] = receiver.pictures()
        assert pictures.SECRET not in sent
