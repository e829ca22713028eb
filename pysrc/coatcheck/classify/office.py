"""What the parts of documents tell. Groups and names are those of ``formats/ooxml``, ``odf`` and
``epub``.
"""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule, Table
from coatcheck.labels import Label as L
from coatcheck.model import Category


def _spaced(table: Table) -> Table:
    """Read ``?`` in names as the blank that a row cannot write."""
    return {(group, name.replace("?", " ")): rule for (group, name), rule in table.items()}


_IDS = Rule(Category.HISTORY, L.REVISION_IDS, 30)
_STATISTICS = Rule(Category.TECHNICAL, L.STATISTICS, 5)

TABLE = _spaced(r.table(
    (Rule(Category.PEOPLE, L.AUTHOR, 90), "core:creator core:lastModifiedBy meta:initial-creator "
        "meta:creator meta:printed-by book:contributor app:Manager settings:user"),
    (Rule(Category.PEOPLE, L.COMPANY, 85), "app:Company"),
    (Rule(Category.DATE, L.CREATED, 70), "core:created meta:creation-date"),
    (Rule(Category.DATE, L.CHANGED, 60), "core:modified meta:date "
        "book:modified"),
    (Rule(Category.DATE, L.LAST_PRINTED, 55), "core:lastPrinted meta:print-date"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 80), "core:title core:subject core:description "
        "meta:title meta:subject meta:description core:contentStatus core:category"),
    (Rule(Category.CAPTION, L.KEYWORDS, 70), "core:keywords meta:keyword"),
    (Rule(Category.HISTORY, L.EDITING_TIME, 40), "app:TotalTime core:revision "
        "meta:editing-duration meta:editing-cycles"),
    (Rule(Category.HISTORY, L.DOCUMENT_TEMPLATE, 60), "app:Template settings:template "
        "meta:template"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 85), "app:HyperlinkBase settings:path"),
    (Rule(Category.HISTORY, L.LOCAL_PATHS, 80), "settings:local?path"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 60), "app:Application meta:generator book:generator"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 40), "app:AppVersion"),
    (_STATISTICS, "app:Pages app:Words app:Characters app:Lines app:Paragraphs app:Slides "
        "app:Notes app:HiddenSlides app:MMClips app:ScaleCrop app:LinksUpToDate app:SharedDoc "
        "app:CharactersWithSpaces app:HyperlinksChanged app:DocSecurity app:PresentationFormat "
        "core:version core:language app:DigSig meta:document-statistic meta:language "
        "app:HeadingPairs app:TitlesOfParts settings:when?refreshed"),
    (Rule(Category.CAPTION, L.TEXT, 30), "app:HLinks"),
    (Rule(Category.HISTORY, L.FILE_IDS, 50), "core:identifier ids:document?id"),
    (Rule(Category.PEOPLE, L.COMMENT_AUTHOR, 80), "review:author review:account "
        "review:tasks"),
    (Rule(Category.DATE, L.REVIEW_DATES, 40), "review:date"),
    (Rule(Category.PEOPLE, L.PERSON_DETAILS, 60), "part:tasks part:people"),
    (Rule(Category.CAPTION, L.COMMENTS, 60), "review:comments"),
    (Rule(Category.HISTORY, L.TRACKED_CHANGES, 70), "review:tracked?changes"),
    (Rule(Category.CAPTION, L.SPEAKER_NOTES, 58), "notes:notes"),
    (Rule(Category.UNKNOWN, L.HIDDEN_SHEETS, 90), "hidden:sheet"),
    (Rule(Category.UNKNOWN, L.HIDDEN_SLIDES, 88), "hidden:slide"),
    (Rule(Category.UNKNOWN, L.HIDDEN_ROWS, 70), "hidden:rows hidden:columns"),
    (Rule(Category.UNKNOWN, L.HIDDEN_WORDS, 75), "hidden:text"),
    (Rule(Category.HIDDEN_PICTURE, L.CROPPED_PICTURES, 60), "hidden:cropped"),
    (Rule(Category.UNKNOWN, L.CACHED_DATA, 65), "hidden:pivot?data"),
    (Rule(Category.UNKNOWN, L.EMBEDDED_FILES, 80), "embedded:file"),
    (Rule(Category.UNKNOWN, L.EMBEDDED_OBJECTS, 60), "embedded:object embedded:control"),
    (Rule(Category.UNKNOWN, L.LINKED_FILES, 55), "link:workbook link:file"),
    (Rule(Category.HISTORY, L.PATHS_IN_TEXT, 75), "link:path"),
    (Rule(Category.UNKNOWN, L.DATA_CONNECTIONS, 60), "link:connections"),
    (Rule(Category.UNKNOWN, L.MACROS, 78), "script:macros"),
    (Rule(Category.HISTORY, L.PROGRAM_DATA, 60), "part:custom?properties part:custom?XML "
        "part:custom?property part:properties?of?an?object "
        "settings:variable part:tags?of?a?program meta:user-defined "
        "part:web?extension part:transformation settings:layout part:configuration"),
    (Rule(Category.DEVICE_ID, L.PRINTER, 60), "part:printer?settings settings:printer"),
    (Rule(Category.HISTORY, L.SENSITIVITY_LABEL, 60), "part:sensitivity?label"),
    (Rule(Category.HISTORY, L.EARLIER_VERSIONS, 80), "part:change?log part:old?version"),
    (Rule(Category.HISTORY, L.DOCUMENT_SETUP, 60), "settings:connection settings:mail?merge "
        "part:mail?merge"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 70), "part:path?of?another?file"),
    (Rule(Category.HIDDEN_PICTURE, L.ORIGINAL_PICTURE, 70), "part:original?picture"),
    (_IDS, "ids:revision?ids ids:ids?of?objects ids:ids?of?comments ids:ids?of?paragraphs "
        "part:revision?ids"),
    (Rule(Category.CREDENTIALS, L.SIGNATURE, 80), "part:signature"),
    (Rule(Category.HISTORY, L.PROPERTY_ON_PAGE, 20), "field:property?on?a?page"),
    (Rule(Category.CAPTION, L.COMMENT, 70), "xml:comment"),
    (Rule(Category.UNKNOWN, L.UNKNOWN, 30), "xml:instruction"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 50), "metafile:description"),
    (Rule(Category.UNKNOWN, L.UNKNOWN, 40), "metafile:comment"),
    (Rule(Category.UNKNOWN, L.UNUSED_PARTS, 60), "part:part?of?unknown?kind part:intelligence "
        "part:text?information part:reader?data"),
))  # fmt: skip
ZIP_TABLE = r.table(
    (Rule(Category.DATE, L.ARCHIVE_TIMES, 30), "zip:time"),
    (Rule(Category.UNKNOWN, L.ARCHIVE_NOTES, 50), "zip:comment"),
    (Rule(Category.TECHNICAL, L.TECHNICAL, 5), "zip:extra zip:headers"),
)
PATTERNS = r.patterns(
    (r"^(core|meta|app):", Rule(Category.CAPTION, L.TEXT, 50)),
    (r"", r.UNKNOWN_RULE),
)
