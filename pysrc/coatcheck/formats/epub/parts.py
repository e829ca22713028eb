"""One book: which parts its package document lists, and what becomes of each.

Rules (EPUB 3.3, 3 to 5; OCF 3.3, 4): ``META-INF/container.xml`` leads to the package document,
whose manifest lists every part of the book. What it does not list goes, but for the list of
encrypted fonts.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from coatcheck.errors import DamagedFile, UnsupportedFormat
from coatcheck.formats.epub.rules import (
    CONTAINER,
    OBFUSCATED,
    OPF,
    PACKAGE,
    PLAIN,
    makers,
)
from coatcheck.formats.zip.directory import Archive
from coatcheck.formats.zip.markup import rules
from coatcheck.formats.zip.package import Parts, size
from coatcheck.formats.zip.tags import Context, Tag
from coatcheck.formats.zip.xml_text import SEPARATOR
from coatcheck.model import Content, Span
from coatcheck.source import Source

MIMETYPE, MEDIA_TYPE = "mimetype", "application/epub+zip"
_ROOT = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = "META-INF/rights.xml"
_SIGNATURES = "META-INF/signatures.xml"
_XMLENC = "http://www.w3.org/2001/04/xmlenc#"
_OEB = "http://openebook.org/namespaces/oeb-package/1.0/"
_WALKED = re.compile(
    r"application/(xhtml|x-dtbncx|x-dtbook|smil|oebps-page-map|pls)\+xml|text/x-oeb1-document|"
    r"application/vnd\.adobe-page-template\+xml"
)
_KEPT = re.compile(
    r"text/(css|javascript|html|x-oeb1-css|plain)|application/(javascript|ecmascript|x-javascript)|"
    r"(application|font)/([\w.-]*(font|otf|ttf|woff|opentype|truetype|sfnt|collection)[\w.-]*)"
)
_PICTURE = re.compile(r"image/.*")
_FILE = re.compile(r"(audio|video)/.*")


class Book:
    """A book on its way from its package document to its parts."""

    def __init__(self, source: Source, archive: Archive) -> None:
        self.parts = Parts(source, archive)
        self._types: dict[str, str] = {}
        """The media types of the parts that the manifest lists."""
        self._items: dict[str, tuple[str, Span]] = {}
        """By the part: the package document, and where it lists the part."""
        self._packages: list[str] = []
        self._obfuscated: set[str] = set()

    def read(self) -> Parts:
        """Decide on every part."""
        if _ROOT not in self.parts.parts:
            raise DamagedFile("the book does not say where its package document is")
        if _RIGHTS in self.parts.parts:
            raise UnsupportedFormat("the book is protected")
        self._encryption()
        self._root()
        for package in self._packages:
            self._package(package)
        own = {MIMETYPE, _ROOT, _ENCRYPTION, *self._packages}
        for name, part in self.parts.parts.items():
            if name in own:
                continue
            if name.endswith("/") and not part.member.size:
                part.goes(Content.PADDING, "", "")
            elif name in self._types:
                self._part(name)
            else:
                what = "signature" if name == _SIGNATURES else "reader data"
                content = Content.SIGNATURE if name == _SIGNATURES else Content.DOCUMENT_DATA
                part.goes(content, "part", what, size(part.member, name))
        return self.parts

    def _encryption(self) -> None:
        if _ENCRYPTION not in self.parts.parts:
            return
        algorithms: list[str] = []

        def method(tag: Tag) -> None:
            algorithms.append(tag.get("Algorithm"))

        def reference(tag: Tag) -> None:
            self._obfuscated.add(unquote(tag.get("URI")).lstrip("/"))

        found = rules(
            {
                f"{_XMLENC}{SEPARATOR}EncryptionMethod": method,
                f"{_XMLENC}{SEPARATOR}CipherReference": reference,
            },
            {},
        )
        self.parts.walk(_ENCRYPTION, found, Context(), self.parts.read(_ENCRYPTION))
        if not OBFUSCATED.issuperset(algorithms):
            raise UnsupportedFormat("the book is encrypted")

    def _root(self) -> None:
        def file(tag: Tag) -> None:
            name = posixpath.normpath(unquote(tag.get("full-path")))
            if name in self.parts.parts:
                self._packages.append(name)

        found = rules({f"{CONTAINER}{SEPARATOR}rootfile": file}, {}, doctype=True)
        self.parts.walk(_ROOT, found, Context(), self.parts.read(_ROOT))
        if not self._packages:
            raise DamagedFile("the package document of the book is not there")

    def _package(self, package: str) -> None:
        data = self.parts.read(package)
        folder = posixpath.dirname(package)

        def item(tag: Tag) -> None:
            name = posixpath.normpath(posixpath.join(folder, unquote(tag.get("href"))))
            if name in self.parts.parts:
                self._types[name] = tag.get("media-type").lower()
                self._items[name] = (package, tag.whole())

        names = (f"{space}{SEPARATOR}item" for space in (OPF, _OEB))
        listed = rules(dict.fromkeys(names, item), {}, doctype=True)
        part = self.parts.parts[package]
        self.parts.walk(package, listed, Context(), data)
        part.notes.clear()  # Comments are told by the second walk.
        context = Context(self.parts.names, linked=makers(data))
        self.parts.walk(package, PACKAGE, context, data)

    def _part(self, name: str) -> None:
        part = self.parts.parts[name]
        media_type = self._types[name]
        if name in self._obfuscated or _KEPT.fullmatch(media_type):
            part.content = Content.ESSENCE
        elif _WALKED.fullmatch(media_type):
            self._text(name)
        elif _PICTURE.fullmatch(media_type):
            self.parts.picture(name)
        elif _FILE.fullmatch(media_type):
            part.content = Content.EMBEDDED
        else:
            what = size(part.member, name)
            part.goes(Content.UNKNOWN, "part", "part of unknown kind", what)
            package, place = self._items[name]
            self.parts.parts[package].note(Content.UNKNOWN, "", "", "", [(*place, b"")])

    def _text(self, name: str) -> None:
        data = self.parts.markup(name)
        try:
            self.parts.walk(name, PLAIN, Context(), data)
        except DamagedFile:
            # Many books have HTML that is no XML: it stays as it is.
            self.parts.parts[name].notes.clear()
            self.parts.parts[name].content = Content.ESSENCE


def is_book(mimetype: bytes) -> bool:
    """Whether this is what the first member of a book says."""
    return mimetype.decode("latin-1").strip() == MEDIA_TYPE
