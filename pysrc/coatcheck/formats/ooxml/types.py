"""Content types and relationship types: what of a package stays, and what goes.

Rules (ECMA-376-1, 11 to 15; ECMA-376-2, 9; MS-DOCX, MS-XLSX, MS-PPTX, MS-OFFMACRO2, 2.2 of each):
a package is what relationships reach. A relationship of a type that no table here names goes with
its part, unless the part that has it cannot do without; nothing is decided by a file's name.
"""

from __future__ import annotations

import re
from enum import StrEnum

from coatcheck.model import Content

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_PARTS = {
    f"{_WORD}document.main+xml": "DOCX",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "DOCM",
    f"{_WORD}template.main+xml": "DOTX",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "DOTM",
    f"{_EXCEL}sheet.main+xml": "XLSX",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": "XLSM",
    f"{_EXCEL}template.main+xml": "XLTX",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": "XLTM",
    f"{_SLIDES}presentation.main+xml": "PPTX",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": "PPTM",
    f"{_SLIDES}template.main+xml": "POTX",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml": "POTM",
    f"{_SLIDES}slideshow.main+xml": "PPSX",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml": "PPSM",
}
"""The format by the content type of the part that the package is about."""
BY_TYPE = {content_type.lower(): name for content_type, name in MAIN_PARTS.items()}

_BASES = re.compile(
    r"http://(?:schemas\.openxmlformats\.org/(?:officeDocument|package)/2006/relationships"
    r"|purl\.oclc\.org/ooxml/officeDocument/relationships"
    r"|schemas\.microsoft\.com/office(?:/[a-z]+)?/\d{4}(?:/\d\d)?/relationships"
    r"|schemas\.microsoft\.com/office/word/\d{4}/[a-z]+/relationships)/(.+)"
)


class Target(StrEnum):
    """What a relationship leads to."""

    XML = "xml"
    VML = "vml"
    PICTURE = "picture"
    FILE = "file"
    """A whole file with rules of its own."""
    DATA = "data"
    """Bytes that have no rules: fonts, controls, macros, OLE."""
    PRINTER = "printer"
    """Settings of a printer, which become those of none."""
    EMPTIED = "emptied"
    """What must be there, and says nothing afterwards."""
    LINK = "link"
    """What is outside of the package."""


_XML = """
officeDocument styles stylesWithEffects theme themeOverride settings webSettings fontTable numbering
footnotes endnotes header footer glossaryDocument subDocument
worksheet chartsheet dialogsheet xlMacrosheet xlIntlMacrosheet sharedStrings calcChain sheetMetadata
volatileDependencies table tableSingleCells pivotTable pivotCacheDefinition pivotCacheRecords
queryTable connections xmlMaps externalLink drawing chart chartUserShapes chartStyle
chartColorStyle chartEx chartsheetEx slicer slicerCache timeline timelineCache namedSheetView
rdRichValue rdRichValueStructure rdRichValueTypes rdArray rdSupportingPropertyBag
rdSupportingPropertyBagStructure richStyles richValueRel rdRichValueWebImage
featurePropertyBag FeaturePropertyBag
slide slideLayout slideMaster notesMaster handoutMaster presProps viewProps tableStyles
slideUpdateInfo slideUpdateUrl
diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
webextension control ctrlProp keyMapCustomizations attachedToolbars recipientData
ui/extensibility ui/userCustomization model3dProps
"""
_REVIEW = """
comments commentsExtended commentsIds commentsExtensible threadedComment commentAuthors authors
person
"""

KEPT = {
    **dict.fromkeys(_XML.split(), (Target.XML, None)),
    **dict.fromkeys(_REVIEW.split(), (Target.XML, Content.REVIEW)),
    "notesSlide": (Target.XML, Content.NOTES),
    "vmlDrawing": (Target.VML, None),
    "legacyDiagramText": (Target.DATA, None),
    "image": (Target.PICTURE, None),
    "video": (Target.FILE, None),
    "audio": (Target.FILE, None),
    "media": (Target.FILE, None),
    "model3d": (Target.DATA, None),
    "powerPivotData": (Target.DATA, None),
    "package": (Target.FILE, None),
    "oleObject": (Target.FILE, None),
    "font": (Target.DATA, None),
    "aFChunk": (Target.FILE, None),
    "activeXControlBinary": (Target.DATA, None),
    "vbaProject": (Target.DATA, Content.SCRIPT),
    "wordVbaData": (Target.XML, Content.SCRIPT),
    "printerSettings": (Target.PRINTER, None),
    "tags": (Target.EMPTIED, None),
    "customProperty": (Target.EMPTIED, None),
    "core-properties": (Target.XML, None),
    "metadata/core-properties": (Target.XML, None),
    "extended-properties": (Target.XML, None),
    "extendedProperties": (Target.XML, None),
    "metadata/extended-properties": (Target.XML, None),
    "hyperlink": (Target.LINK, None),
    "externalLinkPath": (Target.LINK, None),
    "xlExternalLinkPath/xlPathMissing": (Target.LINK, None),
    "xlExternalLinkPath/xlStartup": (Target.LINK, None),
    "xlExternalLinkPath/xlAlternateStartup": (Target.LINK, None),
    "xlExternalLinkPath/xlLibrary": (Target.LINK, None),
    "oleObjectLink": (Target.LINK, None),
    "frame": (Target.LINK, None),
}
"""By the type's own name: what it leads to, and by which content a person decides on it."""

GOES = {
    "metadata/thumbnail": (Content.THUMBNAIL, "thumbnail", "thumbnail"),
    "custom-properties": (Content.DOCUMENT_DATA, "part", "custom properties"),
    "customProperties": (Content.DOCUMENT_DATA, "part", "custom properties"),
    "metadata/custom-properties": (Content.DOCUMENT_DATA, "part", "custom properties"),
    "attachedTemplate": (Content.DOCUMENT_DATA, "settings", "template"),
    "people": (Content.DOCUMENT_DATA, "part", "people"),
    "classificationlabels": (Content.DOCUMENT_DATA, "part", "sensitivity label"),
    "intelligence": (Content.DOCUMENT_DATA, "part", "intelligence"),
    "changesInfo": (Content.DOCUMENT_DATA, "part", "change log"),
    "revisionInfo": (Content.DOCUMENT_DATA, "part", "revision ids"),
    "revisionHeaders": (Content.DOCUMENT_DATA, "part", "change log"),
    "revisionLog": (Content.DOCUMENT_DATA, "part", "change log"),
    "usernames": (Content.DOCUMENT_DATA, "part", "change log"),
    "documenttasks": (Content.DOCUMENT_DATA, "part", "tasks"),
    "customXml": (Content.DOCUMENT_DATA, "part", "custom XML"),
    "customXmlProps": (Content.DOCUMENT_DATA, "part", "custom XML"),
    "hdphoto": (Content.DOCUMENT_DATA, "part", "original picture"),
    "mailMergeSource": (Content.DOCUMENT_DATA, "part", "mail merge"),
    "mailMergeHeaderSource": (Content.DOCUMENT_DATA, "part", "mail merge"),
    "mailMergeRecipientData": (Content.DOCUMENT_DATA, "part", "mail merge"),
    "transform": (Content.DOCUMENT_DATA, "part", "transformation"),
    "externalLinkLongPath": (Content.DOCUMENT_DATA, "part", "path of another file"),
    "externalLinkAlternateUrls": (Content.DOCUMENT_DATA, "part", "path of another file"),
    "digital-signature/origin": (Content.SIGNATURE, "part", "signature"),
    "digital-signature/signature": (Content.SIGNATURE, "part", "signature"),
    "digital-signature/certificate": (Content.SIGNATURE, "part", "signature"),
    "vbaProjectSignature": (Content.SIGNATURE, "part", "signature"),
    "vbaProjectSignatureAgile": (Content.SIGNATURE, "part", "signature"),
    "vbaProjectSignatureV3": (Content.SIGNATURE, "part", "signature"),
    "webextensiontaskpanes": (Content.DOCUMENT_DATA, "part", "web extension"),
    "legacyDocTextInfo": (Content.DOCUMENT_DATA, "part", "text information"),
}
"""What always goes: what it is, and how it is told."""
INK = "application/inkml+xml"
"""Drawn by hand: reached by ``customXml``, and content (MS-PPTX 2.2.4.2)."""


def type_of(uri: str) -> str:
    """Return the own name of a relationship's type; empty for one of nobody's known."""
    match = _BASES.fullmatch(uri)
    return match[1] if match is not None else ""
