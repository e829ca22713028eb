"""WebP in detail: flags, lengths and padding after a change."""

from __future__ import annotations

from coatcheck.formats.webp import container as webp
from coatcheck.model import Content, Segment
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, icc, packet, tiff
from engine.builders import webp as build
from engine.formats.helpers import flatten


def parts(data: bytes) -> list[Segment]:
    return webp.segments(BytesSource(data))


def edited(data: bytes, edits: dict[Segment, bytes | None]) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, webp.rewrite(source, parts(data), edits)))


def without(data: bytes, *contents: Content) -> bytes:
    return edited(data, dict.fromkeys(s for s in flatten(parts(data)) if s.content in contents))


EXIF = build.chunk(b"EXIF", tiff.exif())
XMP = build.chunk(b"XMP ", packet())
ICC = build.chunk(b"ICCP", icc.profile())


def test_flags_tell_what_is_left() -> None:
    data = build.riff(build.header(0x3C), ICC, build.alpha(), build.lossy(), EXIF, XMP)
    left = build.riff(build.header(0x30), ICC, build.alpha(), build.lossy())
    assert without(data, Content.EXIF, Content.XMP) == left
    left = build.riff(build.header(0x1C), build.alpha(), build.lossy(), EXIF, XMP)
    assert without(data, Content.ICC) == left


def test_a_flag_that_was_not_set_stays_so() -> None:
    data = build.riff(build.header(0), build.plain(), EXIF, XMP)
    assert without(data, Content.XMP) == build.riff(build.header(0), build.plain(), EXIF)


def test_reserved_bits_are_cleared_with_a_change() -> None:
    data = bytearray(build.riff(build.header(0xC1 | build.EXIF), build.plain(), EXIF))
    data[21:24] = b"abc"
    cleaned = without(bytes(data), Content.EXIF)
    assert cleaned == build.riff(build.header(0), build.plain())


def test_a_new_payload_is_padded() -> None:
    data = build.riff(build.header(build.EXIF), build.plain(), EXIF)
    (exif,) = [segment for segment in parts(data) if segment.content is Content.EXIF]
    right = build.riff(build.header(build.EXIF), build.plain(), build.chunk(b"EXIF", b"odd"))
    assert edited(data, {exif: b"odd"}) == right


def test_surplus_of_chunks_of_fixed_length_goes() -> None:
    frame = build.frame(build.plain())
    data = build.riff(build.header(2, SECRET), build.loop(SECRET[1:]), frame)
    assert without(data, Content.UNKNOWN) == build.riff(build.header(2), build.loop(), frame)


def test_chunks_inside_frames_go_one_by_one() -> None:
    odd, even = build.chunk(b"JUNK", SECRET), build.chunk(b"JUNK", SECRET[1:])
    start = (build.header(2), build.loop())
    data = build.riff(
        *start,
        build.frame(odd, build.alpha(), even, build.lossy(), odd),
        build.frame(build.plain()),
    )
    right = build.riff(
        *start, build.frame(build.alpha(), build.lossy()), build.frame(build.plain())
    )
    assert without(data, Content.UNKNOWN) == right


def test_children_of_a_frame_are_its_chunks() -> None:
    data = build.riff(build.header(2), build.loop(), build.frame(build.alpha(), build.lossy()))
    (frame,) = [segment for segment in parts(data) if segment.name == "ANMF"]
    assert [child.name for child in frame.children] == ["ALPH", "VP8"]
    assert data[slice(*frame.children[1].payload)] == build.LOSSY


def test_padding_bytes_become_zero() -> None:
    odd = build.lossless(1, 2, 3) + b"\0" * (1 - len(build.lossless(1, 2, 3)) % 2)
    data = build.riff(build.chunk(b"VP8L", odd, b"!"))
    assert without(data, Content.UNKNOWN) == build.riff(build.chunk(b"VP8L", odd))


def test_a_wrong_total_length_is_mended_with_any_change() -> None:
    right = build.riff(build.header(0), build.plain())
    data = bytearray(build.riff(build.header(build.XMP), build.plain(), XMP))
    data[4:8] = b"\xf0\xff\xff\x7f"
    assert without(bytes(data), Content.XMP) == right
