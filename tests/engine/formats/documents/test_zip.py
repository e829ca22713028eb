"""ZIP archives: the directory, members, names, and XML that is edited where it stands."""

from __future__ import annotations

import pytest

from coatcheck.errors import DamagedFile, EngineError, LimitExceeded, UnsupportedFormat
from coatcheck.formats.zip.directory import read
from coatcheck.formats.zip.markup import Walk, rules
from coatcheck.formats.zip.members import content, inflated
from coatcheck.formats.zip.names import Form, Names, Token
from coatcheck.formats.zip.rewriting import spliced
from coatcheck.formats.zip.tags import Context, Tag
from coatcheck.formats.zip.xml_text import children, in_bytes
from coatcheck.model import Content
from coatcheck.source import BytesSource
from engine.builders.archive import Habits, archive, deflate

_WHY = (Content.DOCUMENT_DATA, "a", "b")
MEMBERS = [("a.xml", b"<a/>"), ("b.bin", b"data " * 40)]


@pytest.mark.parametrize(
    "habits",
    [
        Habits(),
        Habits(deflated=True),
        Habits(deflated=True, descriptor=True),
        Habits(before=b"MZ stub", zip64=False),
        Habits(comment=b"PK\5\6 is no end"),
        Habits(zip64=True),
        Habits(between=b"??", after=b""),
    ],
)
def test_members_are_found_whatever_a_program_writes(habits: Habits) -> None:
    data = archive(MEMBERS, habits)
    if habits.before:  # Offsets count from the start of the archive, not of the file.
        data = archive(MEMBERS)
        data = b"MZ stub" + data
    source = BytesSource(data)
    found = read(source)
    assert [(m.name, content(source, m)) for m in found.members] == MEMBERS


@pytest.mark.parametrize("name", ["../a", "/a", "a\\b", "a/../b", "a\0b", ""])
def test_names_that_lead_out_of_the_archive_are_damage(name: str) -> None:
    with pytest.raises(DamagedFile):
        read(BytesSource(archive([(name, b"x")])))


@pytest.mark.parametrize("place", range(0, 22))
def test_an_end_that_is_not_true_is_an_error(place: int) -> None:
    data = bytearray(archive(MEMBERS))
    data[len(data) - 22 + place] ^= 0x41
    with pytest.raises(EngineError):
        read(BytesSource(bytes(data)))


def test_local_headers_have_to_agree() -> None:
    data = archive(MEMBERS)
    for old, new in ((b"a.xml", b"b.xml"), (b"\x04\0\0\0\x04\0\0\0", b"\x03\0\0\0\x04\0\0\0")):
        with pytest.raises(DamagedFile):
            read(BytesSource(data.replace(old, new, 1)))


def test_overlapping_members_are_damage() -> None:
    data = bytearray(archive(MEMBERS))
    second = data.rindex(b"PK\1\2")
    data[second + 42 : second + 46] = bytes(4)
    with pytest.raises(DamagedFile):
        read(BytesSource(bytes(data)))


def test_a_stream_ends_where_its_member_ends() -> None:
    good = deflate(b"words")
    assert inflated(good, 5) == b"words"
    for bad in (good + b"hidden", good[:-1], b"\xff" * 9):
        with pytest.raises(DamagedFile):
            inflated(bad, 5)
    with pytest.raises(DamagedFile):
        inflated(deflate(b"longer words"), 5)


def test_too_many_members() -> None:
    data = bytearray(archive(MEMBERS))
    data[-14:-10] = b"\xfe\xff\xfe\xff"
    with pytest.raises(LimitExceeded):
        read(BytesSource(bytes(data)))


def test_neutral_names() -> None:
    names = Names()
    assert names.neutral(Form.AUTHOR, "Author 1")
    assert not names.neutral(Form.AUTHOR, "Jane")
    tokens = [Token(Form.AUTHOR, name) for name in ("Jane", "Ada", "JANE")]
    assert [names.written(token) for token in tokens] == [b"Author 2", b"Author 3", b"Author 2"]
    guid = names.written(Token(Form.GUID, "{X}"))
    assert guid == b"{00000000-0000-0000-0000-000000000001}"
    assert names.neutral(Form.GUID, guid.decode())
    assert names.written(Token(Form.HEX, "4AB01230")) == b"00000001"
    assert names.written(Token(Form.NUMBER, "777", "<a>", "</a>")) == b"<a>1</a>"


def edited(data: bytes, **rule: object) -> bytes:
    """Walk with rules for elements of no namespace, and make what they noted."""
    changes: list[tuple[int, int, bytes]] = []
    context = Context()

    def note(_why: object, _value: str, edits: list[object]) -> None:
        for start, end, value in edits:  # type: ignore[misc]
            changes.append(
                (start, end, context.names.written(value) if isinstance(value, Token) else value)
            )  # type: ignore[has-type]

    Walk(data, rules(rule, {}), note, context).run()  # type: ignore[arg-type]
    return spliced(data, changes)


def test_elements_and_attributes_are_edited_by_position() -> None:
    data = b"""<r ><a x = '1'  y="&gt;2"/><b>t<c>u</c>v</b><a  y='>'>w</a><b/></r>"""
    assert edited(data, a=lambda tag: tag.cut(_WHY)) == b"<r ><b>t<c>u</c>v</b><b/></r>"
    assert edited(data, b=lambda tag: tag.cut(_WHY)).count(b"<b") == 0
    assert b"<a x = '1'/>" in edited(data, a=lambda tag: tag.drop("y", _WHY))
    assert b"x = '1'  y=\"n\"" in edited(data, a=lambda tag: tag.put("y", b"n", _WHY))
    texts: list[str] = []

    def other(text: str) -> bytes:
        texts.append(text)
        return b"new"

    assert b"<b>new</b>" in edited(data, b=lambda tag: tag.content(_WHY, other))
    assert texts == ["tuv"]


def test_whole_elements_are_found_among_others_of_their_name() -> None:
    data = b"<r><a>1<a/>2<a b='/>'>3</a></a><a>4</a></r>"
    spans: list[bytes] = []

    def whole(tag: Tag) -> None:
        spans.append(data[slice(*tag.whole())])

    edited(data, a=whole)
    assert spans == [b"<a>1<a/>2<a b='/>'>3</a></a>", b"<a/>", b"<a b='/>'>3</a>", b"<a>4</a>"]


def test_comments_and_instructions_go_wherever_they_stand() -> None:
    data = b"<?xml version='1.0'?><!-- 1 --><r><?go now?>t<!-- 2 --></r><!-- 3 -->"
    assert edited(data) == b"<?xml version='1.0'?><r>t</r>"


def test_children_are_told_with_their_places() -> None:
    data = b"<r><a/><b>1<c>2</c></b><d x='>'/></r>"
    found = children(data)
    assert [(c.name, c.text, data[c.start : c.end]) for c in found] == [
        ("a", "", b"<a/>"), ("b", "12", b"<b>1<c>2</c></b>"), ("d", "", b"<d x='>'/>"),
    ]  # fmt: skip


def test_what_lies_in_another_change_is_made_with_it() -> None:
    assert spliced(b"0123456789", [(2, 8, b"x"), (3, 5, b"y"), (8, 9, b"")]) == b"01x9"
    assert spliced(b"0123", [(1, 1, b"a"), (1, 2, b"b")]) in (b"0ab23", b"0b23")


@pytest.mark.parametrize("data", [b"<!DOCTYPE a><a/>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'])
def test_document_types_are_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFormat):
        edited(data)


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a:b/>", b"\xff\xfe<\0", b"<a/><b/>"])
def test_xml_that_is_not_well_formed_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        edited(in_bytes(data))
