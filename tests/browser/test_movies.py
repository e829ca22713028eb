"""Videos and sounds at the gate: held like pictures, and cleaned where they stand."""

from __future__ import annotations

from pathlib import Path

import movies
import pytest
from e2e import pictures
from e2e.lab import CLEAN, Lab
from e2e.naming import neutral
from e2e.view import View

from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, FileSource, PlanSource, apply


@pytest.fixture
def lab(shared_lab: Lab) -> Lab:
    return shared_lab


def cleaned(data: bytes) -> bytes:
    """Return what the engine makes of a file."""
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


@pytest.mark.parametrize("way", ["input", "drop", "paste"])
def test_the_page_receives_what_the_engine_makes(lab: Lab, tmp_path: Path, way: str) -> None:
    video = pictures.store(tmp_path, "VID_20240501_ada.mp4", movies.telling())
    lab.send(way, video)
    View(lab).comes("#headline", "This video says where you were")
    assert not any("Redact" in name for name in lab.names())
    lab.decide(CLEAN)
    [received] = lab.files_by(way)
    assert received.data == cleaned(video.read_bytes())
    assert movies.PLACE not in received.data
    assert (received.name, received.type) == (neutral(".mp4"), "video/mp4")
    assert received.name.startswith("video-")


def test_a_long_video_goes_through_in_slices(own_lab: Lab, tmp_path: Path) -> None:
    """Two gigabytes, of which nobody reads more than the tables, and no byte is copied."""
    video = movies.long(tmp_path / "long.mp4", 2048)
    lab = own_lab
    lab.page.evaluate(
        """() => {
          const input = document.createElement('input');
          input.type = 'file';
          input.id = 'unread';
          input.onchange = () => { window.unread = input.files[0]; };
          document.body.append(input);
        }"""
    )
    lab.pick("#unread", video)
    lab.decide(CLEAN)
    lab.wait_for("window.unread?.size > 0")
    source = FileSource(video.open("rb"))
    made = PlanSource(source, clean(source).plan)
    for start, end in ((0, 64), (made.size - 1200, made.size)):
        received = lab.page.evaluate(
            """async ([start, end]) =>
              Array.from(new Uint8Array(await window.unread.slice(start, end).arrayBuffer()))""",
            [start, end],
        )
        assert bytes(received) == made.read(start, end)
    assert lab.page.evaluate("window.unread.size") == made.size
