"""PDF: what is told, what takes the place of what goes, and what hostile files come to."""

from __future__ import annotations

import re
import sys
import time
import zlib

import pytest

from coatcheck.errors import EngineError, UnsupportedFormat
from coatcheck.formats.pdf.reading import reader
from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, jpeg, packet, pdf
from engine.rows import pdf as pdf_rows

NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(%b)/T(%b)>>"


def cleaned(data: bytes, rules: Policy = DEFAULT) -> bytes:
    source = BytesSource(data)
    return b"".join(apply(source, clean(source, rules).plan))


def told(data: bytes) -> dict[Label, str]:
    return {finding.label: finding.value for finding in inspect(BytesSource(data)).findings}


def notes(*authors: bytes) -> bytes:
    inner = b"".join(NOTE % (b"word %d" % n, name) for n, name in enumerate(authors))
    return pdf.document(pdf.page(b"", b"/Annots[%b]" % inner))


def test_authors_of_comments_get_a_number_each() -> None:
    data = notes(b"Ada", b"Bo", b"Ada")
    assert told(data)[Label.COMMENTS].startswith("3: ")
    result = cleaned(data)
    assert re.findall(rb"/T \((.*?)\)", result) == [b"Author 1", b"Author 2", b"Author 1"]
    assert result.count(b"/Contents (word") == 3
    assert cleaned(result) == result
    assert b"/T " not in cleaned(notes(b"Ada", b"Ada")), "one needs no name to be told from others"


def test_comments_by_choice() -> None:
    data = notes(b"Ada", b"Bo")
    without = cleaned(data, Policy(DEFAULT.keep - {Choice.COMMENTS}))
    assert b"word" not in without and b"/Annot" in without
    kept = cleaned(data, Policy(DEFAULT.keep | {Choice.COMMENT_AUTHORS}))
    assert re.findall(rb"/T \((.*?)\)", kept) == [b"Ada", b"Bo"]


def test_what_viewers_need_takes_the_place_of_a_file() -> None:
    file = {6: b"<</Type/Filespec/F(a)/EF<</F 7 0 R>>>>", 7: pdf.stream(SECRET)}
    icon = b"/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 6 0 R>>]"
    result = cleaned(pdf.document(pdf.page(b"", icon, more=file)))
    assert b"/FS <</Type /Filespec/F ()>>" in result
    sound = b"/Annots[<</Subtype/Sound/Rect[0 0 9 9]/Sound 6 0 R>>]"
    data = pdf.document(pdf.page(b"", sound, more={6: pdf.stream(SECRET, b"/R 8000")}))
    assert b"/R 8000/Length 0" in cleaned(data)


def test_a_jpeg_with_another_filter_around_it() -> None:
    coded = jpeg.grey(jpeg.comment()).hex().encode() + b">"
    data = pdf_rows.image(coded, b"/Filter[/ASCIIHexDecode/DCTDecode]")
    result = cleaned(data)
    assert SECRET not in result and jpeg.grey() in result
    assert b"/Filter /DCTDecode" in result


def test_only_what_is_reached_is_written() -> None:
    data = pdf.with_streams(pdf.page(more={7: b"<</A(%b)>>" % SECRET}))
    assert Label.COVERED_TEXT not in told(data)
    result = cleaned(data)
    assert result.count(b" obj") == 5 and result.count(b"startxref") == 1
    assert result.startswith(b"%PDF-1.7\n") and result.endswith(b"%%EOF\n")


def test_versions_are_counted() -> None:
    data = pdf.document()
    for word in (b"one", b"two"):
        data = pdf.updated(data, {4: pdf.stream(b"BT (%b) Tj ET" % word)})
    assert told(data)[Label.EARLIER_VERSIONS] == "2"
    assert Label.EARLIER_VERSIONS not in told(cleaned(data))


def test_a_stream_that_says_it_is_the_end_of_a_file_is_no_version() -> None:
    data = pdf.document(pdf.page(drawing=b"% startxref\n0\n%%EOF\n" * 3))
    assert cleaned(cleaned(data)) == cleaned(data)


@pytest.mark.parametrize(
    ("data", "word"),
    [(row[1], row[0].split()[0]) for row in pdf_rows.FAULTS if row[2] is UnsupportedFormat],
)
def test_what_is_held_says_why(data: bytes, word: str) -> None:
    with pytest.raises(UnsupportedFormat, match=word):
        inspect(BytesSource(data))


def test_dates_are_said_as_others_are() -> None:
    info = {6: b"<</CreationDate(D:20260704153000+02'00')/Author(Ada)>>"}
    said = told(pdf.document(pdf.page(more=info), b"/Info 6 0 R"))
    assert said[Label.CREATED] == "2026-07-04T15:30+02:00"
    assert said[Label.AUTHOR] == "Ada"


@pytest.mark.parametrize("row", pdf_rows.CASES, ids=lambda row: str(row[0]))
def test_a_file_too_large_to_be_read_at_once_is_read_alike(
    row: tuple[str, bytes, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = cleaned(row[1])
    monkeypatch.setattr(reader, "WHOLE", 0)
    monkeypatch.setattr(reader, "WINDOWS", (80, 300, 100_000))
    monkeypatch.setattr(reader, "_BLOCK", 100)
    assert cleaned(row[1]) == expected


BIG = 300_000
_PACKING = b"/Type/ObjStm/N 9/First 9"
HOSTILE = {
    "objects": pdf.body(dict.fromkeys(range(10, 30000), b"<<>>"), pdf.document())[0],
    "references that go round": pdf.document(
        pdf.page(b"/Names 6 0 R", more={6: b"7 0 R", 7: b"6 0 R"})
    ),
    "names that hold themselves": pdf.document(
        pdf.page(b"/Names<</Dests 6 0 R>>", more={6: b"<</Kids[6 0 R 6 0 R]>>"})
    ),
    "open brackets": pdf.document(pdf.page(b"/Dests" + b"<</a" * BIG)),
    "open strings": pdf.document() + b"9 0 obj" + b"(" * BIG,
    "references": pdf.document(pdf.page(b"/Dests<</a[" + b"5 0 R " * BIG + b"]>>")),
    "inflated": pdf.document(
        pdf.page(b"/Metadata 6 0 R", more={6: pdf.packed(bytes(50_000_000), b"/Type/Metadata")})
    ),
    "inflated objects": pdf.document(
        pdf.page(b"/Lang 7 0 R", more={6: pdf.packed(bytes(90_000_000), _PACKING)})
    ),
    "filters inside each other": pdf.document(
        pdf.page(b"/Metadata 6 0 R", more={6: pdf.stream(
            zlib.compress(zlib.compress(bytes(40_000_000))),
            b"/Type/Metadata/Filter[/FlateDecode/FlateDecode]")})
    ),
    "texts and boxes": pdf.document(
        pdf.page(drawing=b"BT (a) Tj ET 0 0 9 9 re f " * 20_000)
    ),
    "matrices": pdf.document(pdf.page(drawing=b"9e9 0 0 9e9 0 0 cm (a) Tj 0 0 9 9 re f " * 9_000)),
    "forms that draw themselves": pdf.document(pdf.page(
        resources=b"/XObject<</F 6 0 R>>", drawing=b"/F Do 0 0 9 9 re f ",
        more={6: pdf.stream(b"/F Do " * 60, b"/Subtype/Form/Resources<</XObject<</F 6 0 R>>>>")},
    )),
    "sections": b"".join(
        pdf.updated(pdf.document(), {4: pdf.stream(b"")}) for _ in range(300)
    ),
    "digits": pdf.document() + b"1 " * BIG + b"startxref\n" + b"9" * BIG,
    "fields of XMP": pdf.document(pdf.page(b"/Metadata 6 0 R", more={6: pdf.stream(
        packet(b"&amp;" * 50_000), b"/Type/Metadata")})),
}  # fmt: skip


MOST_SECONDS = 60 if sys.platform == "emscripten" else 4
"""Of the processor; Pyodide has no clock for that, and tells the time that went by."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_soon(name: str) -> None:
    started = time.process_time()
    try:
        result = cleaned(HOSTILE[name])
    except EngineError:
        result = b""
    assert time.process_time() - started < MOST_SECONDS
    assert len(result) <= len(HOSTILE[name]) * 2 + 4096
