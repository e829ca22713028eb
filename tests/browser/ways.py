"""THE table: every way by which a page gets a file from a person, and every answer.

A way that carries a file of any kind is gone with pictures and with videos, which stand for all
kinds that are no pictures: they take turns from way to way, and both are cleaned in each.

A way is set up by the function of the same name in ``site/ways_*.js``. ``act`` says what is done
then: ``pick`` (click, then the file dialog), ``drop``, ``paste``, ``call`` (click; the page asks
its browser) or ``request`` (click; the page sends a picture that it has already).
"""

from __future__ import annotations

from dataclasses import dataclass

NO_PICKERS = "Firefox has no file pickers but inputs"
NO_OTHER_PROCESS = "the tests have no hand in a frame of another process of Firefox"
NO_LABELS = "Firefox follows no label outside of a document"
NO_HANDLES = "Firefox gives no handles for what is dropped"
NO_LAUNCHES = "Firefox does not open web apps with files"
NO_FORMATS = "Firefox has no custom clipboard formats"


@dataclass(frozen=True)
class Way:
    """One way in."""

    name: str
    act: str
    carries: str = "file"
    """``file``, ``folder`` or ``html``."""
    lacking: str = ""
    """Why Firefox does not have it."""
    ending: str = ""
    """How the page learns that nothing comes."""
    alone: bool = False
    """Whether it leaves something in the page that another way would meet."""
    clears_name: bool = True
    """Whether the page gets the file's name at all, so that it has to be a neutral one."""
    pictures_only: bool = False
    """Whether a browser does this with pictures alone."""

    @property
    def takes_videos(self) -> bool:
        """Whether this way is gone with a video, too."""
        return self.carries != "html" and not self.pictures_only


def _inputs(*names: str, alone: bool = False) -> list[Way]:
    return [
        Way(f"input{name and ' '}{name}", "pick", ending="cancel", alone=alone) for name in names
    ]


def _drops(*names: str, alone: bool = False) -> list[Way]:
    return [Way(f"drop {name}", "drop", ending="dragleave", alone=alone) for name in names]


INPUTS = [
    *_inputs("", "multiple", "capture", "onchange property", "detached", "cloned"),
    *_inputs("removed while open", "removed later", "shadow open", "shadow closed"),
    *_inputs("shadow closed, nested", "shadow closed, detached", "shadow declared", "showPicker"),
    *_inputs("showPicker detached", "dispatched click", "label"),
    Way("input label detached", "pick", ending="cancel", lacking=NO_LABELS),
    *_inputs("frame srcdoc", "frame about:blank", "frame written", alone=True),
    *_inputs("after document.open", alone=True),
    *_inputs("in a menu that the focus closes", "in a menu that the window closes"),
    *_inputs("in a popover", "removed while held", "re-made while held", "disabled while held"),
    *_inputs("under another key while held"),
    Way("input document listener", "pick", alone=True),
    Way("input detached, capture", "pick"),
    Way("input detached, parent", "pick"),
    Way("input folder", "pick", carries="folder", ending="cancel"),
]
DROPS = [
    *_drops("files", "items", "entries", "shadow closed"),
    *_drops("overlay", "document", alone=True),
    Way(
        "drop frame of another site",
        "drop",
        ending="dragleave",
        alone=True,
        lacking=NO_OTHER_PROCESS,
    ),
    Way("drop handles", "drop", ending="dragleave", lacking=NO_HANDLES),
    Way("drop input", "drop", ending="cancel"),
    Way("drop folder, entries", "drop", carries="folder", ending="dragleave"),
    Way("drop folder, handles", "drop", carries="folder", ending="dragleave", lacking=NO_HANDLES),
]
PASTES = [
    Way("paste files", "paste"),
    Way("paste items", "paste"),
    Way("paste shadow closed", "paste"),
    Way("paste html", "paste", carries="html", clears_name=False),
    Way("paste editor", "paste", clears_name=False, pictures_only=True),
]
CALLS = [
    Way("picker", "call", ending="AbortError", lacking=NO_PICKERS),
    Way("picker, in a worker", "call", ending="AbortError", lacking=NO_PICKERS),
    Way("picker of folders", "call", carries="folder", ending="AbortError", lacking=NO_PICKERS),
    Way("handle kept from earlier", "call", ending="NotAllowedError", lacking=NO_PICKERS),
    Way("launchQueue", "call", lacking=NO_LAUNCHES, alone=True),
    Way("clipboard.read", "call", ending="NotAllowedError", lacking=NO_FORMATS, clears_name=False),
    Way(
        "clipboard.read html",
        "call",
        carries="html",
        ending="NotAllowedError",
        clears_name=False,
    ),
]
REQUESTS = [
    *(
        Way(name, "request", ending="TypeError")
        for name in (
            *("fetch form", "fetch blob", "fetch buffer", "fetch made anew", "fetch JSON"),
            *("fetch parameters", "fetch request", "XHR form", "XHR buffer"),
        )
    ),
    Way("beacon", "request"),
    Way("WebSocket", "request"),
    Way("form", "request"),
    Way("form without event", "request"),
]
WAYS = [*INPUTS, *DROPS, *PASTES, *CALLS, *REQUESTS]
ANSWERS = ("engine failure", "don't send", "clean", "as it is")
AFTER_HIDING = "as it is, after something was hidden"
"""The original then takes two presses. The editor is slow to drive: tried once for each act."""
HIDING = ("input", "drop files", "paste files", "picker", "clipboard.read", "fetch blob")


def answers(way: Way) -> tuple[str, ...]:
    """Return the answers that are tried for one way."""
    return (*ANSWERS, AFTER_HIDING) if way.name in HIDING else ANSWERS
