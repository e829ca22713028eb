"""The boundary to JavaScript: every request gets a plain reply, whatever happens."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import bridge
from bridge import handle
from coatcheck.formats import CONTAINERS, held
from coatcheck.labels import Label as L
from coatcheck.model import MediaKind
from coatcheck.pipeline import recognise as recognising
from engine.builders import movie

SAMPLES = Path(__file__).parents[1] / "samples"


class Bytes:
    """Stands for a ``Uint8Array``."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def to_bytes(self) -> bytes:
        return self._data


class File:
    """Stands for the worker's reader of one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.size = len(data)

    def read(self, start: int, end: int) -> Bytes:
        return Bytes(self._data[start:end])


@dataclass
class Request:
    """Stands for a request of the worker."""

    file: File
    name: str = "photo.jpg"
    type: str = "image/jpeg"
    op: str = "clean"
    modified: float = 1_783_179_012_000
    options: str = "{}"
    pixels: Any = None


def is_plain(value: Any) -> bool:
    """Whether a value crosses to JavaScript without a proxy."""
    if isinstance(value, dict):
        return all(type(key) is str and is_plain(item) for key, item in value.items())
    if isinstance(value, list):
        return all(is_plain(item) for item in value)
    return value is None or type(value) in {str, int, float, bool, bytes}


def test_a_picture_comes_back_as_pieces() -> None:
    data = (SAMPLES / "seaside.jpg").read_bytes()
    reply = handle(Request(File(data)))
    assert reply["ok"]
    assert is_plain(reply)
    made = b"".join(
        piece if isinstance(piece, bytes) else data[piece[0] : piece[1]]
        for piece in reply["pieces"]
    )
    assert reply["changed"]
    assert b"SM-J320F" in data
    assert b"SM-J320F" not in made
    assert reply["report"]["findings"]
    assert not [f for f in reply["after"]["findings"] if f["category"] != "technical"]
    assert [kept["code"] for kept in reply["report"]["kept"]] == ["orientation"]


def test_a_video_comes_back_as_ranges_and_runs_of_zeros() -> None:
    telemetry = movie.notes(b"gpmd", b"where it was " * 40)
    data = movie.movie(movie.video(), telemetry)
    reply = handle(Request(File(data), "a.mp4", "video/mp4"))
    assert reply["ok"] and is_plain(reply)
    assert (reply["kind"], reply["report"]["kind"], reply["asked"]) == ("video", "video", [])
    made = b""
    for piece in reply["pieces"]:
        if isinstance(piece, int):
            made += bytes(piece)
        else:
            made += piece if isinstance(piece, bytes) else data[piece[0] : piece[1]]
    assert len(made) == len(data) and b"where it was" not in made
    assert any(isinstance(piece, int) for piece in reply["pieces"])


def test_a_format_that_is_not_held_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(replace(row, held=row.kind is MediaKind.PICTURE) for row in CONTAINERS)
    monkeypatch.setattr(recognising, "CONTAINERS", rows)
    monkeypatch.setattr(held, "CONTAINERS", rows)
    video = File(movie.movie(movie.video()))
    reply = handle(Request(video, "a.mp4", "video/mp4"))
    assert (reply["error"]["code"], reply["kind"]) == ("unknown_type", None)


@pytest.mark.parametrize(
    ("data", "name", "code", "kind"),
    [
        (b"8BPS\0\x01" + bytes(40), "a.bin", "unsupported_format", "picture"),
        (movie.ftyp() + b"\0\0\0\x09moov", "a.bin", "damaged_file", "video"),
        (b"just text", "a.mp4", "disguised", None),
        (b"just text", "a.txt", "unknown_type", None),
    ],
)
def test_a_refusal_says_what_the_file_is(
    data: bytes, name: str, code: str, kind: str | None
) -> None:
    reply = handle(Request(File(data), name, ""))
    assert (reply["error"]["code"], reply["kind"]) == (code, kind)


def test_what_there_is_to_ask_about_is_said() -> None:
    data = (SAMPLES / "agency.jpg").read_bytes()
    for keep, kept in ((None, False), ([], False), (["copyright"], True)):
        options = json.dumps({} if keep is None else {"keep": keep})
        reply = handle(Request(File(data), options=options))
        assert reply["asked"] == [{"code": "copyright", "kept": kept}]


def test_what_was_chosen_stays_and_is_said() -> None:
    data = (SAMPLES / "agency.jpg").read_bytes()
    for keep in ([], ["copyright"], ["date"], ["copyright", "date", "credentials"]):
        reply = handle(Request(File(data), options=json.dumps({"keep": keep})))
        codes = {kept["code"] for kept in reply["report"]["kept"]}
        chosen = {"copyright", "date", "credentials"} & codes
        assert chosen <= set(keep) and ("copyright" in chosen) == ("copyright" in keep)


def test_a_choice_that_nobody_knows_is_an_error() -> None:
    data = (SAMPLES / "agency.jpg").read_bytes()
    reply = handle(Request(File(data), options='{"keep": ["everything"]}'))
    assert reply["error"]["code"] == "engine_error"


def test_the_name_and_the_date_of_the_file_are_told() -> None:
    reply = handle(Request(File((SAMPLES / "seaside.jpg").read_bytes()), "IMG_20260704_153012.jpg"))
    told = {f["code"]: f["value"] for f in reply["report"]["findings"] if f["category"] == "file"}
    assert told[L.FILE_NAME] == "IMG_20260704_153012.jpg"
    assert told[L.FILE_NAME_SAYS].startswith("2026-07-04T15:30, ")
    assert "2026-07-" in told[L.FILE_MODIFIED]
    assert not [f for f in reply["after"]["findings"] if f["category"] == "file"]


@pytest.mark.parametrize(
    ("data", "name", "media_type", "code"),
    [
        (b"\xff\xd8\xff\xe1\x40\x00Exif\0\0", "a.jpg", "image/jpeg", "damaged_file"),
        (b"just text", "a.jpg", "image/jpeg", "disguised"),
        (b"just text", "holiday.JPEG", "", "disguised"),
        (b"just text", "a.txt", "text/plain", "unknown_type"),
        (b"", "a.png", "", "disguised"),
        (b"8BPS\0\x01" + bytes(40), "a.psd", "", "unsupported_format"),
    ],
)
def test_failures_have_codes(data: bytes, name: str, media_type: str, code: str) -> None:
    reply = handle(Request(File(data), name, media_type))
    assert not reply["ok"]
    assert is_plain(reply)
    assert reply["error"]["code"] == code
    assert reply["error"]["message"]


def test_a_redacted_picture_comes_back_whole() -> None:
    options = {"edit": {"crop": [10, 20, 101, 50], "areas": []}, "accepts": None}
    data = (SAMPLES / "seaside.jpg").read_bytes()
    reply = handle(Request(File(data), op="redact", options=json.dumps(options)))
    assert reply["ok"]
    assert is_plain(reply)
    assert (reply["width"], reply["height"], reply["media_type"]) == (101, 50, "image/jpeg")
    assert reply["data"].startswith(b"\xff\xd8")
    assert b"SM-J320F" not in reply["data"]
    assert reply["converted"] is None
    assert [f for f in reply["report"]["findings"] if f["category"] == "device"]


def test_a_change_of_format_is_told() -> None:
    options = {"edit": {"crop": None, "areas": []}, "accepts": ["image/png", "image/jpeg"]}
    data = (SAMPLES / "profile.bmp").read_bytes()
    reply = handle(Request(File(data), op="redact", options=json.dumps(options)))
    assert is_plain(reply)
    assert (reply["converted"]["from"], reply["converted"]["to"]) == ("BMP", "PNG")


def test_a_preview_says_how_large_the_picture_is() -> None:
    data = (SAMPLES / "seaside.jpg").read_bytes()
    reply = handle(Request(File(data), op="preview", options='{"longest": 100}'))
    assert is_plain(reply)
    assert (reply["full"], reply["height"]) == ([270, 480], 100)


def test_an_edit_without_sense_is_an_error() -> None:
    data = (SAMPLES / "seaside.jpg").read_bytes()
    options = '{"edit": {"areas": [{"style": "smear"}]}, "accepts": null}'
    reply = handle(Request(File(data), op="redact", options=options))
    assert reply["error"]["code"] == "invalid_edit"


def test_an_unknown_operation_is_an_error() -> None:
    reply = handle(Request(File(b""), op="run"))
    assert reply["error"]["code"] == "engine_error"


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (ZeroDivisionError("a bug"), "engine_error"),
        (MemoryError(), "limit_exceeded"),
        (RecursionError(), "limit_exceeded"),
    ],
)
def test_a_bug_is_never_a_clean_picture(
    trouble: Exception, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(bridge, "clean", broken)
    reply = handle(Request(File((SAMPLES / "seaside.jpg").read_bytes())))
    assert reply["error"]["code"] == code


def test_a_file_that_shrinks_while_it_is_read_is_an_error() -> None:
    file = File((SAMPLES / "seaside.jpg").read_bytes())
    file.size += 1000
    assert handle(Request(file))["ok"] is False
