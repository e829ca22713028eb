"""Packages of Office Open XML, OpenDocument and EPUB, small but whole."""

from __future__ import annotations

from collections.abc import Mapping

from engine.builders.archive import PLAIN, Habits, archive

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_METADATA = f"{_RELATIONS}/metadata"
MICROSOFT = "http://schemas.microsoft.com/office"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = (
    b' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    b' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
S = (
    b' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
P = (
    b' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    b' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = b"\0\1\0\0 the outlines of letters"

Relation = tuple[str, str]
"""Type and target; a type of one word is Office's, a target with ``!`` before it is outside."""

_MAIN = {
    "docx": ("word/document.xml", f"{_WORD}.document.main+xml"),
    "dotx": ("word/document.xml", f"{_WORD}.template.main+xml"),
    "docm": ("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "xlsx": ("xl/workbook.xml",
             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument."
             "presentationml.presentation.main+xml"),
}  # fmt: skip
_BODIES = {
    "docx": b"<w:document" + W + b"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body>"
    b"</w:document>",
    "xlsx": b"<workbook" + S + b'><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets>'
    b"</workbook>",
    "pptx": b"<p:presentation" + P + b"><p:sldIdLst/></p:presentation>",
}


def words(inner: bytes) -> bytes:
    """Make the main part of a document with this in its body."""
    return b"<w:document" + W + b"><w:body>" + inner + b"</w:body></w:document>"


def paragraph(text: bytes = b"Words", attributes: bytes = b"") -> bytes:
    """Make a paragraph."""
    return b"<w:p" + attributes + b"><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def relations(rows: list[Relation]) -> bytes:
    """Make a part of relationships ``r1``, ``r2`` and so on."""
    found = b""
    for number, (kind, target) in enumerate(rows, 1):
        uri = kind if ":" in kind else f"{OFFICE}/{kind}"
        mode = ' TargetMode="External"' if target.startswith("!") else ""
        found += (
            f'<Relationship Id="r{number}" Type="{uri}" Target="{target.lstrip("!")}"{mode}/>'
        ).encode()
    return (
        HEAD + b'<Relationships xmlns="' + _RELATIONS.encode() + b'">' + found + b"</Relationships>"
    )


def package(
    kind: str = "docx",
    body: bytes = b"",
    main: list[Relation] | None = None,
    parts: Mapping[str, bytes] | None = None,
    root: list[Relation] | None = None,
    types: Mapping[str, str] | None = None,
    habits: Habits = PLAIN,
) -> bytes:
    """Make a package: its main part, what that and the root lead to, further parts."""
    name, content_type = _MAIN[kind]
    folder, _, last = name.rpartition("/")
    overrides = {name: content_type, **(types or {})}
    listed = "".join(
        f'<Override PartName="/{part}" ContentType="{own}"/>' for part, own in overrides.items()
    )
    content_types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.'
        'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="'
        'application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="'
        f'image/x-emf"/>{listed}</Types>'
    ).encode()
    members = [
        ("[Content_Types].xml", HEAD + content_types),
        ("_rels/.rels", relations([("officeDocument", name), *(root or [])])),
        (name, HEAD + (body or _BODIES[kind if kind in _BODIES else "docx"])),
        (f"{folder}/_rels/{last}.rels", relations([*(main or []), ("font", "fonts/font1.odttf")])),
        (f"{folder}/fonts/font1.odttf", FONT),
        *(parts or {}).items(),
    ]
    return archive(members, habits)


CORE = ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml")  # fmt: skip
APP = ("extended-properties", "docProps/app.xml")
THUMBNAIL = (f"{_METADATA}/thumbnail", "docProps/Picture.PNG")


def core(inner: bytes) -> bytes:
    """Make the core properties."""
    return (
        HEAD + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        b'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' + inner
        + b"</cp:coreProperties>"
    )  # fmt: skip


def app(inner: bytes) -> bytes:
    """Make the extended properties."""
    return (
        HEAD + b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'extended-properties">' + inner + b"</Properties>"
    )  # fmt: skip


_ODF = b"".join(
    b' xmlns:%b="urn:oasis:names:tc:opendocument:xmlns:%b:1.0"' % (name, name)
    for name in b"office text table meta config presentation draw style".split()
) + (
    b' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    b' xmlns:officeooo="http://openoffice.org/2009/office"'
)  # fmt: skip
_FACE = b'<svg:font-face-uri xlink:href="Fonts/font1.ttf"/>'


def open_document(
    inner: bytes = b"<text:p>Words</text:p>",
    meta: bytes = b"",
    settings: bytes = b"",
    parts: Mapping[str, bytes] | None = None,
    kind: str = "text",
    listed: bytes = b"",
    own_manifest: bool = False,
    habits: Habits = PLAIN,
) -> bytes:
    """Make an OpenDocument package."""
    content = b"<office:document-content" + _ODF + b"><office:body>" + inner + _FACE + (
        b"</office:body></office:document-content>"
    )  # fmt: skip
    members = [
        ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()),
        ("content.xml", HEAD + content),
        ("meta.xml", HEAD + b"<office:document-meta" + _ODF + b"><office:meta>" + meta
         + b"</office:meta></office:document-meta>"),
        ("settings.xml", HEAD + b"<office:document-settings" + _ODF + b"><office:settings>"
         + settings + b"</office:settings></office:document-settings>"),
        ("Fonts/font1.ttf", FONT),
        *(parts or {}).items(),
    ]  # fmt: skip
    entries = b"".join(
        b'<manifest:file-entry manifest:full-path="%b" manifest:media-type=""/>' % name.encode()
        for name, _ in members[1:]
    )
    manifest = (
        HEAD + b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:'
        b'1.0">' + entries + listed + b"</manifest:manifest>"
    )  # fmt: skip
    if not own_manifest:
        members.append(("META-INF/manifest.xml", manifest))
    return archive(members, habits)


def book(
    metadata: bytes = b"",
    items: bytes = b"",
    parts: Mapping[str, bytes] | None = None,
    page: bytes = b"<p>Words</p>",
    habits: Habits = PLAIN,
) -> bytes:
    """Make an EPUB of one page."""
    container = (
        b'<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        b'<rootfiles><rootfile full-path="OPS/book.opf" media-type="application/'
        b'oebps-package+xml"/>'
        b"</rootfiles></container>"
    )
    opf = (
        b'<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0" unique-identifier="id">'
        b"<metadata>"
        b'<dc:title>A Book</dc:title><dc:creator>Its Author</dc:creator><dc:identifier id="id">'
        b"urn:isbn:9780000000000</dc:identifier>" + metadata + b"</metadata><manifest>"
        b'<item id="p" href="page.xhtml" media-type="application/xhtml+xml"/>'
        b'<item id="c" href="look.css" media-type="text/css"/>' + items + b"</manifest><spine>"
        b'<itemref idref="p"/></spine></package>'
    )  # fmt: skip
    xhtml = (
        b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A Book</title></head><body>'
        + page + b"</body></html>"
    )  # fmt: skip
    members = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", HEAD + container),
        ("OPS/book.opf", HEAD + opf),
        ("OPS/page.xhtml", HEAD + b"<!DOCTYPE html>" + xhtml),
        ("OPS/look.css", b"p { margin: 0 }"),
        *(parts or {}).items(),
    ]
    return archive(members, habits)
