"""Parts of a page that come in a script of their own, once there is time or need for them.

The build keeps their modules out of the page's first script (``tooling/steps/pages.py``), so they
are imported where they are used, within a function, and only after ``when_there``.
"""

from __future__ import annotations

from browser import document, window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from browser import Event

_there: set[str] = set()
_waiting: dict[str, list[Callable[[], None]]] = {}


def when_there(script: str, then: Callable[[], None]) -> None:
    """Load a script of ``ui/``, once; then, or at once if it is there, go on."""
    if script in _there:
        then()
        return
    if script in _waiting:
        _waiting[script].append(then)
        return
    _waiting[script] = [then]

    def loaded(_event: Event) -> None:
        _there.add(script)
        for waiting in _waiting.pop(script):
            waiting()

    def failed(_event: Event) -> None:
        # Tried again at the next call.
        _waiting.pop(script)
        window.console.error(f"ui/{script}.js could not be loaded")

    element = document.createElement("script")
    element.addEventListener("load", loaded)
    element.addEventListener("error", failed)
    element.src = f"../ui/{script}.js"
    document.head.append(element)
