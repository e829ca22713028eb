"""Comments, notes and macros of Office Open XML: neutral, told, and a person's choice."""

from __future__ import annotations

from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.policy import Choice
from coatcheck.source import BytesSource
from engine.builders import SECRET, office, png
from engine.builders.office import MICROSOFT, W, package, words
from engine.formats.documents.helpers import cleaned, labels

_COMMENTS = ("comments", "comments.xml")


def comment(number: int, author: str, text: str = "Really?") -> bytes:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:initials="X" w:date="2024-01-01T00:00:0'
        f'0Z"><w:p w14:paraId="4AB0123{number}"><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
    ).encode()


def commented(*authors: str, more: dict[str, bytes] | None = None) -> bytes:
    body = b"".join(
        b'<w:p><w:commentRangeStart w:id="%d"/><w:r><w:t>Words</w:t></w:r><w:commentRangeEnd w:id='
        b'"%d"/><w:r><w:commentReference w:id="%d"/></w:r></w:p>' % ((number,) * 3)
        for number in range(len(authors))
    )
    found = b"".join(comment(number, author) for number, author in enumerate(authors))
    parts = {"word/comments.xml": b"<w:comments" + W + b">" + found + b"</w:comments>"}
    main = [_COMMENTS]
    if more:
        parts.update(more)
        main.append((f"{MICROSOFT}/2011/relationships/commentsExtended", "extended.xml"))
    return package(body=words(body), main=main, parts=parts)


def test_people_become_numbers_that_tell_them_apart() -> None:
    made = cleaned(commented("Jane Roe", "Ada Example", "jane  roe"))
    found = made["word/comments.xml"]
    assert b"Jane" not in found
    assert [found.count(b'w:author="Author %d"' % number) for number in (1, 2, 3)] == [2, 1, 0]
    assert b"w:date" not in found
    assert b"w:initials" not in found
    assert found.count(b"Really?") == 3


def test_numbers_that_are_there_already_are_given_to_nobody_else() -> None:
    found = cleaned(commented("Jane Roe", "Author 1"))["word/comments.xml"]
    assert found.count(b'w:author="Author 1"') == found.count(b'w:author="Author 2"') == 1


def test_answers_stay_tied_to_their_comments() -> None:
    extended = (
        b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="4AB01230" w15:done="0"/><w15:commentEx w15:paraId="4AB01231" '
        b'w15:paraIdParent="4AB01230" w15:done="0"/></w15:commentsEx>'
    )
    made = cleaned(commented("Jane", "Ada", more={"word/extended.xml": extended}))
    assert b'w14:paraId="00000001"' in made["word/comments.xml"]
    assert b'w15:paraId="00000002" w15:paraIdParent="00000001"' in made["word/extended.xml"]
    assert b"4AB0123" not in b"".join(made.values())


def test_names_can_be_kept() -> None:
    found = cleaned(commented("Jane Roe"), keep={Choice.COMMENT_AUTHORS})["word/comments.xml"]
    assert b'w:author="Jane Roe"' in found
    assert b"w:date" in found


def test_comments_can_go_with_all_that_refers_to_them() -> None:
    made = cleaned(commented("Jane Roe"), drop={Choice.COMMENTS})
    assert "word/comments.xml" not in made
    assert b"comment" not in made["word/document.xml"].lower()
    assert b"comments" not in made["word/_rels/document.xml.rels"]
    assert b"<w:t>Words</w:t>" in made["word/document.xml"]


def test_comments_are_told_though_they_stay() -> None:
    report = clean(BytesSource(commented("Jane Roe", "Ada"))).after
    assert {f.label for f in report.findings} == {Label.COMMENTS}
    assert [f.value for f in report.findings] == ["2"]


def test_macros_can_go_and_are_told() -> None:
    vba = (f"{MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin")
    data = package("docm", main=[vba], parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + SECRET})
    assert Label.MACROS in labels(data)
    assert "word/vbaProject.bin" in cleaned(data)
    made = cleaned(data, drop={Choice.MACROS})
    assert "word/vbaProject.bin" not in made
    assert b"vbaProject" not in made["word/_rels/document.xml.rels"]


def slide_with_notes() -> bytes:
    slide = b"<p:sld" + office.P + b' show="0"><p:cSld/></p:sld>'
    notes = b"<p:notes" + office.P + b"><a:t>Do not say this aloud</a:t></p:notes>"
    return package(
        "pptx",
        main=[("slide", "slides/slide1.xml")],
        parts={
            "ppt/slides/slide1.xml": slide,
            "ppt/slides/_rels/slide1.xml.rels": office.relations(
                [("notesSlide", "../notesSlides/notesSlide1.xml")]
            ),
            "ppt/notesSlides/notesSlide1.xml": notes,
            "ppt/notesSlides/_rels/notesSlide1.xml.rels": office.relations(
                [("slide", "../slides/slide1.xml"), ("image", "../media/n.png")]
            ),
            "ppt/media/n.png": png.picture(png.text(b"Author", SECRET)),
        },
    )


def test_notes_stay_with_clean_pictures_or_go_with_all_that_hangs_on_them() -> None:
    data = slide_with_notes()
    assert {Label.SPEAKER_NOTES, Label.HIDDEN_SLIDES} <= labels(data)
    made = cleaned(data)
    assert b"aloud" in made["ppt/notesSlides/notesSlide1.xml"]
    assert SECRET not in made["ppt/media/n.png"]
    made = cleaned(data, drop={Choice.NOTES})
    assert not [name for name in made if "notes" in name.lower() or "media" in name]
