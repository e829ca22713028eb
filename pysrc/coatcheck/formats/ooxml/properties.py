"""Properties of a package: they go, but for the name and the version of the program.

Rules (ECMA-376-2, 11; ECMA-376-1, 22.2): readers decide by the program and its main version how a
file is to be read, and whether its computed values are to be trusted.
"""

from __future__ import annotations

import re

from coatcheck.formats.zip.package import Part
from coatcheck.formats.zip.xml_text import SEPARATOR, children, escaped
from coatcheck.metadata.text import clip
from coatcheck.model import Content

_PROGRAM = re.compile(r"[A-Za-z][A-Za-z0-9 .®/()-]{0,59}")
_VERSION = re.compile(r"\d{1,5}(\.\d{1,5})?")


def core(part: Part, data: bytes) -> None:
    """Let all core properties go."""
    for child in children(data):
        local = child.name.rpartition(SEPARATOR)[2]
        edits = [(child.start, child.end, b"")]
        part.note(Content.DOCUMENT_DATA, "core", local, clip(child.text), edits)


def extended(part: Part, data: bytes) -> None:
    """Let the extended properties go, but for the program."""
    for child in children(data):
        local = child.name.rpartition(SEPARATOR)[2]
        text = child.text.strip()
        kept = program(local, text)
        if kept and kept == child.text:
            continue
        new = b"<%b>%b</%b>" % (local.encode(), escaped(kept), local.encode())
        opening = data[child.start : child.end]
        if kept and opening.startswith(b"<" + local.encode() + b">"):
            edits = [(child.start, child.end, new)]
        else:
            edits = [(child.start, child.end, b"")]
        part.note(Content.DOCUMENT_DATA, "app", local, clip(text), edits)


def program(local: str, text: str) -> str:
    """Return what stays of a property: of a program the name, of a version the numbers."""
    if local == "Application":
        match = _PROGRAM.match(text)
        return match[0].strip() if match is not None else ""
    if local == "AppVersion":
        match = _VERSION.match(text)
        return match[0] if match is not None else ""
    return ""


def names(data: bytes) -> frozenset[str]:
    """Return the names of the properties that say something."""
    found = children(data)
    return frozenset(c.name.rpartition(SEPARATOR)[2] for c in found if c.text.strip())


def said(data: bytes) -> frozenset[str]:
    """Return what the properties say that other parts repeat: the template, the company."""
    found = set[str]()
    for child in children(data):
        if child.name.rpartition(SEPARATOR)[2] in ("Template", "Company", "Manager"):
            text = child.text.strip()
            found |= {text.casefold(), text.rpartition(".")[0].casefold()}
    return frozenset(found - {""})


def emptied(part: Part, data: bytes) -> None:
    """Let all go that is in a part."""
    for child in children(data):
        edits = [(child.start, child.end, b"")]
        part.note(Content.DOCUMENT_DATA, "part", "tags of a program", "", edits)
