"""The answers to a question about several pictures, by what they are called where there is one."""

from __future__ import annotations

import re

_SINGULAR = (
    (re.compile(r"Clean and send \d+"), "Clean and send"),
    (re.compile(r"Send all \d+ as they are"), "Send as it is"),
    (re.compile(r"Send \d+ as chosen"), "Send as chosen"),
    (re.compile("Don't send any"), "Don't send"),
)


def singular(name: str) -> str:
    """Return what a button is called where there is one picture."""
    return next((one for several, one in _SINGULAR if several.fullmatch(name)), name)
