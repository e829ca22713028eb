"""PNG in detail: names, payloads, and how changed chunks are framed."""

from __future__ import annotations

import pytest

from coatcheck.formats.png import container as png
from coatcheck.model import Content, Segment
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, packet, tiff
from engine.builders import png as build


def parts(data: bytes) -> list[Segment]:
    return png.segments(BytesSource(data))


def named(data: bytes, name: str) -> Segment:
    (found,) = [segment for segment in parts(data) if segment.name == name]
    return found


def edited(data: bytes, edits: dict[Segment, bytes | None]) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, png.rewrite(source, parts(data), edits)))


def test_neighbouring_pixel_chunks_are_one_segment() -> None:
    data = build.picture(parts=5)
    assert [s.name for s in parts(data)] == ["signature", "IHDR", "IDAT", "IEND"]
    data = build.animation()
    names = [segment.name for segment in parts(data)]
    assert names == ["signature", "IHDR", "acTL", "fcTL", "IDAT", *("fcTL", "fdAT") * 2, "IEND"]


@pytest.mark.parametrize(
    ("chunk", "name", "payload"),
    [
        (build.text(b"Author", SECRET), "tEXt", b"Author\0" + SECRET),
        (build.chunk(b"eXIf", tiff.exif()), "eXIf", tiff.exif()),
        (build.chunk(b"eXIf", b"Exif\0\0" + tiff.exif()), "eXIf", tiff.exif()),
        (build.international_text(b"XML:com.adobe.xmp", packet()), "iTXt", packet()),
        (build.international_text(b"Title", SECRET), "iTXt", b"Title\0\0\0en\0Key\0" + SECRET),
    ],
)
def test_payloads_are_what_the_decoders_want(chunk: bytes, name: str, payload: bytes) -> None:
    data = build.picture(chunk)
    assert data[slice(*named(data, name).payload)] == payload


@pytest.mark.parametrize(
    "data",
    [b"", b"\0", b"XML:com.adobe.xmp", b"XML:com.adobe.xmp\0", b"XML:com.adobe.xmp\0\0\0en"],
)
def test_a_broken_text_is_an_opaque_one(data: bytes) -> None:
    assert named(build.picture(build.chunk(b"iTXt", data)), "iTXt").content is Content.TEXT


def test_new_payloads_get_a_checksum() -> None:
    data = build.picture(build.text(b"a", SECRET), build.chunk(b"eXIf", b"Exif\0\0" + tiff.exif()))
    result = edited(data, {named(data, "tEXt"): b"a\0b", named(data, "eXIf"): tiff.exif(6)})
    assert result == build.picture(build.text(b"a", b"b"), build.chunk(b"eXIf", tiff.exif(6)))


def test_a_new_packet_leaves_nothing_of_the_old_header() -> None:
    data = build.picture(build.international_text(b"XML:com.adobe.xmp", packet()))
    right = build.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0new")
    assert edited(data, {named(data, "iTXt"): b"new"}) == build.picture(right)


def test_an_end_with_data_becomes_a_plain_one() -> None:
    data = build.picture(end=build.chunk(b"IEND", SECRET))
    assert edited(data, {named(data, "IEND"): None}) == build.picture()


@pytest.mark.parametrize(
    ("after", "content"),
    [
        (SECRET, Content.TRAILER),
        (bytes(9), Content.PADDING),
        (build.picture(), Content.SECOND_IMAGE),
        (b"PK\x03\x04" + SECRET, Content.TRAILER),
    ],
)
def test_data_after_the_end_is_told_by_kind(after: bytes, content: Content) -> None:
    (*_, last) = parts(build.picture() + after)
    assert (last.content, last.size) == (content, len(after))


def test_palette_chunks_depend_on_the_palette() -> None:
    palette = build.chunk(b"PLTE", bytes(6))
    for length, right in ((1, True), (2, True), (3, False), (0, False)):
        data = build.picture(palette + build.chunk(b"tRNS", bytes(length)), color_type=3)
        assert (named(data, "tRNS").content is Content.COLOR) is right
    data = build.picture(palette + build.chunk(b"hIST", bytes(4)), color_type=3)
    assert named(data, "hIST").content is Content.COLOR
    data = build.picture(build.chunk(b"tRNS", bytes(1)) + palette, color_type=3)
    assert named(data, "tRNS").content is Content.UNKNOWN
