"""What a person chooses to keep stays, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck.metadata.exif import build as exif_build
from coatcheck.metadata.exif import decode as exif
from coatcheck.metadata.xmp import decode as xmp
from coatcheck.model import Category, Content
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import examine
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.source import BytesSource, apply
from engine.builders import png

SAMPLES = Path(__file__).parents[2] / "samples"
NOTICE = "©2009 Julie Doe / Mugwum Press, all rights reserved"


def cleaned(name: str, *keep: Choice) -> bytes:
    source = BytesSource((SAMPLES / name).read_bytes())
    made = b"".join(apply(source, clean(source, Policy(frozenset(keep))).plan))
    again = clean(BytesSource(made), Policy(frozenset(keep)))
    assert not again.changed, "cleaning twice changes nothing more"
    return made


def test_by_default_neither_copyright_nor_date_nor_credentials_stay() -> None:
    of_documents = {Choice.COMMENTS, Choice.NOTES, Choice.MACROS}
    assert DEFAULT.keep == {Choice.ORIENTATION, Choice.COLOR_PROFILE, *of_documents}
    made = cleaned("agency.jpg", *DEFAULT.keep)
    assert NOTICE.encode() not in made
    assert b"2009" not in made


def test_copyright_alone() -> None:
    made = cleaned("agency.jpg", Choice.COPYRIGHT)
    assert made.count(NOTICE.encode()) == 2, "once in Exif, once in XMP"
    for word in (b"Lincoln", b"NIKON", b"2009:06:24", b"riecks.com", b"Julie Doe</"):
        assert word not in made
    report = examine(BytesSource(made), Policy(frozenset({Choice.COPYRIGHT}))).report
    assert [kept.value for kept in report.kept] == ["copyright"]


def test_date_alone() -> None:
    made = cleaned("agency.jpg", Choice.DATE)
    report = examine(BytesSource(made)).report
    assert {finding.category for finding in report.telling} == {Category.DATE}
    assert "2009-06-24" in report.telling[0].value
    assert b"2010" not in made, "the dates of later changes are gone"
    assert b"Julie" not in made


def test_credentials_alone() -> None:
    original = (SAMPLES / "seaside.jpg").read_bytes()
    made = cleaned("seaside.jpg", Choice.CREDENTIALS)
    segments = examine(BytesSource(original)).segments
    parts = [s for s in segments if s.content is Content.C2PA]
    assert parts
    for part in parts:
        assert original[part.start : part.end] in made
    assert b"SM-J320F" not in made


def test_without_orientation_and_profile() -> None:
    made = cleaned("seaside.jpg")
    contents = {segment.content for segment in examine(BytesSource(made)).segments}
    assert not contents & {Content.EXIF, Content.ICC}


def test_a_text_chunk_of_a_png() -> None:
    chunks = png.text(b"Copyright", b"Ada, 2026") + png.text(b"Author", b"Ada Example")
    source = BytesSource(png.picture(chunks))
    made = b"".join(apply(source, clean(source, Policy(frozenset({Choice.COPYRIGHT}))).plan))
    assert b"Ada, 2026" in made
    assert b"Ada Example" not in made


def read(body: bytes) -> tuple[int | None, str, str]:
    found = {tag.name: tag.value for tag in exif.decode(body)}
    notice, taken = found.get("Copyright", ""), found.get("DateTimeOriginal", "")
    return exif.orientation(body), notice, taken


@given(
    st.one_of(st.none(), st.integers(1, 8)),
    st.text(max_size=60),
    st.sampled_from(["", "2026:07:04 15:30:00"]),
)
def test_what_was_read_once_is_written_and_read_the_same(
    orientation: int | None, notice: str, taken: str
) -> None:
    notice = notice.encode("utf-8", "replace").decode()
    first = read(exif_build.build(orientation, notice, taken))
    assert first[::2] == (orientation, taken)
    assert read(exif_build.build(*first)) == first


def test_a_plain_notice_is_read_as_it_was_written() -> None:
    assert read(exif_build.build(6, NOTICE, "2026:07:04 15:30:00"))[1] == NOTICE
    assert read(exif_build.build(None, "me"))[1] == "me"


@pytest.mark.parametrize("value", range(1, 9))
def test_the_orientation_alone_is_as_small_as_ever(value: int) -> None:
    assert exif_build.build(value) == exif.minimal(value)
    assert xmp.build(value) == xmp.minimal(value)
