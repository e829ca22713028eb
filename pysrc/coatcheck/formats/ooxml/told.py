"""What is told of a part and stays: counted, not changed.

Rules (ECMA-376-1, 17.3.2.41, 18.3.1.73, 20.1.8.55): text that vanishes, rows and columns that are
hidden, pictures of which a part is cut away, alternative text that is the path of a file.
"""

from __future__ import annotations

import re

from coatcheck.formats.zip.package import Part
from coatcheck.metadata.text import clip
from coatcheck.model import Content

_HIDDEN_TEXT = re.compile(rb"<w:vanish(?:\s+w:val=\"(?:1|true|on)\")?\s*/>")
_HIDDEN_ROWS = re.compile(rb"<(?:\w+:)?(row|col)\s[^>]*\bhidden=\"(?:1|true)\"")
_HIDDEN_SLIDE = re.compile(rb"<(?:\w+:)?sld\s[^>]*\bshow=\"(?:0|false)\"")
_HEAD = 8192
_CROPPED = re.compile(rb"<a:srcRect\s[^>]*\b[ltrb]=\"[1-9]\d*\"")
_PATH = re.compile(rb"\bdescr=\"((?:file:|[A-Za-z]:\\|\\\\|/(?:Users|home)/)[^\"]{1,300})\"")
_LOCAL_FIELD = re.compile(
    rb"INCLUDE(?:PICTURE|TEXT)\s+(?:&quot;|\")?((?:file:|[A-Za-z]:\\|\\\\)[^\s\"<&]+)"
)
_COMMENTS = re.compile(rb"<(?:\w+:)?(?:comment|cm|threadedComment)\s")
_BODIES = frozenset({"officeDocument", "header", "footer", "footnotes", "endnotes"})
_REVIEWED = frozenset({"comments", "threadedComment"})
_ALONE = {
    "externalLink": ("link", "workbook"),
    "connections": ("link", "connections"),
    "pivotCacheRecords": ("hidden", "pivot data"),
    "control": ("embedded", "control"),
    "aFChunk": ("embedded", "file"),
}


def tell(part: Part, own: str, data: bytes) -> None:
    """Note what a part of this relationship type tells."""
    if own in _BODIES and b":vanish" in data:
        _count(part, "text", len(_HIDDEN_TEXT.findall(data)))
    if own == "worksheet" and b" hidden=" in data:
        found = _HIDDEN_ROWS.findall(data)
        _count(part, "rows", found.count(b"row"))
        _count(part, "columns", found.count(b"col"))
    if own == "slide" and _HIDDEN_SLIDE.search(data[:_HEAD]):
        part.note(Content.UNSEEN, "hidden", "slide")
    if own in _REVIEWED:
        count = len(_COMMENTS.findall(data))
        if count:
            part.note(Content.REVIEW, "review", "comments", str(count), whole=True)
    if own == "notesSlide" and b"<a:t>" in data:
        part.note(Content.NOTES, "notes", "notes", "", whole=True)
    if own in _ALONE:
        part.note(Content.UNSEEN, *_ALONE[own])
    if b"srcRect" in data:
        _count(part, "cropped", len(_CROPPED.findall(data)))
    for mark, pattern in ((b" descr=", _PATH), (b"INCLUDE", _LOCAL_FIELD)):
        for match in pattern.findall(data)[:20] if mark in data else ():
            part.note(Content.UNSEEN, "link", "path", clip(match.decode("utf-8", "replace")))


def _count(part: Part, name: str, count: int) -> None:
    if count:
        part.note(Content.UNSEEN, "hidden", name, str(count))
