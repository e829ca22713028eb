"""Videos and sounds at the gate: held like pictures, and cleaned where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from e2e import movies, pictures
from e2e.lab import CLEAN, Lab
from e2e.naming import neutral
from e2e.view import View

from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply


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
    assert "Hide parts" not in " ".join(lab.names())
    lab.decide(CLEAN)
    [received] = lab.files_by(way)
    assert received.data == cleaned(video.read_bytes())
    assert movies.PLACE not in received.data
    assert (received.name, received.type) == (neutral(".mp4"), "video/mp4")
    assert received.name.startswith("video-")
