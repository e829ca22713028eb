"""PDF: objects as they are written, by both readers, and the filters of streams."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded
from coatcheck.formats.pdf.reading import filters
from coatcheck.formats.pdf.reading.objects import Name, Ref, String, Value
from coatcheck.formats.pdf.reading.quick import Quick
from coatcheck.formats.pdf.reading.syntax import CutOff, decode, parse, raw, string_for, text_of
from coatcheck.model import Span

WRITTEN: tuple[tuple[bytes, Value], ...] = (
    (b"12 ", b"12"),
    (b"-.5 ", b"-.5"),
    (b"true ", b"true"),
    (b"null ", None),
    (b"/Name ", Name(b"Name")),
    (b"/A#42c ", Name(b"ABc")),
    (b"(a(b)c)", String(b"(a(b)c)")),
    (b"(a\\)b)", String(b"(a\\)b)")),
    (b"<41 4>", String(b"<414>")),
    (b"7 0 R ", Ref(7)),
    (b"[1 2 0 R/N(s)]", [b"1", Ref(2), Name(b"N"), String(b"(s)")]),
    (b"<</A 1/B<</C[]>>>>", {b"A": b"1", b"B": {b"C": []}}),
)


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_what_is_read(text: bytes, value: Value) -> None:
    found, end = parse(text, 0)
    assert (found, end) == (value, len(text.rstrip()))
    assert type(found) is type(value)


ODD: tuple[tuple[bytes, Value, bytes], ...] = (
    (b"<</A 1%hidden\n/B 2>>", {b"A": b"1", b"B": b"2"}, b"%hidden"),
    (b"<</A 1/A 2>>", {b"A": b"2"}, b" 2"),
    (b"[word 1]", [None, b"1"], b"word"),
    (b"<</A 1]>>", {b"A": b"1"}, b"]"),
    (b"<</A 1 2>>", {b"A": b"1"}, b" 2"),
)


@pytest.mark.parametrize(("text", "value", "extra"), ODD)
def test_what_means_nothing_is_noted(text: bytes, value: Value, extra: bytes) -> None:
    extras: list[Span] = []
    assert parse(text, 0, extras)[0] == value
    assert [text[start:end] for start, end in extras] == [extra]
    with pytest.raises(ValueError):
        Quick().parse(text)


@pytest.mark.parametrize("text", [b"", b"(a", b"<<", b"[1 2", b"<41", b"12", b"/Na"])
def test_what_is_cut_off(text: bytes) -> None:
    with pytest.raises(CutOff):
        parse(text, 0)


def test_depth_is_bounded() -> None:
    with pytest.raises(LimitExceeded):
        parse(b"[" * 1000, 0)


PLAIN = st.recursive(
    st.one_of(
        st.integers(-999, 999).map(lambda number: b"%d" % number),
        st.sampled_from([Name(b"A"), Name(b"Type"), Ref(3), String(b"(x\\(y)"), String(b"<4142>")]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.sampled_from([b"A", b"B", b"C"]), inner, max_size=3),
    ),
    max_leaves=12,
)


def written(value: Value) -> bytes:
    if isinstance(value, dict):
        return b"<<" + b"".join(b"/" + k + b" " + written(v) for k, v in value.items()) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(map(written, value)) + b"]"
    if isinstance(value, Name):
        return b"/" + value
    if isinstance(value, Ref):
        return b"%d 0 R" % value
    assert isinstance(value, bytes)
    return value


@given(PLAIN)
def test_both_readers_read_the_same(value: Value) -> None:
    text = written(value) + b" "
    assert parse(text, 0)[0] == Quick().parse(text) == value


@given(st.binary(max_size=80))
def test_the_quick_reader_reads_as_the_other_does_or_not_at_all(text: bytes) -> None:
    try:
        found = Quick().parse(text)
    except ValueError:
        return
    extras: list[Span] = []
    value, _ = parse(text + b" ", 0, extras)
    if isinstance(found, (dict, list)):
        assert (value, extras) == (found, [])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"(plain)", "plain"),
        (b"(\\101\\n\\)\\\n)", "A\n)"),
        (b"(\x8d\x93)", "“ﬁ"),
        (b"<FEFF00E4>", "ä"),
        (b"<FFFEE400>", "ä"),
        (b"(\xef\xbb\xbf\xc3\xa4)", "ä"),
    ],
)
def test_what_strings_say(written: bytes, said: str) -> None:
    assert text_of(String(written)) == said


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_strings_are_written_as_they_are_read(text: str) -> None:
    if text.isascii() and "\r" not in text:
        assert decode(raw(string_for(text))) == text
    elif not text.isascii():
        assert text_of(string_for(text)) == text


def undone(data: bytes, *names: str, limit: int = 1 << 20, **parameters: int) -> bytes:
    own: dict[bytes, Value] = {k.encode(): b"%d" % v for k, v in parameters.items()}
    entries: dict[bytes, Value] = {
        b"Filter": [Name(name.encode()) for name in names],
        b"DecodeParms": [None] * (len(names) - 1) + [own],
    }
    return filters.undo(data, filters.chain(entries, lambda v: v), lambda v: v, limit)


def test_filters_are_undone() -> None:
    assert undone(zlib.compress(b"abc"), "FlateDecode") == b"abc"
    assert undone(b"61 62 6>", "AHx") == b"ab`"
    assert undone(b"<~9jqo^~>", "A85") == b"Man "
    assert undone(b"z9jqo~>", "ASCII85Decode") == b"\0\0\0\0Man"
    assert undone(b"\2abc\xfed\x80rest", "RunLengthDecode") == b"abcddd"
    assert undone(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", "LZW") == b"-----A---B"
    assert undone(zlib.compress(b"abc").hex().encode() + b">", "AHx", "Fl") == b"abc"


def test_predictors_are_undone() -> None:
    up = zlib.compress(b"\2\1\2\3\2\1\1\xff")
    assert undone(up, "FlateDecode", Predictor=12, Columns=3) == b"\1\2\3\2\3\2"
    left = zlib.compress(b"\1\1\1\1")
    assert undone(left, "FlateDecode", Predictor=11, Columns=3) == b"\1\2\3"
    paeth = zlib.compress(b"\4\5\1\4\1\1")
    assert undone(paeth, "FlateDecode", Predictor=15, Columns=2) == b"\5\6\6\7"
    tiff = zlib.compress(b"\1\1\1")
    assert undone(tiff, "FlateDecode", Predictor=2, Columns=3) == b"\1\2\3"


@given(st.lists(st.binary(min_size=7, max_size=7), min_size=1, max_size=5))
def test_rows_are_summed_byte_by_byte(rows: list[bytes]) -> None:
    before, expected = bytes(7), b""
    for row in rows:
        before = bytes((a + b) & 255 for a, b in zip(row, before, strict=True))
        expected += before
    coded = zlib.compress(b"".join(b"\2" + row for row in rows))
    assert undone(coded, "FlateDecode", Predictor=12, Columns=7) == expected


def test_what_grows_too_large_is_refused() -> None:
    bomb = zlib.compress(bytes(100_000))
    for data, name in ((bomb, "Fl"), (b"\x81\0" * 2000, "RL")):
        with pytest.raises(LimitExceeded):
            undone(data, name, limit=1000)
    with pytest.raises(LimitExceeded):
        undone(bomb, *["Fl"] * 9)


@given(st.binary(max_size=60), st.sampled_from(["Fl", "LZW", "AHx", "A85", "RL", "DCTDecode"]))
def test_wild_data_give_bytes_or_an_engine_error(data: bytes, name: str) -> None:
    try:
        assert isinstance(undone(data, name), bytes)
    except EngineError as error:
        assert isinstance(error, (DamagedFile, LimitExceeded))
