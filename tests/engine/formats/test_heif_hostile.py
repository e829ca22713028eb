"""HEIF files that are made to cost time or memory."""

from __future__ import annotations

import pytest

from coatcheck.errors import EngineError, LimitExceeded
from coatcheck.formats.heif import avif
from coatcheck.pipeline.clean import clean
from coatcheck.source import BytesSource
from engine.builders import heif as build
from engine.builders import icc
from engine.formats.test_cost import MEGABYTE, Metered


def many(count: int, data: bytes = b"") -> bytes:
    items = [build.Item(n, b"Exif", data) for n in range(2, count + 2)]
    links = [build.reference(b"cdsc", item.number, 1) for item in items]
    return build.picture(build.red(), *items, references=links)


LEAF = build.full(b"free", bytes(4))


HOSTILE = {
    "items": many(9_000, b"\0\0\0\0II*\0"),
    "items of no data": many(9_000),
    "extents": build.picture(build.red(), *(
        build.Item(n, b"Exif", bytes(2000), parts=1000) for n in range(2, 42))),
    "properties": build.picture(loose=build.box(b"irot", b"\0") * 9_000),
    "profiles": build.picture(loose=build.profile(icc.profile()) * 1_000),
    "thumbnails": build.picture(build.red(), *(
        build.Item(n, b"av01", b"x", build.COLOR) for n in range(2, 8_000)),
        references=[build.reference(b"thmb", n, 1) for n in range(2, 8_000)]),
    "chain of items": build.picture(build.Item(1, b"iden", b"", build.COLOR), *(
        build.Item(n, b"iden", b"", build.COLOR, hidden=True) for n in range(2, 8_000)),
        build.red(8_000, hidden=True),
        references=[build.reference(b"dimg", n, n + 1) for n in range(1, 8_000)]),
    "references": build.picture(build.red(), build.alpha(), references=[
        build.reference(b"auxl", 2, *[1] * 16_000)] * 3),
    "boxes of data": build.picture(after=build.box(b"mdat") * 19_000),
    "boxes of data and items": many(4_000, b"\0\0\0\0II*\0") + build.box(b"mdat") * 19_000,
    "boxes": build.picture(after=LEAF * 19_000),
    "boxes in the directory": build.picture(meta=LEAF * 19_000),
    "tracks": build.picture(brands=build.AVIS, movie=build.box(b"moov", build.track(
        1, (build.RED,), 0) * 2_000)),
    "depth": build.picture(meta=build.box(b"meta", *[b"\0\0\0\0"]) * 9),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_directories_cost_little(name: str) -> None:
    source = Metered(HOSTILE[name])
    try:
        result = clean(source)
    except EngineError:
        assert source.asked < 40 * source.size + MEGABYTE
        return
    assert result.plan.size <= source.size
    assert source.asked < 100 * source.size + MEGABYTE
    assert source.fetched < 100 * source.size + 8 * MEGABYTE


def test_too_many_items_are_refused() -> None:
    with pytest.raises(LimitExceeded):
        avif.segments(BytesSource(many(10_001)))
