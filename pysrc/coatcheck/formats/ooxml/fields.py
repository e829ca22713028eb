"""What shows a property of the document on its pages: it becomes the text that it shows.

Rules (ECMA-376-1, 17.16, 17.5.2.6): a field has an instruction and the text that it had when it was
last computed; a content control may be bound to a property, and programs fill it anew when they
open the document. The properties are empty then, so that the field or the binding has to go if the
page is to stay as it is. A control that shows its placeholder shows nothing of a property.
"""

from __future__ import annotations

import re

from coatcheck.formats.ooxml.spaces import table, value
from coatcheck.formats.zip.tags import OnTag, Tag, Why
from coatcheck.model import Content

FIELD: Why = (Content.DOCUMENT_DATA, "field", "property on a page")
_SHOWN = {
    "AUTHOR": "creator",
    "TITLE": "title",
    "SUBJECT": "subject",
    "KEYWORDS": "keywords",
    "COMMENTS": "description",
    "LASTSAVEDBY": "lastModifiedBy",
    "SAVEDATE": "modified",
    "CREATEDATE": "created",
    "PRINTDATE": "lastPrinted",
    "EDITTIME": "TotalTime",
    "REVNUM": "revision",
    "TEMPLATE": "Template",
    "DOCPROPERTY": "",
    "DOCVARIABLE": "",
    "INFO": "",
}
"""Fields, and the property that each shows; empty for one that it names itself."""
_NAME = re.compile(r"\s*([A-Za-z]+)\b")
_BOUND = re.compile(
    r"\{(?:6C3C8BC8-F283-45AE-878A-BAB7291924A1|6668398D-A668-4E3E-A5EB-62B293D839F1|"
    r"55AF091B-3C7A-41E3-B477-F2FDAA23CFDA)\}",
    re.IGNORECASE,
)
"""The stores of core, extended and cover page properties (MS-OI29500, 2.1.543)."""
_FIELDS = "fields"
_TAGS = re.compile(rb"<[^<>]*>")


class Open:
    """A field that has begun."""

    def __init__(self) -> None:
        self.instruction = ""
        self.pieces: list[tuple[int, int]] = []
        """Where its marks and its instruction stand."""
        self.shows = False
        """Whether its text has begun."""


def _shows_property(tag: Tag, instruction: str) -> bool:
    """Whether a field shows a property that goes."""
    name = _NAME.match(instruction)
    shown = _SHOWN.get(name[1].upper()) if name is not None else None
    return shown is not None and (not shown or shown in tag.walk.context.properties)


def _stack(tag: Tag) -> list[Open]:
    found = tag.walk.context.state.setdefault(_FIELDS, [])
    assert isinstance(found, list)
    return found


def _mark(tag: Tag) -> None:
    """Follow the marks of a field: begin, separate, end."""
    stack = _stack(tag)
    _, kind = value(tag.values, "w:fldCharType")
    if kind == "begin":
        stack.append(Open())
    if not stack:
        return
    field = stack[-1]
    field.pieces.append(tag.whole())
    if kind == "separate":
        field.shows = True
    elif kind == "end":
        stack.pop()
        if field.shows and _shows_property(tag, field.instruction):
            edits = [(start, end, b"") for start, end in field.pieces]
            tag.walk.note(FIELD, field.instruction.strip(), list(edits))


def _instruction(tag: Tag) -> None:
    stack = _stack(tag)
    if not stack:
        return
    start, end = tag.whole()
    stack[-1].instruction += _TAGS.sub(b"", tag.walk.data[start:end]).decode("utf-8", "replace")
    stack[-1].pieces.append((start, end))


def _simple(tag: Tag) -> None:
    """Take the tags of a simple field away from around its text."""
    _, instruction = value(tag.values, "w:instr")
    start, end = tag.span()
    if not _shows_property(tag, instruction) or tag.walk.data[end - 2 : end - 1] == b"/":
        return
    whole = tag.whole()[1]
    closing = tag.walk.data.rindex(b"<", end, whole)
    tag.walk.note(FIELD, instruction.strip(), [(start, end, b""), (closing, whole, b"")])


def _binding(tag: Tag) -> None:
    _, store = value(tag.values, "w:storeItemID")
    if not _BOUND.fullmatch(store) or _shows_placeholder(tag):
        return
    tag.cut(FIELD)


def _shows_placeholder(tag: Tag) -> bool:
    """Whether the control's properties, which may be in any order, say so."""
    data = tag.walk.data
    start = data.rfind(b"sdtPr>", 0, tag.start)
    end = data.find(b"sdtPr>", tag.start)
    return start >= 0 and b"showingPlcHdr" in data[start:end]


ELEMENTS: dict[str, OnTag] = table(
    ("w:fldChar", _mark),
    ("w:instrText", _instruction),
    ("w:fldSimple", _simple),
    ("w:dataBinding", _binding),
)
