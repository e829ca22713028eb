"""PDF: text that is on a page and not seen is told, with its page and its words."""

from __future__ import annotations

import pytest

from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from engine.builders import pdf

SHOW = b"BT /F1 12 Tf 20 100 Td (Jane Roe) Tj ET "
LABELS = (Label.COVERED_TEXT, Label.CROPPED_TEXT, Label.INVISIBLE_TEXT)
_SCAN = b"/XObject<</I 6 0 R>>/ExtGState<</T<</ca .3>>>>"
_IMAGE = {6: pdf.stream(b"\0", b"/Type/XObject/Subtype/Image/Width 1/Height 1")}


def unseen(drawing: bytes, entries: bytes = b"") -> list[tuple[Label, str]]:
    data = pdf.document(pdf.page(b"", entries, _SCAN, drawing, _IMAGE))
    found = inspect(BytesSource(data)).findings
    return [(finding.label, finding.value) for finding in found if finding.label in LABELS]


SEEN = {
    "plain": SHOW,
    "box before": b"0 g 10 90 150 30 re f 1 g " + SHOW,
    "box elsewhere": SHOW + b"0 g 10 10 150 30 re f",
    "line below": SHOW + b"0 g 10 98 150 0.5 re f",
    "see-through box": SHOW + b"/T gs 0 g 10 90 150 30 re f",
    "outline": SHOW + b"10 90 150 30 re S",
    "clip": SHOW + b"10 90 150 30 re W n",
    "text of a scan": b"q 200 0 0 200 0 0 cm /I Do Q 3 Tr " + SHOW,
    "white on a dark box": b"0 g 10 90 150 30 re f 1 1 1 rg " + SHOW,
    "size in the matrix": b"BT /F1 1 Tf 12 0 0 12 20 100 Tm (Jane Roe) Tj ET",
    "picture in the stream": b"BI /W 1 /H 1 ID (\0 EI " + SHOW,
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_seen_is_not_told(name: str) -> None:
    assert unseen(SEEN[name]) == []


UNSEEN = {
    "black box": (SHOW + b"0 g 10 90 150 30 re f", LABELS[0]),
    "box at the end of the stream": (SHOW + b"0 g 10 90 150 30 re f*", LABELS[0]),
    "white box": (SHOW + b"1 g 10 90 150 30 re B", LABELS[0]),
    "box with negative height": (SHOW + b"0 g 10 120 150 -30 re f", LABELS[0]),
    "box as a path": (SHOW + b"0 g 10 90 m 160 90 l 160 120 l 10 120 l h f", LABELS[0]),
    "scaled square": (SHOW + b"q 150 0 0 30 10 90 cm 0 0 1 1 re f Q", LABELS[0]),
    "moved text": (b"q 1 0 0 1 10 50 cm BT /F1 12 Tf 10 50 Td (Jane Roe) Tj ET Q "
                   b"0 g 10 90 150 30 re f", LABELS[0]),
    "second line": (b"BT /F1 12 Tf 14 TL 20 114 Td (Dear) Tj T* (Jane Roe) Tj ET "
                    b"0 g 10 95 150 15 re f", LABELS[0]),
    "outside of the page": (SHOW.replace(b"20 100 Td", b"20 400 Td") + b"3 Tr", LABELS[1]),
    "mode that paints nothing": (b"3 Tr " + SHOW, LABELS[2]),
    "white": (b"1 1 1 rg " + SHOW, LABELS[2]),
    "white of four inks": (b"0 0 0 0 k " + SHOW, LABELS[2]),
    "tiny": (b"BT /F1 0.5 Tf 20 100 Td (Jane Roe) Tj ET", LABELS[2]),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSEEN)
def test_what_is_not_seen_is_told(name: str) -> None:
    drawing, label = UNSEEN[name]
    assert unseen(drawing) == [(label, "page 1: Jane Roe")]


def test_what_lies_outside_the_crop_box_is_told() -> None:
    assert unseen(SHOW, b"/CropBox[0 0 90 90]") == [(Label.CROPPED_TEXT, "page 1: Jane Roe")]
    assert unseen(SHOW, b"/CropBox[0 0 190 190]") == []


def test_words_are_read_by_what_the_font_says_of_them() -> None:
    mapping = (
        b"1 beginbfchar <0001> <004A> endbfchar 1 beginbfrange <0002> <0004> <0061> endbfrange"
    )
    font = b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>"
    drawing = b"3 Tr BT /F1 12 Tf 20 100 Td <0001000200030004> Tj ET"
    data = pdf.document(pdf.page(drawing=drawing, more={5: font, 6: pdf.packed(mapping)}))
    values = [f.value for f in inspect(BytesSource(data)).findings]
    assert values == ["page 1: Jabc"]


def test_it_is_told_and_stays() -> None:
    data = pdf.document(pdf.page(drawing=UNSEEN["black box"][0]))
    source = BytesSource(data)
    done = clean(source)
    assert done.after.findings == done.report.findings
    assert UNSEEN["black box"][0] in b"".join(apply(source, done.plan))
