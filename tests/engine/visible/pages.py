"""Pages for the rules, written as text: two spaces or more part the cells of a row."""

from __future__ import annotations

import re

from coatcheck.visible.detection import Page, TextLine
from coatcheck.visible.rules.engine import TextRules
from coatcheck.visible.rules.hits import settle
from coatcheck.visible.rules.layout import arrange, words
from coatcheck.visible.rules.lexicon import Lexicon

PITCH, LEADING, HEIGHT = 10, 26, 18
"""Pixels from letter to letter and from line to line, and of a line's height."""

LEXICON = Lexicon(
    words(
        """
    anna maria john erik jean marie lucia pedro joao tobias ines wei noor
    """
    ),
    words(
        """
    miller schmidt rossi dupont garcia silva svensson novak okafor haddad
    """
    ),
    frozenset(("王", "李", "欧阳", "田中", "佐藤")),
)


def page(text: str) -> Page:
    """Lay text out in letters of one width, each row and column where it stands."""
    rows = text.strip("\n").split("\n")
    lines = []
    for number, row in enumerate(rows):
        for match in re.finditer(r"\S+(?: \S+)*", row):
            left, width = match.start() * PITCH, len(match[0]) * PITCH
            lines.append(TextLine.in_box(match[0], left, number * LEADING, width, HEIGHT))
    width = max(map(len, rows)) * PITCH + PITCH
    return Page(width, len(rows) * LEADING, tuple(lines))


def told(text: str) -> set[tuple[str, str]]:
    """Return kinds and words that all rules together suggest on a page."""
    hits = settle(TextRules(LEXICON).hits(arrange(page(text))))
    return {(hit.kind.value, hit.words.strip()) for hit in hits}


def kinds(text: str) -> dict[str, str]:
    """Return words and the kind each is suggested as."""
    return {words: kind for kind, words in told(text)}
