"""First and family names, from a file that the build makes of several packages.

The file is UTF-8: three blocks of sorted lines, parted by an empty one: first names, family
names, family names in Chinese letters. Names are folded as text is. Without the file nobody is
known by name, and the rules say so by finding fewer names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = "names.txt"
DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known names, folded."""

    first: frozenset[str]
    family: frozenset[str]
    wide: frozenset[str]
    """Family names in Chinese letters, of one to three letters."""


@cache
def load(path: Path | None = None) -> Lexicon:
    """Return the names of the file."""
    path = path or DATA / FILE
    try:
        blocks = path.read_text("utf-8").split("\n\n")
    except OSError:
        blocks = []
    blocks += [""] * (3 - len(blocks))
    first, family, wide = (frozenset(block.split("\n")) - {""} for block in blocks[:3])
    return Lexicon(first, family, wide)
