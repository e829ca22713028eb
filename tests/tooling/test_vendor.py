"""Outside parts: only a file with the right hash is ever used, and trouble is told in full."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tooling.errors import ToolingError
from tooling.vendor import parts
from tooling.vendor.parts import Fetch, Part, Source
from tooling.vendor.sources import SourceError

GOOD = b"the right file"
BAD = b"another file"
PART = Part(
    "Thing 1.0",
    "thing.bin",
    hashlib.sha256(GOOD).hexdigest(),
    ({"kind": "url", "url": "one"}, {"kind": "npm", "package": "thing", "version": "1.0"}),
)


def gives(content: bytes, calls: list[str]) -> Fetch:
    def fetch(source: Source, to: Path) -> None:
        calls.append(source["kind"])
        to.write_bytes(content)

    return fetch


def fails(_source: Source, _to: Path) -> None:
    raise SourceError("could not be reached (no route)")


def test_the_first_source_with_the_right_file_is_used(tmp_path: Path) -> None:
    calls: list[str] = []
    fetch = {"url": gives(GOOD, calls), "npm": gives(GOOD, calls)}
    got = parts.obtain(PART, cache=tmp_path, fetch=fetch)
    assert got.read_bytes() == GOOD
    assert calls == ["url"]


def test_the_second_time_nothing_is_fetched(tmp_path: Path) -> None:
    first = parts.obtain(PART, cache=tmp_path, fetch={"url": gives(GOOD, [])})
    assert parts.obtain(PART, cache=tmp_path, fetch={}) == first


@pytest.mark.parametrize("first", [fails, gives(BAD, [])])
def test_the_next_source_is_tried_after_a_failure(tmp_path: Path, first: Fetch) -> None:
    got = parts.obtain(PART, cache=tmp_path, fetch={"url": first, "npm": gives(GOOD, [])})
    assert got.read_bytes() == GOOD


def test_the_error_names_part_hashes_and_all_sources(tmp_path: Path) -> None:
    with pytest.raises(ToolingError) as caught:
        parts.obtain(PART, cache=tmp_path, fetch={"url": gives(BAD, []), "npm": fails})
    text = str(caught.value)
    assert "Thing 1.0" in text
    assert PART.sha256 in text
    assert hashlib.sha256(BAD).hexdigest() in text
    assert "- one: gave another file" in text
    assert "- npm package thing@1.0: could not be reached (no route)" in text


def test_a_wrong_file_is_not_left_in_the_cache(tmp_path: Path) -> None:
    with pytest.raises(ToolingError):
        parts.obtain(PART, cache=tmp_path, fetch={"url": gives(BAD, []), "npm": fails})
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_in_the_cache_is_fetched_again(tmp_path: Path) -> None:
    kept = parts.obtain(PART, cache=tmp_path, fetch={"url": gives(GOOD, [])})
    kept.write_bytes(BAD)
    calls: list[str] = []
    again = parts.obtain(PART, cache=tmp_path, fetch={"url": gives(GOOD, calls)})
    assert again.read_bytes() == GOOD
    assert calls == ["url"]


def test_a_cache_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolingError, match="folder for downloads"):
        parts.obtain(PART, cache=tmp_path / "file" / "cache", fetch={})


def test_the_list_of_parts_is_complete() -> None:
    for part in parts.read().values():
        assert len(part.sha256) == 64
        assert part.sources
        assert all(source["kind"] in parts.FETCH for source in part.sources)


@pytest.mark.parametrize("text", ["", "[parts.a]\ntitle = 'A'", "not toml ["])
def test_a_broken_list_of_parts_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "vendor.toml"
    path.write_text(text)
    with pytest.raises(ToolingError, match="cannot be read"):
        parts.read(path)
