"""What the parts of an SVG tell. Groups and names are those of ``metadata/svg.py``."""

from __future__ import annotations

from coatcheck.classify import rules as r
from coatcheck.classify.rules import Rule
from coatcheck.labels import Label as L
from coatcheck.model import Category

_CALLS = L.REMOTE_ADDRESS
_SCRIPT = L.SCRIPT
_NAMES = L.OBJECT_NAMES

TABLE = r.table(
    (Rule(Category.SOFTWARE, L.SOFTWARE, 80), ":Generator editor:name"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 60), "inkscape:version"),
    (Rule(Category.SOFTWARE, L.SOFTWARE, 20), "editor:namespace inkscape:output_extension"),
    (Rule(Category.HISTORY, L.EDITOR_COPY, 60), "editor:copy"),
    (Rule(Category.CAPTION, L.DESCRIPTION, 80), ":title :desc :metadata"),
    (Rule(Category.CAPTION, L.COMMENT, 70), ":Comment"),
    (Rule(Category.UNKNOWN, _SCRIPT, 90), "script:*"),
    (Rule(Category.UNKNOWN, _CALLS, 80), "reference:address"),
    (Rule(Category.HISTORY, L.SOURCE_FILES, 80), "reference:file"),
    (Rule(Category.UNKNOWN, L.NO_PICTURE_INSIDE, 50), "reference:data"),
    (Rule(Category.CAPTION, L.UNDRAWN_TEXT, 50), "element:* :Text"),
    (r.UNKNOWN_RULE, ":instruction"),
)  # fmt: skip
PATTERNS = r.patterns(
    (r"(?i)docname|docbase|filename|absref|path|file|document",
     Rule(Category.HISTORY, L.SOURCE_FILES, 90)),
    (r"(?i)author|user|owner", Rule(Category.PEOPLE, L.AUTHOR, 80)),
    (r"(?i)date", Rule(Category.DATE, L.CHANGED, 50)),
    (r"(?i)aria-|:(title|alt)", Rule(Category.CAPTION, L.DESCRIPTION, 60)),
    (r"(?i)label|name|:id|data-", Rule(Category.CAPTION, _NAMES, 40)),
    (r"(?i)version", Rule(Category.SOFTWARE, L.SOFTWARE, 30)),
    (r"", r.UNKNOWN_RULE),
)  # fmt: skip
