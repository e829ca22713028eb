"""What goes from the package document of a book.

Rules (EPUB 3.3, 5.5; OPF 2.0.1, 2.2): title, authors, publisher and identifiers are the book's
own. The identifier is also the key of obfuscated fonts (OCF 3.3, 4.4). What goes is who made the
file, with what and when, and what libraries of readers keep in it.
"""

from __future__ import annotations

import re

from coatcheck.formats.zip.markup import Rules, rules
from coatcheck.formats.zip.tags import OnTag, Tag, Why
from coatcheck.formats.zip.xml_text import SEPARATOR
from coatcheck.model import Content

OPF = "http://www.idpf.org/2007/opf"
_OEB = "http://openebook.org/namespaces/oeb-package/1.0/"
DC = "http://purl.org/dc/elements/1.1/"
CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#"

MAKER: Why = (Content.DOCUMENT_DATA, "book", "contributor")
GENERATOR: Why = (Content.DOCUMENT_DATA, "book", "generator")
MODIFIED: Why = (Content.DOCUMENT_DATA, "book", "modified")
LIBRARY: Why = (Content.DOCUMENT_DATA, "part", "reader data")

NO_DATE = "2000-01-01T00:00:00Z"
_MAKERS = frozenset({"bkp", "bkd", "mrk"})
"""Who produced the file (MARC relators): book producer, markup editor."""
_NAMES = re.compile(
    r"cover|fixed-layout|original-resolution|orientation-lock|book-type|zero-gutter|viewport|"
    r"RegionMagnification|primary-writing-mode|dtb:\w+|rendition:.*|media:.*"
)
"""Names of ``meta`` of EPUB 2 that say how a book is shown."""
_OTHERS = re.compile(r"calibre.*|.*generator.*|.*:timestamp|sigil.*|adept.*", re.IGNORECASE)
"""Properties of ``meta`` of EPUB 3 that programs keep for themselves."""
OBFUSCATED = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})


def _meta(tag: Tag) -> None:
    name, rule = tag.get("name"), tag.get("property")
    if name and not _NAMES.fullmatch(name):
        said = tag.get("content")
        tag.cut(GENERATOR if "ersion" in name or "enerator" in name else LIBRARY, said or name)
    elif rule == "dcterms:modified":
        tag.content(MODIFIED, lambda text: None if text == NO_DATE else NO_DATE.encode())
    elif _OTHERS.fullmatch(rule):
        tag.cut(LIBRARY, None)
    elif tag.get("refines") in tag.walk.context.linked:
        tag.cut(MAKER, "")


def _contributor(tag: Tag) -> None:
    role = tag.get(f"{OPF}{SEPARATOR}role")
    if role in _MAKERS or f"#{tag.get('id')}" in tag.walk.context.linked:
        tag.cut(MAKER, None)


def _date(tag: Tag) -> None:
    if tag.get(f"{OPF}{SEPARATOR}event").lower() in ("modification", "conversion"):
        tag.cut(MODIFIED, None)


def _identifier(tag: Tag) -> None:
    if tag.get(f"{OPF}{SEPARATOR}scheme").lower() == "calibre":
        tag.cut(LIBRARY, None)


_ELEMENTS: dict[str, OnTag] = {
    f"{OPF}{SEPARATOR}meta": _meta,
    f"{_OEB}{SEPARATOR}meta": _meta,
    f"{DC}{SEPARATOR}contributor": _contributor,
    f"{DC}{SEPARATOR}date": _date,
    f"{DC}{SEPARATOR}identifier": _identifier,
}
PACKAGE: Rules = rules(_ELEMENTS, {}, doctype=True)
PLAIN: Rules = rules({}, {}, doctype=True)
"""For parts of which comments alone go."""
_REFINED = re.compile(
    rb"<meta\b[^<>]*\brefines=\"(#[^\"<>]{1,200})\"[^<>]*\bproperty=\"role\"[^<>]*>\s*(\w{3})\s*<"
)


def makers(data: bytes) -> frozenset[str]:
    """Return the references to those who made the file, by their roles of EPUB 3."""
    return frozenset(
        reference.decode("utf-8", "replace")
        for reference, role in _REFINED.findall(data)
        if role.decode() in _MAKERS
    )
