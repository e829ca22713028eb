"""What tests of hostile pages share: the attack of a page, who falls for it, what the page got.

Each page below ``pages/`` makes one attack, or some of a kind. It loads ``/report.js``, and says by
``ready()`` that it is set up; what it gets hold of stands in ``window.got``. An attack has failed
when the question is there and the page got no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from e2e import pictures
from e2e.driver import Pasted
from e2e.lab import Lab
from e2e.pages.chat import kind_of

from tooling.static_server import StaticServer

PAGES = Path(__file__).parent / "pages"
PLACE = (220, 120)
"""Where a person acts: the middle of what each page puts there."""
NAME = "IMG_20240501_ada.jpg"


@dataclass(frozen=True)
class Attack:
    """What a page does, and what a person does there."""

    page: str
    """The file below ``pages/``, without ``.html``, and perhaps with ``?`` and what it is to do."""
    act: str = "pick"
    """``pick`` (a click, then the file dialog), ``drop``, ``paste`` or ``click``."""
    lacking: str = ""
    """Why Firefox does not have what this needs."""

    def __str__(self) -> str:
        return f"{self.page.partition('/')[2]} {self.act}"


def files() -> dict[str, bytes]:
    """Return all pages for a web server: ``/report.js``, ``/frames/srcdoc.html``."""
    found = (path for path in PAGES.rglob("*") if path.is_file())
    pages = {f"/{path.relative_to(PAGES).as_posix()}": path.read_bytes() for path in found}
    return {"/favicon.ico": b"", **pages}


def open_page(lab: Lab, server: StaticServer, attack: Attack) -> None:
    """Open the page of an attack and wait until it is set up."""
    page, _, query = attack.page.partition("?")
    lab.page.goto(server.url(f"/{page}.html?{query}"))
    lab.wait_for("window.isReady === true")


def fall_for(lab: Lab, attack: Attack, photos: Sequence[Path]) -> None:
    """Do what the page waits for, as a person does."""
    if attack.act == "pick":
        with lab.page.dialog(photos):
            lab.page.click_at(*PLACE)
    elif attack.act == "drop":
        lab.page.drop(*PLACE, photos)
    elif attack.act == "paste":
        # The page says in which element, which may be in another frame or window.
        pasted = [Pasted(path.name, kind_of(path), path.read_bytes()) for path in photos]
        lab.page.paste("window.pasteAt()", pasted, {})
    else:
        lab.page.click_at(*PLACE)


def got(lab: Lab) -> list[str]:
    """Return what the page has read, after all that it is reading."""
    lab.wait_for("window.reading === 0")
    return list(lab.page.evaluate("window.got"))


def held(lab: Lab) -> None:
    """See that the question comes, and that until it is answered the page has nothing."""
    lab.wait_until(
        lambda: lab.page.evaluate("window.got.length + window.reading > 0") or asked(lab),
        "the question, or a file in the page",
    )
    assert got(lab) == []
    lab.prompt()
    assert got(lab) == []


def asked(lab: Lab) -> bool:
    """Say whether the question is there."""
    return bool(lab.names())


def photo(folder: Path) -> Path:
    """Return a picture that tells something; its text is what ``report.js`` looks for."""
    return pictures.store(folder, NAME, pictures.telling())
