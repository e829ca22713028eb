"""What holds for every container: the contract, over the table of cases and over wild input."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coatcheck.errors import EngineError
from coatcheck.formats import CONTAINERS, HEAD
from coatcheck.model import Content, Keep
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET
from engine.cases import ALLOWED, CASES, FAULTS, Case, Fault
from engine.formats.helpers import (
    BY_FORMAT,
    assert_tiling,
    cleaned,
    coded,
    container_of,
    contents,
    flatten,
)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_names_of_cases_are_unique() -> None:
    names = [row.name for row in (*CASES, *FAULTS)]
    assert len(names) == len(set(names))


@each_case
def test_one_container_detects_the_case(case: Case) -> None:
    source = BytesSource(case.data)
    found = [
        c.format
        for c in CONTAINERS
        if c.module.detect(case.data[:HEAD]) and (c.family is None or c.family(source) == c.format)
    ]
    assert found == [case.format]


@each_case
def test_segments_tile_the_file(case: Case) -> None:
    segments = BY_FORMAT[case.format].module.segments(BytesSource(case.data))
    assert_tiling(segments, len(case.data))


@each_case
def test_without_edits_nothing_changes(case: Case) -> None:
    module = BY_FORMAT[case.format].module
    source = BytesSource(case.data)
    plan = module.rewrite(source, module.segments(source), {})
    assert plan.pieces == (Keep(0, len(case.data)),)


@each_case
def test_contents_are_what_the_table_says(case: Case) -> None:
    container = BY_FORMAT[case.format]
    before = contents(container.module.segments(BytesSource(case.data)))
    turned = {Content.EXIF} if case.orientation != 1 else set()
    assert before - turned == {Content.STRUCTURE, Content.ESSENCE} | case.gone | case.stays
    after = contents(container.module.segments(BytesSource(cleaned(case.data, container))))
    assert after == {Content.STRUCTURE, Content.ESSENCE} | case.stays


@each_case
def test_what_goes_is_gone_and_what_stays_is_the_same(case: Case) -> None:
    container = BY_FORMAT[case.format]
    result = cleaned(case.data, container)
    assert SECRET not in result
    assert coded(case.data, container) == coded(result, container)
    assert cleaned(result, container) == result


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_faults_are_refused(fault: Fault) -> None:
    container = container_of(fault.data)
    assert container is not None
    with pytest.raises(fault.error):
        container.module.segments(BytesSource(fault.data))


def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """Flip, cut, repeat or swap a few ranges."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 40, len(data))))
        match draw(st.sampled_from(["set", "flip", "cut", "truncate", "repeat", "length"])):
            case "set":
                data = data[:start] + draw(st.binary(max_size=8)) + data[end:]
            case "flip":
                flip = draw(st.integers(1, 255))
                data = (
                    data[:start]
                    + bytes(b ^ flip for b in data[start : start + 1])
                    + data[start + 1 :]
                )
            case "cut":
                data = data[:start] + data[end:]
            case "truncate":
                data = data[:start]
            case "repeat":
                data = data[:end] + data[start:]
            case _:
                extreme = draw(st.sampled_from([b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff"]))
                data = data[:start] + extreme + data[start + len(extreme) :]
    return data


@st.composite
def wild_pictures(draw: st.DrawFn) -> bytes:
    return mutated(draw, draw(st.sampled_from(CASES)).data)


@settings(max_examples=1500, deadline=None)
@given(wild_pictures())
def test_mutated_files_give_a_result_or_an_engine_error(data: bytes) -> None:
    container = container_of(data)
    if container is None:
        return
    source = BytesSource(data)
    try:
        segments = container.module.segments(source)
    except EngineError:
        return
    assert_tiling(segments, len(data))
    assert container.module.rewrite(source, segments, {}).pieces == (Keep(0, len(data)),)
    result = cleaned(data, container)
    assert contents(container.module.segments(BytesSource(result))) <= ALLOWED
    assert coded(data, container) == coded(result, container)
    assert cleaned(result, container) == result


KEEPABLE = {
    Content.EXIF, Content.XMP, Content.PHOTOSHOP, Content.TEXT, Content.COMMENT, Content.TIME,
    Content.C2PA, Content.THUMBNAIL,
}  # fmt: skip
"""Contents that a policy may keep; what is of no known kind always goes."""


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_any_choice_of_contents_gives_a_file_with_these(case: Case, data: st.DataObject) -> None:
    container = BY_FORMAT[case.format]
    source = BytesSource(case.data)
    segments = container.module.segments(source)
    kept = ALLOWED | data.draw(st.sets(st.sampled_from(sorted(KEEPABLE))))
    if Content.GAIN_MAP in case.stays:
        kept -= {Content.XMP}  # It stays only with the XMP written anew, which is no choice.
    edits = dict.fromkeys(s for s in flatten(segments) if s.content not in kept)
    result = b"".join(apply(source, container.module.rewrite(source, segments, edits)))
    again = container.module.segments(BytesSource(result))
    assert_tiling(again, len(result))
    assert contents(again) == contents(segments) & kept
    assert coded(case.data, container) == coded(result, container)
