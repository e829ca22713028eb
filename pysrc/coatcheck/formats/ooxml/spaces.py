"""Namespaces of Office Open XML by the prefixes that Office gives them, and names made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from coatcheck.formats.zip.xml_text import SEPARATOR

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MS = "http://schemas.microsoft.com/office/"
SPACES: Mapping[str, tuple[str, ...]] = {
    "w": (f"{_OPEN}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main"),
    "s": (f"{_OPEN}spreadsheetml/2006/main", f"{_STRICT}spreadsheetml/main"),
    "p": (f"{_OPEN}presentationml/2006/main", f"{_STRICT}presentationml/main"),
    "a": (f"{_OPEN}drawingml/2006/main", f"{_STRICT}drawingml/main"),
    "r": (
        f"{_OPEN}officeDocument/2006/relationships",
        f"{_STRICT}officeDocument/relationships",
    ),
    "w14": (f"{_MS}word/2010/wordml",),
    "w15": (f"{_MS}word/2012/wordml",),
    "w16cid": (f"{_MS}word/2016/wordml/cid",),
    "w16cex": (f"{_MS}word/2018/wordml/cex",),
    "w16du": (f"{_MS}word/2023/wordml/word16du",),
    "w16sdtdh": (f"{_MS}word/2020/wordml/sdtdatahash",),
    "xr": tuple(
        f"{_MS}spreadsheetml/{name}"
        for name in (
            "2014/revision", "2015/revision2", "2016/revision3", "2016/revision5",
            "2016/revision6", "2016/revision9", "2016/revision10", "2017/revision16",
        )
    ),
    "x15": (f"{_MS}spreadsheetml/2010/11/main",),
    "x15ac": (f"{_MS}spreadsheetml/2010/11/ac",),
    "xxl21": (f"{_MS}spreadsheetml/2021/extlinks2021",),
    "tc": (f"{_MS}spreadsheetml/2018/threadedcomments",),
    "p14": (f"{_MS}powerpoint/2010/main",),
    "p15": (f"{_MS}powerpoint/2012/main",),
    "p188": (f"{_MS}powerpoint/2018/8/main",),
    "p223": (f"{_MS}powerpoint/2022/03/main",),
    "p228": (f"{_MS}powerpoint/2022/08/main",),
    "pc": (f"{_MS}powerpoint/2013/main/command",),
    "ac": (f"{_MS}drawing/2013/main/command",),
    "a14": (f"{_MS}drawing/2010/main",),
    "a16": (f"{_MS}drawing/2014/main",),
    "we": (f"{_MS}webextensions/webextension/2010/11",),
    "o": ("urn:schemas-microsoft-com:office:office",),
}  # fmt: skip
_Rule = TypeVar("_Rule")


def names(short: str) -> Iterable[str]:
    """Yield the full names of ``prefix:name``: one for each namespace; a bare name is itself."""
    prefix, colon, local = short.partition(":")
    if not colon:
        return (short,)
    return (f"{space}{SEPARATOR}{local}" for space in SPACES[prefix])


def table(*rows: tuple[str, _Rule]) -> dict[str, _Rule]:
    """Make a table by full names from rows of short names, several in a row, and a rule."""
    return {
        name: rule for shorts, rule in rows for short in shorts.split() for name in names(short)
    }


def value(values: Mapping[str, str], short: str) -> tuple[str, str]:
    """Return the full name and the value of an attribute, whatever its namespace is; or nothing."""
    for name in names(short):
        if name in values:
            return name, values[name]
    return "", ""
