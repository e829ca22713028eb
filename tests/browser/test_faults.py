"""Whatever breaks, no original passes by default, and the person gets a way on."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import fallback, pictures
from e2e.breaking import BrokenLab, both, edit, overwrite
from e2e.driver import Browser
from e2e.lab import CANCEL, CLEAN, ORIGINAL, Lab
from e2e.naming import neutral


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return pictures.store(tmp_path, "IMG_1.jpg", pictures.telling())


WORKER = "engine/worker.js"
HOST = "frame/engine_host.js"
READY = "postMessage({ op: 'ready', milliseconds: 1 });\n"
IN_THE_ENGINE = {
    "worker cannot be loaded": overwrite(WORKER, "import './nothing.js';"),
    "worker cannot be read": overwrite(WORKER, "this is no program"),
    "snapshot is missing": lambda extension: (extension / "engine/pyodide/snapshot.bin").unlink(),
    "worker never starts": both(
        overwrite(WORKER, "onmessage = () => {};"),
        edit(HOST, "STARTS_WITHIN = 30_000", "STARTS_WITHIN = 500"),
    ),
    "worker hangs": both(
        overwrite(WORKER, READY + "onmessage = () => { for (;;); };"),
        edit(HOST, "DEADLINE = 20_000", "DEADLINE = 500"),
    ),
    "worker dies at work": overwrite(
        WORKER, READY + "onmessage = () => setTimeout(() => { throw new Error('dead'); });"
    ),
    "runtime breaks": edit(
        WORKER, "const reply = handle({", "throw new RangeError('no memory');\n  handle({"
    ),
    "engine answers nonsense": edit(WORKER, "plain = reply.toJs(", "plain = null && reply.toJs("),
}


@pytest.mark.parametrize("fault", IN_THE_ENGINE)
def test_engine_fails(broken_lab: BrokenLab, photo: Path, fault: str) -> None:
    with broken_lab(IN_THE_ENGINE[fault]) as lab:
        lab.watch.expect("")  # What the browser itself says of the fault is not the question.
        lab.pick("#one", photo)
        lab.prompt()
        assert CLEAN not in lab.names()
        lab.wait_for_focus(CANCEL)
        lab.nothing_arrives()
        lab.decide(CANCEL)
        lab.nothing_arrives()
        lab.page.evaluate("seen.length = 0")
        lab.drop("#zone", photo)
        lab.decide(ORIGINAL)
        [received] = lab.files_by("drop")
        assert received.data == photo.read_bytes()


def test_engine_comes_back_after_a_crash(broken_lab: BrokenLab, tmp_path: Path) -> None:
    """One file that breaks the runtime costs only itself."""
    crash = edit(
        WORKER,
        "const reply = handle({",
        "if (name === 'bad.jpg') throw 1;\n  const reply = handle({",
    )
    with broken_lab(crash) as lab:
        bad = pictures.store(tmp_path, "bad.jpg", pictures.telling())
        good = pictures.store(tmp_path, "good.jpg", pictures.telling())
        lab.pick("#many", bad, good)
        lab.decide(CLEAN)
        [received] = lab.files_by("input")
        assert received.name == neutral()
        assert pictures.SECRET not in received.data


WITHOUT_FRAME = {
    "frame's program is broken": overwrite("frame/frame.js", "this is no program"),
    "frame is missing": lambda extension: (extension / "frame/frame.html").unlink(),
    "frame is not for pages": edit(
        "manifest.json", '"frame/frame.html"', '"frame/styles/frame.css"'
    ),
    "prompt is never drawn": both(
        overwrite("ui/boot.js", ""),
        edit("frame/session.js", "PROMPT_WITHIN = 8_000", "PROMPT_WITHIN = 500"),
    ),
    "frame falls silent": edit(
        "frame/frame.js", "offer: (message) => session.take(message)", "offer: () => { for (;;); }"
    ),
}

IMPATIENT = both(
    edit("gate/gate.js", "READY_WITHIN=1e4", "READY_WITHIN=2e3"),
    edit("gate/gate.js", "READY_AFTER_LOAD=4e3", "READY_AFTER_LOAD=1e3"),
    edit("gate/gate.js", "SILENT_TICKS=8", "SILENT_TICKS=3"),
)


@pytest.mark.parametrize("fault", WITHOUT_FRAME)
@pytest.mark.parametrize("answer", [CANCEL, ORIGINAL])
def test_frame_fails(
    browser: Browser, broken_lab: BrokenLab, photo: Path, fault: str, answer: str
) -> None:
    if browser.name == "firefox" and fault == "frame falls silent":
        pytest.skip("the frame runs in the page's own thread there: a frame that hangs stops both")
    hangs = fault == "frame falls silent"
    with broken_lab(both(WITHOUT_FRAME[fault], IMPATIENT), for_good=hangs) as lab:
        lab.watch.expect("")
        lab.drop("#zone", photo)
        answer_fallback(lab, answer)
        if answer == CANCEL:
            lab.nothing_arrives()
            assert len(lab.seen("dragleave")) == 1
        else:
            [received] = lab.files_by("drop")
            assert received.data == photo.read_bytes()


def answer_fallback(lab: Lab, answer: str) -> None:
    """Wait for the gate's own dialog, which no script can look into, and answer by keyboard."""
    lab.wait_until(lambda: fallback.answers(lab) == [CANCEL, ORIGINAL], "the gate's own dialog")
    assert fallback.focused(lab) == [CANCEL]
    lab.nothing_arrives()
    if answer == ORIGINAL:
        lab.page.press("Tab")
    lab.page.wait_for_timeout(lab.reaction)
    lab.page.press("Enter")


def test_page_takes_the_frame_away(lab: Lab, photo: Path) -> None:
    """Then nobody is offered the original."""
    lab.drop("#zone", photo)
    lab.prompt()
    lab.page.evaluate("document.documentElement.lastElementChild.remove()")
    lab.wait_until(lambda: fallback.answers(lab) == [CANCEL], "the gate's own dialog")
    lab.nothing_arrives()
    lab.page.press("Enter")
    lab.nothing_arrives()
    lab.drop("#zone", photo)
    lab.decide(CLEAN)
    assert [file.name for file in lab.files_by("drop")] == [neutral()]


def test_damaged_picture(lab: Lab, tmp_path: Path) -> None:
    lab.pick("#one", pictures.store(tmp_path, "half.jpg", pictures.damaged()))
    lab.prompt()
    assert CLEAN not in lab.names()
    lab.wait_for_focus(CANCEL)
    lab.nothing_arrives()
    lab.decide(CANCEL)
    lab.nothing_arrives()


def test_disguised_picture(lab: Lab, tmp_path: Path) -> None:
    disguised = pictures.store(tmp_path, "holiday.jpg", b"#!/bin/sh\necho no picture at all\n" * 20)
    lab.pick("#one", disguised)
    lab.prompt()
    assert CLEAN not in lab.names()
    lab.wait_for_focus(CANCEL)
    lab.decide(ORIGINAL)
    [received] = lab.files_by("input")
    assert received.data == disguised.read_bytes()


def test_picture_under_a_neutral_type_is_found(lab: Lab, tmp_path: Path) -> None:
    """A name without an ending says nothing, so the content is asked."""
    lab.drop("#zone", pictures.store(tmp_path, "upload", pictures.telling()))
    lab.decide(CLEAN)
    [received] = lab.files_by("drop")
    assert (received.name, received.type) == (neutral(), "image/jpeg")
    assert pictures.SECRET not in received.data


def test_unknown_content_passes_as_it_came(lab: Lab, tmp_path: Path) -> None:
    path = pictures.store(tmp_path, "model.xyz", bytes(range(256)) * 4)
    lab.drop("#zone", path)
    [received] = lab.files_by("drop")
    assert (received.name, received.data) == ("model.xyz", path.read_bytes())


def test_failed_picture_stays_behind(lab: Lab, tmp_path: Path) -> None:
    good = pictures.store(tmp_path, "good.jpg", pictures.telling())
    half = pictures.store(tmp_path, "half.jpg", pictures.damaged())
    lab.pick("#many", half, good)
    lab.decide(CLEAN)
    [received] = lab.files_by("input")
    assert received.name == neutral()
    assert pictures.same_pixels(received.data, good.read_bytes())
