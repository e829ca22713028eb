"""A prompt in the lowest bits of the pixels: found by its signature, at a bounded cost."""

from __future__ import annotations

import random
import zlib

import pytest

from coatcheck import policy
from coatcheck.errors import ResidueFound
from coatcheck.formats.png import container as png_container
from coatcheck.labels import Label
from coatcheck.metadata import stealth
from coatcheck.model import Category, Finding, Segment
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import Policy
from coatcheck.source import BytesSource
from engine.builders import png

IN_ALPHA = (b"stealth_pnginfo", b"stealth_pngcomp")
IN_COLORS = (b"stealth_rgbinfo", b"stealth_rgbcomp")
SIZES = [(10, 300), (10, 120), (9, 40), (9, 41), (60, 7), (200, 1)]
FILTERS = ["0", "1", "2", "3", "4", "43210"]


def hidden(data: bytes) -> bool:
    return policy.HIDDEN_PROMPT in inspect(BytesSource(data)).findings


@pytest.mark.parametrize("signature", IN_ALPHA + IN_COLORS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_signature_is_found_in_each_shape(signature: bytes, width: int, height: int) -> None:
    lines = png.with_signature(signature, width, height, png.RGBA)
    assert hidden(png.of_pixels(lines, png.RGBA, "43210"))


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("parts", [1, 7])
def test_under_each_filter_and_over_several_chunks(filters: str, parts: int) -> None:
    for signature, color_type in ((IN_ALPHA[1], png.RGBA), (IN_COLORS[0], png.RGB)):
        lines = png.with_signature(signature, 9, 50, color_type)
        assert hidden(png.of_pixels(lines, color_type, filters, parts))


@pytest.mark.parametrize("seed", range(20))
def test_random_bits_say_nothing(seed: int) -> None:
    chance = random.Random(seed)
    for height in (130, 20):
        lines = [chance.randbytes(4 * 12) for _ in range(height)]
        assert not hidden(png.of_pixels(lines, png.RGBA))


@pytest.mark.parametrize("bit", [0, 1, 39, 40, 60, 119])
def test_one_wrong_bit_is_no_signature(bit: int) -> None:
    lines = png.with_signature(IN_ALPHA[0], 4, 30, png.RGBA)
    x, y = divmod(bit, 30)
    row = bytearray(lines[y])
    row[4 * x + 3] ^= 1
    lines[y] = bytes(row)
    assert not hidden(png.of_pixels(lines, png.RGBA))


def test_too_small_a_picture_cannot_hold_it() -> None:
    assert not hidden(png.of_pixels([bytes(8)] * 3, png.RGBA))


def test_other_kinds_of_png_are_left_alone() -> None:
    good = png.of_pixels(png.with_signature(IN_ALPHA[0], 3, 130, png.RGBA), png.RGBA)
    for place, value in ((24, 16), (25, 0), (28, 1)):  # Depth, colour type, interlace.
        header = bytearray(good[12:29])
        header[place - 12] = value
        other = good[:12] + bytes(header) + zlib.crc32(header).to_bytes(4) + good[33:]
        assert not hidden(other)


def test_damage_is_no_error() -> None:
    good = png.of_pixels(png.with_signature(IN_ALPHA[0], 3, 130, png.RGBA), png.RGBA)
    for place in range(41, 60):
        damaged = good[:place] + bytes((good[place] ^ 0xFF,)) + good[place + 1 :]
        inspect(BytesSource(damaged))
    start = good.index(b"IDAT") + 4
    broken = good[:start] + b"no zlib stream at all" + good[start + 21 :]
    assert not hidden(broken)


def test_the_proof_accepts_it_and_the_report_says_that_it_stays() -> None:
    lines = png.with_signature(IN_ALPHA[1], 3, 130, png.RGBA)
    data = png.of_pixels(lines, png.RGBA)
    data = data[:33] + png.text(b"parameters", b"a lighthouse at dusk") + data[33:]
    cleaned = clean(BytesSource(data))
    assert cleaned.changed
    assert [kept.value for kept in cleaned.report.kept] == ["hidden_in_pixels"]
    assert cleaned.after.telling == (policy.HIDDEN_PROMPT,)
    assert cleaned.report.telling[0].value.startswith("a lighthouse"), "what can be read is first"


def test_the_proof_accepts_nothing_else_that_is_a_prompt() -> None:
    hidden_prompt = policy.HIDDEN_PROMPT
    assert Policy().allows(hidden_prompt)
    for other in (
        Finding(Category.AI_PROMPT, hidden_prompt.label, "a cat", hidden_prompt.origins, 55),
        Finding(Category.AI_PROMPT, Label.PROMPT, "", hidden_prompt.origins, 55),
        Finding(Category.PEOPLE, hidden_prompt.label, "", hidden_prompt.origins, 55),
    ):
        assert not Policy().allows(other)


def test_a_signature_that_comes_with_the_cleaning_would_not_hide_a_residue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = png.with_signature(IN_ALPHA[0], 3, 130, png.RGBA)
    data = png.of_pixels(lines, png.RGBA)
    data = data[:33] + png.text(b"Author", b"Ada") + data[33:]
    monkeypatch.setattr("coatcheck.pipeline.clean._edits", lambda *_: {})
    with pytest.raises(ResidueFound):
        clean(BytesSource(data))


class Counting(BytesSource):
    """Counts what is read of it."""

    fetched = 0

    def fetch(self, start: int, end: int) -> bytes:
        self.fetched += end - start
        return super().fetch(start, end)


def looked_at(data: bytes) -> int:
    source = Counting(data)
    segments = stealth_segments(source)
    source.fetched = 0
    stealth.hides_a_prompt(source, segments)
    return source.fetched


def stealth_segments(source: BytesSource) -> list[Segment]:
    return png_container.segments(source)


def test_an_ordinary_picture_is_ruled_out_by_its_first_rows() -> None:
    chance = random.Random(1)
    lines = [chance.randbytes(4 * 2000) for _ in range(200)]
    data = png.of_pixels(lines, png.RGBA)
    assert len(data) > 1_500_000
    assert looked_at(data) < 300_000


def test_rows_that_inflate_without_end_are_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    width, height = 2_000_000, 200
    header = width.to_bytes(4) + height.to_bytes(4) + bytes((8, png.RGB, 0, 0, 0))
    body = zlib.compress(bytes(40_000_000), 9)
    data = png.SIGNATURE + png.chunk(b"IHDR", header) + png.chunk(b"IDAT", body) + png.IEND
    grown = 0
    made = zlib.decompressobj

    class Inflater:
        def __init__(self) -> None:
            self._inner = made()

        def decompress(self, data: bytes, limit: int) -> bytes:
            nonlocal grown
            result = self._inner.decompress(data, limit)
            grown += len(result)
            return result

        @property
        def unconsumed_tail(self) -> bytes:
            return self._inner.unconsumed_tail

    monkeypatch.setattr(stealth.zlib, "decompressobj", Inflater)
    assert not hidden(data)
    assert grown <= stealth.MAX_INFLATED


def test_chunks_without_end_are_not_followed() -> None:
    good = png.of_pixels(png.with_signature(IN_ALPHA[0], 3, 130, png.RGBA), png.RGBA)
    empty = png.chunk(b"IDAT") * (stealth.MAX_CHUNKS + 1)
    assert not hidden(good[:33] + empty + good[33:])
    assert hidden(good[:33] + png.chunk(b"IDAT") * 100 + good[33:])
