"""Cost follows the metadata, and never grows faster than the file."""

from __future__ import annotations

import pytest

from coatcheck.errors import LimitExceeded
from coatcheck.formats import base
from coatcheck.source import Source
from engine.builders import SECRET, bitmap, gif, jpeg, png, tiff_file, webp
from engine.formats.helpers import container_of

MEGABYTE = 1024 * 1024


class Metered(Source):
    """A head, a gap of zero bytes and a tail, and a count of the bytes that were asked for."""

    def __init__(self, head: bytes, gap: int = 0, tail: bytes = b"") -> None:
        super().__init__(len(head) + gap + len(tail))
        self._head = head
        self._gap = gap
        self._tail = tail
        self.asked = 0
        self.fetched = 0

    def read(self, start: int, end: int) -> bytes:
        self.asked += end - start
        return super().read(start, end)

    def fetch(self, start: int, end: int) -> bytes:
        self.fetched += end - start
        first, last = len(self._head), len(self._head) + self._gap
        gap = bytes(max(min(end, last) - max(start, first), 0))
        return self._head[start:end] + gap + self._tail[max(start - last, 0) : max(end - last, 0)]


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (
            png.SIGNATURE + png.header() + (200 * MEGABYTE).to_bytes(4) + b"IDAT",
            bytes(4) + png.text(b"Author", SECRET) + png.IEND,
        ),
        (
            b"RIFF"
            + (200 * MEGABYTE + 60).to_bytes(4, "little")
            + b"WEBP"
            + webp.header(0)
            + b"VP8 "
            + (200 * MEGABYTE).to_bytes(4, "little"),
            webp.chunk(b"JUNK", SECRET[1:-1][:18]),
        ),
    ],
    ids=["png", "webp"],
)
def test_large_pictures_are_not_read(head: bytes, tail: bytes) -> None:
    source = Metered(head, 200 * MEGABYTE, tail)
    container = container_of(head)
    assert container is not None
    segments = container.module.segments(source)
    assert segments[-1].end == source.size
    assert source.fetched < MEGABYTE


HOSTILE = {
    "jpeg of many scans": jpeg.grey(end=jpeg.GREY_SCAN * 20_000 + jpeg.EOI),
    "jpeg of many comments": jpeg.grey(jpeg.comment(b"") * 50_000),
    "jpeg of many gaps": jpeg.grey((jpeg.comment(b"") + b"x\xff") * 30_000),
    "jpeg of fill bytes": jpeg.grey(end=b"\xff" * MEGABYTE),
    "jpeg of stuffed bytes": jpeg.grey(end=b"\xff\0" * MEGABYTE),
    "jpegs behind a jpeg": jpeg.grey() * 5_000,
    "broken jpegs behind a jpeg": jpeg.grey() + b"\xff\xd8\xff" * 300_000,
    "boxes behind a jpeg": jpeg.grey() + b"x\0\0\0\x08ftyp" * 30_000,
    "zero bytes behind a jpeg": jpeg.grey() + b"\0\1" * MEGABYTE,
    "png of many chunks": png.picture(png.chunk(b"tEXt") * 50_000),
    "png of many pixel chunks": png.picture(after=png.chunk(b"IDAT") * 100_000),
    "webp of many frames": webp.riff(
        webp.header(2), webp.loop(), *[webp.frame(webp.plain())] * 10_000
    ),
    "tiff of many pages": tiff_file.file(*[tiff_file.grey(1, 1, strips=1)] * 1_900),
    "tiff of many gaps": tiff_file.file(
        tiff_file.page(1, 28_000, [b"x"] * 28_000, {278: (tiff_file.SHORT, (1,))})
    ),
    "tiff of many streams": tiff_file.file(
        tiff_file.page(
            8,
            32_000,
            [jpeg.grey()] * 4_000,
            {259: (tiff_file.SHORT, (7,)), 278: (tiff_file.SHORT, (8,))},
        )
    ),
    "bmp of many runs": bitmap.file(
        bitmap.header(depth=8, compression=1), b"\0\2\1\1" * 100_000, bytes(1024)
    ),
    "icon of many pictures": bitmap.icon([png.picture()] * 1_000),
    "gif of many images": gif.picture(*[gif.control(), gif.image()] * 10_000),
    "gif of many sub-blocks": gif.picture(gif.comment(bytes(MEGABYTE), 1), gif.image()),
    "gif of many gaps": gif.picture(gif.image(), *[b"x" + gif.comment(b"")] * 30_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_is_linear(name: str) -> None:
    source = Metered(HOSTILE[name])
    container = container_of(HOSTILE[name])
    assert container is not None
    assert container.module.segments(source)
    per_part = 3072
    parts = 50_000
    assert source.asked < 8 * source.size + per_part * parts
    assert source.fetched < 8 * source.size + MEGABYTE


FEW = 1000


@pytest.mark.parametrize(
    "data",
    [
        jpeg.grey(jpeg.comment(b"") * FEW),
        jpeg.grey() * (FEW + 2),
        png.picture(png.chunk(b"tEXt") * FEW),
        webp.riff(webp.plain(), webp.chunk(b"JUNK", b"") * FEW),
        gif.picture(gif.image(), *[gif.comment(b"")] * FEW),
    ],
    ids=["jpeg", "behind a jpeg", "png", "webp", "gif"],
)
def test_too_many_parts_are_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    container = container_of(data)
    assert container is not None
    assert container.module.segments(Metered(data))
    monkeypatch.setattr(base, "MAX_SEGMENTS", FEW)
    with pytest.raises(LimitExceeded):
        container.module.segments(Metered(data))
