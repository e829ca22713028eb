"""A little fuzzing in every run of the tests, and all files that broke the contract once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.cases import CASES
from fuzz.contract import Broken, check

FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_broke_once_holds(path: Path) -> None:
    check(path.read_bytes())


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Return a picture with a few changes, or two pictures run into each other."""
    data = bytearray(draw(st.sampled_from(CASES)).data)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.integers(0, 40)), len(data))
        other = draw(st.sampled_from(CASES)).data
        data[start:end] = draw(
            st.one_of(
                st.binary(max_size=40),
                st.sampled_from([b"", bytes(4), b"\xff" * 4, b"\x7f\xff\xff\xff", other]),
            )
        )
    return bytes(data)


@given(damaged())
@settings(max_examples=300, deadline=None)
def test_a_damaged_picture_gives_a_result_or_an_engine_error(data: bytes) -> None:
    check(data)


def test_a_broken_engine_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("fuzz.contract.clean", crash)
    with pytest.raises(ZeroDivisionError):
        check(CASES[0].data)


def test_a_slow_engine_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 5.0])
    monkeypatch.setattr("fuzz.contract.process_time", lambda: next(times))
    with pytest.raises(Broken, match=r"5\.0 s"):
        check(CASES[0].data)
