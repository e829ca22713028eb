"""Bounded reading: exact, with few fetches, and never past the end."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck.errors import DamagedFile, LimitExceeded
from coatcheck.model import Keep, Piece, Plan
from coatcheck.source import READ_AHEAD, BytesSource, PlanSource, Source, apply, inflate


class Counting(BytesSource):
    """Remembers what was fetched."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.fetched: list[tuple[int, int]] = []

    def fetch(self, start: int, end: int) -> bytes:
        self.fetched.append((start, end))
        return super().fetch(start, end)


def test_small_reads_share_one_fetch() -> None:
    source = Counting(bytes(range(256)) * 1024)
    for position in range(0, 60_000, 100):
        assert source.read(position, position + 4) == bytes((position + i) % 256 for i in range(4))
    assert len(source.fetched) == 1


def test_a_long_read_is_fetched_as_it_is() -> None:
    source = Counting(bytes(3 * READ_AHEAD))
    source.read(0, 2 * READ_AHEAD)
    assert source.fetched == [(0, 2 * READ_AHEAD)]


@pytest.mark.parametrize("span", [(0, 11), (-1, 3), (5, 4), (11, 12)])
def test_a_read_outside_is_damage(span: tuple[int, int]) -> None:
    with pytest.raises(DamagedFile):
        BytesSource(b"0123456789").read(*span)


def test_peek_stops_at_the_end() -> None:
    source = BytesSource(b"0123456789")
    assert source.peek(8, 100) == b"89"
    assert source.peek(50, 3) == b""


@st.composite
def plans(draw: st.DrawFn) -> tuple[bytes, Plan]:
    data = draw(st.binary(max_size=200))
    pieces: list[Piece] = []
    for _ in range(draw(st.integers(0, 6))):
        if draw(st.booleans()):
            pieces.append(draw(st.binary(max_size=20)))
        else:
            start = draw(st.integers(0, len(data)))
            pieces.append(Keep(start, draw(st.integers(start, len(data)))))
    return data, Plan(tuple(pieces))


@given(plans(), st.data())
def test_a_plan_reads_like_the_file_it_makes(made: tuple[bytes, Plan], more: st.DataObject) -> None:
    data, plan = made
    expected = b"".join(
        data[piece.start : piece.end] if isinstance(piece, Keep) else piece for piece in plan.pieces
    )
    assert plan.size == len(expected)
    assert b"".join(apply(BytesSource(data), plan)) == expected
    source: Source = PlanSource(BytesSource(data), plan)
    for _ in range(3):
        start = more.draw(st.integers(0, len(expected)))
        end = more.draw(st.integers(start, len(expected)))
        assert source.read(start, end) == expected[start:end]


def test_inflation_is_bounded() -> None:
    assert inflate(zlib.compress(b"abc" * 100)) == b"abc" * 100
    with pytest.raises(LimitExceeded):
        inflate(zlib.compress(bytes(5000)), limit=4999)
    with pytest.raises(DamagedFile):
        inflate(b"this is no stream")
