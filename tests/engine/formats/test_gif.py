"""GIF in detail: sub-blocks, packets, and extensions that go whole."""

from __future__ import annotations

import pytest

from coatcheck.formats.gif import container as gif
from coatcheck.model import Content, Segment
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, icc, packet
from engine.builders import gif as build

LONG = SECRET * 30


def parts(data: bytes) -> list[Segment]:
    return gif.segments(BytesSource(data))


def found(data: bytes, content: Content) -> list[Segment]:
    return [segment for segment in parts(data) if segment.content is content]


def edited(data: bytes, edits: dict[Segment, bytes | None]) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, gif.rewrite(source, parts(data), edits)))


@pytest.mark.parametrize(
    ("block", "content", "payload"),
    [
        (build.comment(SECRET), Content.COMMENT, SECRET),
        (build.comment(LONG), Content.COMMENT, LONG),
        (build.comment(LONG, 7), Content.COMMENT, LONG),
        (build.xmp(packet(LONG)), Content.XMP, packet(LONG)),
        (b"\x21\xff\x0bXMP DataXMP" + build.sub_blocks(packet(LONG)), Content.XMP, packet(LONG)),
        (build.icc(icc.profile(padding=500)), Content.ICC, icc.profile(padding=500)),
        (build.comment(b""), Content.COMMENT, b"\0"),
    ],
)
def test_payloads_read_without_their_sub_blocks(
    block: bytes, content: Content, payload: bytes
) -> None:
    data = build.picture(block, build.image())
    segments = found(data, content)
    assert len({segment.group for segment in segments}) == 1
    assert [segment.order for segment in segments] == list(range(len(segments)))
    assert b"".join(data[slice(*segment.payload)] for segment in segments) == payload


def test_two_comments_are_two_groups() -> None:
    data = build.picture(build.comment(LONG), build.comment(LONG), build.image())
    assert len({segment.group for segment in found(data, Content.COMMENT)}) == 2


def test_an_extension_in_parts_goes_as_a_whole() -> None:
    data = build.picture(build.comment(LONG), build.image())
    assert edited(data, dict.fromkeys(found(data, Content.COMMENT))) == build.picture(build.image())


def test_parts_of_a_profile_are_replaced_in_place() -> None:
    profile = icc.profile(padding=500)
    data = build.picture(build.icc(profile), build.image())
    second = found(data, Content.ICC)[1]
    right = profile[:255] + b"!" * 255 + profile[510:]
    assert edited(data, {second: b"!" * 255}) == build.picture(build.icc(right), build.image())


def test_new_payloads_are_framed() -> None:
    data = build.picture(build.comment(LONG), build.xmp(packet()), build.image())
    first, *rest = found(data, Content.COMMENT)
    (xmp,) = found(data, Content.XMP)
    result = edited(data, {first: LONG + b"!", xmp: b"new"} | dict.fromkeys(rest))
    assert result == build.picture(build.comment(LONG + b"!"), build.xmp(b"new"), build.image())


def test_surplus_of_control_and_loop_goes() -> None:
    data = build.picture(build.loop(1, SECRET), build.control(9, SECRET, SECRET), build.image())
    right = build.picture(build.loop(1), build.control(9), build.image())
    assert edited(data, dict.fromkeys(found(data, Content.UNKNOWN))) == right


def test_the_last_loop_before_the_first_image_stays() -> None:
    data = build.picture(build.loop(1), build.loop(2), build.image(), build.loop(3), build.image())
    right = build.picture(build.loop(2), build.image(), build.image())
    assert edited(data, dict.fromkeys(found(data, Content.UNKNOWN))) == right


def test_the_control_before_a_plain_text_stays_if_the_next_image_has_no_other() -> None:
    data = build.picture(build.control(5), build.plain_text(SECRET), build.image())
    assert not found(data, Content.UNKNOWN)
    assert len(found(data, Content.ANIMATION)) == 1


def test_a_missing_trailer_is_added_with_any_change() -> None:
    data = build.picture(build.comment(SECRET), build.image(), end=b"")
    assert edited(data, {}) == data
    assert edited(data, dict.fromkeys(found(data, Content.COMMENT))) == build.picture(build.image())
