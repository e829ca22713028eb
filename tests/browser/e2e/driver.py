"""What the tests ask of a browser; ``chromium.py`` and ``firefox/`` answer, each in its own way.

Positions are CSS pixels in the viewport. Scripts are an expression, or a function that is called
with ``argument``; promises are awaited, and results are plain data. Keys have the names of
``KeyboardEvent.key``, joined by ``+`` as in ``Control+v``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from e2e.watch import Watch


@dataclass(frozen=True)
class Pasted:
    """One file of a paste."""

    name: str
    type: str
    data: bytes


Point = tuple[float, float]
"""A position, from the left and from the top."""


class ScriptError(AssertionError):
    """A script threw, or what a test waited for did not come."""


class Frame(Protocol):
    """A frame of the extension within a page."""

    @property
    def url(self) -> str:
        """Its address."""

    def evaluate(self, script: str, argument: object = None) -> Any:
        """Run a script in the frame."""

    def click_at(self, x: float, y: float, times: int = 1) -> None:
        """Press the mouse button at a point of the frame, as a person does; twice for 2."""

    def drag(self, *points: Point) -> None:
        """Press the mouse button at the first point of the frame, and let it go at the last."""

    def wheel(self, x: float, y: float, down: int) -> None:
        """Turn the mouse wheel at a point of the frame, by pixels downwards."""


class Tab(Protocol):
    """One open page."""

    @property
    def trusted(self) -> frozenset[str]:
        """Which of ``input``, ``drop`` and ``paste`` arrive as events of the browser's own."""

    @property
    def watch(self) -> Watch:
        """What went wrong in this browser."""

    def goto(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    def go_back(self) -> None:
        """Go back to the page before, and wait until it is there."""

    def activate(self) -> None:
        """Bring this tab to the front."""

    def evaluate(self, script: str, argument: object = None) -> Any:
        """Run a script in the page's own world."""

    def wait_for_timeout(self, milliseconds: float) -> None:
        """Wait, while the browser goes on."""

    def click_at(self, x: float, y: float) -> None:
        """Press the mouse button at a point, as a person does."""

    def press(self, keys: str) -> None:
        """Press keys where the focus is, in the page or in the extension's frame."""

    def set_files(self, element: str, paths: Sequence[Path]) -> None:
        """Put files into an input as the file dialog does; ``element`` is a script that finds it.

        The input may be anywhere: in no document, or in a closed shadow root.
        """

    def dialog(self, paths: Sequence[Path]) -> AbstractContextManager[None]:
        """Answer the one file dialog that opens meanwhile; no paths mean that it is cancelled.

        A folder is picked in an input with ``webkitdirectory``.
        """

    def drop(self, x: float, y: float, paths: Sequence[Path]) -> None:
        """Drop files and folders from outside on a point."""

    def paste(self, element: str, files: Sequence[Pasted], texts: Mapping[str, str]) -> None:
        """Paste files and texts into the element that a script finds."""

    def extension_frames(self) -> Sequence[Frame]:
        """Return the extension's frames in this page, in any depth."""

    def accessible_buttons(self) -> list[tuple[str, bool]]:
        """Return name and focus of each button in the page, closed shadow roots included."""

    def serve(self, files: Callable[[str], tuple[str, bytes]]) -> None:
        """Answer every https request with what this gives for an address: type and content."""

    def screenshot(self, path: Path) -> None:
        """Save what is to be seen as a PNG."""

    def resize(self, width: int, height: int) -> None:
        """Give the viewport another size."""

    def emulate(self, *, dark: bool = False, forced_colors: bool = False) -> None:
        """Have the system's colours be as told, and its movements reduced, until it is closed."""

    def close(self) -> None:
        """Close it."""


class Browser(Protocol):
    """A running browser with the extension."""

    @property
    def name(self) -> str:
        """``chromium`` or ``firefox``."""

    @property
    def watch(self) -> Watch:
        """What went wrong."""

    @property
    def extension(self) -> Path:
        """The built extension, unpacked, for this browser."""

    @property
    def process(self) -> int:
        """The number of its process."""

    @property
    def running(self) -> bool:
        """Whether its process has not ended; ``new_tab`` starts one that has."""

    @property
    def generation(self) -> int:
        """Another number after each start of the extension; tabs from before have lost it."""

    def new_tab(self) -> Tab:
        """Open an empty page in the foreground."""

    def open_extension_page(self, path: str) -> Tab:
        """Open a page of the extension itself in a tab of its own, such as ``pages/popup.html``."""

    def permit_host(self, host: str) -> None:
        """Have the person say yes when the extension asks for a host."""

    def restart(self) -> None:
        """End the browser and start it again with the same profile; all tabs are gone.

        Where an extension that is loaded for a test does not outlive its browser, the extension
        alone is switched off and on again.
        """

    def allow_clipboard(self) -> None:
        """Let pages read and write the clipboard without asking."""

    def reload_extension(self) -> None:
        """Load the extension anew under the open pages, as an update does."""

    def stop_service_workers(self) -> None:
        """Let the extension's background script fall asleep."""

    def with_extension(self, extension: Path) -> AbstractContextManager[Browser]:
        """Give a browser that has another copy of the extension instead."""

    def with_broken(self, extension: Path) -> AbstractContextManager[Browser]:
        """Give one in which others were before: quicker, and only for what sets nothing."""
