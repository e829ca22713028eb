"""Comments, changes and those who made them: what becomes neutral, and what hangs together.

Rules (ECMA-376-1, 17.13, 18.7, 19.4; MS-DOCX 2.5, MS-XLSX 2.6.203, MS-PPTX 2.2): names become
``Author 1`` and so on, dates and initials go, ids by which comments and their answers are tied
become numbers that tie them in the same way.
"""

from __future__ import annotations

import re

from coatcheck.formats.ooxml.spaces import table, value
from coatcheck.formats.zip.names import Form, Token
from coatcheck.formats.zip.tags import OnTag, Tag, Value, Why
from coatcheck.model import Content

AUTHOR: Why = (Content.AUTHORSHIP, "review", "author")
WHEN: Why = (Content.AUTHORSHIP, "review", "date")
ACCOUNT: Why = (Content.AUTHORSHIP, "review", "account")
TIES: Why = (Content.DOCUMENT_DATA, "ids", "ids of comments")
PARAGRAPHS: Why = (Content.DOCUMENT_DATA, "ids", "ids of paragraphs")
CHANGES: Why = (Content.UNSEEN, "review", "tracked changes")
_LINK: Why = (Content.REVIEW, "", "")
_INITIALS: Why = (Content.AUTHORSHIP, "", "")
_TASKS: Why = (Content.AUTHORSHIP, "review", "tasks")
_THREAD = re.compile(r"tc=(\{[0-9A-Fa-f-]{36}\})")
_TRACKED = re.compile(
    r"\|(?:ins|del|move\w+|\w+Change|cellIns|cellDel|cellMerge|numberingChange)\Z"
)
NO_DATE = b"2000-01-01T00:00:00.000"
"""What stands where a date must."""


def _word_author(tag: Tag) -> None:
    name, _ = value(tag.values, "w:author")
    tag.neutral(name, Form.AUTHOR, AUTHOR)
    if _TRACKED.search(tag.name):
        tag.tell(CHANGES)


def _dropping(why: Why, *shorts: str) -> OnTag:
    def drop(tag: Tag) -> None:
        for short in shorts:
            name, said = value(tag.values, short)
            if name:
                tag.drop(name, why, said if why is WHEN or why is ACCOUNT else "")

    return drop


def _paragraph(tag: Tag) -> None:
    name, said = value(tag.values, "w14:paraId")
    if said.upper() in tag.walk.context.linked:
        tag.neutral(name, Form.HEX, TIES, "")
    elif name:
        tag.drop(name, PARAGRAPHS, "")


def _ties(form: Form, *shorts: str) -> OnTag:
    def tie(tag: Tag) -> None:
        for short in shorts:
            name, _ = value(tag.values, short)
            tag.neutral(name, form, TIES, "")

    return tie


def _sheet_author(tag: Tag) -> None:
    def other(text: str) -> Value | None:
        thread = _THREAD.fullmatch(text)
        names = tag.walk.context.names
        if thread is not None:
            neutral = names.neutral(Form.GUID, thread[1])
            return None if neutral else Token(Form.GUID, thread[1], "tc=")
        return None if not text or names.neutral(Form.AUTHOR, text) else Token(Form.AUTHOR, text)

    tag.content(AUTHOR, other)


def _person(tag: Tag) -> None:
    person = tag.get("displayName") or tag.get("name")
    for name in ("displayName", "name"):
        tag.neutral(name, Form.AUTHOR, AUTHOR)
    initials = tag.get("initials")
    if initials and not tag.walk.context.names.neutral(Form.INITIALS, initials):
        tag.put("initials", Token(Form.INITIALS, person or initials), _INITIALS, "")
    if "id" in tag.values and tag.get("id").startswith("{"):
        tag.neutral("id", Form.GUID, TIES, "")
    _account(tag, person)


def _account(tag: Tag, person: str = "") -> None:
    user = tag.get("userId")
    if user and not tag.walk.context.names.neutral(Form.AUTHOR, user):
        tag.put("userId", Token(Form.AUTHOR, person or user), ACCOUNT)
    if tag.get("providerId") not in ("", "None"):
        tag.put("providerId", b"None", ACCOUNT)


def _thread(tag: Tag) -> None:
    for name in ("id", "parentId", "personId", "mentionpersonId", "mentionId", "authorId"):
        if tag.get(name).startswith("{"):
            tag.neutral(name, Form.GUID, TIES, "")
    tag.drop("dT", WHEN)
    for name in ("created", "modified"):
        if tag.get(name) and tag.get(name).encode() != NO_DATE:
            tag.put(name, NO_DATE, WHEN)


def _moniker(tag: Tag) -> None:
    tag.neutral("cId", Form.NUMBER, TIES, "")
    tag.neutral("creationId", Form.GUID, TIES, "")


ELEMENTS: dict[str, OnTag] = table(
    ("w:commentRangeStart w:commentRangeEnd w:commentReference", lambda tag: tag.cut(_LINK)),
    ("s:author", _sheet_author),
    ("p:cmAuthor tc:person p188:author", _person),
    ("p15:presenceInfo", _account),
    ("p:cm", lambda tag: tag.drop("dt", WHEN)),
    ("tc:threadedComment tc:mention p188:cm p188:reply", _thread),
    ("p223:reactions p228:taskHistory p228:taskDetails", lambda tag: tag.cut(_TASKS)),
    ("pc:sldMk ac:spMk ac:picMk ac:cxnSpMk ac:grpSpMk ac:graphicFrameMk", _moniker),
)
ATTRIBUTES: dict[str, OnTag] = table(
    ("w:author", _word_author),
    ("w:date", _dropping(WHEN, "w:date")),
    ("w16du:dateUtc", _dropping(WHEN, "w16du:dateUtc")),
    ("w16cex:dateUtc", _dropping(WHEN, "w16cex:dateUtc")),
    ("w:initials", _dropping(_INITIALS, "w:initials")),
    ("w14:paraId", _paragraph),
    ("w14:textId", _dropping(PARAGRAPHS, "w14:textId")),
    ("w15:paraId", _ties(Form.HEX, "w15:paraId", "w15:paraIdParent")),
    ("w16cid:paraId", _ties(Form.HEX, "w16cid:paraId")),
    ("w16cid:durableId", _ties(Form.HEX, "w16cid:durableId")),
    ("w16cex:durableId", _ties(Form.HEX, "w16cex:durableId")),
)
