"""OpenDocument and EPUB: what stays of a package, and what a person decides."""

from __future__ import annotations

import io
import zipfile

import pytest

from coatcheck.errors import UnsupportedFormat
from coatcheck.formats.odf.parts import generator
from coatcheck.labels import Label
from coatcheck.pipeline.clean import clean
from coatcheck.pipeline.inspect import inspect
from coatcheck.policy import DEFAULT, Choice, Policy
from coatcheck.source import BytesSource, apply
from engine.builders import SECRET, jpeg, png, tiff
from engine.builders.office import book, open_document

_DRAWN = b'<draw:image xlink:href="Pictures/1.bin"/>'


def cleaned(data: bytes, policy: Policy = DEFAULT) -> dict[str, bytes]:
    source = BytesSource(data)
    made = b"".join(apply(source, clean(source, policy).plan))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        return {name: archive.read(name) for name in archive.namelist()}


def labels(data: bytes) -> set[Label]:
    return {finding.label for finding in inspect(BytesSource(data)).findings}


_NOTES = b"".join(
    b"<office:annotation><dc:creator>%b</dc:creator><dc:date>2024-01-02T03:04:05</dc:date>"
    b"<text:p>Really?</text:p></office:annotation>" % name
    for name in (b"Jane Roe", b"Ada", b"Jane Roe")
)


def test_who_wrote_a_comment_becomes_a_number_and_its_date_a_fixed_one() -> None:
    found = cleaned(open_document(_NOTES))["content.xml"]
    assert found.count(b"<dc:creator>Author 1</dc:creator>") == 2
    assert found.count(b"<dc:creator>Author 2</dc:creator>") == 1
    assert found.count(b"<dc:date>2000-01-01T00:00:00</dc:date>") == 3


def test_comments_can_go() -> None:
    policy = Policy(DEFAULT.keep - {Choice.COMMENTS})
    assert b"annotation" not in cleaned(open_document(_NOTES), policy)["content.xml"]


def test_pictures_are_cleaned_and_stay_in_the_manifest() -> None:
    dirty = jpeg.grey(jpeg.exif(tiff.exif()))
    made = cleaned(open_document(_DRAWN, parts={"Pictures/1.bin": dirty}))
    assert made["Pictures/1.bin"] == jpeg.grey()
    assert b"Pictures/1.bin" in made["META-INF/manifest.xml"]


def test_what_goes_goes_from_the_manifest() -> None:
    made = cleaned(open_document(parts={"Thumbnails/thumbnail.png": png.picture()}))
    assert "Thumbnails/thumbnail.png" not in made
    assert b"Thumbnails" not in made["META-INF/manifest.xml"]
    assert b"Fonts/font1.ttf" in made["META-INF/manifest.xml"]


def test_a_manifest_whose_namespace_only_its_document_type_declares() -> None:
    space = b' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    kind = b'<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "M.dtd">'
    entry = b'<manifest:file-entry manifest:full-path="%b" manifest:media-type=""/>'
    listed = entry % b"content.xml" + entry % b"Thumbnails/1.png"
    manifest = kind + b"<manifest:manifest>" + listed + b"</manifest:manifest>"
    parts = {"Thumbnails/1.png": png.picture(), "META-INF/manifest.xml": manifest}
    data = open_document(parts=parts, own_manifest=True)
    made = cleaned(data)["META-INF/manifest.xml"]
    assert space not in made
    assert made == manifest.replace(entry % b"Thumbnails/1.png", b"")


def test_objects_inside_are_documents_of_their_own() -> None:
    inner = (
        b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        b'xmlns:xlink="http://www.w3.org/1999/xlink"><draw:image xlink:href="Pictures/2.png"/>'
        b"</office:document-content>"
    )
    meta = (
        b'<o:document-meta xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:meta>'
        b'<c:creator xmlns:c="http://purl.org/dc/elements/1.1/">' + SECRET
        + b"</c:creator></o:meta></o:document-meta>"
    )  # fmt: skip
    parts = {
        "Object 1/content.xml": inner,
        "Object 1/meta.xml": meta,
        "Object 1/Pictures/2.png": png.picture(png.text(b"Author", SECRET)),
    }
    made = cleaned(open_document(b'<draw:object xlink:href="./Object 1"/>', parts=parts))
    assert made["Object 1/Pictures/2.png"] == png.picture()
    assert made["Object 1/content.xml"] == inner
    assert SECRET not in made["Object 1/meta.xml"]


@pytest.mark.parametrize(
    ("target", "left"),
    [
        (b"../plan.odt", b"../plan.odt"),
        (b"file:///home/ada/plan.odt", b"plan.odt"),
        (b"../../ada/plan.odt", b"plan.odt"),
        (b"https://example.org/a", b"https://example.org/a"),
        (b"#place", b"#place"),
    ],
)
def test_links_keep_the_name_of_a_local_file_alone(target: bytes, left: bytes) -> None:
    made = cleaned(open_document(b'<text:a xlink:href="%b">Plan</text:a>' % target))
    assert b'<text:a xlink:href="%b">Plan</text:a>' % left in made["content.xml"]


def test_settings_lose_the_printer_and_numbers_of_sessions() -> None:
    settings = (
        b'<config:config-item config:name="PrinterName">Laser of Jane</config:config-item>'
        b'<config:config-item config:name="PrinterSetup"/>'
        b'<config:config-item config:name="Rsid">4711</config:config-item>'
        b'<config:config-item config:name="Zoom">100</config:config-item>'
        b'<config:config-item config:name="ColorTableURL">/home/jane/x.soc</config:config-item>'
    )
    assert Label.PRINTER in labels(open_document(settings=settings))
    made = cleaned(open_document(settings=settings))["settings.xml"]
    assert (
        b'"PrinterName"></config:config-item><config:config-item config:name="PrinterSetup"/>'
        b'<config:config-item config:name="Rsid">0</config:config-item>'
        b'<config:config-item config:name="Zoom">100</config:config-item>'
        b'<config:config-item config:name="ColorTableURL"></config:config-item>'
    ) in made


def test_a_field_keeps_its_text_where_its_property_goes() -> None:
    field = (
        b'<text:p><text:title>Plan</text:title><text:subject text:fixed="false">S</text:subject>'
        b"</text:p>"
    )
    meta = b"<dc:title>Plan</dc:title><dc:subject>S</dc:subject>"
    made = cleaned(open_document(field, meta))["content.xml"]
    assert b'<text:title text:fixed="true">Plan</text:title>' in made
    assert b'<text:subject text:fixed="true">S</text:subject>' in made
    assert field in cleaned(open_document(field))["content.xml"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("LibreOffice/7.4$Linux_X86_64 LibreOffice_project/40$Build-2",
         "LibreOffice/7.4 LibreOffice_project/40$Build-2"),
        ("MicrosoftOffice/15.0 MicrosoftWord", "MicrosoftOffice/15.0 MicrosoftWord"),
        ("<script>", ""),
        ("x" * 200, ""),
    ],
)  # fmt: skip
def test_of_the_program_its_name_and_version_stay(said: str, left: str) -> None:
    assert generator(said) == left
    assert generator(left) == left


def test_hidden_sheets_and_notes_are_told() -> None:
    hidden = b'<style:table-properties table:display="false"/>'
    notes = b"<presentation:notes><text:p>Not aloud</text:p></presentation:notes>"
    data = open_document(hidden + notes)
    assert {Label.HIDDEN_SHEETS, Label.SPEAKER_NOTES} <= labels(data)
    assert b"Not aloud" in cleaned(data)["content.xml"]
    policy = Policy(DEFAULT.keep - {Choice.NOTES})
    assert b"Not aloud" not in cleaned(data, policy)["content.xml"]


def test_macros_can_go_with_their_folder() -> None:
    listed = b'<manifest:file-entry manifest:full-path="Basic/" manifest:media-type=""/>'
    data = open_document(parts={"Basic/a.xml": b"<a/>"}, listed=listed)
    assert "Basic/a.xml" in cleaned(data)
    made = cleaned(data, Policy(DEFAULT.keep - {Choice.MACROS}))
    assert "Basic/a.xml" not in made
    assert b"Basic" not in made["META-INF/manifest.xml"]


def test_a_book_keeps_its_author_and_the_key_of_its_fonts() -> None:
    encryption = (
        b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><e:EncryptedData '
        b'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptionMethod Algorithm="http://www.idpf'
        b'.org/2008/embedding"/><e:CipherData><e:CipherReference URI="OPS/f.otf"/></e:CipherData>'
        b"</e:EncryptedData></encryption>"
    )
    item = b'<item id="f" href="f.otf" media-type="application/vnd.ms-opentype"/>'
    maker = (b'<dc:contributor id="m">Jane Roe</dc:contributor><meta refines="#m" property="role">'
             b"bkp</meta>")  # fmt: skip
    made = cleaned(
        book(maker, item, {"META-INF/encryption.xml": encryption, "OPS/f.otf": b"obfuscated"})
    )
    assert made["OPS/f.otf"] == b"obfuscated"
    opf = made["OPS/book.opf"]
    assert b"Its Author" in opf
    assert b"urn:isbn:9780000000000" in opf
    assert b"Jane Roe" not in opf
    assert b"#m" not in opf


def test_pages_that_are_no_xml_stay_as_they_are() -> None:
    data = book(page=b"<p>Words<br></p><!-- c -->")
    assert b"<br></p><!-- c -->" in cleaned(data)["OPS/page.xhtml"]


def test_encrypted_documents_are_refused_with_a_word() -> None:
    listed = (
        b'<manifest:file-entry manifest:full-path="a" manifest:media-type="">'
        b"<manifest:encryption-data/></manifest:file-entry>"
    )
    with pytest.raises(UnsupportedFormat, match="encrypted"):
        clean(BytesSource(open_document(listed=listed)))
