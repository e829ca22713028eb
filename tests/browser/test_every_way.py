"""Every way in, with every answer, in every browser: the rows of ``ways.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import movies
import pytest
from e2e import pictures
from e2e.driver import Browser, Tab
from e2e.editing import UNHIDDEN, Editing
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab
from e2e.naming import neutral
from e2e.receiver import Receiver
from e2e.ways_lab import FAILING_SIZE, WaysLab, prepare_extension
from ways import AFTER_HIDING, HIDING, WAYS, Way, answers

from coatcheck.pipeline import clean as engine
from coatcheck.source import BytesSource, apply

SITE = Path(__file__).parent / "site"
NAME = "IMG_20240501_ada.jpg"
VIDEO_NAME = "VID_20240501_ada.mp4"


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    files = {f"/{path.name}": path.read_bytes() for path in SITE.iterdir()}
    with Receiver(files) as running:
        yield running


@pytest.fixture(scope="module")
def with_fault(
    browsers: Callable[[str], Browser], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Browser]]:
    """Gives each browser a copy of the extension that one picture breaks, for all rows."""
    prepared: dict[str, Browser] = {}
    with ExitStack() as stack:

        def get(name: str) -> Browser:
            if name not in prepared:
                browser = browsers(name)
                copy = tmp_path_factory.mktemp(name) / "extension"
                prepare_extension(browser.extension, copy, doubles=name == "chromium")
                prepared[name] = stack.enter_context(browser.with_extension(copy))
                prepared[name].allow_clipboard()
            return prepared[name]

        yield get


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def way(request: pytest.FixtureRequest) -> Way:
    row: Way = request.param
    return row


@pytest.fixture(scope="module")
def tabs() -> Iterator[dict[str, tuple[int, Tab]]]:
    """The tab of each browser in which one way is gone after another, and the browser's start."""
    opened: dict[str, tuple[int, Tab]] = {}
    yield opened
    for _, tab in opened.values():
        tab.close()


@pytest.fixture(params=("chromium", "firefox"))
def ways_lab(
    request: pytest.FixtureRequest,
    with_fault: Callable[[str], Browser],
    tabs: dict[str, tuple[int, Tab]],
    way: Way,
    receiver: Receiver,
    tmp_path: Path,
) -> Iterator[WaysLab]:
    name = request.param
    if name == "firefox" and way.lacking:
        pytest.skip(way.lacking)
    browser = with_fault(name)
    browser.watch.verdict()
    # A way that fails, or that stays in the page, gets a tab of its own.
    generation, tab = tabs.pop(name, (0, None)) if not way.alone else (0, None)
    if tab and (generation != browser.generation or not browser.running):
        tab = None  # It ended with its browser.
    if tab and Lab(tab).buttons():  # As a failed test leaves it.
        tab.close()
        tab = None
    tab = tab or browser.new_tab()
    yield WaysLab(Lab(tab, reaction=0), way, receiver, tmp_path)
    if way.alone:
        tab.close()
    else:
        tabs[name] = (browser.generation, tab)
    assert browser.watch.verdict() == []


NUMBERS = count(1)


def photo(size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture unlike any before: what the page was given once, it may send again."""
    data = pictures.telling(size)
    comment = f"picture {next(NUMBERS)}".encode()
    return data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment + data[2:]


def of_size(size: int) -> bytes:
    """Return a picture of just so many bytes, filled up in a comment."""
    photo = pictures.telling()
    filling = size - len(photo) - 4
    comment = b"\xff\xfe" + (filling + 2).to_bytes(2) + bytes(filling)
    return photo[:2] + comment + photo[2:]


def video() -> bytes:
    """Return a video unlike any before."""
    return movies.telling(number=next(NUMBERS))


def takes_turns(way: Way, turn: int) -> bool:
    """Whether it is a video's turn to be sent this way."""
    return way.takes_videos and (WAYS.index(way) + turn) % 2 == 0


def test_hiding_is_tried_for_each_act() -> None:
    acts = {way.act for way in WAYS if way.name in HIDING}
    assert acts == {way.act for way in WAYS}


def test_way(ways_lab: WaysLab) -> None:
    """Each answer in turn: what arrives is what was decided, once, and nothing before."""
    for answer in answers(ways_lab.way):
        TRY[answer](ways_lab)


def ask(ways_lab: WaysLab, picture: bytes, name: str = NAME) -> Lab:
    """Go the way, and see that the page has nothing while the person thinks."""
    ways_lab.go(picture, name)
    ways_lab.lab.prompt()
    assert ways_lab.arrived() == []
    return ways_lab.lab


def nothing_came(ways_lab: WaysLab) -> None:
    ways_lab.lab.page.wait_for_timeout(100)
    assert ways_lab.arrived() == []
    ending = ways_lab.way.ending
    assert ways_lab.ended() == ([ending] if ending else [])


def one_came(ways_lab: WaysLab) -> bytes:
    ways_lab.lab.wait_until(ways_lab.arrived, "the picture")
    ways_lab.lab.page.wait_for_timeout(100)
    [arrived] = ways_lab.arrived()
    if ways_lab.way.carries == "folder":
        assert arrived.path == f"trip/day 1/{arrived.name}"
    return arrived.data


def engine_fails(ways_lab: WaysLab) -> None:
    if takes_turns(ways_lab.way, 0):
        lab = ask(ways_lab, movies.of_size(FAILING_SIZE), VIDEO_NAME)
    else:
        lab = ask(ways_lab, of_size(FAILING_SIZE))
    assert CLEAN not in lab.names()
    lab.decide(CANCEL)
    nothing_came(ways_lab)


def do_not_send(ways_lab: WaysLab) -> None:
    if takes_turns(ways_lab.way, 1):
        ask(ways_lab, video(), VIDEO_NAME).decide(CANCEL)
    else:
        ask(ways_lab, photo()).decide(CANCEL)
    nothing_came(ways_lab)


def clean(ways_lab: WaysLab) -> None:
    picture = photo()
    ask(ways_lab, picture).decide(CLEAN)
    data = one_came(ways_lab)
    assert pictures.SECRET not in data
    assert b"Exif" not in data
    assert pictures.same_pixels(data, picture)
    if ways_lab.way.clears_name and ways_lab.way.act != "request":
        assert [arrived.name for arrived in ways_lab.arrived()] == [neutral()]

    if ways_lab.way.takes_videos:
        clean_video(ways_lab)


def clean_video(ways_lab: WaysLab) -> None:
    own = video()
    source = BytesSource(own)
    cleaned = b"".join(apply(source, engine.clean(source).plan))
    ask(ways_lab, own, VIDEO_NAME).decide(CLEAN)
    assert one_came(ways_lab).startswith(cleaned)
    if ways_lab.way.clears_name and ways_lab.way.act != "request":
        assert [arrived.name for arrived in ways_lab.arrived()] == [neutral(".mp4")]


def as_it_is(ways_lab: WaysLab) -> None:
    is_video = takes_turns(ways_lab.way, 0)
    own, name = (video(), VIDEO_NAME) if is_video else (photo((32, 32)), NAME)
    ask(ways_lab, own, name).decide(ORIGINAL)
    assert one_came(ways_lab).startswith(own)
    if ways_lab.way.clears_name and ways_lab.way.act != "request":
        assert [arrived.name for arrived in ways_lab.arrived()] == [name]


def as_it_is_after_hiding(ways_lab: WaysLab) -> None:
    picture = photo((32, 32))
    # An input that has a file already tells nobody that the same one is chosen once more.
    lab = ask(ways_lab, picture, f"again {NAME}")
    editing = Editing(lab, lab.frame())
    editing.drag((0.1, 0.1), (0.6, 0.6))
    editing.apply()
    editing.view.press_until(UNHIDDEN, "#picture .outlines")
    lab.page.wait_for_timeout(100)
    assert ways_lab.arrived() == [], "one press sends no original once something was hidden"
    # Unlike the buttons of this copy, the frame has its own pause before a second press counts.
    Lab(lab.page).answer(UNHIDDEN)
    assert one_came(ways_lab).startswith(picture)


TRY: dict[str, Callable[[WaysLab], None]] = {
    "engine failure": engine_fails,
    "don't send": do_not_send,
    "clean": clean,
    "as it is": as_it_is,
    AFTER_HIDING: as_it_is_after_hiding,
}
