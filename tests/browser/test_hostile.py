"""A page that is not on our side."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import pictures
from e2e.lab import CANCEL, CLEAN, Lab
from e2e.naming import neutral


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


def test_page_cannot_introduce_itself(lab: Lab) -> None:
    """A frame that the page embeds accepts no port of the page and starts nothing."""
    lab.page.evaluate("document.querySelector('#one').click()")  # Shows the page nothing but a div.
    # What no page can know: Chrome's frame says its fixed address, which no page can load.
    address = lab.frame().evaluate("chrome.runtime.getURL('frame/frame.html')")
    answers = lab.page.evaluate(
        """async (address) => {
          const frame = document.createElement('iframe');
          frame.src = address;
          document.body.append(frame);
          await new Promise((done) => { frame.onload = done; });
          const {port1, port2} = new MessageChannel();
          const answers = [];
          port1.onmessage = ({data}) => answers.push(data);
          frame.contentWindow.postMessage({type: 'connect', token: 'x'}, '*', [port2]);
          window.postMessage({type: 'introduce', token: 'x'}, '*');
          await new Promise((done) => setTimeout(done, 500));
          port1.postMessage({type: 'warm'});
          await new Promise((done) => setTimeout(done, 500));
          return answers;
        }""",
        address,
    )
    assert answers == []


def test_patched_page_sees_no_original(lab: Lab, photo: Path) -> None:
    """Prototypes that the page changes are not those that gate and hooks use."""
    lab.page.evaluate(
        """() => {
          const names = window.caught = new Set();
          const note = (value) => {
            const files = value?.files?.length ? [...value.files] : [value];
            for (const file of files) if (file instanceof File) names.add(file.name);
          };
          for (const [owner, name] of [
            [MessagePort, 'postMessage'], [EventTarget, 'dispatchEvent'], [Map, 'set'],
            [EventTarget, 'addEventListener'], [Event, 'composedPath'], [Map, 'get'],
            [Event, 'stopImmediatePropagation'], [Array, 'map'], [Array, 'push'],
          ]) {
            const native = owner.prototype[name];
            owner.prototype[name] = function (...args) {
              args.forEach(note);
              return native.apply(this, args);
            };
          }
          Event.prototype.stopImmediatePropagation = function () {};
          Object.defineProperty(HTMLInputElement.prototype, 'type', {get: () => 'text'});
        }"""
    )
    for way in ("drop", "input"):
        lab.send(way, photo)
        lab.decide(CANCEL)
    lab.nothing_arrives()
    assert lab.page.evaluate("[...caught]") == []
    assert lab.polled() == []


def test_page_cannot_forge_a_replay(lab: Lab, photo: Path) -> None:
    """Names and marks that a page could know make no event pass."""
    lab.page.evaluate(
        """() => {
          const {port1, port2} = new MessageChannel();
          port1.onmessage = () => {};
          for (const type of ['hooks', 'hooks wanted']) {
            window.dispatchEvent(new MessageEvent(type, {data: 'mine', ports: [port2]}));
          }
          window.dispatchEvent(new CustomEvent('mine', {detail: 'go 1'}));
        }"""
    )
    lab.paste("#box", photo)
    lab.prompt()
    lab.nothing_arrives()
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("paste")] == [neutral()]


def test_page_styles_do_not_reach_the_prompt(lab: Lab, photo: Path) -> None:
    lab.page.evaluate(
        """() => {
          const style = document.createElement('style');
          style.textContent = `html > *, body *, div, dialog, iframe {
            display: none !important; opacity: 0 !important; visibility: hidden !important;
            transform: scale(0) !important; pointer-events: none !important;
          }`;
          document.head.append(style);
        }"""
    )
    lab.paste("body", photo)
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("paste")] == [neutral()]


def test_page_cannot_meet_the_hooks(lab: Lab) -> None:
    """Who asks for the channel after the gate has it hears nothing."""
    heard = lab.page.evaluate(
        """() => {
          const heard = [];
          window.addEventListener('hooks', (event) => heard.push(event.type), true);
          window.dispatchEvent(new Event('hooks wanted'));
          return heard;
        }"""
    )
    assert heard == []
