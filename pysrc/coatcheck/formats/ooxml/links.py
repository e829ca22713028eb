"""Targets outside of the package: addresses on the web stay, of local files only the name.

Rules (ECMA-376-2, 9.3; RFC 3986, RFC 8089): the target of an external relationship is an address.
Where it is a local file, its folders tell of a computer, and often of its user.
"""

from __future__ import annotations

import re

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_FOLDER = re.compile(r"[\\/]|%5[Cc]|%2[Ff]")
NOWHERE = "#"


def is_local(target: str) -> bool:
    """Whether a target is a file on somebody's computer, or beside the document."""
    scheme = _SCHEME.match(target)
    if scheme is not None:
        return scheme[0].lower() == "file:"
    return not target.startswith("#")


def without_folders(target: str) -> str:
    """Return what stays of the target of a link.

    >>> without_folders("file:///C:/Users/ada/plan.docx")
    'plan.docx'

    """
    if not is_local(target):
        return target
    name = _FOLDER.split(target.removeprefix("file:"))[-1]
    return NOWHERE if not name or name.endswith(":") else name
