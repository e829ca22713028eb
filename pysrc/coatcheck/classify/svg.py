"""What the parts of an SVG tell. Groups and names are those of ``metadata/svg.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.model import Category

_CALLS = "An address that whoever looks at it would call"
_SCRIPT = "A program that runs when it is opened (script)"
_NAMES = "Names of layers and objects"

TABLE = r.table(
    (Rule(Category.SOFTWARE, r.SOFTWARE, 80), ":Generator editor:name"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 60), "inkscape:version"),
    (Rule(Category.SOFTWARE, r.SOFTWARE, 20), "editor:namespace inkscape:output_extension"),
    (Rule(Category.HISTORY, "The editor's own copy of the drawing", 60), "editor:copy"),
    (Rule(Category.CAPTION, r.DESCRIPTION, 80), ":title :desc :metadata"),
    (Rule(Category.CAPTION, "Comment", 70), ":Comment"),
    (Rule(Category.UNKNOWN, _SCRIPT, 90), "script:*"),
    (Rule(Category.UNKNOWN, _CALLS, 80), "reference:address"),
    (Rule(Category.HISTORY, r.FILE_NAMES, 80), "reference:file"),
    (Rule(Category.UNKNOWN, "Something inside that is no picture", 50), "reference:data"),
    (Rule(Category.CAPTION, "Words in a part that is not drawn", 50), "element:* :Text"),
    (r.UNKNOWN_RULE, ":instruction"),
)  # fmt: skip
PATTERNS = r.patterns(
    (r"(?i)docname|docbase|filename|absref|path|file|document",
     Rule(Category.HISTORY, r.FILE_NAMES, 90)),
    (r"(?i)author|user|owner", Rule(Category.PEOPLE, r.AUTHOR, 80)),
    (r"(?i)date", Rule(Category.DATE, r.CHANGED, 50)),
    (r"(?i)aria-|:(title|alt)", Rule(Category.CAPTION, r.DESCRIPTION, 60)),
    (r"(?i)label|name|:id|data-", Rule(Category.CAPTION, _NAMES, 40)),
    (r"(?i)version", Rule(Category.SOFTWARE, r.SOFTWARE, 30)),
    (r"", r.UNKNOWN_RULE),
)  # fmt: skip
