"""One Firefox for all tests, and its tabs."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from e2e.driver import Pasted, Point, ScriptError
from e2e.firefox.bidi import Bidi
from e2e.firefox.keys import key_actions
from e2e.firefox.marionette import Marionette
from e2e.firefox.pointer import PAINTS_WITHIN, click, drag, wheel
from e2e.firefox.program import firefox
from e2e.paste import paste_synthetically
from e2e.watch import Watch
from tooling.extension_browser import WELCOME

_HERE = Path(__file__).parent
_GONE = "Promise resolved after context unloaded"
"""What Firefox notes when a page is closed while its storage is being read."""
_VIEWPORT = (1200, 800)
_MAY_CLOSE = ("Enter", "Escape")


class FirefoxFrame:
    """A frame of the extension."""

    def __init__(self, bidi: Bidi, context: str, url: str) -> None:
        self._bidi = bidi
        self.context = context
        self.url = url

    def evaluate(self, script: str, argument: object = None) -> Any:
        return self._bidi.evaluate(self.context, script, argument)

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        click(self._bidi, self.context, (x, y), times)

    def drag(self, *points: Point) -> None:
        drag(self._bidi, self.context, points)

    def wheel(self, x: float, y: float, down: int) -> None:
        wheel(self._bidi, self.context, (x, y), down)


class FirefoxTab:
    """One tab."""

    trusted = frozenset({"input", "drop"})

    def __init__(self, browser: FirefoxBrowser, context: str) -> None:
        self.browser = browser
        self.watch = browser.watch
        self.context = context
        self._bidi = browser.bidi
        self.resize(*_VIEWPORT)
        address = f"about:blank#{context}"
        self.goto(address)
        browser.desktop("know", address, context)

    def goto(self, url: str) -> None:
        self._bidi.command(
            "browsingContext.navigate", context=self.context, url=url, wait="complete"
        )

    def go_back(self) -> None:
        self._bidi.command("browsingContext.traverseHistory", context=self.context, delta=-1)
        self.wait_for_timeout(500)

    def activate(self) -> None:
        self._bidi.command("browsingContext.activate", context=self.context)

    def evaluate(self, script: str, argument: object = None) -> Any:
        return self._bidi.evaluate(self.context, script, argument)

    def wait_for_timeout(self, milliseconds: float) -> None:
        self._bidi.pump(milliseconds / 1000)

    def click_at(self, x: float, y: float) -> None:
        click(self._bidi, self.context, (x, y))

    def press(self, keys: str) -> None:
        # Keys go to the focused element of one context, and the frame's are in another process.
        context = self.context
        for frame in self.extension_frames():
            if frame.evaluate("document.hasFocus()"):
                context = frame.context
        actions = [{"type": "key", "id": "keyboard", "actions": key_actions(keys)}]
        try:
            if keys in _MAY_CLOSE:  # Then as a click; see pointer.py.
                method = "input.performActions"
                self._bidi.begin(method, PAINTS_WITHIN, context=context, actions=actions)
            else:
                self._bidi.command("input.performActions", context=context, actions=actions)
        except ScriptError as error:
            # A key that closes the frame when it goes down has no place left to come up in.
            if "synthesizeKeyUp" not in str(error):
                raise

    def set_files(self, element: str, paths: Sequence[Path]) -> None:
        self._bidi.command(
            "input.setFiles",
            context=self.context,
            element=self._bidi.element(self.context, element),
            files=[str(path) for path in paths],
        )

    @contextmanager
    def dialog(self, paths: Sequence[Path]) -> Iterator[None]:
        desktop = self.browser.desktop
        desktop("pick", [str(path) for path in paths])
        try:
            yield
            for _ in range(100):
                if desktop("dialogs"):
                    break
                self.wait_for_timeout(50)
            assert desktop("dialogs") == 1, "not exactly one file dialog opened"
        finally:
            desktop("pick", [])

    def drop(self, x: float, y: float, paths: Sequence[Path]) -> None:
        self.browser.desktop("drop", self.context, x, y, [str(path) for path in paths])

    def paste(self, element: str, files: Sequence[Pasted], texts: Mapping[str, str]) -> None:
        paste_synthetically(self, element, files, texts)

    def extension_frames(self) -> list[FirefoxFrame]:
        tree = self._bidi.command("browsingContext.getTree", root=self.context)
        return list(self._frames_in(tree["contexts"][0]["children"]))

    def _frames_in(self, contexts: Sequence[dict[str, Any]]) -> Iterator[FirefoxFrame]:
        for entry in contexts:
            if entry["url"].startswith("moz-extension:"):
                yield FirefoxFrame(self._bidi, entry["context"], entry["url"])
            yield from self._frames_in(entry["children"] or [])

    def accessible_buttons(self) -> list[tuple[str, bool]]:
        found: list[list[Any]] = self.browser.desktop("buttons", self.context)
        return [(name, focused) for name, focused in found]

    def serve(self, files: Callable[[str], tuple[str, bytes]]) -> None:
        self.browser.serve(self.context, files)

    def screenshot(self, path: Path) -> None:
        shot = self._bidi.command("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(shot["data"]))

    def resize(self, width: int, height: int) -> None:
        viewport = {"width": width, "height": height}
        self._bidi.command("browsingContext.setViewport", context=self.context, viewport=viewport)

    def emulate(self, *, dark: bool = False, forced_colors: bool = False) -> None:
        self.browser.desktop("emulate", self.context, dark, forced_colors)

    def close(self) -> None:
        self.browser.desktop("forget", self.context)
        self.browser.serve(self.context, None)
        self._bidi.command("browsingContext.close", context=self.context)


class FirefoxBrowser:
    """A running Firefox."""

    name = "firefox"

    def __init__(self, marionette: Marionette, extension: Path) -> None:
        self._marionette = marionette
        self.bidi = Bidi(marionette.bidi_url)
        self.extension = extension
        self.generation = 0
        self.watch = Watch()
        self.watch.collect = self._collect
        self._served: dict[str, Callable[[str], tuple[str, bytes]]] = {}
        self._intercept = ""
        marionette.command("WebDriver:ExecuteScript", **_system((_HERE / "parent.js").read_text()))
        scripts = [(_HERE / name).read_text("utf-8") for name in ("process.js", "content.js")]
        self.desktop("prepare", *scripts)
        self._wanted = self._installed = extension
        self._id = self._install(extension)

    def desktop(self, name: str, *arguments: object) -> Any:
        """Call one of the functions of parent.js."""
        script = f"(...given) => globalThis.desktop[{json.dumps(name)}](...given)"
        return self._marionette.call(script, *arguments)

    def new_tab(self) -> FirefoxTab:
        self._have_the_wanted()
        created = self.bidi.command("browsingContext.create", type="tab")
        return FirefoxTab(self, created["context"])

    def reload_extension(self) -> None:
        self._exchange(self._wanted)

    def open_extension_page(self, path: str) -> FirefoxTab:
        tab = self.new_tab()
        tab.goto(self.desktop("address", self._id) + path)
        return tab

    def permit_host(self, host: str) -> None:
        self._have_the_wanted()
        self.desktop("permit", host)

    def restart(self) -> None:
        self.generation += 1
        self.desktop("switchOffAndOn", self._id)

    def stop_service_workers(self) -> None:
        raise NotImplementedError("the background of an extension is a page here")

    def allow_clipboard(self) -> None:
        pass  # By a preference, for all tests.

    @contextmanager
    def with_extension(self, extension: Path) -> Iterator[FirefoxBrowser]:
        # Anew each time, so that no script of the other copy is left in a cache.
        self._exchange(extension)
        before, self._wanted = self._wanted, extension
        try:
            yield self
        finally:
            self._wanted = before  # Put back when a test needs it: the next may want another copy.

    with_broken = with_extension

    def _have_the_wanted(self) -> None:
        if self._installed != self._wanted:
            self._exchange(self._wanted)

    def _exchange(self, extension: Path) -> None:
        self.bidi.command("webExtension.uninstall", extension=self._id)
        self._id = self._install(extension)
        self._installed = extension

    def serve(self, context: str, files: Callable[[str], tuple[str, bytes]] | None) -> None:
        """Answer a tab's https requests, or no longer."""
        if files is None:
            self._served.pop(context, None)
        else:
            self._served[context] = files
        if self._served and not self._intercept:
            self.bidi.on("network.beforeRequestSent", self._answer)
            added = self.bidi.command(
                "network.addIntercept",
                phases=["beforeRequestSent"],
                urlPatterns=[{"type": "pattern", "protocol": "https"}],
            )
            self._intercept = added["intercept"]
        elif self._intercept and not self._served:
            self.bidi.command("network.removeIntercept", intercept=self._intercept)
            self._intercept = ""

    def close(self) -> None:
        """Let go of the connections."""
        self.bidi.close()
        self._marionette.close()

    def _install(self, extension: Path) -> str:
        data = {"type": "path", "path": str(extension)}
        self.generation += 1
        installed: str = self.bidi.command("webExtension.install", extensionData=data)["extension"]
        self._close_welcome()
        return installed

    def _close_welcome(self) -> None:
        """Close the page that opens after an installation; a broken copy may have none."""
        for _ in range(50):
            contexts = self.bidi.command("browsingContext.getTree", maxDepth=0)["contexts"]
            for entry in contexts:
                if entry["url"].endswith(WELCOME):
                    self.bidi.command("browsingContext.close", context=entry["context"])
                    return
            self.bidi.pump(0.1)

    def _answer(self, event: dict[str, Any]) -> None:
        if not event["isBlocked"]:
            return
        request = event["request"]
        files = self._served.get(event["context"])
        if files is None:
            self.bidi.send("network.failRequest", request=request["request"])
            return
        kind, body = files(request["url"])
        self.bidi.send(
            "network.provideResponse",
            request=request["request"],
            statusCode=200,
            reasonPhrase="OK",
            headers=[{"name": "content-type", "value": {"type": "string", "value": kind}}],
            body={"type": "base64", "value": base64.b64encode(body).decode()},
        )

    def _collect(self) -> None:
        self.bidi.pump(0.01)
        found = self.desktop("collect")
        for trouble in found["trouble"]:
            if _GONE not in trouble:
                self.watch.note(trouble)
        for url in found["requests"]:
            self.watch.note_request(url)


@contextmanager
def running(program: str, extension: Path) -> Iterator[FirefoxBrowser]:
    """Start Firefox with the extension."""
    with firefox(program) as profile:
        browser = FirefoxBrowser(Marionette(profile), extension)
        try:
            yield browser
        finally:
            browser.close()


def _system(script: str) -> dict[str, object]:
    return {"script": script, "args": [], "sandbox": "system", "newSandbox": False}
