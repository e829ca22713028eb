"""One Firefox for all tests, and its tabs."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from e2e import limits
from e2e.firefox.bidi import Bidi
from e2e.firefox.desktop import Desktop
from e2e.firefox.marionette import Marionette
from e2e.firefox.program import firefox
from e2e.firefox.tab import FirefoxTab
from e2e.limits import LIMITS, BrowserGone
from e2e.watch import Watch
from tooling.browsers.extension import WELCOME

_CHECK = "is this heard?"
_GONE = ("Promise resolved after context unloaded", "Promise rejected while context is inactive")
"""What Firefox notes when a page is closed while its storage is being read."""


class FirefoxBrowser:
    """A running Firefox."""

    name = "firefox"

    def __init__(self, program: str, extension: Path) -> None:
        self._program = program
        self._running = ExitStack()
        self.extension = extension
        self.generation = 0
        self.watch = Watch()
        self.watch.collect = self._collect
        self._wanted = extension
        self._start()

    def _start(self) -> None:
        profile, process = self._running.enter_context(firefox(self._program))
        self.process = process
        LIMITS.add(process)
        self._running.callback(LIMITS.remove, process)
        marionette = Marionette(profile)
        self._running.callback(marionette.close)
        self.bidi = Bidi(marionette.bidi_url)
        self._running.callback(self.bidi.close)
        self.desktop = Desktop(marionette)
        self._served: dict[str, Callable[[str], tuple[str, bytes]]] = {}
        self._intercept = ""
        self._heard: list[str] = []
        self.bidi.on("log.entryAdded", self._hear)
        self._check()
        self._id = self._install(self._wanted)
        self._installed = self._wanted

    def _check(self) -> None:
        """See that what is done in a tab, and what is heard from there, works in this version."""
        created = self.bidi.command("browsingContext.create", type="tab")
        tab = FirefoxTab(self, created["context"])
        self.desktop.need(self.desktop("missingInTab", tab.context))
        tab.evaluate(f"console.error({_CHECK!r})")
        heard = [trouble for trouble in self.watch.verdict() if _CHECK in trouble]
        self.desktop.need([] if heard else ["log.entryAdded for what a page writes to the console"])
        tab.close()

    @property
    def running(self) -> bool:
        return limits.is_running(self.process)

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
        if not self.running:
            self.close()
            self._start()
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
        """End the browser."""
        with suppress(OSError):  # Of a connection to what has ended by itself.
            self._running.close()
        self._running = ExitStack()

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

    def _hear(self, entry: dict[str, Any]) -> None:
        """Note what a script of a page or of the extension writes to the console as an error."""
        if entry["type"] == "console" and entry["level"] in {"error", "warn"}:
            frames = (entry.get("stackTrace") or {}).get("callFrames") or [{"url": ""}]
            if not frames[0]["url"].startswith(("resource:", "chrome:")):
                self._heard.append(
                    f"console {entry['level']}: {entry['text']} ({frames[0]['url']})"
                )

    def _collect(self) -> None:
        if not self.running:
            return
        try:
            self.bidi.pump(0.01)
            found = self.desktop("collect")
        except BrowserGone:
            return
        heard, self._heard = self._heard, []
        for trouble in [*found["trouble"], *heard]:
            # Firefox comes with extensions of its own, which change some sites.
            if not any(words in trouble for words in (*_GONE, *found["others"])):
                self.watch.note(trouble)
        for url in found["requests"]:
            self.watch.note_request(url)


@contextmanager
def running(program: str, extension: Path) -> Iterator[FirefoxBrowser]:
    """Start Firefox with the extension."""
    browser = FirefoxBrowser(program, extension)
    try:
        yield browser
    finally:
        browser.close()
