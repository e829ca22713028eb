"""Rows of the table of cases: documents."""

from __future__ import annotations

from coatcheck.errors import DamagedFile, EngineError, UnsupportedFormat
from engine.builders import SECRET, office
from engine.builders.archive import Habits, archive
from engine.builders.office import APP, CORE, MICROSOFT, THUMBNAIL, book, open_document, package

_PARTS = "document_data"
_DEFLATED = Habits(deflated=True)
_CORE = {"docProps/core.xml": office.core(b"<dc:creator>" + SECRET + b"</dc:creator>")}
_APP = {"docProps/app.xml": office.app(b"<Application>Microsoft Office Word</Application><Company>"
        + SECRET + b"</Company><AppVersion>16.0000</AppVersion>")}  # fmt: skip
_INS = (b'<w:p w:rsidR="00112233"><w:ins w:id="1" w:author="' + SECRET
        + b'" w:date="2024-05-06T07:08:09Z"><w:r><w:t>new</w:t></w:r></w:ins></w:p>')  # fmt: skip
_COMMENT = (b"<w:comments" + office.W + b'><w:comment w:id="0" w:initials="JR" w:author="' + SECRET
            + b'"><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment></w:comments>')  # fmt: skip
_REMARK = (b'<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Words</w:t></w:r><w:commentRangeEnd '
           b'w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>')  # fmt: skip
_SETTINGS = (b"<w:settings" + office.W + b'><w:attachedTemplate r:id="r1"/><w:rsids><w:rsid w:val="'
             b'00112233"/></w:rsids><w:docVars><w:docVar w:name="a" w:val="' + SECRET
             + b'"/></w:docVars></w:settings>')  # fmt: skip
_SHEET = b"<worksheet" + office.S + b'><sheetData/><pageSetup r:id="r1"/></worksheet>'
_VBA = f"{MICROSOFT}/2006/relationships/vbaProject"
_FIELD = (b'<w:p><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Author 1</w:t></w:r></w:fldSimple>'
          b"</w:p>")  # fmt: skip
_DELETED = (
    b'<text:tracked-changes><text:changed-region><text:deletion><office:change-info>'
    b"<dc:creator>" + SECRET + b"</dc:creator><dc:date>2024-01-02T03:04:05</dc:date>"
    b"</office:change-info></text:deletion></text:changed-region></text:tracked-changes>"
)  # fmt: skip
_NOTE = (b"<office:annotation><dc:creator>" + SECRET + b"</dc:creator><dc:date>2024-01-02T03:04:05"
         b"</dc:date><text:p>Really?</text:p></office:annotation>")  # fmt: skip
_PRINTER = (b'<config:config-item config:name="PrinterName" config:type="string">' + SECRET
            + b'</config:config-item><config:config-item config:name="PrinterSetup"/>')  # fmt: skip

CASES: tuple[tuple[str, str, bytes, str, str], ...] = (
    ("DOCX", "plain", package(), "", ""),
    ("DOCX", "plain, deflated", package(habits=_DEFLATED), "", ""),
    ("DOTX", "template", package("dotx"), "", ""),
    ("XLSX", "plain", package("xlsx", main=[("worksheet", "sheet1.xml")],
     parts={"xl/sheet1.xml": b"<worksheet" + office.S + b"><sheetData/></worksheet>"}), "", ""),
    ("PPTX", "plain", package("pptx"), "", ""),
    ("DOCX", "core properties", package(root=[CORE], parts=_CORE), _PARTS, ""),
    ("DOCX", "extended properties", package(root=[APP], parts=_APP), _PARTS, ""),
    ("DOCX", "thumbnail", package(root=[THUMBNAIL], parts={"docProps/Picture.PNG": SECRET}),
     "thumbnail", ""),
    ("DOCX", "custom properties", package(root=[("custom-properties", "docProps/custom.xml")],
     parts={"docProps/custom.xml": SECRET}), _PARTS, ""),
    ("DOCX", "custom XML", package(main=[("customXml", "../customXml/item1.xml")],
     parts={"customXml/item1.xml": SECRET}), _PARTS, ""),
    ("DOCX", "part that nothing refers to", package(parts={"[trash]/0000.dat": SECRET}),
     "unknown", ""),
    ("DOCX", "part of unknown kind", package(main=[("urn:example:notes", "notes.xml")],
     parts={"word/notes.xml": SECRET}), "unknown", ""),
    ("DOCX", "tracked change", package(body=office.words(_INS)), "authorship document_data",
     "unseen"),
    ("DOCX", "comment", package(body=office.words(_REMARK), main=[("comments", "comments.xml")],
     parts={"word/comments.xml": _COMMENT}), "authorship", "review"),
    ("DOCX", "settings", package(main=[("settings", "settings.xml")], parts={
        "word/settings.xml": _SETTINGS, "word/_rels/settings.xml.rels": office.relations(
            [("attachedTemplate", "!file:///C:/Users/" + SECRET.decode() + "/Normal.dotm")])}),
     _PARTS, ""),
    ("DOCX", "link to a local file", package(main=[
        ("hyperlink", "!file:///C:/" + SECRET.decode() + "/plan.docx")]), _PARTS, "unseen"),
    ("DOCX", "field that shows a property", package(body=office.words(_FIELD), root=[CORE],
     parts=_CORE), _PARTS, ""),
    ("DOCX", "signature", package(root=[
        ("http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
         "_xmlsignatures/origin.sigs")], parts={"_xmlsignatures/origin.sigs": SECRET}),
     "signature", ""),
    ("DOCX", "comment in the XML", package(body=office.words(b"<!-- " + SECRET + b" -->")),
     "comment", ""),
    ("DOCM", "macros", package("docm", main=[(_VBA, "vbaProject.bin")],
     parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 a program"}), "", "script"),
    ("XLSX", "printer", package("xlsx", main=[("worksheet", "sheet1.xml")], parts={
        "xl/sheet1.xml": _SHEET, "xl/printer1.bin": SECRET,
        "xl/_rels/sheet1.xml.rels": office.relations([("printerSettings", "printer1.bin")])}),
     _PARTS, ""),
    ("DOCX", "times of members", package(habits=Habits(time=0x58A1 << 16)), _PARTS, ""),
    ("DOCX", "extra fields", package(habits=Habits(extra=b"ux\x1b\0" + SECRET)), _PARTS, ""),
    ("DOCX", "comment of the archive", package(habits=Habits(comment=SECRET)), _PARTS, ""),
    ("DOCX", "comments of members", package(habits=Habits(member_comment=SECRET)), _PARTS, ""),
    ("DOCX", "bytes between members", package(habits=Habits(between=SECRET)),
     "document_data trailer", ""),
    ("DOCX", "bytes behind the archive", package(habits=Habits(after=SECRET)),
     "document_data trailer", ""),
    ("DOCX", "data descriptors", package(habits=Habits(deflated=True, descriptor=True)), _PARTS,
     ""),
    ("DOCX", "numbers of 64 bits", package(habits=Habits(zip64=True)), _PARTS, ""),
    ("ODT", "plain", open_document(), "", ""),
    ("ODT", "plain, deflated", open_document(habits=_DEFLATED), "", ""),
    ("ODS", "plain", open_document(kind="spreadsheet"), "", ""),
    ("OTP", "plain", open_document(kind="presentation-template"), "", ""),
    ("ODT", "properties", open_document(meta=b"<meta:generator>LibreOffice/7.4.7.2$Linux_X86_64 Li"
     b"breOffice_project/40$Build-2</meta:generator><dc:creator>" + SECRET + b"</dc:creator>"),
     _PARTS, ""),
    ("ODT", "printer", open_document(settings=_PRINTER), _PARTS, ""),
    ("ODT", "tracked change", open_document(_DELETED), "authorship", "unseen"),
    ("ODT", "annotation", open_document(_NOTE), "authorship", "review"),
    ("ODT", "revision ids", open_document(b'<text:p officeooo:rsid="0011">Words</text:p>'), _PARTS,
     ""),
    ("ODT", "field that shows a property", open_document(b"<text:p><text:title>Words</text:title>"
     b"</text:p>", b"<dc:title>" + SECRET + b"</dc:title>"), _PARTS, ""),
    ("ODT", "thumbnail", open_document(parts={"Thumbnails/thumbnail.png": SECRET}), "thumbnail",
     ""),
    ("ODT", "signature", open_document(parts={"META-INF/documentsignatures.xml": SECRET}),
     "signature", ""),
    ("ODT", "old version", open_document(parts={"Versions/Version1": SECRET}), _PARTS, ""),
    ("ODT", "part that nothing refers to", open_document(parts={"Pictures/1.png": SECRET}),
     "unknown", ""),
    ("ODT", "macros", open_document(parts={"Basic/Standard/Module1.xml": b"<a/>"}), "", "script"),
    ("EPUB", "plain", book(), "", ""),
    ("EPUB", "who made the file", book(b'<meta name="calibre:user" content="' + SECRET + b'"/>'
     b'<dc:contributor opf:role="bkp">' + SECRET + b"</dc:contributor>"), _PARTS, ""),
    ("EPUB", "when it was made", book(b'<meta property="dcterms:modified">2024-05-06T07:08:09Z'
     b"</meta>"), _PARTS, ""),
    ("EPUB", "data of a shop", book(parts={"iTunesMetadata.plist": SECRET}), _PARTS, ""),
    ("EPUB", "comment", book(page=b"<p>Words<!-- " + SECRET + b" --></p>"), "comment", ""),
    ("EPUB", "part of unknown kind", book(items=b'<item id="x" href="x.bin" media-type="a/b"/>',
     parts={"OPS/x.bin": SECRET}), "unknown", ""),
)  # fmt: skip

_NEEDED = b'<w:p><w:r><w:object r:id="r1"/></w:r></w:p>'
_ENCRYPTED = (b'<manifest:file-entry manifest:full-path="a" manifest:media-type="">'
              b"<manifest:encryption-data/></manifest:file-entry>")  # fmt: skip
_DRM = (b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns='
        b'"http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04'
        b'/xmlenc#aes128-cbc"/></EncryptedData></encryption>')  # fmt: skip
_LAUGHS = b'<!DOCTYPE a [<!ENTITY b "' + SECRET + b'">]>'

FAULTS: tuple[tuple[str, bytes, type[EngineError]], ...] = (
    ("encrypted member", package(habits=Habits(flags=1)), UnsupportedFormat),
    ("other compression", package(habits=Habits(method=12)), UnsupportedFormat),
    ("cut off", package()[:-30], DamagedFile),
    ("member twice", archive([("[Content_Types].xml", b"<a/>"), ("a.xml", b""), ("A.xml", b"")]),
     DamagedFile),
    ("member outside of the archive", archive([("[Content_Types].xml", b""), ("../a", b"")]),
     DamagedFile),
    ("entities", package(root=[CORE], parts={"docProps/core.xml": _LAUGHS + b"<a>&b;</a>"}),
     UnsupportedFormat),
    ("broken XML", package(body=b"<w:document"), DamagedFile),
    ("part of unknown kind that is needed", package(body=office.words(_NEEDED),
     main=[("urn:example:thing", "thing.bin")], parts={"word/thing.bin": SECRET}),
     UnsupportedFormat),
    ("another checksum", package().replace(b"<w:t>Words", b"<w:t>Sword"), DamagedFile),
    ("encrypted OpenDocument", open_document(listed=_ENCRYPTED), UnsupportedFormat),
    ("protected book", book(parts={"META-INF/encryption.xml": _DRM}), UnsupportedFormat),
    ("book with rights", book(parts={"META-INF/rights.xml": b"<a/>"}), UnsupportedFormat),
)  # fmt: skip
