"""What goes from the XML of a package, element by element and attribute by attribute.

Rules (ECMA-376-1; MS-DOCX, MS-XLSX, MS-PPTX, MS-ODRAWXML): what names people, machines, paths and
states of before, and ids that tie copies of a file to each other. All else is content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from coatcheck.errors import UnsupportedFormat
from coatcheck.formats.ooxml import fields, review
from coatcheck.formats.ooxml.spaces import SPACES, names, table, value
from coatcheck.formats.zip.markup import Rules, rules
from coatcheck.formats.zip.names import Form, Token
from coatcheck.formats.zip.tags import OnTag, Tag, Why
from coatcheck.model import Content

REVISIONS: Why = (Content.DOCUMENT_DATA, "ids", "revision ids")
OBJECTS: Why = (Content.DOCUMENT_DATA, "ids", "ids of objects")
DOCUMENT_ID: Why = (Content.DOCUMENT_DATA, "ids", "document id")
PATH: Why = (Content.DOCUMENT_DATA, "settings", "path")
TEMPLATE: Why = (Content.DOCUMENT_DATA, "settings", "template")
VARIABLE: Why = (Content.DOCUMENT_DATA, "settings", "variable")
MERGE: Why = (Content.DOCUMENT_DATA, "settings", "mail merge")
USER: Why = (Content.DOCUMENT_DATA, "settings", "user")
REFRESHED: Why = (Content.DOCUMENT_DATA, "settings", "when refreshed")
CONNECTION: Why = (Content.DOCUMENT_DATA, "settings", "connection")
ORIGINAL: Why = (Content.DOCUMENT_DATA, "part", "original picture")
ADD_IN: Why = (Content.DOCUMENT_DATA, "part", "web extension")
HIDDEN_SHEET: Why = (Content.UNSEEN, "hidden", "sheet")
_LINK: Why = (Content.DOCUMENT_DATA, "", "")

_EXTENSION = re.compile(rb"<(?:\w+:)?ext\s[^<>]*>\s*")
_CLOSED = re.compile(rb"\s*</(?:\w+:)?ext\s*>")
_CREATION = (
    b'<creationId xmlns="http://schemas.microsoft.com/office/powerpoint/2010/main" val="%b"/>'
)
_VIEW_OF = " - Personal View"
_VIEW = re.compile(r"Author \d{1,6} - Personal View")
_HARMLESS = re.compile(
    r"(?i)provider=microsoft\.mashup\.oledb\.\d+;data source=\$workbook\$;[^;]*;?"
    r"(extended properties=(\"\"|)?)?"
)


def _cutting(why: Why, text: bool = False) -> OnTag:
    return lambda tag: tag.cut(why, None if text else "")


def _dropping(why: Why, *shorts: str, told: bool = True) -> OnTag:
    def drop(tag: Tag) -> None:
        for short in shorts:
            name, said = value(tag.values, short)
            if name:
                tag.drop(name, why, said if told else "")

    return drop


def _variable(tag: Tag) -> None:
    parts = (value(tag.values, "w:name")[1], value(tag.values, "w:val")[1])
    tag.walk.note(VARIABLE, " ".join(part for part in parts if part), [(*tag.whole(), b"")])


def _absolute(tag: Tag) -> None:
    tag.cut(PATH, tag.get("url"))


def _connection_text(tag: Tag) -> None:
    said = tag.get("connection")
    if said and not _HARMLESS.fullmatch(said):
        tag.put("connection", b"", CONNECTION)
    _dropping(CONNECTION, "sourceFile", "odcFile")(tag)


def _pivot(tag: Tag) -> None:
    _dropping(USER, "refreshedBy")(tag)
    _dropping(REFRESHED, "refreshedDate", "refreshedDateIso")(tag)


def _published(tag: Tag) -> None:
    if tag.get("destinationFile"):
        tag.put("destinationFile", b"", PATH)


def _sheet(tag: Tag) -> None:
    if tag.get("state") in ("hidden", "veryHidden"):
        tag.tell(HIDDEN_SHEET, tag.get("name"))


def _view(tag: Tag) -> None:
    """Give the view of one user's own another name than the user's."""
    name = tag.get("name")
    if tag.get("personalView") in ("1", "true") and not _VIEW.fullmatch(name):
        tag.put("name", Token(Form.AUTHOR, name, "", _VIEW_OF), USER)


def _theme(tag: Tag) -> None:
    """Take the name of the template, or the company, from the theme that is called so."""
    if tag.get("name").casefold() in tag.walk.context.said:
        tag.put("name", b"Office", TEMPLATE)


def _layers(tag: Tag) -> None:
    """Let the picture as it was before its effects go, with the extension around it."""
    data = tag.walk.data
    start, end = tag.whole()
    opening = _EXTENSION.match(data, data.rfind(b"<", 0, start))
    closing = _CLOSED.match(data, end)
    if opening is not None and opening.end() == start and closing is not None:
        start, end = opening.start(), closing.end()
    tag.walk.note(ORIGINAL, "", [(start, end, b"")])


def _creation(tag: Tag) -> None:
    """Write the id anew, which a slide's extension must have: a number that counts."""
    own = tag.get("val")
    start, end = tag.whole()
    if tag.walk.data[start : start + 12] == b"<creationId " and tag.walk.context.names.neutral(
        Form.NUMBER, own
    ):
        return
    before, _, after = _CREATION.decode().partition("%b")
    tag.walk.note(OBJECTS, "", [(start, end, Token(Form.NUMBER, own, before, after))])


def _object(tag: Tag) -> None:
    tag.neutral("id", Form.GUID, OBJECTS, "")


def _revision(tag: Tag) -> None:
    for name in [name for name in tag.values if name in _REVISION_NAMES]:
        tag.drop(name, REVISIONS, "")


_IN_WORD = "rsidR rsidRDefault rsidP rsidRPr rsidDel rsidTr rsidSect"
_REVISION_NAMES = frozenset(full for name in _IN_WORD.split() for full in names(f"w:{name}"))

ELEMENTS: dict[str, OnTag] = {
    **review.ELEMENTS,
    **fields.ELEMENTS,
    **table(
        ("w:rsids w:nsid w:tmpl", _cutting(REVISIONS)),
        ("w14:docId w15:docId", _cutting(DOCUMENT_ID)),
        ("w:attachedTemplate", _cutting(TEMPLATE)),
        ("w:docVar", _variable),
        ("w:mailMerge", _cutting(MERGE)),
        ("w:saveThroughXslt", _cutting(PATH)),
        ("x15ac:absPath x15:absPath", _absolute),
        ("xr:revisionPtr", _cutting(DOCUMENT_ID)),
        ("s:fileSharing", _dropping(USER, "userName")),
        ("s:pivotCacheDefinition", _pivot),
        ("s:connection", _dropping(CONNECTION, "sourceFile", "odcFile")),
        ("s:dbPr x15:oledbPr", _connection_text),
        ("s:textPr x15:textPr", _dropping(CONNECTION, "sourceFile")),
        ("s:webPublishObject s:webPublishItem", _published),
        ("xxl21:alternateUrls", _cutting(PATH)),
        ("s:sheet", _sheet),
        ("s:customWorkbookView", _view),
        ("a:theme a:clrScheme a:fontScheme a:fmtScheme", _theme),
        ("p14:creationId p14:modId", _creation),
        ("a16:creationId", _object),
        ("a14:imgProps", _layers),
        ("we:property", _cutting(ADD_IN)),
    ),
}  # fmt: skip
ATTRIBUTES: dict[str, OnTag] = {
    **review.ATTRIBUTES,
    **table(
        *((f"w:{name}", _revision) for name in _IN_WORD.split()),
        ("xr:uid", _dropping(OBJECTS, "xr:uid", told=False)),
        ("xr:uidLastSave", _dropping(OBJECTS, "xr:uidLastSave", told=False)),
        ("w16sdtdh:storeItemChecksum",
         _dropping(OBJECTS, "w16sdtdh:storeItemChecksum", told=False)),
    ),
}  # fmt: skip

_OPTIONAL = frozenset(
    name
    for short in [
        "w:attachedTemplate",
        "w:saveThroughXslt",
        "w:dataSource",
        "w:headerSource",
        "w:recipientData",
        "p:custData",
        "a14:imgLayer",
        "xxl21:absoluteUrl",
        "p:tags",
    ]
    for name in names(short)
)
"""Elements that may go with the relationship that they name."""
_PAGE_SETUP = frozenset(names("s:pageSetup"))
_REFERENCES = "id embed link pict href dm lo qs cs blip topLeft topRight bottomLeft bottomRight"


def _reference(tag: Tag) -> None:
    """Let a reference go with the relationship that it names."""
    for short in _REFERENCES.split():
        name, said = value(tag.values, f"r:{short}")
        if not name or said not in tag.walk.context.dropped:
            continue
        if tag.name in _PAGE_SETUP:
            tag.drop(name, _LINK)
        elif tag.name in _OPTIONAL:
            tag.cut(_LINK)
            return
        else:
            kind = tag.walk.context.dropped[said].rpartition("/")[2]
            raise UnsupportedFormat(f"the file needs a part of a kind that is not known: {kind}")


_SHARED = "a a14 a16 we r mc"
_FAMILIES = {
    "word": f"w w14 w15 w16cid w16cex w16du w16sdtdh {_SHARED}",
    "xl": f"s xr x15 x15ac xxl21 tc {_SHARED}",
    "ppt": f"p p14 p15 p188 p223 p228 pc ac {_SHARED}",
}
"""The prefixes of the names that occur in documents, workbooks and presentations."""
_BY_REFERENCE = table(*((f"r:{name}", _reference) for name in _REFERENCES.split()))


def _of(family: str, found: dict[str, OnTag]) -> dict[str, OnTag]:
    spaces = {space for prefix in _FAMILIES[family].split() for space in SPACES.get(prefix, ())}
    return {name: rule for name, rule in found.items() if name.rpartition("|")[0] in spaces}


def _family(family: str, more: Mapping[str, OnTag]) -> Rules:
    return rules(_of(family, ELEMENTS), _of(family, {**ATTRIBUTES, **more}))


BASE = {family: _family(family, {}) for family in _FAMILIES}
"""The rules by the family of the main part."""
WITH_REFERENCES = {family: _family(family, _BY_REFERENCE) for family in _FAMILIES}
"""For parts of whose relationships one goes."""


def family_of(content_type: str) -> str:
    """Return the family of a package by the content type of its main part."""
    if "spreadsheet" in content_type or "excel" in content_type:
        return "xl"
    return "ppt" if "presentation" in content_type or "powerpoint" in content_type else "word"
