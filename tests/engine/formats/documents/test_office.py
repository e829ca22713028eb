"""Office Open XML: what stays of a package, and what is inside of it."""

from __future__ import annotations

import io
import zipfile

import pytest

from coatcheck.errors import EngineError, LimitExceeded, UnsupportedFormat
from coatcheck.formats.ooxml.links import without_folders
from coatcheck.formats.zip.compound import changes
from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, jpeg, office, png, tiff
from engine.builders.archive import Habits, archive
from engine.builders.compound import CONTENT, compound
from engine.builders.office import CORE, package, words
from engine.formats.documents.helpers import cleaned, labels


def picture_inside(data: bytes, depth: int = 0) -> bytes:
    made = package(main=[("image", "media/image1.bin")], parts={"word/media/image1.bin": data})
    for _ in range(depth):
        made = package(
            main=[("package", "embeddings/a.bin")], parts={"word/embeddings/a.bin": made}
        )
    return made


def test_pictures_inside_are_cleaned_by_their_own_rules() -> None:
    made = cleaned(picture_inside(jpeg.grey(jpeg.exif(tiff.exif()))))
    assert made["word/media/image1.bin"] == jpeg.grey()
    data = picture_inside(jpeg.grey(jpeg.exif(tiff.exif())))
    inside = [finding for finding in inspect(BytesSource(data)).findings if finding.inside]
    assert inside


def test_files_inside_are_cleaned_to_a_depth() -> None:
    dirty = png.picture(png.text(b"Author", SECRET))
    made = cleaned(picture_inside(dirty, 1))["word/embeddings/a.bin"]
    with zipfile.ZipFile(io.BytesIO(made)) as inner:
        assert inner.read("word/media/image1.bin") == png.picture()
    with pytest.raises(EngineError):
        cleaned(picture_inside(dirty, 4))


def test_a_file_inside_that_nobody_knows_has_the_whole_refused() -> None:
    with pytest.raises(UnsupportedFormat):
        cleaned(picture_inside(b"no picture at all" * 9))


def test_an_embedded_file_is_told() -> None:
    assert Label.EMBEDDED_FILES in labels(picture_inside(png.picture(), 1))


def test_metafiles_lose_their_description_in_place() -> None:
    text = "Visio\0C:\\ada\\plan.vsd\0\0".encode("utf-16-le")
    header = b"\1\0\0\0" + (100 + len(text)).to_bytes(4, "little") + bytes(32) + b" EMF"
    header += bytes(16) + (len(text) // 2).to_bytes(4, "little") + (100).to_bytes(4, "little")
    emf = header.ljust(100, b"\0") + text + b"\x0e\0\0\0\x14\0\0\0" + bytes(12)
    made = cleaned(picture_inside(emf))["word/media/image1.bin"]
    assert len(made) == len(emf)
    assert made == emf.replace(text, bytes(len(text)))


def test_objects_of_other_programs_lose_their_properties_in_place() -> None:
    data = package(
        main=[("oleObject", "embeddings/a.bin")], parts={"word/embeddings/a.bin": compound()}
    )
    assert Label.EMBEDDED_OBJECTS in labels(data)
    made = cleaned(data)["word/embeddings/a.bin"]
    assert len(made) == len(compound())
    assert SECRET not in made
    assert CONTENT in made
    assert b"\xe0\x85\x9f\xf2" in made  # The format of the set, which now has no property.


@pytest.mark.parametrize("cut", [8, 40, 100, 600, 1200, 1600, 2100])
def test_broken_objects_stay_as_they_are_or_change_in_place(cut: int) -> None:
    for data in (compound()[:cut], compound()[:cut] + b"\xff" * 900):
        for start, end, new in changes(data):
            assert 0 <= start <= end <= len(data)
            assert end - start == len(new)


def test_a_reference_to_a_printer_leads_to_settings_of_none() -> None:
    sheet = b"<worksheet" + office.S + b'><sheetData/><pageSetup r:id="r1"/></worksheet>'
    data = package(
        "xlsx",
        main=[("worksheet", "sheet1.xml")],
        parts={
            "xl/sheet1.xml": sheet,
            "xl/printerSettings1.bin": SECRET * 40,
            "xl/_rels/sheet1.xml.rels": office.relations(
                [("printerSettings", "printerSettings1.bin")]
            ),
        },
    )
    made = cleaned(data)
    assert made["xl/sheet1.xml"] == sheet
    assert b'Target="settings1.bin"' in made["xl/_rels/sheet1.xml.rels"]
    assert "xl/printerSettings1.bin" not in made
    assert len(made["xl/settings1.bin"]) == 220
    assert not made["xl/settings1.bin"].strip(b"\0\xdc\1\4")


_FIELD = (
    b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TITLE </w:instrText>'
    b'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>A Title</w:t></w:r><w:r>'
    b'<w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    "field",
    [
        _FIELD,
        b'<w:p><w:fldSimple w:instr="TITLE"><w:r><w:t>A Title</w:t></w:r></w:fldSimple></w:p>',
    ],
)
def test_a_field_of_a_property_becomes_the_text_that_it_shows(field: bytes) -> None:
    core = office.core(b"<dc:title>A Title</dc:title>")
    data = package(body=words(field), root=[CORE], parts={"docProps/core.xml": core})
    made = cleaned(data)
    assert b"<w:t>A Title</w:t>" in made["word/document.xml"]
    assert b"fld" not in made["word/document.xml"]
    assert b"TITLE" not in made["word/document.xml"]
    assert b"A Title" not in made["docProps/core.xml"]


def test_other_fields_stay() -> None:
    field = _FIELD.replace(b"TITLE", b"PAGE")
    assert field in cleaned(package(body=words(field)))["word/document.xml"]


@pytest.mark.parametrize("placeholder", [True, False])
def test_a_control_bound_to_a_property_keeps_what_it_shows(*, placeholder: bool) -> None:
    control = (
        b"<w:sdt><w:sdtPr>" + b"<w:showingPlcHdr/>" * placeholder + b'<w:dataBinding w:xpath="/a" '
        b'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/></w:sdtPr><w:sdtContent><w:p><w:r>'
        b"<w:t>Ada</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    made = cleaned(package(body=words(control)))["word/document.xml"]
    assert (b"dataBinding" in made) == placeholder
    assert b"<w:t>Ada</w:t>" in made


def test_of_the_program_its_name_and_version_stay() -> None:
    app = office.app(
        b"<Application>LibreOffice/7.4.7.2$Linux_X86_64 x</Application><Company>Roe</Company>"
        b"<AppVersion>15.0000</AppVersion>"
    )
    data = package(root=[office.APP], parts={"docProps/app.xml": app})
    assert cleaned(data)["docProps/app.xml"] == office.app(
        b"<Application>LibreOffice/7.4.7.2</Application><AppVersion>15.0000</AppVersion>"
    )


def test_what_stays_keeps_its_compressed_bytes() -> None:
    data = package(root=[CORE], parts={"docProps/core.xml": office.core(b"<dc:title>A</dc:title>")},
                   habits=Habits(deflated=True))  # fmt: skip
    source = BytesSource(data)
    plan = clean(source).plan
    made = b"".join(apply(source, plan))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        for name in ("word/document.xml", "word/fonts/font1.odttf"):
            before, after = old.getinfo(name), new.getinfo(name)
            start, end = before.header_offset + 30 + len(name), after.header_offset + 30 + len(name)
            size = before.compress_size
            assert data[start : start + size] == made[end : end + size]


def test_utf_16_is_read_and_stays_where_nothing_changes() -> None:
    plain = words(office.paragraph()).decode()
    same = b"\xff\xfe" + plain.encode("utf-16-le")
    data = package(parts={"word/a.xml": same}, main=[("header", "a.xml")])
    assert cleaned(data)["word/a.xml"] == same
    dirty = plain.replace("<w:p>", '<w:p w:rsidR="00112233">')
    data = package(parts={"word/a.xml": b"\xff\xfe" + dirty.encode("utf-16-le")},
                   main=[("header", "a.xml")])  # fmt: skip
    assert cleaned(data)["word/a.xml"] == plain.encode()


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("https://example.org/a/b", "https://example.org/a/b"),
        ("mailto:ada@example.org", "mailto:ada@example.org"),
        ("#place", "#place"),
        ("file:///C:/Users/ada/plan.docx", "plan.docx"),
        ("file:///C:\\Users\\ada\\plan.docx", "plan.docx"),
        ("\\\\server\\share\\plan.docx", "plan.docx"),
        ("C%3A%5CUsers%5Cada%5Cplan.docx", "plan.docx"),
        ("../../ada/plan.docx", "plan.docx"),
        ("file:///C:/Users/ada/", "#"),
        ("plan.docx", "plan.docx"),
    ],
)
def test_links_to_local_files_keep_the_name_alone(target: str, left: str) -> None:
    assert without_folders(target) == left
    assert without_folders(left) == left


def test_bombs_are_refused_before_anything_is_inflated() -> None:
    members = [("[Content_Types].xml", b"<a/>"), ("_rels/.rels", b"<a/>")]
    bomb = archive([*members, ("word/document.xml", bytes(65 << 20))], Habits(deflated=True))
    with pytest.raises(EngineError):
        clean(BytesSource(bomb))
    data = package(parts={"word/big.xml": bytes(65 << 20)}, habits=Habits(deflated=True))
    with pytest.raises(LimitExceeded):
        clean(BytesSource(data))
