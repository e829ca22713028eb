"""Movies: what stays where it was, what is told, and what telemetry is."""

from __future__ import annotations

import struct

import pytest

from coatcheck.errors import EngineError, LimitExceeded, UnknownType
from coatcheck.model import Category
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.pipeline.recognise import PICTURES
from coatcheck.policy import Choice, Policy
from coatcheck.source import BytesSource, Source, apply
from engine.builders import SECRET, icc, movie, svg
from engine.builders.heif import box, full


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def told(data: bytes) -> dict[Category, str]:
    return {f.category: f.value for f in reversed(inspect(BytesSource(data)).findings)}


def test_every_sample_stays_at_its_place() -> None:
    data = movie.movie(movie.video(), movie.sound(), movie.notes(b"gpmd", SECRET), gap=b"gap")
    result = cleaned(data)
    assert len(result) == len(data)
    for sample in (movie.VIDEO, movie.VIDEO[::-1], movie.SOUND):
        assert result.index(sample) == data.index(sample)
    assert b"gap" not in result


def test_a_place_is_told_with_its_numbers() -> None:
    place = movie.user_text(b"\xa9xyz", b"-33.8568+151.2153+012/")
    report = inspect(BytesSource(movie.movie(movie.video(), more=box(b"udta", place))))
    finding = report.findings[0]
    assert finding.category is Category.LOCATION
    assert finding.numbers == pytest.approx((-33.8568, 151.2153))


def test_a_place_of_3gpp_is_told() -> None:
    loci = full(
        b"loci", b"\x15\xc7Opera\0\0", struct.pack(">iii", 151 << 16, -33 << 16, 0), b"\0\0"
    )
    report = inspect(BytesSource(movie.movie(movie.video(), more=box(b"udta", loci))))
    assert (-33.0, 151.0) in [finding.numbers for finding in report.findings]


def test_tags_of_a_song_are_told() -> None:
    tags = movie.meta(
        movie.item(b"\xa9ART", b"Anna Example"),
        movie.item(b"\xa9too", b"Recorder 3"),
        movie.item(b"apID", b"anna@example.org"),
    )
    found = told(movie.movie(movie.sound(), brand=b"M4A ", more=box(b"udta", tags)))
    assert found[Category.SOFTWARE] == "Recorder 3"
    assert found[Category.PEOPLE] in ("Anna Example", "anna@example.org")


def test_the_numbers_of_a_cut_stay_where_no_edit_list_says_them() -> None:
    notes = box(b"udta", movie.meta(movie.gapless(), movie.item(b"\xa9nam", SECRET)))
    plain = movie.movie(movie.sound(), brand=b"M4A ", more=notes)
    assert b"00000840 000001CA" in cleaned(plain)
    elst = box(b"edts", full(b"elst", struct.pack(">IIiI", 1, 9, 0, 0x10000)))
    listed = movie.movie(movie.sound(more=elst), brand=b"M4A ", more=notes)
    assert b"00000840 000001CA" not in cleaned(listed)


def test_titles_of_chapters_stay() -> None:
    chapters = full(b"chpl", bytes(4), b"\1", bytes(8), b"\3One")
    notes = box(b"udta", chapters, movie.meta(movie.item(b"\xa9nam", SECRET)))
    result = cleaned(movie.movie(movie.sound(), brand=b"M4A ", more=notes))
    assert chapters in result
    assert SECRET not in result


def test_chapters_with_something_behind_them_go() -> None:
    chapters = full(b"chpl", bytes(4), b"\1", bytes(8), b"\3One" + SECRET)
    assert SECRET not in cleaned(movie.movie(movie.sound(), more=box(b"udta", chapters)))


def test_a_sphere_is_shown_as_before() -> None:
    tool = b"<GSpherical:StitchingSoftware>" + SECRET + b"</GSpherical:StitchingSoftware>"
    result = cleaned(movie.movie(movie.video(more=movie.spherical(tool))))
    assert b"<GSpherical:Spherical>true<" in result
    assert b"equirectangular" in result


def test_plain_sound_of_quicktime_is_longer_than_its_table_says() -> None:
    entry = movie.sound_entry(kind=b"twos")
    data = movie.movie(movie.Track(b"soun", entry, (bytes(range(1, 101)),)), brand=b"qt  ")
    sized = full(b"stsz", struct.pack(">III", 0, 1, 100))
    counted = full(b"stsz", struct.pack(">III", 1, 50, 0))
    data = data.replace(sized, counted).replace(
        struct.pack(">IIII", 1, 1, 1, 1), struct.pack(">IIII", 1, 1, 50, 1)
    )
    assert bytes(range(1, 101)) in cleaned(data)


def test_a_profile_is_cleaned_in_place() -> None:
    profile = icc.profile()
    colr = box(b"colr", b"prof", profile)
    data = movie.movie(movie.Track(entry=movie.picture_entry(b"", colr)))
    result = cleaned(data)
    assert len(result) == len(data)
    assert profile not in result
    dropped = clean(BytesSource(data), Policy(frozenset({Choice.ORIENTATION})))
    assert profile not in b"".join(apply(BytesSource(data), dropped.plan))


def test_a_movie_that_is_cut_off_is_cleaned_as_far_as_it_goes() -> None:
    data = movie.fragmented(movie.video(), more=full(b"emsg", SECRET))[:-9]
    result = cleaned(data)
    assert SECRET not in result
    assert result.endswith(movie.VIDEO[::-1][:-9])


def test_a_movie_is_no_picture() -> None:
    with pytest.raises(UnknownType):
        clean(BytesSource(movie.movie(movie.video())), kinds=PICTURES)
    drawing = svg.picture(svg.image(movie.movie(movie.video()), b"image/png"))
    assert b"moving" not in cleaned(drawing)


class Endless(Source):
    """A movie whose tail of zeros is as long as a film, and which counts what is read."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(size)
        self._data = data
        self.fetched = 0

    def fetch(self, start: int, end: int) -> bytes:
        self.fetched += end - start
        return self._data[start:end].ljust(end - start, b"\0")


def test_cost_follows_the_boxes_and_not_the_samples() -> None:
    big = 2_000_000_000
    entry = movie.sound_entry()
    place = 0x01020304
    made = movie.movie(
        movie.Track(b"soun", entry, (b"x",)), dates=struct.pack(">II", 9, 9), chunks=((place,),)
    )
    moov = made[made.index(b"moov") - 4 :].replace(
        full(b"stsz", struct.pack(">III", 0, 1, 1)), full(b"stsz", struct.pack(">III", 0, 1, big))
    )
    head = movie.ftyp()
    moov = moov.replace(place.to_bytes(4), struct.pack(">I", len(head) + len(moov) + 8))
    data = head + moov + (big + 8).to_bytes(4) + b"mdat"
    source = Endless(data, len(data) + big)
    plan = clean(source).plan
    assert plan.size == source.size
    assert source.fetched < 1_000_000


@pytest.mark.parametrize("count", [5_000_000, 0xFFFFFFFF])
def test_a_table_that_counts_too_much_is_refused(count: int) -> None:
    data = movie.movie(movie.sound())
    at = data.index(b"stsz") + 12
    with pytest.raises((LimitExceeded, EngineError)):
        clean(BytesSource(data[:at] + count.to_bytes(4) + data[at + 4 :]))
