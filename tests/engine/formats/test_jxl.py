"""JPEG XL in detail: boxes of all sizes, parts of a codestream, and boxes that must be proved."""

from __future__ import annotations

import pytest

from coatcheck.errors import DamagedFile
from coatcheck.formats.jxl import container as jxl
from coatcheck.model import Content, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.report import catalogue
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, packet, tiff
from engine.builders import jxl as build
from engine.formats.helpers import BY_FORMAT
from engine.formats.helpers import cleaned as stripped

EXIF = build.exif(tiff.exif(orientation=6))
XMP = build.box(b"xml ", packet())


def parts(data: bytes) -> list[Segment]:
    return jxl.segments(BytesSource(data))


def cleaned(data: bytes) -> bytes:
    return stripped(data, BY_FORMAT["JPEG XL"])


@pytest.mark.parametrize(
    "kept",
    [
        build.container(build.PICTURE),
        build.container(build.LEVEL, build.INDEX, build.PICTURE),
        build.container(build.in_parts()),
        build.container(build.long_box(b"jxlc", build.CODESTREAM)),
        build.container(build.open_box(b"jxlc", build.CODESTREAM)),
        build.container(build.PICTURE, build.gain_map()),
        build.container(build.gain_map(bytes((0, 0, 0, 0, 0xC8)) + bytes(72)), build.PICTURE),
        build.CODESTREAM,
    ],
)
def test_what_a_decoder_needs_stays(kept: bytes) -> None:
    assert cleaned(kept) == kept


@pytest.mark.parametrize(
    "gone",
    [
        EXIF,
        XMP,
        build.box(b"jumb", SECRET),
        build.box(b"brob", b"Exif" + SECRET),
        build.box(b"brob", b"zzzz" + SECRET),
        build.box(b"brob"),
        build.box(b"jbrd", SECRET),
        build.box(b"Exif"),
        build.long_box(b"uuid", SECRET),
        build.box(b"free", SECRET),
        build.FTYP,
        build.LEVEL,
        build.box(b"jxlc", SECRET),
        build.gain_map(SECRET),
        build.gain_map(bytes(60)),
        build.gain_map(b"\1" + bytes(60)),
        build.gain_map(profile=SECRET),
        build.gain_map(color=SECRET * 2),
        build.box(b"jhgm"),
        build.box(b"jxli", SECRET),
        build.box(b"jxli", build.INDEX[8:] + SECRET),
        build.box(b"jxli", b"\x80" * 20),
        build.box(b"jxli", b"\1\0\0\0\1\0\0\3\xe8\x7f\1\0"),
        build.box(b"jxli"),
    ],
)
def test_other_boxes_go(gone: bytes) -> None:
    kept = build.container(build.LEVEL, build.PICTURE)
    assert cleaned(build.container(build.LEVEL, build.PICTURE, gone)) == kept


def test_boxes_between_the_parts_go() -> None:
    assert cleaned(build.container(build.in_parts(EXIF + XMP))) == build.container(build.in_parts())


def test_an_open_box_of_metadata_goes() -> None:
    data = build.container(build.PICTURE, build.open_box(b"xml ", packet()))
    assert cleaned(data) == build.container(build.PICTURE)


def test_a_file_type_that_says_more_becomes_the_plain_one() -> None:
    wordy = build.box(b"ftyp", b"jxl \0\0\0\0jxl " + SECRET)
    assert cleaned(build.container(build.PICTURE, ftyp=wordy)) == build.container(build.PICTURE)
    two = build.container(build.FTYP, build.PICTURE, ftyp=wordy)
    assert cleaned(two) == build.container(build.PICTURE)


def test_what_comes_after_the_last_part_goes() -> None:
    data = build.container(build.in_parts(), build.part(3, SECRET), build.PICTURE)
    assert cleaned(data) == build.container(build.in_parts())


def test_the_payload_of_exif_begins_at_its_header() -> None:
    for gap in (b"", b"gap"):
        data = build.container(build.exif(tiff.exif(), gap), build.PICTURE)
        (found,) = [s for s in parts(data) if s.content is Content.EXIF]
        assert data[slice(*found.payload)] == tiff.exif()


def test_the_orientation_in_exif_is_not_heeded_and_goes() -> None:
    for box in (EXIF, build.box(b"xml ", b'<a tiff:Orientation="6"/>')):
        source = BytesSource(build.container(box, build.PICTURE))
        result = clean(source)
        assert not result.report.kept
        assert b"".join(apply(source, result.plan)) == build.container(build.PICTURE)


def test_a_new_payload_is_framed() -> None:
    data = build.container(EXIF, XMP, build.PICTURE)
    source = BytesSource(data)
    exif, xmp = (s for s in parts(data) if s.content in (Content.EXIF, Content.XMP))
    plan = jxl.rewrite(source, parts(data), {exif: tiff.exif(), xmp: b"<a/>"})
    expected = build.container(build.exif(tiff.exif()), build.box(b"xml ", b"<a/>"), build.PICTURE)
    assert b"".join(apply(source, plan)) == expected


def test_compressed_metadata_is_named() -> None:
    boxes = [build.box(b"brob", kind + b"\x1b" * 9) for kind in (b"Exif", b"xml ", b"jumb")]
    report = inspect(BytesSource(build.container(*boxes, build.PICTURE)))
    assert [catalogue.text(finding) for finding in report.findings] == [
        f"{name} of 9 bytes, compressed, not read" for name in ("jumb", "Exif", "xml")
    ]


@pytest.mark.parametrize(
    "data",
    [
        build.container(),
        build.container(EXIF),
        build.SIGNATURE + build.PICTURE,
        build.container(build.PICTURE[:-1]),
        build.container(build.part(1, build.CODESTREAM)),
        build.container(build.part(0, build.CODESTREAM[:9]), build.part(2, build.CODESTREAM[9:])),
        build.container(build.in_parts()[:-1]),
        build.container(build.box(b"jxlp", b"\0")),
        build.container(build.box(b"jxlc", SECRET)),
        b"\xff\x0a",
    ],
)
def test_a_broken_codestream_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        parts(data)
