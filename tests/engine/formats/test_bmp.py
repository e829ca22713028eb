"""BMP in detail: how the headers are mended, and where run lengths end."""

from __future__ import annotations

import struct

import pytest

from coatcheck.formats.bmp import container as bmp
from coatcheck.model import Content
from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, bitmap, icc

PALETTE = bytes(1024)


def cleaned(data: bytes) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source).plan))


def test_length_and_offset_are_mended() -> None:
    data = bitmap.file(bitmap.header(), bitmap.rows(), gap=SECRET, reserved=b"Jane")
    assert cleaned(data + SECRET) == bitmap.file(bitmap.header(), bitmap.rows())


def test_a_linked_profile_becomes_srgb() -> None:
    start = 124 + len(bitmap.rows())
    rest = bitmap.v5(bitmap.LINKED, start, len(SECRET))
    data = bitmap.file(bitmap.header(124, rest=rest), bitmap.rows(), tail=SECRET)
    plain = bitmap.header(124, rest=bitmap.v5(bitmap.SRGB, 0, 0))
    assert cleaned(data) == bitmap.file(plain, bitmap.rows())


@pytest.mark.parametrize("before", [False, True])
def test_a_profile_is_found_at_its_new_place(before: bool) -> None:
    profile = icc.profile()
    start = 124 if before else 124 + len(bitmap.rows())
    head = bitmap.header(124, rest=bitmap.v5(bitmap.EMBEDDED, start, len(profile)))
    gap, tail = (profile, b"") if before else (b"", profile)
    result = cleaned(bitmap.file(head, bitmap.rows(), gap=gap, tail=tail + SECRET))
    offset, size = struct.unpack_from("<II", result, 14 + 112)
    assert result[14 + offset :][36:40] == b"acsp"
    assert result[14 + 56 : 14 + 60] == bitmap.EMBEDDED
    assert SECRET not in result
    assert 14 + offset + size == len(result) or before


@pytest.mark.parametrize(
    "runs",
    [
        b"\0\1",
        b"\5\1\0\0\5\2\0\1",
        b"\0\3\1\2\3\0\0\1",
        b"\0\4\1\2\3\4\0\1",
        b"\0\2\0\1\0\1",
        b"\3\0" * 40_000 + b"\0\3\0\1\0\0" * 30_000 + b"\0\1",
    ],
    ids=["empty", "lines", "odd", "even", "delta", "long"],
)
def test_run_lengths_end_at_their_end(runs: bytes) -> None:
    data = bitmap.file(bitmap.header(depth=8, compression=1), runs, PALETTE, tail=SECRET)
    (pixels,) = [s for s in bmp.segments(BytesSource(data)) if s.content is Content.ESSENCE]
    assert data[slice(*pixels.payload)] == runs


def test_surplus_colours_go_from_the_count() -> None:
    data = bitmap.file(bitmap.header(depth=1, used=9), bitmap.rows(depth=1), bytes(36))
    result = cleaned(data)
    assert struct.unpack_from("<I", result, 14 + 32) == (2,)
    assert struct.unpack_from("<I", result, 10) == (14 + 40 + 8,)
