"""What the parts of a PDF tell. Groups are types of dictionaries, or kinds of parts."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.labels import Label as L
from coatcheck.model import Category

_TECHNICAL = Rule(Category.TECHNICAL, L.TECHNICAL, 10)

TABLE = r.table(
    (Rule(Category.PEOPLE, L.AUTHOR, 90), "Info:Author"),
    (Rule(Category.PEOPLE, L.COMMENT_AUTHOR, 85), "comments:T"),
    (Rule(Category.PEOPLE, L.SIGNATURE, 80), "signature:*"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 80), "Info:Title"),
    (Rule(Category.CAPTION, L.SUBJECT, 60), "Info:Subject"),
    (Rule(Category.CAPTION, L.KEYWORDS, 60), "Info:Keywords"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 80),
        "Info:Creator Info:Producer Info:PTEX.Fullbanner Info:AAPL:Keywords *:CreatorInfo "
        "*:Creator"),
    (Rule(Category.DATE, L.CREATED, 80), "Info:CreationDate"),
    (Rule(Category.DATE, L.CHANGED, 60), "Info:ModDate *:LastModified *:M *:ModDate"),
    (Rule(Category.DATE, L.CREATED, 60), "*:CreationDate"),
    (Rule(Category.SETTINGS, L.DOCUMENT_SETUP, 10), "Info:Trapped"),
    (Rule(Category.HISTORY, L.FILE_IDS, 50), "Trailer:ID *:NM *:ID *:IDS *:DocChecksum"),
    (Rule(Category.HISTORY, L.PROGRAM_DATA, 60),
        "*:PieceInfo *:SpiderInfo *:OPI *:URLS *:RC *:ExData *:Legal"),
    (Rule(Category.HISTORY, L.EARLIER_VERSIONS, 90), "earlier:*"),
    (Rule(Category.HISTORY, L.LEFT_OVERS, 70), "left_over:*"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 80),
        "*:F *:PTEX.FileName action:Launch action:GoToR action:GoToE action:ImportData "
        "action:URI"),
    (Rule(Category.HISTORY, L.PATHS_IN_TEXT, 80), "path:*"),
    (Rule(Category.HISTORY, L.ATTACHMENTS, 95), "attachment:*"),
    (Rule(Category.UNKNOWN, L.SCRIPT, 90), "script:*"),
    (Rule(Category.UNKNOWN, L.REMOTE_ADDRESS, 80), "action:SubmitForm"),
    (Rule(Category.HIDDEN_PICTURE, L.THUMBNAIL, 60), "*:Thumb"),
    (Rule(Category.CAPTION, L.COMMENTS, 75), "comments:*"),
    (Rule(Category.CAPTION, L.COVERED_TEXT, 100), "covered:*"),
    (Rule(Category.CAPTION, L.CROPPED_TEXT, 95), "cropped:*"),
    (Rule(Category.CAPTION, L.INVISIBLE_TEXT, 90), "invisible:*"),
    (Rule(Category.CAPTION, L.HIDDEN_LAYERS, 85), "layers:*"),
    (Rule(Category.PEOPLE, L.PERSON_DETAILS, 50), "Usage:User"),
    (_TECHNICAL, "XObject:PTEX.PageNumber FormXObject:PTEX.PageNumber Form:XFA"),
)  # fmt: skip
PATTERNS = r.patterns(
    (r"(?i)^Info:.*(author|user|owner|company|manager|name)", Rule(Category.PEOPLE, L.AUTHOR, 70)),
    (r"(?i)^Info:.*date", Rule(Category.DATE, L.CHANGED, 50)),
    (r"(?i)^Info:.*(version|software|application|program|producer)",
     Rule(Category.SOFTWARE, L.SOFTWARE, 60)),
    (r"(?i)^Info:.*(path|file|url|source)", Rule(Category.HISTORY, L.SOURCE_FILES, 60)),
    (r"(?i)^Info:.*(id|guid)$", Rule(Category.HISTORY, L.FILE_IDS, 50)),
    (r"PTEX\.Info", Rule(Category.HISTORY, L.FILE_ORIGIN, 40)),
    (r"^Info:", Rule(Category.CAPTION, L.TEXT, 50)),
)  # fmt: skip
