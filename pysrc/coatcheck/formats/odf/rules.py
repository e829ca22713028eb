"""What goes from the XML of an OpenDocument package.

Rules (ODF 1.3 part 3): annotations (14.1), tracked changes (5.5.7), metadata (4.3), settings
(3.10), fields that show metadata (7.5). A change without its author or its date is shown elsewhere,
so both stay, and say nothing.
"""

from __future__ import annotations

import re

from coatcheck.formats.ooxml.links import without_folders
from coatcheck.formats.zip.markup import Rules, rules
from coatcheck.formats.zip.names import Form, Token
from coatcheck.formats.zip.tags import OnTag, Tag, Value, Why
from coatcheck.formats.zip.xml_text import SEPARATOR, escaped
from coatcheck.model import Content

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
DC = "http://purl.org/dc/elements/1.1/"
META = f"{_OASIS}meta:1.0"
_TEXT, _OFFICE, _TABLE = (f"{_OASIS}{name}:1.0" for name in ("text", "office", "table"))
_CONFIG, _SHOWN = f"{_OASIS}config:1.0", f"{_OASIS}presentation:1.0"
_OWN = "http://openoffice.org/2009/office"
_LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
_XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{_XLINK}{SEPARATOR}href"

AUTHOR: Why = (Content.AUTHORSHIP, "review", "author")
WHEN: Why = (Content.AUTHORSHIP, "review", "date")
COMMENTS: Why = (Content.REVIEW, "review", "comments")
NOTES: Why = (Content.NOTES, "notes", "notes")
CHANGES: Why = (Content.UNSEEN, "review", "tracked changes")
HIDDEN_SHEET: Why = (Content.UNSEEN, "hidden", "sheet")
HIDDEN_TEXT: Why = (Content.UNSEEN, "hidden", "text")
MACROS: Why = (Content.UNSEEN, "script", "macros")
REVISIONS: Why = (Content.DOCUMENT_DATA, "ids", "revision ids")
PRINTER: Why = (Content.DOCUMENT_DATA, "settings", "printer")
VARIABLE: Why = (Content.DOCUMENT_DATA, "settings", "variable")
PATH: Why = (Content.DOCUMENT_DATA, "settings", "local path")
FIELD: Why = (Content.DOCUMENT_DATA, "field", "property on a page")
LINK: Why = (Content.UNSEEN, "link", "file")

NO_DATE = "2000-01-01T00:00:00"
_FIELDS = {
    "initial-creator": "initial-creator",
    "creator": "creator",
    "title": "title",
    "subject": "subject",
    "keywords": "keyword",
    "description": "description",
    "user-defined": "user-defined",
    "print-date": "print-date",
    "print-time": "print-date",
    "creation-date": "creation-date",
    "creation-time": "creation-date",
    "modification-date": "date",
    "modification-time": "date",
    "editing-duration": "editing-duration",
    "editing-cycles": "editing-cycles",
    "printed-by": "printed-by",
    "template-name": "template",
}
"""Fields, and the property that each shows."""
_PRINTERS = re.compile(r"Printer(?:Name|Setup|PaperFromSetup)|PrintFaxName")
_EMPTIED = re.compile(r"CurrentDatabase\w*|EmbeddedDatabaseName")
_NUMBERS = re.compile(r"Rsid(?:Root)?")
_LOCAL = re.compile(r"(?i)file:|[a-z]:[\\/]|\\\\|/(?:home|users)/")
_BESIDE = re.compile(r"\.\./[^/\\:]+")
"""A file beside the document (ODF 1.3 part 2, 3.4)."""
_OUTSIDE = re.compile(r"(?i)\.\./|/|\\|file:|[a-z]:|[^/]*%5c")
"""How references begin that lead out of the package, or to an address."""
_PLACEHOLDER = b">???<"
"""What stands in header lines that have shown nothing yet."""
_FIXED = f"{_TEXT}{SEPARATOR}fixed"


def _creator(tag: Tag) -> None:
    def other(text: str) -> Value | None:
        neutral = not text.strip() or tag.walk.context.names.neutral(Form.AUTHOR, text)
        return None if neutral else Token(Form.AUTHOR, text)

    tag.content(AUTHOR, other)


def _initials(tag: Tag) -> None:
    def other(text: str) -> Value | None:
        neutral = not text.strip() or tag.walk.context.names.neutral(Form.INITIALS, text)
        return None if neutral else Token(Form.INITIALS, text)

    tag.content((Content.AUTHORSHIP, "", ""), other)


def _date(tag: Tag) -> None:
    tag.content(WHEN, lambda text: None if text in ("", NO_DATE) else NO_DATE.encode())


def _annotation(tag: Tag) -> None:
    tag.walk.note(COMMENTS, "", [(*tag.whole(), b"")])


def _annotation_end(tag: Tag) -> None:
    tag.walk.note((Content.REVIEW, "", ""), "", [(*tag.whole(), b"")])


def _notes(tag: Tag) -> None:
    start, end = tag.whole()
    if re.search(rb"<text:(?:p|span)\b[^<>]*>[^<]", tag.walk.data[start:end]):
        tag.walk.note(NOTES, "", [(start, end, b"")])


def _field(tag: Tag) -> None:
    """Have a field keep the text that it shows: there is no property any more to show."""
    shown = _FIELDS[tag.name.rpartition(SEPARATOR)[2]]
    if shown not in tag.walk.context.said:
        return
    start, end = tag.whole()
    if tag.get(_FIXED) == "true" or tag.span() == (start, end):
        return
    if _PLACEHOLDER in tag.walk.data[start:end]:
        return
    if _FIXED in tag.values:
        tag.put(_FIXED, b"true", FIELD, tag.name.rpartition(SEPARATOR)[2])
        return
    start, end = tag.span()
    prefix, colon, _ = tag.walk.data[start + 1 : end].partition(b":")
    tag.add(prefix + colon + b'fixed="true"', FIELD, tag.name.rpartition(SEPARATOR)[2])


def _setting(tag: Tag) -> None:
    name = tag.get(f"{_CONFIG}{SEPARATOR}name")

    def other(text: str) -> Value | None:
        if _NUMBERS.fullmatch(name):
            return b"0" if text.strip() not in ("", "0") else None
        return b"" if text else None

    if _PRINTERS.fullmatch(name):
        tag.content(PRINTER, other)
    elif _EMPTIED.fullmatch(name):
        tag.content(VARIABLE, other)
    elif _NUMBERS.fullmatch(name):
        tag.content(REVISIONS, other)
    else:
        tag.content(PATH, lambda text: b"" if _LOCAL.match(text.strip()) else None)


def _reference(tag: Tag) -> None:
    """Remember what a part refers to; of a file outside, only its name stays."""
    target = tag.get(HREF)
    found = tag.walk.context.state.setdefault("references", [])
    assert isinstance(found, list)
    found.append((tag.name, target))
    if _is_inside(tag, target) or _BESIDE.fullmatch(target) or not _OUTSIDE.match(target):
        return
    new = without_folders(target)
    if new != target:
        tag.put(HREF, escaped(new), PATH)


def _is_inside(tag: Tag, target: str) -> bool:
    known = tag.walk.context.state.get("inside")
    return not target or target.startswith("#") or (callable(known) and bool(known(target)))


def _table(tag: Tag) -> None:
    tag.tell(HIDDEN_SHEET, tag.get(f"{_TABLE}{SEPARATOR}name"))


def _dropping(name: str) -> OnTag:
    return lambda tag: tag.drop(name, REVISIONS, "")


_ELEMENTS: dict[str, OnTag] = {
    f"{DC}{SEPARATOR}creator": _creator,
    f"{DC}{SEPARATOR}date": _date,
    f"{META}{SEPARATOR}date-string": lambda tag: tag.cut(WHEN, None),
    f"{META}{SEPARATOR}creator-initials": _initials,
    f"{_LOEXT}{SEPARATOR}sender-initials": _initials,
    f"{_OFFICE}{SEPARATOR}annotation": _annotation,
    f"{_OFFICE}{SEPARATOR}annotation-end": _annotation_end,
    f"{_SHOWN}{SEPARATOR}notes": _notes,
    f"{_TEXT}{SEPARATOR}changed-region": lambda tag: tag.tell(CHANGES),
    f"{_TEXT}{SEPARATOR}hidden-text": lambda tag: tag.tell(HIDDEN_TEXT),
    f"{_TEXT}{SEPARATOR}hidden-paragraph": lambda tag: tag.tell(HIDDEN_TEXT),
    **{f"{_TEXT}{SEPARATOR}{name}": _field for name in _FIELDS},
}
_RSID = (f"{_OWN}{SEPARATOR}rsid", f"{_OWN}{SEPARATOR}paragraph-rsid")
CONTENT: Rules = rules(_ELEMENTS, {HREF: _reference, **{name: _dropping(name) for name in _RSID}})
SETTINGS: Rules = rules({f"{_CONFIG}{SEPARATOR}config-item": _setting}, {})
