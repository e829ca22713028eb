"""Postcodes with their towns, as the postal services of all countries write them.

The file is made by the build of the address data of libaddressinput. UTF-8, a line for a country:
its two letters, the side of the town that the postcode stands on (``before``, ``after``,
``alone``), and the postcode's pattern, parted by tabs. Without the file fewer lines are known for
the end of an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from coatcheck.visible.rules.lexicon import DATA

FILE = "postcodes.txt"
_TOWN = r"[^\W\d_](?:[^\W\d_]|[ .'()\-]){1,34}(?:/(?:[^\W\d_]|[ .'\-]){2,20})?(?: ?\d{1,2})?"
_AREA = r"(?:(?: - |-|, ?|/| )[a-z]{2,3}\.?| \([a-z]{2}\))?"
# Eircode: a routing key of a letter and two digits, or D6W. The pattern of the data takes words.
_OWN = {"IE": r"(?:[ac-fhknprtv-y]\d{2}|d6w) ?[\da-z]{4}"}
_WORDS = ("abcd", "ab cd", "abcdefg", "m185", "h185", "abc 12", "abc 1234")
"""Patterns that these pass would take words, or the models of things, for postcodes."""
_SHORT = r"(?!\d{1,4}(?![\w-]| \d))"
"""Four digits and fewer are anything."""
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Postcodes:
    """Patterns for folded text that is nothing but the end of an address."""

    strong: re.Pattern[str]
    """Five digits and more, groups, or letters among digits."""
    weak: re.Pattern[str]
    """Four digits, which may be a year or a number of anything."""
    alone: re.Pattern[str]
    """A postcode by itself, of those that no word or number looks like."""

    def strength(self, text: str) -> int:
        """Return 2 for a line that ends an address, 1 for one that may, or 0.

        >>> load().strength("811 06 bratislava"), load().strength("version 4")
        (2, 0)
        """
        if self.strong.fullmatch(text):
            return 2
        return 1 if self.weak.fullmatch(text) and not _YEAR.match(text) else 0


@cache
def load() -> Postcodes:
    """Return the patterns of the file."""
    try:
        rows = (DATA / FILE).read_text("utf-8").splitlines()
    except OSError:
        rows = []
    sides: dict[str, dict[str, None]] = {"before": {}, "after": {}, "alone": {}}
    for row in rows:
        country, side, pattern = row.split("\t")
        pattern = _OWN.get(country, pattern.lower())
        if not any(re.fullmatch(pattern, word) for word in _WORDS):
            sides[side][pattern] = None
    weak = r"\d{4}"
    strong = {s: _SHORT + f"(?:{_any(patterns)})" for s, patterns in sides.items()}
    anywhere = {
        p: None
        for some in sides.values()
        for p in some
        if re.search(r"[a-z]{2}|[a-z]-|\[a-z|-", p.replace("\\d", ""))
    }
    # Not of digits alone.
    lettered = rf"(?=[^ ]*[a-z-]|\w+ [^ ]*[a-z]){_SHORT}(?:{_any(anywhere)})"
    prefix = r"(?:[a-z]{1,2}[-–] ?)?"
    return Postcodes(
        re.compile(
            rf"(?:{prefix}(?:{strong['before']}|{strong['alone']}),? {_TOWN}{_AREA}"
            rf"|{_TOWN}{_AREA}[, ]{{1,2}}(?:c\.?p\.? ?|cep:? ?|p\.?c\.? ?)?(?:- ?)?(?:{strong['after']}|{strong['alone']})"
            rf"|[a-z]{{1,2}}[-–]{weak},? {_TOWN}|{_TOWN},? [a-z]{{2}}[-–]{weak})"
        ),
        re.compile(rf"(?:{weak} {_TOWN}{_AREA}|{_TOWN}{_AREA},? {weak})"),
        re.compile(rf"(?:{lettered}|[a-z]{{2}}[-–]{weak})"),
    )


def _any(patterns: object) -> str:
    return "|".join(f"(?:{p})" for p in patterns) or r"(?!)"  # type: ignore[attr-defined]
