"""Names and ids that become neutral ones: the same for the same, and different for different ones.

Who answered whom is content, so that each person becomes ``Author`` and a number, in the order in
which they appear; ids that parts of a document refer to become numbers in the same way. What is
neutral already stays what it is, and its number is not given to anybody else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_AUTHOR = re.compile(r"Author (\d{1,6})")
_INITIALS = re.compile(r"A(\d{1,6})")
_GUID = re.compile(r"\{00000000-0000-0000-0000-0000000([0-9A-F]{5})\}")
_HEX = re.compile(r"000([0-9A-F]{5})")
_NUMBER = re.compile(r"\d{1,5}")


class Form(StrEnum):
    """How a neutral value is written."""

    AUTHOR = "author"
    INITIALS = "initials"
    GUID = "guid"
    """As COM writes it, in braces."""
    HEX = "hex"
    """Eight hexadecimal digits (ST_LongHexNumber)."""
    NUMBER = "number"


_FORMS = {
    Form.AUTHOR: (_AUTHOR, "Author {}", 10),
    Form.INITIALS: (_INITIALS, "A{}", 10),
    Form.GUID: (_GUID, "{{00000000-0000-0000-0000-0000000{:05X}}}", 16),
    Form.HEX: (_HEX, "000{:05X}", 16),
    Form.NUMBER: (_NUMBER, "{}", 10),
}


@dataclass(frozen=True, slots=True)
class Token:
    """What stands for a value until all values of the file are known."""

    form: Form
    value: str
    before: str = ""
    after: str = ""


class Names:
    """The neutral names of one file."""

    def __init__(self) -> None:
        self._taken: dict[Form, set[int]] = {form: set() for form in Form}
        self._given: dict[tuple[Form, str], int] = {}
        self._next = dict.fromkeys(Form, 1)

    def neutral(self, form: Form, value: str) -> bool:
        """Whether a value is neutral already; if so, its number is taken."""
        pattern, _, base = _FORMS[form]
        match = pattern.fullmatch(value)
        if match is None:
            return False
        if form is not Form.NUMBER:
            self._taken[form].add(int(match[match.lastindex or 0], base))
        return True

    def written(self, token: Token) -> bytes:
        """Return the neutral value; to be asked once all values have been seen."""
        key = (token.form, " ".join(token.value.casefold().split()))
        number = self._given.get(key)
        if number is None:
            number = self._next[token.form]
            while number in self._taken[token.form]:
                number += 1
            self._next[token.form] = number + 1
            self._given[key] = number
        text = _FORMS[token.form][1].format(number)
        return f"{token.before}{text}{token.after}".encode()
