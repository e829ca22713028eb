"""Colour profiles keep their colours and lose their words."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck.errors import DamagedFile, EngineError
from coatcheck.metadata.icc.private import blank, without_private_data
from coatcheck.model import Content, Kind, Segment

CURVE = b"curv\0\0\0\0\0\0\0\x01\x02\x33" + bytes(2)
WHITE = b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)


def description(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return struct.pack(">4sII", b"desc", 0, len(raw)) + raw + bytes(78)


def copyright_text(text: str) -> bytes:
    raw = text.encode("utf-16-be")
    return struct.pack(">4sIII4sII", b"mluc", 0, 1, 12, b"enUS", len(raw), 28) + raw


def profile(elements: dict[bytes, bytes], gap: bytes = b"") -> bytes:
    """Build a profile with a telling header; ``gap`` lies between the elements, named by no tag."""
    header = bytearray(128)
    header[4:8] = b"appl"
    header[12:24] = b"mntrRGB XYZ "
    header[24:36] = struct.pack(">6H", 2026, 7, 4, 15, 30, 0)
    header[36:40] = b"acsp"
    header[48:56] = b"ANNAMAC5"
    header[80:84] = b"anna"
    header[84:100] = bytes(range(16))
    table = struct.pack(">I", len(elements))
    data = b""
    start = 128 + 4 + 12 * len(elements)
    for signature, element in elements.items():
        table += struct.pack(">4sII", signature, start + len(data), len(element))
        data += element + gap
    body = bytes(header) + table + data
    return struct.pack(">I", len(body)) + body[4:]


TELLING = profile(
    {
        b"desc": description("Anna's MacBook in Lyon, calibrated at home"),
        b"cprt": copyright_text("Anna Example, all rights reserved, 2026"),
        b"rTRC": CURVE,
        b"wtpt": WHITE,
        b"vcgt": b"vcgt\0\0\0\0the monitor of Anna",
        b"mmod": b"mmod\0\0\0\0serial 4711-0815",
    },
    gap=b"hidden between",
)


def elements(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", data, 128)
    rows = [struct.unpack_from(">4sII", data, 132 + 12 * i) for i in range(count)]
    return {signature: data[start : start + size] for signature, start, size in rows}


def test_words_go_and_colours_stay() -> None:
    plain = blank(TELLING)
    assert len(plain) == len(TELLING)
    for word in (b"Anna", "Anna".encode("utf-16-be"), b"4711", b"hidden", b"ANNAMAC", b"anna"):
        assert word not in plain
    before, after = elements(TELLING), elements(plain)
    assert after.keys() == {b"desc", b"cprt", b"rTRC", b"wtpt"}
    assert after[b"rTRC"] == before[b"rTRC"]
    assert after[b"wtpt"] == before[b"wtpt"]
    assert plain[12:24] == TELLING[12:24]
    assert plain[24:36] == bytes(12)


def test_twice_is_once() -> None:
    assert blank(blank(TELLING)) == blank(TELLING)


def test_a_text_that_shares_its_bytes_with_a_colour_gives_way() -> None:
    shared = bytearray(profile({b"rTRC": description("x" * 40), b"desc": description("y" * 40)}))
    shared[132 + 12 : 132 + 24] = b"desc" + shared[136:144]
    plain = blank(bytes(shared))
    assert elements(plain)[b"rTRC"] == elements(bytes(shared))[b"rTRC"]


def overlapping(first: bytes, second: bytes, by: int) -> bytes:
    """Let the element ``second`` start within ``first``."""
    data = bytearray(profile({first: description("x" * 60), second: description("y" * 60)}))
    start, size = struct.unpack_from(">II", data, 136)
    struct.pack_into(">II", data, 148, start + by, size)
    return bytes(data)


@pytest.mark.parametrize("by", [0, 12, 30, 80])
def test_a_text_within_a_colour_goes_and_the_colour_stays(by: int) -> None:
    shared = overlapping(b"rTRC", b"cprt", by)
    plain = blank(shared)
    assert elements(plain) == {b"rTRC": elements(shared)[b"rTRC"]}
    assert blank(plain) == plain


@pytest.mark.parametrize("by", [0, 12, 30, 80])
def test_texts_that_overlap_leave_nothing(by: int) -> None:
    plain = blank(overlapping(b"desc", b"cprt", by))
    assert not {b"xxxx", b"yyyy"} & {plain[at : at + 4] for at in range(len(plain))}
    assert blank(plain) == plain


def test_the_compressed_profile_of_a_png() -> None:
    segment = Segment("iCCP", Content.ICC, 0, 0, kind=Kind.ICCP)
    payload = b"Anna's profile\0\0" + zlib.compress(TELLING)
    result = without_private_data(segment, payload)
    assert result.startswith(b"ICC\0\0")
    assert zlib.decompress(result[5:]) == blank(TELLING)
    assert without_private_data(segment, result) == result


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        TELLING[:131],
        TELLING[:36] + b"nope" + TELLING[40:],
        TELLING[:128] + b"\xff\xff\xff\xff" + TELLING[132:],
        TELLING[:136] + b"\xff\xff\xff\xff" + TELLING[140:],
    ],
)
def test_what_is_no_profile_is_damage(broken: bytes) -> None:
    with pytest.raises(DamagedFile):
        blank(broken)


@given(st.binary(max_size=40), st.integers(0, len(TELLING)))
def test_mutations_give_a_profile_or_an_engine_error(insert: bytes, position: int) -> None:
    mutated = TELLING[:position] + insert + TELLING[position + len(insert) :]
    try:
        plain = blank(mutated)
    except EngineError:
        return
    assert len(plain) == len(mutated)
    assert blank(plain) == plain
