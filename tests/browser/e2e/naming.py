"""The names under which pictures go out."""

from __future__ import annotations

import re

_FORM = re.compile(
    r"\b(?:picture|document|video|sound)-[bcdfghjkmnpqrstvwxz2-9]{8}(\.[a-z0-9]{3,4})\b"
)


class Neutral:
    """Equal to every name that says nothing and has a certain ending."""

    def __init__(self, ending: str) -> None:
        self.ending = ending

    def __eq__(self, name: object) -> bool:
        found = _FORM.fullmatch(name) if isinstance(name, str) else None
        return found is not None and found[1] == self.ending

    def __hash__(self) -> int:
        raise TypeError("many names are equal to this")

    def __repr__(self) -> str:
        return f"neutral({self.ending!r})"


def is_told_in(text: str) -> bool:
    """Say whether a neutral name stands in a text."""
    return _FORM.search(text) is not None


def neutral(ending: str = ".jpg") -> Neutral:
    """Return what is equal to every neutral name with this ending."""
    return Neutral(ending)
